def loud(value):
    print("evaluated", value)
    return value


print(loud(1) < loud(2) < loud(3))
print(loud(3) < loud(2) < loud(1))
print(loud(0) or loud("") or loud("last"), loud(1) and loud(0) and loud(2))
print(not [] and not 0, "yes" if [] else "no")
print(1 == 1.0 == True, 1 is not None, "a" in "cat", 3 not in (1, 2), [] == [], [] is [])
print([1, 2] < [1, 3], (1, "b") > (1, "a"), "a" < "b" < "c", {1, 2} < {1, 2, 3}, [1] < [1, 0])
try:
    1 < "a"
except TypeError as error:
    print(error)
print(2 ** 3 ** 2, -2 ** 2, (-2) ** 2, 7 // -2, -7 % 3, 7 % -3, not 1 == 2, 1 + 2 << 3 & 5 | 2 ^ 7, ~5)
