"""The format-spec mini-language for int and float."""
for value in (0, 7, -42, 1234567, 10**20):
    print([format(value, spec) for spec in ("", "d", "5", "<8", "^8", "08", "+", " ", ",", "_", "x", "#X", "b", "#b", "o", "e", ".1f", "%", "n", "*^12,")])
for value in (0.0, -0.0, 1.5, 1234.5678, 1e300, 1e-7, float("inf"), float("nan")):
    print([format(value, spec) for spec in ("", "f", ".2f", "e", ".3g", "g", "%", "10.1f", "<10", "+.0f", ",.2f", "_", "010.2f", "#.0f", "n")])
for value, spec in ((1, "z"), ("a", "d"), (1.5, "d"), ([], "5"), (1, ".2"), ("a", "="), (5, ",_"), ("a", ","), (True, "s")):
    try:
        print(format(value, spec))
    except (ValueError, TypeError) as error:
        print(error)
