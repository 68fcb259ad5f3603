# arguments: --count 3 -v --mode fast in.txt a b --rate=2.5
import argparse

parser = argparse.ArgumentParser(description="Reads things.")
parser.add_argument("source", help="where from")
parser.add_argument("rest", nargs="*")
parser.add_argument("-c", "--count", type=int, default=1, help="how many (default: %(default)s)")
parser.add_argument("-v", "--verbose", action="store_true")
parser.add_argument("--mode", choices=["fast", "slow"], default="slow")
parser.add_argument("--rate", type=float)
parser.add_argument("--many", nargs="+", default=[])
options = parser.parse_args()
print(options, options.count + 1, options.rest, vars(options)["mode"])
print(parser.parse_args(["x", "--many", "1", "2"]))
