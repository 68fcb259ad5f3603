import random

random.seed(444)
print([random.randint(0, 10) for _ in range(10)], random.random(), random.uniform(1, 5), random.randrange(0, 100, 7), random.getrandbits(70))
print(random.choice("abcdef"), random.choices([1, 2, 3], weights=[1, 5, 1], k=5), random.choices("xyz", k=3), random.sample(range(100), 5), random.sample("abcdef", 3))
cards = list(range(10))
random.shuffle(cards)
print(cards, random.gauss(0, 1), random.gauss(10, 2), random.expovariate(0.5), random.betavariate(2, 3), random.normalvariate(0, 1))
for seed in (0, -1, 2 ** 100, "text", b"bytes", 1.5):
    random.seed(seed)
    print(random.random())
own = random.Random(7)
print(own.random(), own.randint(1, 6), random.Random(7).random())
for attempt in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2)):
    try:
        print(attempt())
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
