# arguments: --count many
# status: 2
import argparse

parser = argparse.ArgumentParser(prog="tool")
parser.add_argument("--count", type=int)
print("before")
parser.parse_args()
print("never")
