#!/usr/bin/env python3
"""Prints which rows of the specification have programs in the corpus, and which have none.

A rule of docs/ASYNCIO_ORDER.md is covered by the programs that name it (`# rule: 18`); a name in the tables of
docs/LANGUAGE.md by those that use it, in whatever role.

    coverage.py            the table, in Markdown
    coverage.py --gaps     only what has no program; ends with 1 if there is any
"""

import argparse
import ast
import builtins
import pathlib
import re
import sys
from collections import defaultdict

HERE = pathlib.Path(__file__).resolve().parent
DOCS = HERE.parents[1] / "docs"
# The areas of "Supported" whose code spans are names; the others are prose.
AREAS_OF_NAMES = ("built-ins", "`asyncio`", "modules")
# Code spans there that are no names of their own, and rules of what Simul refuses.
NO_NAMES = {"msg", "_ns", "re", "store_true"}
REFUSED_RULES = {22}


def rules():
    """Number and title of each rule that binds 3.11."""
    text = (DOCS / "ASYNCIO_ORDER.md").read_text(encoding="utf-8")
    return {int(number): title for number, title in re.findall(r"^(\d+)\. \*\*(.+?)\*\*", text, re.MULTILINE)}


def names_of_the_language():
    """Area to the names it lists."""
    text = (DOCS / "LANGUAGE.md").read_text(encoding="utf-8")
    supported = text[text.index("## Supported"):text.index("## What blocks")]
    areas = defaultdict(list)
    for area, what in re.findall(r"^\| (.+?) \| (.+) \|$", supported, re.MULTILINE):
        for span in re.findall(r"`([^`]+)`", what) if area in AREAS_OF_NAMES else []:
            for word in re.findall(r"[\w.]+(?:\(refused\))?", span):
                if not word.endswith("(refused)") and word.rpartition(".")[2] not in NO_NAMES:
                    areas[area.strip("`")].append(word.rpartition(".")[2])
    areas["built-ins"] += [name for name in dir(builtins) if name.endswith(("Error", "Exit", "Interrupt", "Iteration"))]
    return areas


def names_used(path):
    used = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for attribute in ("id", "attr", "name", "module", "arg"):
            if isinstance(value := getattr(node, attribute, None), str):
                used.update(value.split("."))
    return used


def corpus():
    return sorted((HERE / "programs").rglob("*.py"))


def rules_named(path):
    return [int(number) for line in re.findall(r"^# rule: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            for number in line.split()]


def coverage():
    """Section, row, programs that cover it."""
    by_rule, by_name = defaultdict(list), defaultdict(list)
    for path in corpus():
        program = str(path.relative_to(HERE / "programs").with_suffix(""))
        for rule in rules_named(path):
            by_rule[rule].append(program)
        for name in names_used(path):
            by_name[name].append(program)
    for number, title in rules().items():
        if number in REFUSED_RULES:
            continue
        yield "order", f"{number}. {title}", by_rule[number]
    for area, names in names_of_the_language().items():
        for name in dict.fromkeys(names):
            yield area, f"`{name}`", by_name[name]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gaps", action="store_true", help="only what has no program")
    options = parser.parse_args()
    rows = list(coverage())
    if options.gaps:
        gaps = [(section, row) for section, row, programs in rows if not programs]
        for section, row in gaps:
            print(f"{section}: {row}")
        return 1 if gaps else 0
    print("| section | row | programs | for instance |\n| --- | --- | --- | --- |")
    for section, row, programs in rows:
        print(f"| {section} | {row} | {len(programs)} | {', '.join(programs[:2])} |")
    covered = sum(bool(programs) for _, _, programs in rows)
    print(f"\n{len(corpus())} programs cover {covered} of {len(rows)} rows.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
