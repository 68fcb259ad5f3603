"""Averages and spreads, exact: sums are of fractions, rounded once at the end."""

from math import floor as _floor, isqrt as _isqrt, sqrt as _sqrt, fsum as _fsum, exp as _exp, log as _log, hypot as _hypot
from math import gcd as _gcd
from collections import Counter as _Counter


class StatisticsError(ValueError):
    pass


def _ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None
    except (OverflowError, ValueError):
        return x, None


def _add(a, b):
    """The sum of two fractions, numerator and denominator."""
    (n, d), (m, e) = a, b
    top, bottom = n * e + m * d, d * e
    divisor = _gcd(top, bottom)
    return top // divisor, bottom // divisor


def _sum(data):
    """(type of the result, exact sum as a fraction, count). A sum that is not finite has no denominator."""
    kind = int
    total = (0, 1)
    special = None
    count = 0
    for x in data:
        count += 1
        if type(x) is not int and kind is int:
            kind = float if isinstance(x, float) else int
        n, d = _ratio(x)
        if d is None:
            special = n if special is None else special + n
        else:
            total = _add(total, (n, d))
    return kind, total if special is None else (special, None), count


def _divide(n, d):
    """n / d correctly rounded."""
    return n / d


def _convert(n, d, kind):
    if d is None:
        return n
    if kind is int and n % d == 0:
        return n // d
    return _divide(n, d)


def mean(data):
    kind, (n, d), count = _sum(data)
    if count < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(n / count if d is None else n, None if d is None else d * count, kind)


def fmean(data, weights=None):
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return _fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    den = _fsum(weights)
    if not den:
        raise StatisticsError("sum of weights must be non-zero")
    return _fsum(x * w for x, w in zip(data, weights)) / den


def geometric_mean(data):
    try:
        return _exp(fmean(map(_log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if weights is None:
        if len(data) == 1:
            if data[0] < 0:
                raise StatisticsError("harmonic mean does not support negative values")
            return data[0]
        weights = [1] * len(data)
    else:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("Number of weights does not match data size")
    def parts():
        for w, x in zip(weights, data):
            if x < 0:
                raise StatisticsError("harmonic mean does not support negative values")
            yield w / x if w else 0

    _, (weight_top, weight_bottom), _ = _sum(weights)
    try:
        kind, (top, bottom), _ = _sum(parts())
    except ZeroDivisionError:
        return 0
    if top <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(weight_top * bottom, weight_bottom * top, kind)


def _sorted(data):
    return sorted(data)


def median(data):
    data = _sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    if n % 2 == 1:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = _sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1):
    data = _sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    below = sum(1 for item in data if item < x)
    equal = data.count(x)
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return x - interval / 2.0 + interval * (n / 2 - below) / equal


def mode(data):
    pairs = _Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    counts = _Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def _squares(data, center):
    """(type, sum of squared deviations as a fraction, count). Without a centre: from the mean."""
    data = list(data)
    kind, (n, d), count = _sum(data)
    if count == 0 or d is None:
        return kind, (n, d), count
    if center is None:
        top, bottom = n, d * count
    else:
        top, bottom = _ratio(center)
        if not isinstance(center, int):
            kind = float
    total = (0, 1)
    for x in data:
        m, e = _ratio(x)
        difference = m * bottom - top * e
        total = _add(total, (difference * difference, e * e * bottom * bottom))
    return kind, total, count


def variance(data, xbar=None):
    kind, (n, d), count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("variance requires at least two data points")
    return n if d is None else _convert(n, d * (count - 1), kind)


def pvariance(data, mu=None):
    kind, (n, d), count = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return n if d is None else _convert(n, d * count, kind)


def _square_root(n, d):
    """sqrt(n / d), correctly rounded."""
    if n == 0:
        return 0.0
    # A quotient with enough bits that the root of it, an odd number where inexact, rounds as the real root does.
    shift = (n.bit_length() - d.bit_length() - 109) // 2
    if shift >= 0:
        root = _odd_root(n, d << 2 * shift)
        return float(root << shift)
    root = _odd_root(n << -2 * shift, d)
    return root / (1 << -shift)


def _odd_root(n, d):
    """The integer part of sqrt(n / d), made odd where that is not all: rounding it once more is then safe."""
    root = _isqrt(n // d)
    return root | (root * root * d != n)


def stdev(data, xbar=None):
    _, (n, d), count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("stdev requires at least two data points")
    return n if d is None else _square_root(n, d * (count - 1))


def pstdev(data, mu=None):
    _, (n, d), count = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return n if d is None else _square_root(n, d * count)


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = _sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    result = []
    if method == "inclusive":
        for i in range(1, n):
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


def covariance(x, y, /):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    xbar = _fsum(x) / n
    ybar = _fsum(y) / n
    return _fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y)) / (n - 1)


def correlation(x, y, /):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    xbar = _fsum(x) / n
    ybar = _fsum(y) / n
    sxy = _fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y))
    sxx = _fsum((d := xi - xbar) * d for xi in x)
    syy = _fsum((d := yi - ybar) * d for yi in y)
    try:
        return sxy / _sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None
