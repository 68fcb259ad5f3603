#!/usr/bin/env python3
"""Holds Simul to CPython: runs one program under both and reports the first difference.

    run.py --simul build/dev/app/simul [--model async]… PROGRAM [ARGUMENT…]
    run.py PROGRAM [ARGUMENT…]            CPython alone: does the program print what it states?

Compared are standard output, the exit status, every field of the schedule trace but `wait`, and what an uncaught
exception says. A program may state in comments how it wants to be run, and what it prints in the async model:

    # arguments: 9 6 3
    # models: async
    # status: 3
    # expect: one line of output
"""

import argparse
import difflib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

import oracle

SECONDS = 120
CONTEXT = 4
TRACEBACK = "Traceback (most recent call last):"
CHAINED = ("During handling of the above exception", "The above exception was the direct cause")
ASYNCIO_REPORTS = ("future: ", "task: ", "handle: ", "transport: ", "Exception ignored in", "Exception in ", "unhandled exception")


@dataclass
class Program:
    path: pathlib.Path
    arguments: list[str]
    models: list[str]
    status: int
    expected: list[str] | None

    @classmethod
    def read(cls, path, arguments):
        text = path.read_text(encoding="utf-8")
        stated = dict(re.findall(r"^# (arguments|models|status): (.*)$", text, re.MULTILINE))
        expected = re.findall(r"# expect:(?: (.*))?$", text, re.MULTILINE)
        return cls(path, arguments or shlex.split(stated.get("arguments", "")),
                   stated.get("models", " ".join(oracle.MODELS)).split(), int(stated.get("status", 0)), expected or None)


@dataclass
class Outcome:
    """What one run of a program showed."""

    status: int
    output: list[str]
    errors: list[str]
    events: list[dict] = field(default_factory=list)

    @classmethod
    def of(cls, process, trace):
        events = [json.loads(line) for line in trace.read_text(encoding="utf-8").splitlines()] if trace.exists() else []
        return cls(process.returncode, lines(process.stdout), lines(process.stderr), events)

    def exception(self):
        """What the uncaught exception said, by its traceback; asyncio's reports have tracebacks too, under a line of theirs."""
        said = None
        before = ""
        is_report = False
        lines = iter(self.errors if self.status == 1 else [])
        for line in lines:
            if line == TRACEBACK:
                if not before.startswith(CHAINED):
                    is_report = before.startswith(ASYNCIO_REPORTS)
                line = next((line for line in lines if line and not line.startswith(" ")), "")
                said = said if is_report else line
            before = line or before
        return said


def lines(data):
    return data.decode("utf-8", "backslashreplace").split("\n")


def run_cpython(program, model, folder):
    trace = folder / "cpython.jsonl"
    process = oracle.start(program.path, program.arguments, model, trace, capture_output=True, timeout=SECONDS)
    return Outcome.of(process, trace)


def run_simul(simul, program, model, folder):
    trace = folder / "simul.jsonl"
    command = [simul, "run", "--quiet", "--model", model, "--trace", trace, program.path, "--", *program.arguments]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    process = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, env=environment)
    return Outcome.of(process, trace)


def differences(cpython, simul):
    """Readable reports of what differs, the most telling first; empty if nothing does."""
    if cpython.status != simul.status:
        yield f"exit status: CPython {cpython.status}, Simul {simul.status}"
    if cpython.output != simul.output:
        diff = difflib.unified_diff(cpython.output, simul.output, "CPython's output", "Simul's output", lineterm="")
        yield "\n".join(list(diff)[:40])
    if cpython.exception() and cpython.exception() != simul.exception():
        yield f"uncaught exception:\n  CPython: {cpython.exception()}\n  Simul:   {simul.exception()}"
    if report := trace_difference(cpython.events, simul.events):
        yield report


def trace_difference(expected, actual):
    actual = [{name: value for name, value in event.items() if name != "wait"} for event in actual]
    for index in range(max(len(expected), len(actual))):
        theirs = expected[index] if index < len(expected) else None
        ours = actual[index] if index < len(actual) else None
        if theirs != ours:
            before = expected[max(0, index - CONTEXT):index]
            return "\n".join([
                f"trace, event {index + 1}: {differing_fields(theirs, ours)}",
                *(f"           {show(event)}" for event in before),
                *(f"  CPython: {show(event)}" for event in [theirs, *expected[index + 1:index + 3]]),
                *(f"  Simul:   {show(event)}" for event in [ours, *actual[index + 1:index + 3]]),
            ])
    return None


def differing_fields(theirs, ours):
    if theirs is None or ours is None:
        return "one trace goes on"
    return ", ".join(sorted(name for name in theirs.keys() | ours.keys() if theirs.get(name) != ours.get(name)))


def show(event):
    return "(no event)" if event is None else json.dumps(event, ensure_ascii=False)


def check_statement(program, cpython):
    """Does CPython do what the program says of itself? Yields what it does instead."""
    if cpython.status != program.status:
        yield f"exit status: stated {program.status}, CPython {cpython.status}\n" + "\n".join(cpython.errors)
    if program.expected is None:
        return
    printed = cpython.output[:-1] if cpython.output[-1] == "" else cpython.output
    diff = difflib.unified_diff(program.expected, printed, "stated in the program", "CPython's output", lineterm="")
    if report := "\n".join(diff):
        yield report


def failures(program, model, simul):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        cpython = run_cpython(program, model, folder)
        if model == "async":
            yield from check_statement(program, cpython)
        if not simul:
            return
        outcome = run_simul(simul, program, model, folder)
        reports = list(differences(cpython, outcome))
        yield from reports
        if reports and outcome.errors != [""]:
            yield "Simul's standard error:\n" + "\n".join(outcome.errors[:20])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--simul", type=pathlib.Path, help="the program to check; without it, CPython runs alone")
    parser.add_argument("--model", action="append", choices=oracle.MODELS, help="only this model")
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    program = Program.read(options.program.resolve(), options.arguments)
    failed = False
    models = program.models if options.simul else ["async"]
    for model in options.model or models:
        for report in failures(program, model, options.simul):
            failed = True
            print(f"{program.path} {shlex.join(program.arguments)} [{model}]\n{report}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
