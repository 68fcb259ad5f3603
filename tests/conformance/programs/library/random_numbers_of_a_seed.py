"""The Mersenne Twister gives CPython's numbers."""
import random

random.seed(42)
print(random.random(), random.randint(1, 6), random.choice("abc"), random.uniform(1, 2), random.randrange(0, 100, 7), random.getrandbits(70), random.sample(range(100), 3))
items = list(range(6))
random.shuffle(items)
print(items, random.choices([1, 2, 3], weights=[1, 1, 8], k=4), random.gauss(0, 1), random.expovariate(1), random.triangular(0, 10, 5), random.betavariate(1, 2), random.normalvariate(0, 1))
print(random.Random("text").random(), random.Random(b"bytes").random(), random.Random(1.5).random(), random.Random(-5).random(), random.Random(2**80).getrandbits(8), random.randbytes(3))
own = random.Random(7)
state = own.getstate()
first = [own.random() for _ in range(2)]
own.setstate(state)
print(first == [own.random() for _ in range(2)], random.lognormvariate(0, 1), random.paretovariate(2), random.weibullvariate(1, 2), random.vonmisesvariate(0, 1), random.gammavariate(2, 3))
for wrong in (lambda: random.randint(5, 1), lambda: random.choice([]), lambda: random.sample([1], 2), lambda: random.randrange(0), lambda: random.choices([]), lambda: random.sample({1, 2}, 1)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
