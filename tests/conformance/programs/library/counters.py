"""Counter arithmetic and most common."""
from collections import Counter

count = Counter("abracadabra")
print(count, count.most_common(2), count["zz"], count.total(), sorted(count.elements())[:4], count + Counter("aab"), count - Counter("aaaab"), count & Counter("ab"), count | Counter("zz"))
count.update("zzz")
count.subtract("ab")
count["new"] += 1
del count["c"]
print(count, Counter(a=1) == Counter({"a": 1, "b": 0}), Counter(a=3) > Counter(a=2), +Counter(a=-1, b=2), -Counter(a=-1, b=2), dict(Counter([1, 1, 2])), "q" in count)
