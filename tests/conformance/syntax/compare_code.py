#!/usr/bin/env python3
"""Compares where Simul's instructions stand with where CPython's do: the lines of tracebacks and suspended frames.

    compare_code.py SCRIPT_DUMP FILE_OR_FOLDER...

Run it with CPython 3.11. For each code object the set of (operation, name, range) must be the same; operations that
the two write in different shapes (jumps, stack shuffling, displays, folded arithmetic) are left out.
"""
import dis
import os
import re
import subprocess
import sys

SAME = """
LOAD_NAME LOAD_GLOBAL LOAD_FAST LOAD_DEREF LOAD_CLASSDEREF LOAD_CLOSURE STORE_NAME STORE_GLOBAL STORE_FAST STORE_DEREF
DELETE_NAME DELETE_GLOBAL DELETE_FAST DELETE_DEREF LOAD_ATTR STORE_ATTR DELETE_ATTR CALL CALL_EX BINARY_SUBSCR
STORE_SUBSCR DELETE_SUBSCR COMPARE_OP CONTAINS_OP GET_ITER FOR_ITER GET_AITER GET_ANEXT END_ASYNC_FOR BEFORE_WITH
BEFORE_ASYNC_WITH WITH_EXCEPT_START GET_AWAITABLE YIELD_FROM YIELD_VALUE GET_YIELD_FROM_ITER FORMAT_VALUE BUILD_SLICE
UNPACK_SEQUENCE UNPACK_EX RAISE_VARARGS CHECK_EXC_MATCH CHECK_EG_MATCH IMPORT_NAME IMPORT_FROM IMPORT_STAR
MAKE_FUNCTION LOAD_BUILD_CLASS LOAD_ASSERTION_ERROR MATCH_CLASS MATCH_KEYS MATCH_MAPPING MATCH_SEQUENCE
""".split()
RENAMED = {
    "LOAD_METHOD": "LOAD_ATTR",
    "CALL_METHOD": "CALL",
    "CALL_KEYWORDS": "CALL",
    "CALL_FUNCTION_EX": "CALL_EX",
    "SEND": "YIELD_FROM",
    "STORE_FAST__STORE_FAST": "STORE_FAST",
}
NAMED = re.compile(r"(LOAD|STORE|DELETE)_(NAME|GLOBAL|FAST|DEREF|CLASSDEREF|CLOSURE|ATTR)|IMPORT_(NAME|FROM)")


def characters(lines, line, offset):
    return len(lines[line - 1][:offset].decode("utf-8", "replace")) + 1


def cpython(code, lines, result):
    operations = set()
    previous = ""
    for i in dis.get_instructions(code):
        name = RENAMED.get(i.opname, i.opname)
        after_send, previous = previous == "SEND", i.opname
        p = i.positions
        if name not in SAME or (name == "YIELD_VALUE" and after_send) or p.lineno is None:
            continue
        if p.col_offset is None or p.end_col_offset is None:
            place = f"{p.lineno}"
        else:
            place = (
                f"{p.lineno}:{characters(lines, p.lineno, p.col_offset)}"
                f"-{p.end_lineno}:{characters(lines, p.end_lineno, p.end_col_offset)}"
            )
        operations.add((name, i.argval if NAMED.fullmatch(name) else "", place))
    result.append((code.co_qualname, code.co_firstlineno, operations))
    for constant in code.co_consts:
        if isinstance(constant, type(code)):
            cpython(constant, lines, result)


def simul(text):
    result = []
    for line in text.splitlines():
        kind, *rest = line.split(" ", 2)
        if kind == "=":
            result.append((rest[0], int(rest[1]), set()))
            continue
        name = RENAMED.get(kind, kind)
        if name in SAME:
            result[-1][2].add((name, rest[1] if NAMED.fullmatch(name) else "", rest[0]))
    return result


def files_below(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
        for folder, _, names in sorted(os.walk(path)):
            for name in sorted(names):
                if name.endswith(".py"):
                    yield os.path.join(folder, name)


def differences(expected, actual):
    """Operations on one side only. Where CPython leaves out an unreachable or artificial one, ours may stay."""
    actual_by_key = {}
    for name, line, operations in actual:
        actual_by_key.setdefault((name, line), set()).update(operations)
    expected_by_key = {}
    for name, line, operations in expected:
        expected_by_key.setdefault((name, line), set()).update(operations)
    for key in sorted(set(expected_by_key) | set(actual_by_key)):
        e, a = expected_by_key.get(key, set()), actual_by_key.get(key, set())
        # What is written for `except … as name` when the name goes out of scope stands nowhere in particular.
        forgotten = {o[1] for o in e | a if o[0].startswith("DELETE_") and o[0] != "DELETE_SUBSCR"}
        e, a = ({o for o in side if not (o[0][:6] in ("STORE_", "DELETE") and o[1] in forgotten)} for side in (e, a))
        # Nor does what ends a class body.
        e, a = ({o for o in side if o[1] not in ("__class__", "__classcell__")} for side in (e, a))
        # CPython folds "%s" % (x,) into an f-string, a, b = b, a into swaps, and indexing of constants.
        e = {o for o in e if o[0] != "FORMAT_VALUE" or o in a}
        a = {o for o in a if o[0] not in ("UNPACK_SEQUENCE", "BINARY_SUBSCR") or o in e}
        for operation in sorted(e - a):
            yield f"{key[0]}: missing {operation}"
        for operation in sorted(a - e):
            yield f"{key[0]}: extra {operation}"


def main(dump, paths):
    compared = differing = 0
    for path in files_below(paths):
        with open(path, "rb") as file:
            data = file.read()
        run = subprocess.run([dump, "ops", path], capture_output=True, text=True)
        if run.returncode < 0 or run.returncode > 1:
            print(f"{path}: crashed: {run.stderr[-300:]}")
            differing += 1
            continue
        if run.returncode != 0:
            continue
        try:
            lines = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").encode().split(b"\n")
            code = compile(data, path, "exec", dont_inherit=True)
        except (SyntaxError, UnicodeDecodeError, ValueError, RecursionError):
            print(f"{path}: accepted, but CPython refuses it")
            differing += 1
            continue
        expected = []
        cpython(code, lines, expected)
        compared += 1
        found = list(differences(expected, simul(run.stdout)))
        if found:
            differing += 1
            print(f"{path}: differs")
            for difference in found[:6]:
                print("  " + difference)
    print(f"{compared} compared, {differing} differ")
    return 1 if differing or not compared else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
