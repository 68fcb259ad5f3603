def averager():
    total, count, average = 0, 0, None
    while True:
        try:
            value = yield average
        except ValueError as error:
            print("thrown in", error)
            continue
        finally:
            print("step")
        if value is None:
            return total
        total += value
        count += 1
        average = total / count


generator = averager()
print(next(generator), generator.send(10), generator.send(20), generator.throw(ValueError("odd")))
try:
    generator.send(None)
except StopIteration as stop:
    print("returned", stop.value)


def inner():
    received = yield 1
    print("inner received", received)
    try:
        yield 2
    finally:
        print("inner closed")
    return "inner result"


def outer():
    result = yield from inner()
    print("result", result)
    yield from [3, 4]
    yield from range(5, 7)
    return "done"


print(list(outer()))
generator = outer()
print(next(generator), generator.send("hello"))
generator.close()
print(list(generator), next(generator, "exhausted"))


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


generator = stubborn()
next(generator)
try:
    generator.close()
except RuntimeError as error:
    print(error)


def leaks():
    yield 1
    raise StopIteration("inside")


try:
    list(leaks())
except RuntimeError as error:
    print(error)
try:
    averager().send(1)
except TypeError as error:
    print(error)
squares = (n * n for n in range(5) if n % 2)
print(next(squares), list(squares), sum(n for n in (1, 2, 3)), type(squares).__name__)


def cleanup():
    try:
        yield "value"
    finally:
        print("cleaned up at once")


for value in cleanup():
    break
print("after break")
generator = cleanup()
next(generator)
del generator
print("after del")
