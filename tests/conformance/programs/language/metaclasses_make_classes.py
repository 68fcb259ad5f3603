import sys
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        print("new", name, [b.__name__ for b in bases], sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(m, name, bases, ns)
    def __init__(c, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        print("init", name)
    def __call__(c, *a, **k):
        print("call", c.__name__, a)
        return super().__call__(*a, **k)
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print("prepare", name)
        return {"extra": 1}
    def __len__(c): return 42
    def __iter__(c): return iter("abc")
    def __getitem__(c, i): return ("item", i)
    def __contains__(c, x): return x == 1
    def __instancecheck__(c, o): return o == 5
    def __subclasscheck__(c, o): return o is int
    def __getattr__(c, n): return "meta " + n
    def __add__(c, o): return "added"
    def __repr__(c): return f"<Meta {c.__name__}>"
    @property
    def prop(c): return "prop of " + c.__name__
class A(metaclass=Meta, flag=1):
    x = 1
class B(A): pass
print(A, len(A), list(A), A[3], 1 in A, 2 in A, isinstance(5, A), isinstance(A(), A), issubclass(int, A), issubclass(B, A), A.foo, A + 1, A.prop, A.extra, B.extra)
print(type(A), type(B), type(A).__mro__, Meta.__dict__.keys() >= {"__new__"})
class Singleton(type):
    _instances = {}
    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]
class S(metaclass=Singleton):
    def __init__(self, v): self.v = v
print(S(1) is S(2), S(3).v)
try:
    class M2(type): pass
    class C(A, metaclass=M2): pass
except TypeError as e: print(e)
X = type("X", (object,), {"f": lambda self: 5})
print(X().f(), X.__name__, X.__module__, X.__qualname__, X)
D = Meta("D", (), {"y": 2})
print(D.y)
class Reg(type):
    reg = {}
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        Reg.reg[name] = cls
class P(metaclass=Reg):
    pass
class Q(P): pass
print(list(Reg.reg), Reg.reg["Q"] is Q)
def func_meta(name, bases, ns):
    print("func_meta", name, bases, sorted(ns))
    return 5
class Z(metaclass=func_meta):
    a = 1
print(Z)
