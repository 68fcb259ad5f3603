"""copy and deepcopy, of containers, objects and cycles."""
import copy


class Node:
    def __init__(self, value, following=None):
        self.value, self.following = value, following


class Special:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deeply copied"


inner = [1, 2]
outer = {"a": inner, "b": (inner, 3)}
shallow, deep = copy.copy(outer), copy.deepcopy(outer)
inner.append(3)
print(shallow, deep, shallow["a"] is inner, deep["a"] is deep["b"][0])
ring = Node(1)
ring.following = Node(2, ring)
twin = copy.deepcopy(ring)
print(twin is not ring, twin.following.following is twin, twin.value, copy.copy(ring).following is ring.following)
print(copy.copy(Special()), copy.deepcopy([Special()]), copy.copy("text"), copy.deepcopy((1, 2)), copy.copy({1}), copy.deepcopy(frozenset([1])))
cycle = [1]
cycle.append(cycle)
again = copy.deepcopy(cycle)
print(again[1] is again, again)
