"""timedelta: arithmetic, text, comparison."""
from datetime import timedelta

span = timedelta(days=1, hours=2, minutes=3, seconds=4.5)
print(span, repr(span), span.total_seconds(), span * 2, span / 2, span // timedelta(hours=1), span % timedelta(hours=1), -span, abs(-span), span.days, span.seconds, span.microseconds)
print(timedelta(0), timedelta(milliseconds=1500), timedelta(weeks=1), timedelta(hours=-1), span > timedelta(1), divmod(span, timedelta(hours=5)), span + span, span - timedelta(days=2), sum([span, span], timedelta()))
print(span / timedelta(seconds=1), timedelta(seconds=1) * 1.5, 3 * timedelta(minutes=1), timedelta(1) == timedelta(hours=24), bool(timedelta()), {timedelta(1): "day"}, max(timedelta(1), timedelta(2)))
for wrong in (lambda: span + 1, lambda: timedelta("x"), lambda: span / 0, lambda: span < 5, lambda: timedelta(days=10**10)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
