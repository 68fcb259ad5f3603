#!/usr/bin/env python3
"""Runs random programs under CPython and under Simul; a difference is shrunk to a small program and reported.

    fuzz.py --simul build/dev/app/simul                     500 programs, from seed 0
    fuzz.py --simul build/dev/app/simul --count 0           without end, from a seed of its own
    fuzz.py --simul build/dev/app/simul --seed 17 --count 1 --show

Every program runs in the async model, every fourth in the sequential one too. Compared is what the conformance tests
compare. Small programs of differences are kept below --keep; what one shows becomes a program in tests/conformance.
"""

import argparse
import concurrent.futures
import contextlib
import itertools
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "conformance"))

import run  # noqa: E402
from generate import generate  # noqa: E402
from shrink import shrink  # noqa: E402
from warm_oracle import WarmOracle  # noqa: E402


def models(seed):
    return ("async", "sequential") if seed % 4 == 0 else ("async",)


SECONDS = 20
_of_thread = threading.local()


def warm_oracle(oracles):
    """This thread's own; `oracles` closes it."""
    if not hasattr(_of_thread, "oracle"):
        _of_thread.oracle = oracles.enter_context(WarmOracle(SECONDS))
    return _of_thread.oracle


def difference(simul, oracles, source, model):
    """What differs, as text; None if nothing does, or if CPython has no answer within the time."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "program.py")
        path.write_text(source, encoding="utf-8")
        program = run.Program(path, [], [model], 0, None)
        try:
            process = warm_oracle(oracles).start(path, [], model, pathlib.Path(folder))
            theirs = run.Outcome.of(process, pathlib.Path(folder, "cpython.jsonl"))
        except subprocess.TimeoutExpired:
            return None
        try:
            ours = run.run_simul(simul, program, model, pathlib.Path(folder))
        except subprocess.TimeoutExpired:
            return "Simul takes too long"
        if "SyntaxError" in (theirs.exception() or ""):
            return None
        return "\n".join(run.differences(theirs, ours)) or None


def kind(report):
    """What a report is about, in a word: shrinking must not wander from one difference to another."""
    return report.split(":")[0].split("\n")[0]


def check(simul, oracles, seed):
    source = generate(seed)
    for model in models(seed):
        if report := difference(simul, oracles, source, model):
            return seed, model, report
    return seed, None, None


def small_program(simul, oracles, seed, model, report):
    def still_differs(source):
        found = source and difference(simul, oracles, source, model)
        return bool(found) and kind(found) == kind(report)

    return shrink(generate(seed), still_differs)


def results(pool, simul, oracles, seeds):
    """What `check` finds, in the order of the seeds, of which there may be no end."""
    seeds = iter(seeds)
    while batch := list(itertools.islice(seeds, 64)):
        yield from pool.map(lambda seed: check(simul, oracles, seed), batch)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--simul", type=pathlib.Path, required=True)
    parser.add_argument("--count", type=int, default=500, help="0: without end")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the small programs")
    parser.add_argument("--no-shrink", action="store_true")
    parser.add_argument("--show", action="store_true", help="print the programs, and run nothing")
    options = parser.parse_args()
    first = options.seed if options.seed is not None else (0 if options.count else int(time.time()) * 1000)
    seeds = range(first, first + options.count) if options.count else itertools.count(first)
    if options.show:
        print("\n\n".join(generate(seed) for seed in seeds))
        return 0
    begun = time.monotonic()
    run.SECONDS = SECONDS
    ran = differing = 0
    with contextlib.ExitStack() as oracles, concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for seed, model, report in results(pool, options.simul, oracles, seeds):
            ran += 1
            if ran % 1000 == 0:
                print(f"{ran} programs, {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
            if report is None:
                continue
            differing += 1
            print(f"seed {seed} [{model}]\n{report}\n", flush=True)
            if options.no_shrink:
                continue
            small = small_program(options.simul, oracles, seed, model, report)
            print(f"{small}\n", flush=True)
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"seed_{seed}_{model}.py").write_text(small + "\n", encoding="utf-8")
    print(f"{ran} programs, {differing} differences, {time.monotonic() - begun:.0f} s")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
