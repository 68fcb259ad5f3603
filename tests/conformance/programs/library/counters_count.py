from collections import Counter

words = "the cat and the dog and the bird".split()
counts = Counter(words)
print(counts, counts.most_common(), counts.total(), sorted(counts.elements())[:3])
counts.subtract(["the", "cat", "cat"])
print(counts, +counts, -counts, counts & Counter(the=1), counts | Counter(zebra=2), Counter(a=1) == Counter("a"))
del counts["bird"]
counts["new"] += 1
print(counts, "bird" in counts, list(counts), dict(counts), Counter({"x": 2}).most_common(1))
