"""break, continue and return in loops, through the finally blocks around them."""
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
