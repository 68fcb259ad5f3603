"""break, continue and else in for and while, with try around them."""
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d)
            break
    else:
        print(n, "is prime")
n = 4
while n:
    n -= 1
    if n == 2: continue
    if n == 10: break
else:
    print("exhausted")
def find():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print(i)
        finally:
            print("finally", i)
    else:
        return "not found"
    return i
print(find())
def nested():
    while True:
        try:
            try:
                return "inner"
            finally:
                print("one")
        finally:
            print("two")
            break
    return "outer"
print(nested())
for x in []: pass
else: print("else of nothing")
