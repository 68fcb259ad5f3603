class Celsius:
    instances = []

    def __init__(self, degrees):
        self.degrees = degrees
        self.instances.append(self)

    @classmethod
    def from_fahrenheit(cls, f):
        return cls((f - 32) * 5 / 9)

    @staticmethod
    def valid(degrees):
        return degrees >= -273.15

    @property
    def kelvin(self):
        return self.degrees + 273.15

    @kelvin.setter
    def kelvin(self, value):
        self.degrees = value - 273.15

    def __repr__(self):
        return f"{type(self).__name__}({self.degrees:g})"


class Precise(Celsius):
    @Celsius.kelvin.getter
    def kelvin(self):
        return round(super().kelvin, 1)


t = Precise.from_fahrenheit(212)
print(t, t.kelvin, Celsius.valid(-300), len(Celsius.instances), Celsius.from_fahrenheit.__func__.__name__)
c = Celsius(0)
c.kelvin = 300
print(c, c.kelvin, type(Celsius.__dict__["valid"]).__name__, type(Celsius.__dict__["kelvin"]).__name__)
