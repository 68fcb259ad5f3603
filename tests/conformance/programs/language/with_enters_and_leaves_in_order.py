class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind and kind.__name__, error)
        return self.swallow


with Manager("a") as a, Manager("b") as b:
    print(a, b)
with (
    Manager("outer", swallow=True),
    Manager("inner") as inner,
):
    raise ValueError("inside")
print("went on")


def leave():
    with Manager("returning"):
        return "value"


print(leave())
for number in range(3):
    with Manager(str(number)):
        if number == 1:
            break
try:
    with Manager("failing"):
        raise KeyError("out")
except KeyError as error:
    print("caught", error)
try:
    with 42:
        pass
except TypeError as error:
    print(error)
