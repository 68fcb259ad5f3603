#!/usr/bin/python3
"""Writes reference.json: what CPython 3.11 answers to questions about text, for text_reference_test.cpp.

    /usr/bin/python3 generate_reference.py > reference.json

Doubles are written as their hexadecimal form, big integers as decimal text, an exception as {"error": "…"}.
"""

import json
import random
import struct

random.seed(20240501)


def answer(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return {"error": "%s: %s" % (type(error).__name__, error)}


def interesting_doubles():
    fixed = [0.0, -0.0, 1.0, -1.5, 0.1, 0.2, 0.3, 1 / 3, 100.0, 1e15, 1e16, 9999999999999998.0, 123456789012345680.0, 1e22,
             1e-4, 0.0001234, 0.00001, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 0.5, 1.5, 2.5, 2.675,
             1.005, 0.125, 0.375, 999.9995, 0.05, 1e100, 123456.789, float("inf"), float("-inf"), float("nan")]
    drawn = [struct.unpack("<d", struct.pack("<Q", random.getrandbits(64)))[0] for _ in range(60)]
    return fixed + drawn + [random.uniform(-1000, 1000) for _ in range(30)]


def interesting_integers():
    return [0, 1, -1, 7, 42, -42, 255, 1000, 1234, -1234567, 10**9, 2**31, 2**63 - 1, -2**63, 2**64, -10**25, 3**200, 65, 0x1f600]


def float_specs():
    made = ["", "z", "e", ".0f", ".1f", ".2f", ".2%", "%", "g", "G", ".3g", ".10g", "#.3g", "#g", "n", "+", " ", "-", "E", "F",
            ".0e", "#.0f", "#.0e", ".3", ".0", ".17", ".17g", ".30f", "010.2f", "*^20.3f", "<12", ">12", "^12", "=12", "+,.2f",
            "_", ",", "012,", "013,.1f", "_.3f", "x=+20.1e", "z.1f", "z.0f", "08z", "d", "x", "s", ".2d", "\u00e9", "020", ".400f", ".1", "#"]
    for _ in range(60):
        made.append(random.choice(["", "<", ">", "^", "=", "*<", "0>", "\u2603^"]) + random.choice(["", "+", " ", "-"]) +
                    random.choice(["", "#"]) + random.choice(["", "0"]) + random.choice(["", "8", "15"]) +
                    random.choice(["", ",", "_"]) + random.choice(["", ".0", ".2", ".12"]) + random.choice(["", *"eEfFgGn%"]))
    return made


def integer_specs():
    made = ["", "d", "b", "o", "x", "X", "#x", "#X", "#b", "#o", "c", "n", ",", "_", "_x", "_b", "#_b", ",d", ",x", "+", " ", "08", "-08",
            "+08,", "=10", "x=10", "<10", "^11", "010x", "#010x", "#012_x", "020,", "e", ".2f", "%", "g", ".3", "s", "z", "+c", "#c", "5c",
            "^5c", "05c", ",c", "y", "10.2d", "dd", "\t", ",_", "_,", ",,", "..", ".", "10000000000000000000000", "\u0665", "\u2603>8"]
    for _ in range(60):
        made.append(random.choice(["", "<", ">", "^", "=", "*<", "0>", "\u2603^"]) + random.choice(["", "+", " ", "-"]) +
                    random.choice(["", "#"]) + random.choice(["", "0"]) + random.choice(["", "8", "15", "30"]) +
                    random.choice(["", ",", "_"]) + random.choice(["", *"dbxXo"]))
    return made


def string_cases():
    specs = ["", "s", "10", "<10", ">10", "^10", "*^11", ".2", "5.2", "010", "05", "=5", "+", " ", "#", "z", ",", "d", "^\u2603", "\u2603^9", "2",
             "0", "<05s", ".0", "10.", "q", "x^3", "\u00e9", "_s"]
    return [[text, spec, answer(format, text, spec)] for text in ["", "abc", "d\u00e9j\u00e0 \u2603\U0001f600", "a'b"] for spec in specs]


def percent_cases():
    cases = []
    for value in [0, 5, -5, 255, 10**20, -10**20]:
        for directive in ["d", "i", "u", "5d", "-5d|", "05d", "+d", " d", "+05d", "x", "X", "#x", "#X", "o", "#o", ".5d", "8.5d", "-8.3d|", "08.3d",
                          "#010x", "#.6x", "+.3d", "010.5x"]:
            cases.append(["i", str(value), directive, ("%" + directive) % value])
    for value in [0.0, -0.0, 1.5, -2.25, 1e100, 123456.789, 1e-7, float("inf"), float("-inf"), float("nan")]:
        for directive in ["f", ".2f", "8.2f", "-8.2f|", "08.2f", "+.1f", " .1f", "e", "E", ".0e", "g", "G", ".3g", "#.3g", "#.0f", "+08.1e", "F", "010f"]:
            cases.append(["f", value.hex(), directive, ("%" + directive) % value])
    for value in ["", "abc", "d\u00e9j\u00e0"]:
        for directive in ["s", "5s", "-5s|", ".2s", "5.1s", "05s", "+s"]:
            cases.append(["s", value, directive, ("%" + directive) % value])
    return cases


def number_texts():
    return ["", " ", "1", " 12 ", "-3", "+4", "- 5", "1_000", "_1", "1_", "1__0", "0x1f", "0b101", "0o17", "0X_1F", "007", "00", "0_0", "1e5", "1.5", ".5",
            "5.", ".", "1e", "1e+", "1e+5", "1E-5", "inf", "-Infinity", "nan", "+NaN", "infin", "1_0.0_1", "1_.0", "1._0", "1e1_0", "1e_1", "1e400",
            "-1e400", "1e-400", "1e99999999999999999999", "1e-99999999999999999999", "0e99999999999999", "\u0663\u0664", "\u00a012\u2003", "12\u00e9",
            "abc", "it's", "\u2603", "z", "Zz", "9" * 30, "0.1" + "0" * 50 + "1", "1\n", "\t1", "1 2", "--1", "+-1", "0x", "0b2", "123456789" * 10, "\x00", "1\x00",
            "2.2250738585072011e-308", "8.98846567431158e307", "1.7976931348623159e308", "0.000" + "0" * 400 + "1", "1" * 400]


def rounding_cases():
    cases = []
    for value in interesting_doubles():
        for digits in [0, 1, 2, 3, -1, -2, -3, 5, 10, 15, 20, 22, 300, 323, 324, -300, -308, -309, -400]:
            result = answer(round, value, digits)
            cases.append([value.hex(), digits, result.hex() if isinstance(result, float) else result])
    for value, digits in [(5e307, -308), (1.7e308, -308), (4.9e307, -308), (15.0, -1), (25.0, -1), (5.0, -1), (5.000000001, -1), (4.9, -1), (0.5, -1), (-15.0, -1), (-5.0, -1)]:
        result = answer(round, value, digits)
        cases.append([value.hex(), digits, result.hex() if isinstance(result, float) else result])
    return cases


def text_samples():
    return ["", "abc", "it's", '"', "'\"", "a\\b", "\t\n\r\x00\x1f\x7f", "\x80\xa0\xad\xff", "d\u00e9j\u00e0", "\u2603", "\u2028", "\ue000", "\uffff",
            "\U0001f600", "\U000e0001", "\U0010ffff", "\u0378", "\u200b", "\u3000"]


def case_samples():
    return ["", "hello world", "HELLO", "Stra\u00dfe", "\ufb01n", "\u0130stanbul", "\u03a3", "\u039f\u03a3", "\u039f\u03a3\u039f", "\u03a3\u03a3", "A\u03a3.B", "A\u03a3.",
            "they're bill's", "\u01c6x", "\u01c5", "x1y", "\u1e9e", "\u0149", "\U00010400", "d\u017eungla", "\u0345\u03b1"]


def main():
    doubles = interesting_doubles()
    reference = {
        "repr_float": [[value.hex(), repr(value)] for value in doubles],
        "hex": [value.hex() for value in doubles if value == value and abs(value) != float("inf")],
        "format_float": [[value.hex(), spec, answer(format, value, spec)] for value in random.sample(doubles, 25) for spec in random.sample(float_specs(), 60)],
        "format_integer": [[str(value), spec, answer(format, value, spec)] for value in interesting_integers() for spec in random.sample(integer_specs(), 60)],
        "format_string": string_cases(),
        "percent": percent_cases(),
        "parse_float": [],
        "parse_integer": [[text, base, answer(lambda: str(int(text, base)))] for text in number_texts() for base in (10, 0, 16, 2, 36)],
        "round": rounding_cases(),
        "repr_string": [[text, repr(text), ascii(text)] for text in text_samples()],
        "repr_bytes": [[list(text), repr(text)] for text in [b"", b"abc", b"it's", b'"', b"'\"", b"\\", bytes(range(256))]],
        "cases": [[text, text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase(), text.casefold()] for text in case_samples()],
    }
    for text in number_texts():
        result = answer(float, text)
        reference["parse_float"].append([text, result.hex() if isinstance(result, float) else result])
    print("{")
    print(",\n".join('"%s": [\n%s\n]' % (name, ",\n".join(json.dumps(row) for row in rows)) for name, rows in reference.items()))
    print("}")


main()
