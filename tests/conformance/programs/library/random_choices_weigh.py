import random

random.seed("a string")
print(random.random(), [random.randrange(10) for _ in range(5)], random.randrange(5, 50, 5))
print(random.choices(["red", "black", "green"], [18, 18, 2], k=6), random.choices(range(3), cum_weights=[1, 3, 6], k=4))
print(random.sample(["a", "b", "c", "d"], counts=[3, 1, 1, 1], k=3), random.sample(range(10 ** 9), 3))
deck = [f"{rank}{suit}" for suit in "♠♥" for rank in "A23"]
random.shuffle(deck)
print(deck, [f"{random.gauss(100, 15):.6f}" for _ in range(3)], f"{random.expovariate(1 / 5):.9f}", random.getrandbits(5), random.uniform(-1, 1))
random.seed(12345678901234567890)
print(random.random())
random.seed(-7)
print(random.random())
random.seed()
print(random.random())
one, two = random.Random(1), random.Random(1)
one.random()
print(two.random() != one.random(), random.Random(3.5).random(), random.Random("x").randint(1, 100))
