"""heapq and bisect."""
import bisect
import heapq

heap = [5, 1, 4]
heapq.heapify(heap)
heapq.heappush(heap, 0)
print(heap, heapq.heappop(heap), heapq.heapreplace(heap, 9), heapq.heappushpop(heap, 2), heap)
print(heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, [4, 2, 8], key=lambda x: -x), list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge("db", "ca", reverse=True)))
work = []
for priority, name in ((2, "b"), (1, "z"), (1, "a")):
    heapq.heappush(work, (priority, name))
print([heapq.heappop(work) for _ in range(3)])
items = [1, 3, 3, 5]
print(bisect.bisect(items, 3), bisect.bisect_left(items, 3), bisect.bisect_right(items, 9), bisect.bisect_left([(1, "a"), (3, "b")], 3, key=lambda pair: pair[0]), bisect.bisect(items, 3, 0, 1))
bisect.insort(items, 4)
bisect.insort_left(items, 3)
print(items)
for wrong in (lambda: heapq.heappop([]), lambda: heapq.heappush([1], "a"), lambda: bisect.bisect([1], "a"), lambda: heapq.heapreplace([], 1)):
    try:
        wrong()
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
