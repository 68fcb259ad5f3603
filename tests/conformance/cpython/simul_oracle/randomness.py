"""Randomness that CPython would take from the machine comes from the run's seed."""

import os
import random

MASK = 2**64 - 1


class SplitMix64:
    """Steele, Lea and Flood's generator; its state starts as the seed."""

    def __init__(self, seed):
        self.state = seed & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return mixed ^ (mixed >> 31)


def install(seed):
    generator = SplitMix64(seed)

    def urandom(size, /):
        """The little-endian bytes of as many outputs as needed; what is left of the last one is thrown away."""
        if size < 0:
            raise ValueError("negative argument not allowed")
        outputs = (generator.next().to_bytes(8, "little") for _ in range((size + 7) // 8))
        return b"".join(outputs)[:size]

    os.urandom = random._urandom = urandom

    seed_from_value = random.Random.seed

    def seed_from_run(self, a=None, version=2):
        seed_from_value(self, seed if a is None else a, version)

    random.Random.seed = seed_from_run
    random.seed = random._inst.seed
    random.seed()
