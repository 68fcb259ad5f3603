"""Causes, contexts, suppression, groups and notes."""
def chain(*steps):
    try:
        steps[0]()
    except BaseException as error:
        print(repr(error), repr(error.__cause__), repr(error.__context__), error.__suppress_context__)


def with_cause():
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise KeyError("k") from error


def with_context():
    try:
        1 / 0
    finally:
        raise KeyError("k")


def with_nothing():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("k") from None


def again():
    try:
        raise ValueError("first")
    except ValueError as error:
        try:
            raise
        except ValueError as same:
            print(same is error)
            raise


def no_exception():
    raise 5


def wrong_cause():
    raise ValueError("x") from 5


def nothing_to_raise():
    raise


for each in (with_cause, with_context, with_nothing, again, no_exception, wrong_cause, nothing_to_raise):
    chain(each)
error = Exception("n")
error.add_note("note 1")
error.add_note("note 2")
print(error.__notes__, error.args, error.with_traceback(None) is error)
group = ExceptionGroup("group", [ValueError(1), TypeError(2), ExceptionGroup("inner", [ValueError(3)])])
print(group, repr(group), group.message, group.exceptions, group.split(ValueError), group.subgroup(lambda e: isinstance(e, TypeError)))
try:
    raise group
except* ValueError as part:
    print("values", part.exceptions)
except* TypeError as part:
    print("types", part.exceptions)
for wrong in (lambda: ExceptionGroup("g", []), lambda: ExceptionGroup("g", [5]), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup("g", [KeyboardInterrupt()])):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(error)
