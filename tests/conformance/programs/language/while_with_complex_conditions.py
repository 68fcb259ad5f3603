n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)
stack = [1, [2, [3, 4], 5]]
flat = []
while stack:
    item = stack.pop()
    if isinstance(item, list):
        stack.extend(reversed(item))
        continue
    flat.append(item)
else:
    flat.append("else")
print(flat)
grid = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
for row in grid:
    for cell in row:
        if cell == 5:
            break
    else:
        continue
    print("found in", row)
    break
i = 10
while i:
    i -= 1
    if i % 2:
        continue
    if i < 4:
        break
    print(i, end=" ")
print(i)
