"""A container finds the very object that it holds before it asks for equality."""
import math

one, other = float("nan"), float("nan")
print(one is one, one is other, one == one)  # expect: True False False
print(one in [one], one in [other], one in (other, one))  # expect: True False True
print([one] == [one], [one] == [other], (one, 1) == (one, 1))  # expect: True False True
print(len({one, other, one}), {one: 1}.get(one), {one: 1}.get(other))  # expect: 2 1 None
print([other, one].index(one), [one, other, one].count(one))  # expect: 1 2
print(math.nan is math.nan, math.isnan(one), str(one), repr(-one))  # expect: True True nan nan
