class Typed:
    def __set_name__(self, owner, name):
        print("named", name, "in", owner.__name__)
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.name, "unset")

    def __set__(self, instance, value):
        if not isinstance(value, int):
            raise TypeError("an int, please")
        setattr(instance, self.name, value)

    def __delete__(self, instance):
        print("deleting")
        delattr(instance, self.name)


class Account:
    limit = Typed()
    count = 0

    def __init__(self, owner):
        self.owner = owner
        self._balance = 0
        Account.count += 1

    @property
    def balance(self):
        """What is there."""
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("negative")
        self._balance = value

    @balance.deleter
    def balance(self):
        self._balance = 0

    @classmethod
    def of(cls, *owners):
        return [cls(owner) for owner in owners]

    @staticmethod
    def currency():
        return "EUR"

    @property
    def frozen(self):
        return True


account = Account("a")
account.balance = 10
account.limit = 5
print(account.balance, account.limit, Account.balance.__doc__, Account.currency(), account.currency(), len(Account.of("b", "c")), Account.count)
del account.balance, account.limit
print(account.balance, account.limit, type(Account.limit).__name__)


def assign(name, value):
    return lambda: setattr(account, name, value)


for attempt in (assign("balance", -1), assign("limit", "x"), assign("frozen", False)):
    try:
        attempt()
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Slotted:
    __slots__ = ("x", "y")


slotted = Slotted()
slotted.x = 1
for name in ("y", "z"):
    try:
        print(slotted.x, getattr(slotted, name))
    except AttributeError as error:
        print(error)
try:
    slotted.z = 1
except AttributeError as error:
    print(error)
