"""The canon for objects that only refer to each other: they die when the program has ended.

When CPython's collector comes by itself depends on how many objects the interpreter has made so far, the oracle's own
among them: the same program gets different answers from a fresh interpreter and from a forked one.
"""

import gc


def install():
    # Not gc.disable(): the collection at the interpreter's end is to stay.
    gc.set_threshold(0)
