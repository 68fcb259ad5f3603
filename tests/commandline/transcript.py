#!/usr/bin/env python3
"""Plays a transcript of a terminal against a build of Simul, and reports where it went otherwise.

    transcript.py --simul build/dev/app/simul transcripts/bad_input.md

A transcript is Markdown. In its indented blocks, `$ ` begins a command for bash; below it stand the lines it writes, those of
standard error with `! ` before them, then `[N]` if its exit status N is not 0. `…` stands for any text within a line, and alone
on a line for any lines. All commands of a transcript run in one fresh folder, with `scenarios` in it, `simul` in the PATH, and
no display.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

SECONDS = 120
SCENARIOS = pathlib.Path(__file__).resolve().parents[2] / "scenarios"
INDENT = "    "


@dataclass
class Step:
    line: int
    command: str
    output: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    status: int = 0


def read(path):
    """The steps of a transcript, in order."""
    steps = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.startswith(INDENT):
            continue
        text = line[len(INDENT):]
        if text.startswith("$ "):
            steps.append(Step(number, text[2:]))
        elif status := re.fullmatch(r"\[(\d+)\]", text):
            steps[-1].status = int(status[1])
        elif text.startswith("!"):
            steps[-1].errors.append(text[2:])
        else:
            steps[-1].output.append(text)
    return steps


def pattern(lines):
    """What the lines of a transcript stand for, as a regular expression for the whole text."""
    parts = ["(?:.*\n)*?" if line == "…" else ".*?".join(map(re.escape, line.split("…"))) + "\n" for line in lines]
    return re.compile("".join(parts))


def check(step, process):
    """Reports of what the command did otherwise."""
    if process.returncode != step.status:
        yield f"exit status {process.returncode}, expected {step.status}"
    for name, expected, written in (("standard output", step.output, process.stdout),
                                    ("standard error", step.errors, process.stderr)):
        text = written.decode("utf-8", "backslashreplace")
        if text and not text.endswith("\n"):
            text += "\n"
        if not pattern(expected).fullmatch(text):
            yield f"{name} was\n{indented(text)}\nexpected\n{indented(chr(10).join(expected))}"


def indented(text):
    return "\n".join("  | " + line for line in text.splitlines()) or "  | (nothing)"


def play(steps, simul):
    """Runs the steps in a fresh folder; yields a report for each that went otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(SCENARIOS, os.path.join(folder, "scenarios"))
        environment = {
            "PATH": f"{simul.resolve().parent}:{os.environ.get('PATH', '')}", "HOME": folder, "LC_ALL": "C.UTF-8", "TZ": "UTC",
            **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")},
        }
        for step in steps:
            process = subprocess.run(["bash", "-c", step.command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                     capture_output=True, timeout=SECONDS)
            for report in check(step, process):
                yield f"line {step.line}: $ {step.command}\n{report}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--simul", type=pathlib.Path, required=True)
    parser.add_argument("transcript", type=pathlib.Path)
    options = parser.parse_args()
    steps = read(options.transcript)
    if not steps:
        sys.exit(f"{options.transcript} has no commands")
    reports = list(play(steps, options.simul))
    print("\n".join(reports) or f"{len(steps)} commands")
    return 1 if reports else 0


if __name__ == "__main__":
    sys.exit(main())
