"""Which kinds compare equal, and which refuse an order."""
print(1 == 1.0 == True, 0 == False, "1" == 1, None == 0, [] == (), [1] == [1.0], {1: "a"} == {1.0: "a"}, (1, "a") < (2, ""), [1, [2]] < [1, [3]], "Z" < "a", b"a" < b"b")
print(1 < 2 < 3, 1 < 3 > 2, 3 > 2 >= 2 != 1, 1 in [1.0], None is None, (1, 2) != (1, 3), float("nan") != float("nan"))
nan = float("nan")
print(nan in [nan], [nan] == [nan], sorted([True, 0, 2]), max(1, True), min(0.0, 0))
for wrong in (lambda: 1 < "a", lambda: [] < {}, lambda: None < None, lambda: (1, "a") < (1, 2), lambda: sorted([1, "a"]), lambda: max(1, "a"), lambda: b"a" < "a", lambda: object() < object(), lambda: "a" in 5, lambda: 5 in "a"):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
