# arguments: one two "three four"
# status: 1
import sys

print(sys.argv[1:], sys.version_info >= (3, 11), sys.version_info[:2], sys.maxsize, sys.platform)
sys.stdout.write("written\n")
print("to stderr", file=sys.stderr)
print("a", "b", sep="-", end="!\n")
sys.exit("a message")
