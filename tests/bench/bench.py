#!/usr/bin/env python3
"""Measures whole runs of Simul, from start to end of the process.

    bench.py build/release/app/simul [--runs 7] [--only NAME]

First the workloads, each beside CPython's asyncio under the same virtual clock; then the program's own commands: the
fastest and the median of several runs.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
SCENARIOS = HERE.parents[1] / "scenarios"
sys.path.insert(0, str(HERE.parent / "conformance"))

import oracle  # noqa: E402


def measures(folder):
    """Name of what is measured, and the arguments that make Simul do it."""
    chess = SCENARIOS / "chess_exhibition.py"
    yield "start: check a small scenario", ["check", SCENARIOS / "count_async.py"]
    yield "run the chess exhibition", ["run", "--quiet", chess]
    yield "the same, and write its trace", ["run", "--quiet", "--trace", folder / "trace.jsonl", chess]
    yield "the same under 200 opponents and 100 moves", [
        "run", "--quiet", "--set", "OPPONENTS=200", "--set", "MOVES=100", chess]
    yield "compare the chess exhibition", ["compare", chess]
    yield "export it as PNG", ["export", chess, "-o", folder / "chess.png"]
    yield "export it as SVG", ["export", chess, "-o", folder / "chess.svg"]
    for program in sorted(HERE.glob("programs/*.py")):
        yield f"run {program.stem.replace('_', ' ')}", ["run", "--quiet", program]


def seconds_taken(command, **options):
    begun = time.perf_counter()
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True, **options)
    return time.perf_counter() - begun


def compare_with_cpython(simul, name, runs):
    """Simul records its trace meanwhile; CPython, for which that would take most of the time, does not. What takes CPython
    seconds, and so one run, takes Simul a blink: of that it is the median of several."""
    print(f"{'':44} {'CPython':>9} {'Simul':>9} {'ratio':>7}")
    for program in sorted(HERE.glob("workloads/*.py")):
        if name not in program.stem:
            continue
        environment = {**os.environ, **oracle.environment(program, "async", None, 0)}
        theirs = seconds_taken([oracle.INTERPRETER, program], env=environment)
        ours = statistics.median(seconds_taken([simul, "run", "--quiet", program]) for _ in range(runs))
        print(f"{program.stem.replace('_', ' '):44} {theirs:7.2f} s {ours:7.3f} s {theirs / ours:6.1f}×", flush=True)
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("simul", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--only", default="", help="measure only what has this in its name")
    options = parser.parse_args()
    compare_with_cpython(options.simul, options.only, options.runs)
    print(f"{'':44} {'fastest':>9} {'median':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments in measures(pathlib.Path(folder)):
            if options.only in name:
                times = [seconds_taken([options.simul, *arguments]) * 1000 for _ in range(options.runs)]
                print(f"{name:44} {min(times):6.0f} ms {statistics.median(times):6.0f} ms", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
