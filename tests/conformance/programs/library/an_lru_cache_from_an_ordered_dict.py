"""A subclass of OrderedDict may override the access to items: moving and popping do not ask it."""
from collections import OrderedDict


class Cache(OrderedDict):
    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity

    def __getitem__(self, key):
        print("get", key)
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        print("set", key)
        if key in self:
            self.move_to_end(key)
        super().__setitem__(key, value)
        if len(self) > self.capacity:
            print("evict", self.popitem(last=False))

    def __delitem__(self, key):
        print("delete", key)
        super().__delitem__(key)


cache = Cache(2)
cache["a"] = 1
cache["b"] = 2
print(cache["a"], list(cache))
cache["c"] = 3
print(cache, cache.popitem(), len(cache))
cache.move_to_end("a", last=False)
cache.update(d=4)
del cache["d"]
print(cache, cache.pop("a"), cache)
