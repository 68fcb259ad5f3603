"""wait(), as_completed(), map() and result() of concurrent.futures with limits, without a loop."""
# models: async
import time
from concurrent import futures
from concurrent.futures import FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, as_completed, wait


def job(seconds, failing=False):
    time.sleep(seconds)
    if failing:
        raise ValueError(seconds)
    return seconds


def shown(calls):
    return sorted(str(each.exception() or each.result()) for each in calls)


def now():
    return time.perf_counter()


with ThreadPoolExecutor(max_workers=4) as pool:
    call = pool.submit(job, 2)
    print(call.result(timeout=5), now())
    call = pool.submit(job, 2)
    try:
        call.result(timeout=0.5)
    except futures.TimeoutError as error:
        print(repr(error), now())
    print(call.exception(10), now())

    calls = [pool.submit(job, n) for n in (3, 1, 2)]
    done, rest = wait(calls, return_when=FIRST_COMPLETED)
    print(shown(done), len(rest), now())
    result = wait(calls, timeout=1)
    print(shown(result.done), len(result.not_done), now())
    done, rest = wait(calls)
    print(shown(done), rest, now())
    done, rest = wait(calls, timeout=5, return_when=FIRST_COMPLETED)
    print(shown(done), rest, now())

    calls = [pool.submit(job, 1), pool.submit(job, 2, True), pool.submit(job, 3)]
    done, rest = wait(calls, return_when=FIRST_EXCEPTION)
    print(shown(done), len(rest), now())
    done, rest = wait(calls, timeout=0.25, return_when=FIRST_EXCEPTION)
    print(shown(done), len(rest), now())

    for call in as_completed([pool.submit(job, n) for n in (3, 1, 2)], timeout=10):
        print(call.result(), now())
    try:
        for call in as_completed([pool.submit(job, n) for n in (3, 1, 2)], timeout=1.5):
            print(call.result(), now())
    except TimeoutError as error:
        print(repr(error), now())
    try:
        for value in pool.map(job, (1, 2, 5), timeout=3):
            print(value, now())
    except TimeoutError as error:
        print(repr(error), now())
    print(list(pool.map(job, (1, 0.5))), now())
    try:
        wait([pool.submit(job, 1)], return_when="SOON")
    except ValueError as error:
        print(error)

    def of_a_thread():
        inner = [pool.submit(job, n) for n in (2, 1)]
        first = wait(inner, return_when=FIRST_COMPLETED).done
        return len(first), sorted(each.result() for each in as_completed(inner)), now()

    print(pool.submit(of_a_thread).result())
print(now())
