class Neither:
    pass


class OnlyRepr:
    def __repr__(self):
        return "R"


class OnlyStr:
    def __str__(self):
        return "S"


class Wrong:
    def __str__(self):
        return 5


print(str(OnlyRepr()), repr(OnlyRepr()), f"{OnlyRepr()}", [OnlyRepr()], str(OnlyStr()), f"{OnlyStr()!s:>3}", "%s %r" % (OnlyStr(), OnlyRepr()))
print(repr(Neither()).startswith("<__main__.Neither object at 0x"), repr(OnlyStr()) != "S")
try:
    str(Wrong())
except TypeError as error:
    print(error)
try:
    f"{Neither():>5}"
except TypeError as error:
    print(error)
