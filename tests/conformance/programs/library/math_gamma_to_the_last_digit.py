import math

for i in range(-400, 400, 7):
    x = i * 0.43 + 0.01
    print(x, math.gamma(x), math.lgamma(x))
for n in range(1, 26):
    print(n, math.gamma(n), math.lgamma(n))
for x in (1e-21, -1e-21, 170.5, 171.6, -170.3, -200.5, math.inf, math.nan):
    print(x, math.gamma(x), math.lgamma(x))
for function in (math.gamma, math.lgamma):
    for x in (0.0, -0.0, -3, -math.inf, 172.0, 1e306):
        try:
            print(x, function(x))
        except (ValueError, OverflowError) as error:
            print(x, repr(error))
