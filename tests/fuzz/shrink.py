"""Makes a program smaller for as long as it keeps a property."""

import ast

COMPOUND = (ast.If, ast.For, ast.AsyncFor, ast.With, ast.AsyncWith, ast.Try, ast.TryStar)


def shrink(source, holds):
    """The smallest program found for which `holds(source)`; it holds for `source`. Takes statements out, and puts the
    bodies of compound statements in their places, until nothing more can go."""
    best = ast.unparse(ast.parse(source))
    if not holds(best):
        return source
    while smaller := next((each for each in candidates(best) if holds(each)), None):
        best = smaller
    return best


def candidates(source):
    """Every program that is one removal away, the large removals first."""
    blocks = list(places(ast.parse(source)))
    removals = [(path, start, length) for path, count in blocks for length in sizes(count)
                for start in range(0, count - length + 1, max(1, length // 2))]
    for path, start, length in sorted(removals, key=lambda removal: -removal[2]):
        tree = ast.parse(source)
        body = at(tree, path)
        body[start:start + length] = []
        if not body and path:
            body.append(ast.Pass())
        yield text(tree)
    for path, count in blocks:
        for index in range(count):
            tree = ast.parse(source)
            body = at(tree, path)
            if isinstance(body[index], COMPOUND):
                body[index:index + 1] = body[index].body
                yield text(tree)


def sizes(count):
    while count:
        yield count
        count //= 2


def places(node, path=()):
    """Paths to all blocks of statements, and how many statements each has."""
    for name, value in ast.iter_fields(node):
        if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
            if not (len(value) == 1 and isinstance(value[0], ast.Pass)):
                yield path + (name,), len(value)
            for index, statement in enumerate(value):
                yield from places(statement, path + (name, index))
        elif isinstance(value, list):
            for index, part in enumerate(value):
                if isinstance(part, (ast.ExceptHandler, ast.match_case)):
                    yield from places(part, path + (name, index))


def at(tree, path):
    for part in path:
        tree = tree[part] if isinstance(part, int) else getattr(tree, part)
    return tree


def text(tree):
    try:
        return ast.unparse(ast.fix_missing_locations(tree))
    except Exception:
        return ""
