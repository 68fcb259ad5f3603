#!/usr/bin/env python3
"""Compares Simul's syntax trees with CPython's, node by node, ranges included.

    compare_trees.py SCRIPT_DUMP FILE_OR_FOLDER...

Run it with CPython 3.11. Files that hold what Simul refuses (complex numbers, \\N{...}, relative imports) or that
CPython refuses are left out. Exits with 1 when a tree differs.
"""
import ast
import os
import re
import subprocess
import sys


class Printer:
    def __init__(self, text):
        self.lines = text.encode("utf-8").split(b"\n")

    def column(self, line, offset):
        return len(self.lines[line - 1][:offset].decode("utf-8", "replace")) + 1

    def range(self, n):
        return (
            f"@{n.lineno}:{self.column(n.lineno, n.col_offset)}"
            f"-{n.end_lineno}:{self.column(n.end_lineno, n.end_col_offset)}"
        )

    def one(self, n):
        return " -" if n is None else " " + self.node(n)

    def all(self, items):
        return " [" + " ".join(self.node(i) if i is not None else "-" for i in items) + "]"

    def word(self, text):
        return " " + (text or "-")

    def literal(self, value, kind=None):
        if value is Ellipsis:
            return " Ellipsis"
        if isinstance(value, str):
            return (" u" if kind == "u" else " ") + quoted(value.encode("utf-8", "surrogatepass"))
        if isinstance(value, bytes):
            return " b" + quoted(value)
        if isinstance(value, float):
            return " inf" if value == float("inf") else " " + repr(value)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 2**63:
            return " " + str(value)
        return " " + repr(value)

    def parameter(self, a, default):
        return f"({a.arg}{self.range(a)}{self.one(a.annotation)}{self.one(default)})"

    def parameters(self, a):
        positional = a.posonlyargs + a.args
        defaults = [None] * (len(positional) - len(a.defaults)) + a.defaults
        printed = [self.parameter(p, d) for p, d in zip(positional, defaults)]
        split = len(a.posonlyargs)
        keyword_only = [self.parameter(p, d) for p, d in zip(a.kwonlyargs, a.kw_defaults)]
        return (
            f" [{' '.join(printed[:split])}] [{' '.join(printed[split:])}]"
            f" {self.parameter(a.vararg, None) if a.vararg else '-'}"
            f" [{' '.join(keyword_only)}]"
            f" {self.parameter(a.kwarg, None) if a.kwarg else '-'}"
        )

    def keywords(self, items):
        return " [" + " ".join(f"({k.arg or '**'}{self.range(k)}{self.one(k.value)})" for k in items) + "]"

    def clauses(self, items):
        return (
            " ["
            + " ".join(
                f"({'async-for' if c.is_async else 'for'}{self.one(c.target)}{self.one(c.iter)}{self.all(c.ifs)})"
                for c in items
            )
            + "]"
        )

    def aliases(self, items):
        return " [" + " ".join(f"({a.name}{self.range(a)}{self.word(a.asname)})" for a in items) + "]"

    def node(self, n):
        kind = type(n).__name__
        name, fields = getattr(self, "print_" + kind)(n)
        return f"({name}{self.range(n)}{fields})"

    def print_BoolOp(self, n):
        return "BooleanOperation", self.word(type(n.op).__name__) + self.all(n.values)

    def print_NamedExpr(self, n):
        return "NamedExpression", self.one(n.target) + self.one(n.value)

    def print_BinOp(self, n):
        return "BinaryOperation", self.one(n.left) + self.word(type(n.op).__name__) + self.one(n.right)

    def print_UnaryOp(self, n):
        return "UnaryOperation", self.word(type(n.op).__name__) + self.one(n.operand)

    def print_Lambda(self, n):
        return "Lambda", self.parameters(n.args) + self.one(n.body)

    def print_IfExp(self, n):
        return "IfExpression", self.one(n.test) + self.one(n.body) + self.one(n.orelse)

    def print_Dict(self, n):
        return "Dict", " [" + " ".join((self.node(k) if k else "-") + self.one(v) for k, v in zip(n.keys, n.values)) + "]"

    def print_Set(self, n):
        return "Set", self.all(n.elts)

    def print_ListComp(self, n):
        return "ListComprehension", self.one(n.elt) + self.clauses(n.generators)

    def print_SetComp(self, n):
        return "SetComprehension", self.one(n.elt) + self.clauses(n.generators)

    def print_DictComp(self, n):
        return "DictComprehension", self.one(n.key) + self.one(n.value) + self.clauses(n.generators)

    def print_GeneratorExp(self, n):
        return "GeneratorExpression", self.one(n.elt) + self.clauses(n.generators)

    def print_Await(self, n):
        return "Await", self.one(n.value)

    def print_Yield(self, n):
        return "Yield", self.one(n.value)

    def print_YieldFrom(self, n):
        return "YieldFrom", self.one(n.value)

    def print_Compare(self, n):
        ops = " ".join(type(o).__name__ for o in n.ops)
        return "Comparison", self.one(n.left) + f" [{ops}]" + self.all(n.comparators)

    def print_Call(self, n):
        return "Call", self.one(n.func) + self.all(n.args) + self.keywords(n.keywords)

    def print_FormattedValue(self, n):
        conversion = "-" if n.conversion < 0 else chr(n.conversion)
        return "FormattedValue", self.one(n.value) + self.word(conversion) + self.one(n.format_spec)

    def print_JoinedStr(self, n):
        return "JoinedString", self.all(n.values)

    def print_Constant(self, n):
        return "Constant", self.literal(n.value, n.kind)

    def print_Attribute(self, n):
        return "Attribute", self.one(n.value) + self.word(n.attr)

    def print_Subscript(self, n):
        return "Subscript", self.one(n.value) + self.one(n.slice)

    def print_Starred(self, n):
        return "Starred", self.one(n.value)

    def print_Name(self, n):
        return "Name", self.word(n.id)

    def print_List(self, n):
        return "List", self.all(n.elts)

    def print_Tuple(self, n):
        return "Tuple", self.all(n.elts)

    def print_Slice(self, n):
        return "Slice", self.one(n.lower) + self.one(n.upper) + self.one(n.step)

    def function(self, n, prefix):
        return "FunctionDefinition", (
            prefix + self.word(n.name) + self.parameters(n.args) + self.all(n.body) + self.all(n.decorator_list) + self.one(n.returns)
        )

    def print_FunctionDef(self, n):
        return self.function(n, "")

    def print_AsyncFunctionDef(self, n):
        return self.function(n, " async")

    def print_ClassDef(self, n):
        return "ClassDefinition", (
            self.word(n.name) + self.all(n.bases) + self.keywords(n.keywords) + self.all(n.body) + self.all(n.decorator_list)
        )

    def print_Return(self, n):
        return "Return", self.one(n.value)

    def print_Delete(self, n):
        return "Delete", self.all(n.targets)

    def print_Assign(self, n):
        return "Assign", self.all(n.targets) + self.one(n.value)

    def print_AugAssign(self, n):
        return "AugmentedAssign", self.one(n.target) + self.word(type(n.op).__name__) + self.one(n.value)

    def print_AnnAssign(self, n):
        return "AnnotatedAssign", self.one(n.target) + self.one(n.annotation) + self.one(n.value) + (" simple" if n.simple else "")

    def loop(self, n, prefix):
        return "For", prefix + self.one(n.target) + self.one(n.iter) + self.all(n.body) + self.all(n.orelse)

    def print_For(self, n):
        return self.loop(n, "")

    def print_AsyncFor(self, n):
        return self.loop(n, " async")

    def print_While(self, n):
        return "While", self.one(n.test) + self.all(n.body) + self.all(n.orelse)

    def print_If(self, n):
        return "If", self.one(n.test) + self.all(n.body) + self.all(n.orelse)

    def with_(self, n, prefix):
        items = " ".join(self.node(i.context_expr) + self.one(i.optional_vars) for i in n.items)
        return "With", f"{prefix} [{items}]" + self.all(n.body)

    def print_With(self, n):
        return self.with_(n, "")

    def print_AsyncWith(self, n):
        return self.with_(n, " async")

    def print_Match(self, n):
        cases = " ".join(f"(case{self.one(c.pattern)}{self.one(c.guard)}{self.all(c.body)})" for c in n.cases)
        return "Match", self.one(n.subject) + f" [{cases}]"

    def print_Raise(self, n):
        return "Raise", self.one(n.exc) + self.one(n.cause)

    def try_(self, n, prefix):
        handlers = " ".join(
            f"(except{self.range(h)}{self.one(h.type)}{self.word(h.name)}{self.all(h.body)})" for h in n.handlers
        )
        return "Try", prefix + self.all(n.body) + f" [{handlers}]" + self.all(n.orelse) + self.all(n.finalbody)

    def print_Try(self, n):
        return self.try_(n, "")

    def print_TryStar(self, n):
        return self.try_(n, " star")

    def print_Assert(self, n):
        return "Assert", self.one(n.test) + self.one(n.msg)

    def print_Import(self, n):
        return "Import", self.aliases(n.names)

    def print_ImportFrom(self, n):
        return "ImportFrom", self.word(n.module) + self.aliases(n.names)

    def print_Global(self, n):
        return "Global", " [" + " ".join(n.names) + "]"

    def print_Nonlocal(self, n):
        return "Nonlocal", " [" + " ".join(n.names) + "]"

    def print_Expr(self, n):
        return "ExpressionStatement", self.one(n.value)

    def print_Pass(self, n):
        return "Pass", ""

    def print_Break(self, n):
        return "Break", ""

    def print_Continue(self, n):
        return "Continue", ""

    def print_MatchValue(self, n):
        return "MatchValue", self.one(n.value)

    def print_MatchSingleton(self, n):
        return "MatchSingleton", self.literal(n.value)

    def print_MatchSequence(self, n):
        return "MatchSequence", self.all(n.patterns)

    def print_MatchMapping(self, n):
        return "MatchMapping", self.all(n.keys) + self.all(n.patterns) + self.word(n.rest)

    def print_MatchClass(self, n):
        names = " ".join(n.kwd_attrs)
        return "MatchClass", self.one(n.cls) + self.all(n.patterns) + f" [{names}]" + self.all(n.kwd_patterns)

    def print_MatchStar(self, n):
        return "MatchStar", self.word(n.name)

    def print_MatchAs(self, n):
        return "MatchAs", self.one(n.pattern) + self.word(n.name)

    def print_MatchOr(self, n):
        return "MatchOr", self.all(n.patterns)


