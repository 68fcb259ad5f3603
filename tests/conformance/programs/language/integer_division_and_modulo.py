"""Signs of quotients and remainders."""
for a in (7, -7):
    for b in (3, -3, 2, -2):
        print(a, b, a // b, a % b, divmod(a, b), a / b)
for a, b in ((7.5, 2), (-7.5, 2), (7.5, -2), (1e20, 3), (5, 0.1)):
    print(a // b, a % b, divmod(a, b))
for wrong in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1, 0), lambda: divmod(1.0, 0), lambda: 0 ** -1, lambda: 0.0 ** -1):
    try:
        wrong()
    except ZeroDivisionError as error:
        print(error)
