#!/usr/bin/env python3
# countsync.py

import time


def count():
    print("One")
    time.sleep(1)
    print("Two")


def main():
    for _ in range(3):
        count()


if __name__ == "__main__":
    begun = time.perf_counter()
    main()
    took = time.perf_counter() - begun
    print(f"{__file__} executed in {took:0.2f} seconds.")
