a = b = [1]
a += [2]
print(a, b, a is b)
c = d = (1,)
c += (2,)
print(c, d)
counts = {}
for letter in "hello":
    counts[letter] = counts.get(letter, 0) + 1
counts["l"] *= 10
print(counts)


class Box:
    value = 1


box = Box()
box.value += 5
print(box.value, Box.value)
matrix = [[1, 2], [3, 4]]
matrix[0][1] -= 5
matrix[1] *= 2
print(matrix)
calls = []


def index():
    calls.append("index")
    return 0


matrix[index()] += [9]
print(matrix, calls)
t = ([1],)
try:
    t[0] += [2]
except TypeError as error:
    print(error, t)
s = {1, 2}
s |= {3}
s &= {2, 3, 4}
s ^= {4}
s -= {2}
print(s)
n = 5
n //= 2
n **= 3
n %= 5
n <<= 2
n >>= 1
n |= 1
n &= 7
n ^= 2
n /= 2
print(n)
