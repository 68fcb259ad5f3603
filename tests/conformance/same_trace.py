#!/usr/bin/env python3
"""Runs the scenarios and the corpus with several builds of Simul: output, status and trace must be the same bytes.

    same_trace.py build/dev/app/simul build/clang/app/simul

Two builds by two compilers tell what a compiler is free to choose; one build named twice tells what a run is.
"""

import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile

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


def differences(builds, path):
    """A line for each model under which a build shows something else than the first one."""
    program = Program.read(path, [])
    for model in program.models:
        first, *others = (shown(build, program, model) for build in builds)
        for build, other in zip(builds[1:], others):
            if first != other:
                parts = ("status", "standard output", "standard error", "trace")
                what = ", ".join(part for part, one, two in zip(parts, first, other) if one != two)
                yield f"{path} [{model}]: {build} differs from {builds[0]} in {what}"


def main():
    builds = sys.argv[1:]
    if len(builds) < 2:
        sys.exit(__doc__)
    paths = programs()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        reports = [report for found in pool.map(lambda path: list(differences(builds, path)), paths) for report in found]
    print("\n".join(reports + [f"{len(paths)} programs, {len(reports)} differences"]))
    return 1 if reports else 0


if __name__ == "__main__":
    sys.exit(main())
