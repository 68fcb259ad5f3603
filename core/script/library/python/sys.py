"""The interpreter as the scenario sees it."""

from _sys import argv, byteorder, exc_info, exit, getrecursionlimit, hexversion, intern, maxsize, maxunicode, modules, platform
from _sys import calling_place as _calling_place, stderr, stdout, version


class _version_info(tuple):
    __slots__ = ()
    major = property(lambda self: self[0])
    minor = property(lambda self: self[1])
    micro = property(lambda self: self[2])
    releaselevel = property(lambda self: self[3])
    serial = property(lambda self: self[4])

    def __repr__(self):
        return ("sys.version_info(major=%r, minor=%r, micro=%r, releaselevel=%r, serial=%r)") % tuple(self)


version_info = _version_info((3, 11, 2, "final", 0))
