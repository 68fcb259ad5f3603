"""The canon for what asyncio keeps in sets of tasks, futures and generators: the order of insertion."""

import asyncio
import inspect
from asyncio import base_events, taskgroups, tasks


class InsertionOrderedSet(set):
    """A set that iterates in the order in which its members came in."""

    def __init__(self, members=()):
        super().__init__()
        self._order = {}
        self.update(members)

    def __iter__(self):
        return iter(self._order)

    def __repr__(self):
        return "{" + ", ".join(map(repr, self)) + "}" if self else "set()"

    def __reduce__(self):
        return InsertionOrderedSet, (list(self),)

    def add(self, member):
        super().add(member)
        self._order.setdefault(member)

    def discard(self, member):
        super().discard(member)
        self._order.pop(member, None)

    def remove(self, member):
        super().remove(member)
        del self._order[member]

    def pop(self):
        if not self:
            raise KeyError("pop from an empty set")
        member = next(iter(self._order))
        self.remove(member)
        return member

    def clear(self):
        super().clear()
        self._order.clear()

    def copy(self):
        return InsertionOrderedSet(self)

    def update(self, *others):
        for other in others:
            for member in other:
                self.add(member)

    def difference_update(self, *others):
        for other in others:
            for member in list(other):
                self.discard(member)

    def intersection_update(self, *others):
        for member in list(self):
            if not all(member in other for other in others):
                self.discard(member)

    def symmetric_difference_update(self, other):
        for member in InsertionOrderedSet(other):
            self.discard(member) if member in self else self.add(member)

    def union(self, *others):
        return self._changed(InsertionOrderedSet.update, *others)

    def difference(self, *others):
        return self._changed(InsertionOrderedSet.difference_update, *others)

    def intersection(self, *others):
        return self._changed(InsertionOrderedSet.intersection_update, *others)

    def symmetric_difference(self, other):
        return self._changed(InsertionOrderedSet.symmetric_difference_update, other)

    def _changed(self, change, *others):
        result = self.copy()
        change(result, *others)
        return result

    def _operator(method):
        def apply(self, other):
            return method(self, other) if isinstance(other, (set, frozenset)) else NotImplemented

        return apply

    def _assigning_operator(method):
        def apply(self, other):
            if not isinstance(other, (set, frozenset)):
                return NotImplemented
            method(self, other)
            return self

        return apply

    __or__, __ior__ = _operator(union), _assigning_operator(update)
    __sub__, __isub__ = _operator(difference), _assigning_operator(difference_update)
    __and__, __iand__ = _operator(intersection), _assigning_operator(intersection_update)
    __xor__, __ixor__ = _operator(symmetric_difference), _assigning_operator(symmetric_difference_update)
    del _operator, _assigning_operator


def install():
    # Their `set()` and `set(fs)` become insertion-ordered ones: wait, TaskGroup.
    tasks.set = taskgroups.set = InsertionOrderedSet
    _rewrite(tasks, "as_completed",
             "{ensure_future(f, loop=loop) for f in set(fs)}", "set([ensure_future(f, loop=loop) for f in set(fs)])")
    _rewrite(tasks, "all_tasks",
             "{t for t in tasks\n            if futures._get_loop(t) is loop and not t.done()}",
             "set([t for t in tasks if futures._get_loop(t) is loop and not t.done()])")
    tasks._all_tasks.data = InsertionOrderedSet()

    initialise = base_events.BaseEventLoop.__init__

    def initialise_ordered(self):
        initialise(self)
        self._asyncgens.data = InsertionOrderedSet()

    base_events.BaseEventLoop.__init__ = initialise_ordered


def _rewrite(module, name, old, new):
    """Replace in a function of asyncio the set comprehension that no name can shadow."""
    source = inspect.getsource(getattr(module, name))
    assert source.count(old) == 1, f"{name} reads differently in this version of CPython"
    original = getattr(module, name)
    exec(compile(source.replace(old, new), original.__code__.co_filename, "exec"), vars(module))
    setattr(asyncio, name, getattr(module, name))
