"""Finding, counting and replacing in strings."""
text = "abracadabra"
print(text.find("bra"), text.rfind("bra"), text.find("bra", 2), text.find("x"), text.index("c"), text.count("a"), text.count(""))
print(text.replace("a", "A", 2), text.startswith(("x", "ab")), text.endswith("bra", 0, 4), "bra" in text)
print(text.partition("c"), text.rpartition("a"), text.partition("x"), text.rpartition("x"))
print("prefix_body".removeprefix("prefix_"), "body.txt".removesuffix(".txt"), "body".removesuffix(""))
for wrong in (lambda: text.index("z"), lambda: text.split(""), lambda: text.partition(""), lambda: text.find(5)):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
