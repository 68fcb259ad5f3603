class Logged:
    def save(self):
        print("log", type(self).__name__)
        return super().save()


class Timed:
    def save(self):
        print("time")
        return super().save()


class Store:
    def save(self):
        print("store")
        return "saved"


class Document(Logged, Timed, Store):
    def save(self):
        print("document")
        return super().save()


print(Document().save(), [base.__name__ for base in Document.mro()])


class A:
    def __init__(self, **rest):
        self.a = rest.pop("a", 0)
        super().__init__(**rest)


class B:
    def __init__(self, **rest):
        self.b = rest.pop("b", 0)
        super().__init__(**rest)


class C(A, B):
    def __init__(self, c=0, **rest):
        super().__init__(**rest)
        self.c = c


print(vars(C(a=1, b=2, c=3)))
try:
    C(d=1)
except TypeError as error:
    print(error)


class Outer:
    def explicit(self):
        return super(Outer, self).__init__, super().__repr__() != ""


print(Outer().explicit()[1], isinstance(super, type))