def quoted(data):
    text = "".join(chr(b) if 0x20 <= b < 0x7F and b not in (0x27, 0x5C) else f"\\x{b:02x}" for b in data)
    return f"'{text}'"


def uses_refused(tree, text):
    if "\\N{" in text:
        return True
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, complex):
            return True
        if isinstance(node, ast.ImportFrom) and node.level:
            return True
    return False


def files_below(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
        for folder, _, names in sorted(os.walk(path)):
            for name in sorted(names):
                if name.endswith(".py"):
                    yield os.path.join(folder, name)


def main(dump, paths):
    sys.set_int_max_str_digits(0)
    compared = differing = refused = 0
    for path in files_below(paths):
        with open(path, "rb") as file:
            data = file.read()
        try:
            text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
            tree = ast.parse(data)
        except (SyntaxError, UnicodeDecodeError, ValueError, RecursionError):
            continue
        if uses_refused(tree, text):
            refused += 1
            continue
        printer = Printer(text)
        try:
            expected = [printer.node(statement) for statement in tree.body]
        except RecursionError:
            continue
        run = subprocess.run([dump, "ast", path], capture_output=True, text=True)
        compared += 1
        # Simul keeps big hexadecimal integers as such.
        actual = re.sub(r"\b0x[0-9a-f]{16,}", lambda m: str(int(m[0], 16)), run.stdout).splitlines()
        if run.returncode != 0 or actual != expected:
            differing += 1
            print(f"{path}: differs")
            print(run.stderr.strip()[:500])
            for e, a in zip(expected, actual):
                if e != a:
                    at = next((i for i, (x, y) in enumerate(zip(e, a)) if x != y), min(len(e), len(a)))
                    print("  expected …" + e[max(0, at - 60) : at + 60])
                    print("  actual   …" + a[max(0, at - 60) : at + 60])
                    break
    print(f"{compared} compared, {differing} differ, {refused} left out")
    return 1 if differing or not compared else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
