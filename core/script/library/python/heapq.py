"""Priority queues in lists: item k is not greater than items 2k + 1 and 2k + 2."""


def _towards_root(heap, start, position):
    item = heap[position]
    while position > start:
        parent = (position - 1) >> 1
        if not item < heap[parent]:
            break
        heap[position] = heap[parent]
        position = parent
    heap[position] = item


def _towards_leaves(heap, position):
    # All the way down along the smaller children, then up again to where the item belongs: an item that comes
    # from a leaf mostly goes back to one, and this saves a comparison a level.
    end = len(heap)
    start = position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    heap[position] = item
    _towards_root(heap, start, position)


def _check(heap, function, place=" 1"):
    if not isinstance(heap, list):
        raise TypeError(f"{function}() argument{place} must be list, not {type(heap).__name__}")


def heappush(heap, item, /):
    _check(heap, "heappush")
    heap.append(item)
    _towards_root(heap, 0, len(heap) - 1)


def heappop(heap, /):
    _check(heap, "heappop", "")
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _towards_leaves(heap, 0)
    return smallest


def heapreplace(heap, item, /):
    _check(heap, "heapreplace")
    if not heap:
        raise IndexError("index out of range")
    smallest = heap[0]
    heap[0] = item
    _towards_leaves(heap, 0)
    return smallest


def heappushpop(heap, item, /):
    _check(heap, "heappushpop")
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _towards_leaves(heap, 0)
    return item


def heapify(heap, /):
    _check(heap, "heapify", "")
    for position in reversed(range(len(heap) // 2)):
        _towards_leaves(heap, position)


def merge(*iterables, key=None, reverse=False):
    """One sorted stream from several; equal items in order of the iterables."""
    heads = []
    for order, iterable in enumerate(iterables):
        iterator = iter(iterable)
        for item in iterator:
            heads.append([item if key is None else key(item), order, item, iterator])
            break
    while heads:
        best = heads[0]
        for head in heads:
            if (best[0] < head[0]) if reverse else (head[0] < best[0]):
                best = head
        yield best[2]
        for item in best[3]:
            best[0] = item if key is None else key(item)
            best[2] = item
            break
        else:
            heads.remove(best)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
