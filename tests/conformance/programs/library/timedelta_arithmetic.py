from datetime import timedelta

a, b = timedelta(hours=1, minutes=30), timedelta(seconds=45)
print(a + b, a - b, a * 2, a / 2, a / b, a // b, a % b, divmod(a, b), -a, abs(-a), a > b, a == timedelta(minutes=90), bool(timedelta()))
print(repr(a), str(timedelta(days=2, seconds=5)), timedelta(milliseconds=1500), timedelta(microseconds=1), timedelta(weeks=1), a.seconds, a.days, a.microseconds, a.total_seconds())
print(sum([a, b], timedelta()), max(a, b), timedelta(seconds=1.5), timedelta(days=-1), timedelta(hours=25), hash(a) == hash(timedelta(seconds=5400)))
