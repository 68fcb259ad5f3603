def run(*errors):
    try:
        raise ExceptionGroup("several", errors)
    except* ValueError as group:
        print("values", group.exceptions)
    except* (TypeError, KeyError) as group:
        print("types", [type(each).__name__ for each in group.exceptions])
    else:
        print("else")
    finally:
        print("finally")


run(ValueError(1), TypeError(2), ValueError(3))
run(KeyError(1), ExceptionGroup("nested", [ValueError(2), TypeError(3)]))
try:
    run(ValueError(1), OSError("left"))
except ExceptionGroup as rest:
    print(repr(rest), rest.message)
try:
    raise ValueError("bare")
except* ValueError as group:
    print(repr(group))
group = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [KeyError(2)])])
print(group.split(KeyError))
print(group.subgroup(ValueError))
print(group)
