import traceback


def inner():
    raise ValueError("deep")


try:
    inner()
except ValueError:
    lines = traceback.format_exc().splitlines()
    print(lines[0], lines[-1], sum("in inner" in line for line in lines), sep="\n")
    traceback.print_exc()
