#!/usr/bin/env python3
"""Runs the scenarios and the corpus with several builds of Simul: output, status and trace must be the same bytes.

    same_trace.py build/dev/app/simul build/clang/app/simul

Two builds by two compilers tell what a compiler is free to choose; one build named twice tells what a run is.
"""

import pathlib
import subprocess
import sys
import tempfile

import oracle
from run import SECONDS, Program

HERE = pathlib.Path(__file__).resolve().parent
SCENARIOS = HERE.parents[1] / "scenarios"


def programs():
    paths = [path for path in SCENARIOS.glob("*.py") if path.name != "simul.py"]
    return sorted(paths + list((HERE / "programs").rglob("*.py")) + list((HERE / "tutorial").glob("*.py")))


def shown(simul, program, model):
    """All that a run shows: status, standard output and error, trace."""
    with tempfile.TemporaryDirectory() as folder:
        trace = pathlib.Path(folder, "trace.jsonl")
        command = [simul, "run", "--model", model, "--trace", trace, program.path, "--", *program.arguments]
        process = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)
        return process.returncode, process.stdout, process.stderr, trace.read_bytes() if trace.exists() else None


def main():
    builds = sys.argv[1:]
    if len(builds) < 2:
        sys.exit(__doc__)
    differing = 0
    paths = programs()
    for path in paths:
        program = Program.read(path, [])
        for model in oracle.MODELS:
            first, *others = (shown(build, program, model) for build in builds)
            for build, other in zip(builds[1:], others):
                if first != other:
                    parts = ("status", "standard output", "standard error", "trace")
                    what = ", ".join(part for part, one, two in zip(parts, first, other) if one != two)
                    print(f"{path} [{model}]: {build} differs from {builds[0]} in {what}")
                    differing += 1
    print(f"{len(paths)} programs, {differing} differences")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
