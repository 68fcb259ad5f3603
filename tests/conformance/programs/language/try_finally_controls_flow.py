def order(kind):
    log = []
    for number in range(3):
        try:
            log.append(f"try {number}")
            if kind == "break" and number == 1:
                break
            if kind == "continue" and number == 1:
                continue
            if kind == "return" and number == 1:
                return log
            if kind == "raise" and number == 1:
                raise ValueError
            log.append("body")
        except ValueError:
            log.append("except")
        else:
            log.append("else")
        finally:
            log.append("finally")
    else:
        log.append("for else")
    return log


for kind in ("none", "break", "continue", "return", "raise"):
    print(kind, order(kind))


def nested():
    try:
        try:
            return "inner"
        finally:
            print("first")
    finally:
        print("second")


print(nested())


def replace():
    for n in range(3):
        try:
            return n
        finally:
            continue
    return "after the loop"


print(replace())
