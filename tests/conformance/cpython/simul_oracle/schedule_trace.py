"""The schedule trace (docs/LANGUAGE.md) of a program that CPython runs."""

import atexit
import gc
import json
import types
from asyncio import tasks

BODIES = (types.CoroutineType, types.GeneratorType, types.AsyncGeneratorType)


class Recorder:
    def __init__(self, clock, file):
        self._clock = clock
        self._file = file
        self._events = []
        self._path = ""
        self._left_out = ()

    def leave_out(self, *functions):
        """Clean-up of asyncio.run: not the program's own tasks, though they take numbers."""
        self._left_out = [function.__code__ for function in functions]

    def install(self, path):
        """Write the trace to `path` when the program ends; an empty one: record nothing."""
        self._path = path
        if not path:
            return
        atexit.register(self.write, "end")
        set_name = tasks._set_task_name

        def set_task_name(task, name):
            """`create_task(coro, name=…)` names the task just after its creation, which then bears that name."""
            set_name(task, name)
            if name is not None and self._events[-1]["ev"] == "create":
                self._events[-1]["task"] = task.get_name()

        tasks._set_task_name = set_task_name

    @property
    def is_recording(self):
        return bool(self._path)

    def task_created(self, task, creator):
        if not self._path:
            return
        self._record(task, "create", by=creator.get_name() if creator and not self._is_left_out(creator) else None)

    def step_begins(self, task):
        self._record(task, "resume")

    def step_ended(self, task):
        if not task.done():
            self._record(task, "suspend")
        elif task.cancelled():
            self._record(task, "cancelled")
        elif task._exception is not None:  # exception() would mark it as retrieved
            self._record(task, "failed", exc=type(task._exception).__name__)
        else:
            self._record(task, "done")

    def write(self, last_event):
        """Write the trace; the status in its last line is known only to whoever started the interpreter."""
        if not self._path:
            return
        with open(self._path, "w") as trace:
            for event in self._events + [{"t": self._clock.now, "ev": last_event}]:
                trace.write(json.dumps(event, ensure_ascii=False) + "\n")

    def _is_left_out(self, task):
        return getattr(task.get_coro(), "cr_code", None) in self._left_out

    def _record(self, task, event, **more):
        if self._is_left_out(task):
            return
        body = task.get_coro()
        stack = [[frame.f_code.co_name, frame.f_lineno]
                 for frame in frames(body) if frame.f_code.co_filename == self._file]
        line = stack[-1][1] if stack else None
        self._events.append(
            {"t": self._clock.now, "task": task.get_name(), "ev": event, "line": line, "stack": stack, **more})


def frames(body):
    """The frames of a suspended coroutine and of what it awaits, outermost first."""
    while body is not None:
        match body:
            case types.CoroutineType():
                frame, awaited = body.cr_frame, body.cr_await
            case types.GeneratorType():
                frame, awaited = body.gi_frame, body.gi_yieldfrom
            case types.AsyncGeneratorType():
                frame, awaited = body.ag_frame, body.ag_await
            case _:
                # What `agen.asend()`, `anext()` and `coro.__await__()` return hold the body and do not show it.
                frame, awaited = None, _body_held_by(body)
        if frame is not None:
            yield frame
        body = awaited


def _body_held_by(wrapper):
    if type(wrapper).__name__ not in {
        "async_generator_asend", "async_generator_athrow", "anext_awaitable", "coroutine_wrapper"
    }:
        return None
    held = gc.get_referents(wrapper)
    bodies = [each for each in held if isinstance(each, BODIES)]
    wrappers = [each for each in held if type(each).__name__.startswith("async_generator_")]
    return next(iter(bodies + wrappers), None)
