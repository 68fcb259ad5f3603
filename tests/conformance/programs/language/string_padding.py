"""Centring, filling, tabs."""
print("[" + "abc".center(10, "*") + "]", "[" + "abc".center(4) + "]", "x".ljust(3) + "|", "y".rjust(4, "-"), "abc".ljust(2))
print("-42".zfill(6), "+7".zfill(5), "abc".zfill(5), "".zfill(2), "tab\tone\ttwo".expandtabs(), "a\tb".expandtabs(4))
print("  strip ".strip() + "|", "xxabcxx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ab"))
print("hello".translate(str.maketrans("el", "ip")), "hello".translate({ord("h"): None, ord("e"): "EE", ord("o"): 48}))
try:
    "a".center(5, "ab")
except TypeError as error:
    print(error)
