"""Several managers, suppression, and what goes wrong between them."""
class Manager:
    def __init__(self, name, suppress=False, fail_on=None): self.name, self.suppress, self.fail_on = name, suppress, fail_on
    def __enter__(self):
        print("enter", self.name)
        if self.fail_on == "enter": raise RuntimeError("enter " + self.name)
        return self.name
    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        if self.fail_on == "exit": raise RuntimeError("exit " + self.name)
        return self.suppress
with Manager("a") as a, Manager("b", suppress=True) as b:
    raise ValueError(a + b)
with (Manager("c"), Manager("d") as d,):
    print(d)
for make in (lambda: (Manager("e"), Manager("f", fail_on="enter")), lambda: (Manager("g"), Manager("h", fail_on="exit"))):
    try:
        first, second = make()
        with first, second:
            raise KeyError("body")
    except Exception as error:
        print(repr(error), repr(error.__context__))
def leaves():
    for i in range(3):
        with Manager(i):
            if i == 0: continue
            if i == 1: return "returned"
print(leaves())
for wrong in (5, "s", object()):
    try:
        with wrong: pass
    except TypeError as error:
        print(error)
