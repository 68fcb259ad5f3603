import json

data = {"name": "simul", "list": [1, 2.5, None, True], "nested": {"é": "日本", "q": "\"\\\n"}, "empty": [{}, []]}
text = json.dumps(data)
print(text, json.loads(text) == data)
print(json.dumps(data, indent=2, ensure_ascii=False, sort_keys=True))
print(json.dumps([1, 2], separators=(",", ":")), json.dumps({1: "a", None: 2, True: 3}), json.dumps(float("inf")), json.dumps("é"), json.dumps((1, 2)))
print(json.loads(' {"a": [1, -2.5e3, "\\u00e9\\n"], "b": null} '), json.loads("12"), json.loads('"x"'), json.loads("[]"))
for bad in ("{", "[1,]", "{'a': 1}", "nul", "", '{"a" 1}', "[1] x"):
    try:
        json.loads(bad)
    except json.JSONDecodeError as error:
        print(error, error.lineno, error.colno, error.pos)
try:
    json.dumps({1, 2})
except TypeError as error:
    print(error)
