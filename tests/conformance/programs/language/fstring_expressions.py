"""What may stand in the braces of an f-string."""
x = 5
items = {"k": [1, 2]}
name = "n"
print(f"{x=} {x = } {x=:>4} {items['k'][0]=} {name=!s} {x + 1=}")
print(f"{'nested ' + f'{x + 1}'} {{}} {x:{'>'}{x}} {x!r:^7} {(lambda y: y * 2)(x)} {[i for i in range(3)]}")
print(f"{x if x > 3 else 0} {x:d}{x:x} {'a' 'b'} {items['k']} {x,} {*items,}" f"-{name}-" "plain {x}")
print(f"""{
    x
}""", rf"\n{x}", F"{x}")
