def stamp(history=[], *, seen={}):
    history.append(len(history))
    seen[len(history)] = True
    return history, seen


stamp()
print(stamp(), stamp([]))


def later(f=lambda: value):
    return f()


value = "bound at call"
print(later())


def annotated(a: int = 1, *args: str, b: float = 2.0, **kwargs: bytes) -> None:
    pass


print(annotated.__annotations__, annotated.__defaults__, annotated.__kwdefaults__, annotated())
