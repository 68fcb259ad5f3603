"""An operating system in thirty lines: tasks are generators, calls are objects that they yield."""
from collections import deque


class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks


class Spawn:
    def __init__(self, generator):
        self.generator = generator


class Kernel:
    def __init__(self):
        self.ready, self.sleeping, self.clock, self.count, self.results = deque(), [], 0, 0, {}

    def spawn(self, generator):
        self.count += 1
        self.ready.append((self.count, generator, None))
        return self.count

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.sleeping.sort(key=lambda entry: entry[:2])
                self.clock, number, generator = self.sleeping.pop(0)
                self.ready.append((number, generator, None))
                continue
            number, generator, value = self.ready.popleft()
            try:
                call = generator.send(value)
            except StopIteration as stop:
                self.results[number] = stop.value
                continue
            match call:
                case Sleep(ticks=ticks):
                    self.sleeping.append((self.clock + ticks, number, generator))
                case Spawn(generator=child):
                    self.ready.append((number, generator, self.spawn(child)))
                case None:
                    self.ready.append((number, generator, None))


def child(n):
    for i in range(n):
        print("child", n, i)
        yield Sleep(n)
    return n * 10


def parent():
    numbers = []
    for n in (1, 2):
        numbers.append((yield Spawn(child(n))))
    yield
    print("spawned", numbers)
    return numbers


kernel = Kernel()
kernel.spawn(parent())
kernel.run()
print(kernel.clock, kernel.results)
