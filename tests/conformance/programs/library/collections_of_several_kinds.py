from collections import Counter, OrderedDict, defaultdict, deque, namedtuple

queue = deque([1, 2, 3], maxlen=4)
queue.append(4)
queue.append(5)
queue.appendleft(0)
queue.rotate(1)
queue.extend([8, 9])
print(queue, queue.popleft(), queue.pop(), len(queue), 3 in queue, list(reversed(queue)), queue[0], deque("ab"), queue.maxlen)
groups = defaultdict(list)
for word in ("apple", "avocado", "banana"):
    groups[word[0]].append(word)
print(groups, dict(groups), groups["z"], defaultdict(int)["x"])
counts = Counter("mississippi")
counts.update("ss")
print(counts, counts.most_common(2), counts["x"], sum(counts.values()), Counter(a=3) + Counter(a=1, b=2), Counter(a=3, b=1) - Counter(a=1, b=5), list(Counter(b=2, a=1).elements()))
Point = namedtuple("Point", "x y", defaults=[0])
point = Point(3)
print(point, point.x, point[1], point._replace(y=5), point._asdict(), Point._fields, point == (3, 0), Point(*"ab"))
x, y = point
ordered = OrderedDict(a=1, b=2)
ordered.move_to_end("a")
print(ordered, ordered.popitem(last=False), x, y)
