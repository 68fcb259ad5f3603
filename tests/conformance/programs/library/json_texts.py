"""json.dumps and json.loads, with their errors."""
import json

print(json.dumps({"a": [1, 2.5, None, True, 'é\n"', {"b": []}], "c": {}}), json.dumps({"b": 1, "a": 2}, sort_keys=True, indent=2), json.dumps("é", ensure_ascii=False))
print(json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.dumps([1, [2, {"a": ()}]], indent=1), json.dumps([1, {"x": 2}], separators=(",", ":")), json.dumps(float("inf")), json.dumps({"s": {1}}, default=list))
print(json.loads('{"a": [1, 2.5e3, null, true, "\\u00e9\\ud83d\\ude00"]}'), json.loads("NaN"), json.loads(" [ ] "), json.loads('"x"'), json.loads("-0.5"), json.loads(b"[1]"))
for text in ("{", "[1,]", '{"a" 1}', "x", "", '"abc', "[1 2]", "{1:2}", "01", '"\x01"', "tru", "[1", '{"a":1,}', "1 2"):
    try:
        print(json.loads(text))
    except json.JSONDecodeError as error:
        print(error, error.pos, error.lineno, error.colno)
loop = []
loop.append(loop)
for value in ({1, 2}, {(1, 2): 3}, loop, object, b"x"):
    try:
        json.dumps(value)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
