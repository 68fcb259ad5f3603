import os

print(repr(os.linesep), isinstance(os.getpid(), int), len(os.urandom(10)), os.urandom(3) != os.urandom(3), os.urandom(1).hex())
try:
    os.urandom(-1)
except ValueError as error:
    print(error)
