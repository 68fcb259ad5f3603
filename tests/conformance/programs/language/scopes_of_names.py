"""global, nonlocal, closures, class bodies and comprehensions."""
x = "module"
def outer():
    x = "outer"
    def inner():
        nonlocal x
        x += "+"
        return x
    class Body:
        y = x
        x = "class"
        z = x
        def method(self): return x
    return inner(), inner(), Body.y, Body.z, Body().method()
print(outer(), x)
def sets_global():
    global x, made
    x, made = "changed", "made"
sets_global()
print(x, made, "made" in globals())
def late():
    functions = [lambda: i for i in range(3)]
    bound = [lambda i=i: i for i in range(3)]
    return [f() for f in functions], [f() for f in bound]
print(late(), [i for i in range(3) for i in range(i)])
def unbound():
    print(local)
    local = 1
def free():
    def inner(): return later
    inner()
    later = 1
def deleted():
    a = 1
    del a
    return a
def no_such(): return nowhere
for wrong in (unbound, free, deleted, no_such):
    try:
        wrong()
    except NameError as error:
        print(type(error).__name__, error)
print([y := 5, y ** 2], y, (lambda: (z := 3) + z)())
def counter():
    count = 0
    def increment(by=1):
        nonlocal count
        count += by
        return count
    return increment
a, b = counter(), counter()
print(a(), a(5), b(), a.__closure__[0].cell_contents, a.__code__.co_name)
