import bisect
import heapq
import operator
import string

heap = [5, 1, 8, 3, 9, 2]
heapq.heapify(heap)
heapq.heappush(heap, 0)
print(heap, heapq.heappop(heap), heapq.heapreplace(heap, 7), heapq.heappushpop(heap, 1), heap, heapq.nlargest(2, heap), heapq.nsmallest(2, heap, key=lambda n: -n), list(heapq.merge([1, 4], [2, 3])))
row = [1, 3, 3, 5]
print(bisect.bisect(row, 3), bisect.bisect_left(row, 3), bisect.bisect_right(row, 9))
bisect.insort(row, 4)
print(row, operator.itemgetter(1)("abc"), operator.itemgetter(0, 2)("abc"), operator.attrgetter("real")(5), operator.methodcaller("upper")("x"), operator.add(1, 2), operator.mul(3, 4))
print(string.ascii_lowercase, string.digits, string.punctuation, string.ascii_letters[-3:], string.hexdigits)
