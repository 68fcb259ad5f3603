import math
import statistics

print(math.pi, math.e, math.tau, math.inf, math.sqrt(2), math.isqrt(17), math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.gcd(12, 18), math.lcm(4, 6), math.comb(5, 2), math.perm(5, 2))
print(math.sin(1), math.cos(1), math.atan2(1, 2), math.log(10), math.log2(8), math.log10(1000), math.log(8, 2), math.exp(1), math.pow(2, 0.5), math.hypot(3, 4), math.degrees(1), math.radians(90))
print(math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(math.inf), math.copysign(1, -0.0), math.fmod(-7, 3), math.modf(1.5), math.frexp(8), math.dist((0, 0), (3, 4)))
print(statistics.mean([1, 2, 3, 4]), statistics.mean([1.5, 2.5]), statistics.median([3, 1, 2]), statistics.median([4, 1, 2, 3]), statistics.stdev([2, 4, 4, 4, 5, 5, 7, 9]))
for attempt in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: statistics.mean([])):
    try:
        print(attempt())
    except ValueError as error:
        print(type(error).__name__, error)
