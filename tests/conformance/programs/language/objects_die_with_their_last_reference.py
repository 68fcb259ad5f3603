class Loud:
    def __init__(self, name):
        self.name = name
        print("born", name)

    def __del__(self):
        print("died", self.name)


def scope():
    local = Loud("local")
    print("in scope")


scope()
a = Loud("a")
b = a
del a
print("still referenced")
b = None
items = [Loud(n) for n in range(3)]
items.pop(1)
items.clear()
print("cleared")
Loud("temporary")
print("after temporary")
holder = {"k": Loud("in dict")}
holder["k"] = Loud("replacement")
try:
    local = Loud("in try")
    raise ValueError
except ValueError:
    del local
print("end")
del holder
