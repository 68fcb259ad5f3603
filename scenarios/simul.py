"""What a scenario may say to Simul. This page lets every scenario run under plain Python too.

Simul knows the module itself; beside the scenarios it stands for `python3 scenarios/chess_exhibition.py`, where an
hour of thinking takes an hour.
"""

import time


def work(seconds):
    """Compute for `seconds` seconds: nothing else happens on this CPU meanwhile.

    In virtual time the clock moves on; here, in real time, the CPU is kept busy.
    """
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass
