#!/usr/bin/env python3
"""Runs a program under CPython 3.11 with a virtual clock, and says what Simul must say.

    oracle.py [--model async|sequential] [--trace FILE.jsonl] [--seed N] PROGRAM [ARGUMENT…]

Standard output, standard error and exit status are the program's; a deadlock, in which CPython would hang, ends with
status 3. How CPython is changed, and how little: cpython/simul_oracle.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

# Debian's interpreter, whatever comes first in PATH: the rules are 3.11's.
INTERPRETER = os.environ.get("SIMUL_ORACLE_PYTHON", "/usr/bin/python3")
MODELS = ("async", "sequential")
HERE = pathlib.Path(__file__).resolve().parent


def environment(program, model, trace, seed):
    return {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": str(HERE / "cpython"),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "COLUMNS": "80",
        "SIMUL_ORACLE_FILE": os.path.abspath(program),
        "SIMUL_ORACLE_TRACE": str(trace or ""),
        "SIMUL_ORACLE_MODEL": model,
        "SIMUL_ORACLE_SEED": str(seed),
    }


def start(program, arguments, model="async", trace=None, seed=0, **options):
    """The completed process of `program`; its trace, closed by its exit status, is in the file `trace`."""
    command = [INTERPRETER, str(program), *arguments]
    process = subprocess.run(command, stdin=subprocess.DEVNULL, env=environment(program, model, trace, seed), **options)
    if process.returncode < 0:  # a signal, as shells tell of it: 130 is Ctrl+C
        process.returncode = 128 - process.returncode
    if trace:
        close_trace(pathlib.Path(trace), process.returncode)
    return process


def close_trace(trace, status):
    """Writes the exit status, which the program cannot know, into the trace's last line."""
    lines = trace.read_text(encoding="utf-8").splitlines()
    last = json.loads(lines[-1])
    if last["ev"] == "end":
        lines[-1] = json.dumps({**last, "status": status})
    trace.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", choices=MODELS, default="async")
    parser.add_argument("--trace", help="where to write the schedule trace; - for standard error")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("program")
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    if options.trace != "-":
        return start(options.program, options.arguments, options.model, options.trace, options.seed).returncode
    with tempfile.TemporaryDirectory() as folder:
        trace = pathlib.Path(folder, "trace.jsonl")
        status = start(options.program, options.arguments, options.model, trace, options.seed).returncode
        sys.stdout.flush()
        sys.stderr.write(trace.read_text(encoding="utf-8"))
        return status


if __name__ == "__main__":
    sys.exit(main())
