x = 0


def outer():
    x = 1

    def middle():
        nonlocal x
        x += 10

        def inner():
            global x
            x += 100
            return x

        return inner()

    return middle(), x


print(outer(), x)


def make():
    state = []

    def add(item):
        state.append(item)
        return list(state)

    return add


one, two = make(), make()
one(1)
print(one(2), two(3))


class Body:
    y = 5
    values = [n for n in range(y)]

    def get(self):
        try:
            return y
        except NameError as error:
            return str(error)


print(Body.y, Body.values, Body().get())


def deleted():
    value = 1
    del value
    try:
        value
    except UnboundLocalError as error:
        print(error)


deleted()
