# arguments: --help
import argparse

parser = argparse.ArgumentParser(prog="tool", description="Does things with a description that is long enough to be wrapped somewhere in the middle of the line.")
parser.add_argument("source", help="where from")
parser.add_argument("target", nargs="?", default=".", help="where to")
parser.add_argument("-c", "--count", type=int, default=1, metavar="N", help="how many (default: %(default)s)")
parser.add_argument("-v", "--verbose", action="store_true", help="say more")
parser.add_argument("--mode", choices=["fast", "slow"], help="which way to go about it, which is a long story that takes more than one line to tell")
parser.parse_args()
