from collections import deque

window = deque(maxlen=3)
for n in range(6):
    window.append(n)
    print(list(window), sum(window))
window.extendleft([9, 8])
window.rotate(-1)
print(window, window.index(8), window.count(9), deque([1, 2]) + deque([3]), deque("ab") * 2, deque([1]) == deque([1]))
window.remove(8)
window.insert(1, 5)
window.reverse()
print(window, window.copy(), bool(deque()), window[-1])
del window[0]
window.clear()
for attempt in (lambda: window.pop(), lambda: window.popleft(), lambda: deque([1])[3], lambda: deque([1]).remove(2), lambda: deque(maxlen=1).insert(0, 1)):
    try:
        print(attempt())
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
