class AppError(Exception):
    """Base of ours."""

    default = "something happened"

    def __str__(self):
        return self.args[0] if self.args else self.default


class NotFound(AppError, KeyError):
    def __init__(self, name, *, where="here"):
        super().__init__(f"{name} not found {where}")
        self.name = name


try:
    raise NotFound("key", where="there")
except KeyError as error:
    print(error, repr(error), error.args, error.name, isinstance(error, AppError), isinstance(error, LookupError))
try:
    raise AppError
except AppError as error:
    print(error, repr(error), error.args)
try:
    raise AppError("a", 1)
except (ValueError, AppError) as error:
    print(error, error.args)
for attempt in (lambda: (_ for _ in ()).throw(ValueError("x")), lambda: [].undefined, lambda: {}["k"], lambda: undefined):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, "|", error, "|", error.args)
