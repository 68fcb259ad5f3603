"""Prime numbers, averages, flattened lists: generators with state."""
from itertools import islice, takewhile


def primes():
    composites, candidate = {}, 2
    while True:
        prime = composites.pop(candidate, None)
        if prime is None:
            yield candidate
            composites[candidate * candidate] = candidate
        else:
            multiple = candidate + prime
            while multiple in composites:
                multiple += prime
            composites[multiple] = prime
        candidate += 1


def averager():
    total = count = 0
    average = None
    while (value := (yield average)) is not None:
        total += value
        count += 1
        average = total / count
    return total, count


def collect(results, key):
    while True:
        results[key] = yield from averager()


def flatten(value):
    for item in value:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


def countdown(n):
    while n > 0:
        jump = yield n
        n = jump if jump is not None else n - 1


print(list(islice(primes(), 15)), sum(takewhile(lambda p: p < 100, primes())))
results = {}
for key, values in {"a": [1, 2, 3], "b": [10, 20]}.items():
    collector = collect(results, key)
    next(collector)
    print([collector.send(value) for value in values], collector.send(None))
print(results, list(flatten([1, [2, (3, [4])], 5])))
down = countdown(5)
print(next(down), next(down), down.send(10), next(down), down.close())
