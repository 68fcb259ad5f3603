def numbers():
    print("begin")
    for n in range(3):
        print("about to yield", n)
        yield n
    print("end")


g = numbers()
print("made", g.gi_running, g.gi_frame is not None)
print(next(g))
for n in g:
    print("got", n)
print(list(g), g.gi_frame)


def reentrant():
    try:
        next(me)
    except ValueError as error:
        print(error)
    yield 1


me = reentrant()
next(me)
pipeline = (n * 2 for n in (n + 1 for n in range(4)) if n % 2)
print(next(pipeline), list(pipeline))
first = (print("evaluated at once") or n for n in [print("outermost iterable first")] or [])
print("not yet")
list(first)
