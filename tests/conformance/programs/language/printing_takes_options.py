import sys

print()
print("a", 1, None, 2.5, [1, "b"], {"k": (1,)}, sep=", ", end=".\n")
print("no newline", end="")
print("", "leading")
print(*range(3), sep="")
print("to stdout", file=sys.stdout, flush=True)
print("tab\tquote' \"double\" back\\slash", r"raw\t", "uni\u00e9\U0001F600")
sys.stdout.write("written " + str(sys.stdout.write("x\n")) + "\n")
try:
    print("x", sep=5)
except TypeError as error:
    print(error)
print("last line without newline", end="")
