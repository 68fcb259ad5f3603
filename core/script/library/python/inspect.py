"""What kind of object something is."""

from types import AsyncGeneratorType as _AsyncGeneratorType, BuiltinFunctionType as _BuiltinFunctionType
from types import CoroutineType as _CoroutineType, FunctionType as _FunctionType, GeneratorType as _GeneratorType
from types import MethodDescriptorType as _MethodDescriptorType, MethodType as _MethodType
from types import _GeneratorAsCoroutine
import types as _types

_ModuleType = type(_types)
_GENERATOR, _COROUTINE, _ITERABLE_COROUTINE, _ASYNC_GENERATOR = 0x20, 0x80, 0x100, 0x200

CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"


def _has_flag(obj, flag):
    while True:
        if isinstance(obj, _MethodType):
            obj = obj.__func__
        elif type(obj).__name__ == "partial" and type(obj).__module__ == "functools":
            obj = obj.func
        else:
            break
    return isinstance(obj, _FunctionType) and bool(obj.__code__.co_flags & flag)


def isfunction(object):
    return isinstance(object, _FunctionType)


def ismethod(object):
    return isinstance(object, _MethodType)


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, _ModuleType)


def isbuiltin(object):
    return isinstance(object, _BuiltinFunctionType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or isinstance(object, _MethodDescriptorType)


def isgeneratorfunction(obj):
    return _has_flag(obj, _GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, _COROUTINE)


def isasyncgenfunction(obj):
    return _has_flag(obj, _ASYNC_GENERATOR)


def isgenerator(object):
    return isinstance(object, _GeneratorType)


def iscoroutine(object):
    return isinstance(object, _CoroutineType)


def isasyncgen(object):
    return isinstance(object, _AsyncGeneratorType)


def isawaitable(object):
    return isinstance(object, (_CoroutineType, _GeneratorAsCoroutine)) or hasattr(type(object), "__await__")


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_frame is None:
        return GEN_CLOSED
    return GEN_SUSPENDED if generator.gi_suspended else GEN_CREATED


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_frame is None:
        return CORO_CLOSED
    return CORO_SUSPENDED if coroutine.cr_suspended else CORO_CREATED


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None
