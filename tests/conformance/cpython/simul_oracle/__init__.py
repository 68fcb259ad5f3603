"""CPython under Simul's canonical clock.

`install()` changes only what the canon names (docs/LANGUAGE.md, "The oracle"); the interpreter, asyncio's futures,
tasks, locks and queues are the originals. What the run is to be comes through the environment, so that the program
finds its own `sys.argv`, `__main__` and `__file__`:

    SIMUL_ORACLE_FILE    absolute path of the program: whose functions appear in stacks
    SIMUL_ORACLE_TRACE   where the schedule trace goes; empty for none
    SIMUL_ORACLE_MODEL   async | sequential
    SIMUL_ORACLE_SEED    what unseeded randomness starts from
"""

import os


def install():
    begin(prepare())


def prepare():
    """What is the same for all runs: a clock, and CPython's modules told of it."""
    from . import clock

    virtual_clock = clock.VirtualClock()
    # The clock comes first: asyncio and logging read it when they are imported.
    clock.install(virtual_clock)
    return virtual_clock


def begin(virtual_clock):
    """The run that the environment describes."""
    from . import collection, randomness

    collection.install()
    randomness.install(int(os.environ["SIMUL_ORACLE_SEED"]))

    from . import event_loop, insertion_order, pools, schedule_trace

    recorder = schedule_trace.Recorder(virtual_clock, os.environ["SIMUL_ORACLE_FILE"])
    insertion_order.install()
    recorder.install(os.environ["SIMUL_ORACLE_TRACE"])
    pools.install(virtual_clock)
    event_loop.install(virtual_clock, recorder, blocking_sleep=os.environ["SIMUL_ORACLE_MODEL"] == "sequential")
