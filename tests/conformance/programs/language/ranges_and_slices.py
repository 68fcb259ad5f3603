"""range objects, slices of everything, slice.indices."""
r = range(1, 20, 3)
print(r, list(r), r[2], r[-1], r[1:4], r[::-1], len(r), 7 in r, 8 in r, r.index(7), r.count(7), r == range(1, 21, 3), hash(r) == hash(range(1, 21, 3)), range(0) == range(5, 2), bool(range(0)))
print("abcdef"[::-1], "abcdef"[1:-1:2], "abc"[-5:2], "abc"[5:], (1, 2, 3)[::-2], b"abc"[::-1], [1, 2, 3][-2:], "abc"[None:None])
print(slice(1, 5, 2), slice(None, -1).indices(10), slice(None, None, -1).indices(4), slice(1) == slice(None, 1, None))
class Shows:
    def __getitem__(self, key):
        return key
print(Shows()[1:2, ::3], Shows()[...], Shows()[1:2:3], Shows()[:])
for wrong in (lambda: range(1.5), lambda: range(1, 2, 0), lambda: range(3)[5], lambda: "abc"["a"], lambda: "abc"[::0], lambda: range(), lambda: r.index(100)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
