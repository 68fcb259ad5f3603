"""Counting, one after the other

The same counting without coroutines: `time.sleep` holds everything, so the pauses add up.
"""

import time

COUNTERS = 3  # [1:50] How many times to count
PAUSE = 1.0  # [0.1:0.1:10] Seconds between One and Two


def count():
    print("One")
    time.sleep(PAUSE)
    print("Two")


def main():
    for _ in range(COUNTERS):
        count()


if __name__ == "__main__":
    start = time.perf_counter()
    main()
    elapsed = time.perf_counter() - start
    print(f"Counted in {elapsed:0.2f} seconds.")
