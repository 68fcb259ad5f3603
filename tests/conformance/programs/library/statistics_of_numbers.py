"""Means, medians, spreads."""
import statistics as s

data = [1, 5, 2, 8, 7, 3]
print(s.mean(data), s.mean([1.5, 2]), s.fmean(data), s.median(data), s.median([3, 1, 2]), s.median_low(data), s.median_high(data), s.stdev(data), s.pstdev(data), s.variance(data), s.pvariance(data))
print(s.mode("aab"), s.multimode("aabbc"), s.quantiles(data, n=4), s.quantiles(range(1, 101), n=10), s.harmonic_mean([40, 60]), s.geometric_mean([1, 4, 16]))
for wrong in (lambda: s.mean([]), lambda: s.median([]), lambda: s.stdev([1]), lambda: s.mode([]), lambda: s.variance([])):
    try:
        wrong()
    except s.StatisticsError as error:
        print(error)
