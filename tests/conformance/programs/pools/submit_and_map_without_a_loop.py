import time
from concurrent.futures import ThreadPoolExecutor


def square(n):
    time.sleep(n)
    print("squared", n, time.perf_counter())
    return n * n


with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(square, [3, 1, 2])), time.perf_counter())
    futures = [pool.submit(square, n) for n in (2, 1)]
    print([future.done() for future in futures])
    print(futures[1].result(), futures[0].result(), time.perf_counter())
    pool.submit(square, 4)
print(time.perf_counter())
