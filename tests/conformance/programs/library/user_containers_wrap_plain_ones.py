from collections import UserDict, UserList
from collections.abc import MutableMapping, MutableSequence
from types import MappingProxyType


class Settings(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __missing__(self, key):
        return f"no {key}"


class Scores(UserList):
    def append(self, item):
        super().append(item * 2)


settings = Settings({"A": 1}, Bee=2)
settings.update(C=3)
settings["D"] = 4
print(settings, settings["a"], settings["zzz"], len(settings), "c" in settings, list(settings), settings.get("q", 5), settings.data)
print(settings.pop("a"), settings.setdefault("e", 9), settings | {"f": 1}, {"g": 0} | settings, settings == {"bee": 2, "c": 3, "d": 4, "e": 9})
print(settings.keys(), settings.copy(), Settings.fromkeys("XY", 0), isinstance(settings, MutableMapping), isinstance(settings, dict))
print(UserDict.__module__, UserDict.__name__, type(settings).__mro__[1])
try:
    del UserDict()["x"]
except KeyError as error:
    print(repr(error))

scores = Scores([3, 1])
scores.append(5)
scores.extend([7])
print(scores, scores[0], scores[1:], type(scores[1:]).__name__, scores + [1], [0] + scores, scores * 2, len(scores), 10 in scores, scores.data)
scores.sort()
scores.insert(0, -1)
print(scores, scores.index(3), scores.count(1), scores.pop(), scores == [-1, 1, 3, 7], scores < [5], scores.copy(), isinstance(scores, MutableSequence))
scores.reverse()
print(scores, list(reversed(scores)), sorted(scores))

view = MappingProxyType({"a": 1})
print(view, view["a"], len(view), "a" in view, view.get("b"), dict(view))
try:
    view["b"] = 2
except TypeError as error:
    print(error)
