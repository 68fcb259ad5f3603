for number in range(2, 12):
    for divisor in range(2, number):
        if number % divisor == 0:
            print(number, "=", divisor, "*", number // divisor)
            break
    else:
        print(number, "is prime")
count = 3
while count:
    count -= 1
    if count == 1:
        continue
    print("count", count)
else:
    print("ended without break")
while True:
    try:
        break
    finally:
        print("finally on break")
for letter in "abc":
    try:
        if letter == "b":
            continue
        print(letter)
    finally:
        print("finally", letter)
else:
    print("for else")
for i, (a, b) in enumerate(zip("xy", [1, 2]), start=1):
    print(i, a, b)
print(i)
