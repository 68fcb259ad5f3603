/// Broken programs for the robustness tests of the front end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace simul::script::testing {

/// A little of everything.
inline constexpr std::string_view kProgram = R"py("""Title

Text"""
from __future__ import annotations
import asyncio, os.path as path
from collections import (deque, Counter as C,)

COUNT: int = 3  # [1:10] How many

@decorated(1, *a, key=f"{x!r:>{width}} {y=}", **k)
async def main(a, /, b: int = 0x1f, *args: str, c=1.5e-3, **kwargs) -> None:
    global COUNT
    async with asyncio.timeout(1) as t, lock:
        result = [await f(i) async for i in agen() if i % 2 == 0 and not i < 3 <= 4]
    try:
        x, *y = 1, 2, 3
        try: z[1:2, ::3] += (yield)
        except* OSError as group: pass
    except (ValueError, TypeError) as e:
        raise RuntimeError("é" r"\d" '''t
        t''') from e
    else:
        del x, y[0]
    finally:
        assert x is not None, 'message'
    while True:
        if (n := len(a)) > 10: return
        elif n in {1, 2, *b}: continue
        else: print({k: v for k, v in d.items()} | {'a': 1, **m})
    for i, (j, k) in enumerate(lambda p, *q: p or q): nonlocal_ = ~i ** -j // k << 2
    match command.split(), b'\x00':
        case ["go", ("n" | "s") as d, *_] if d: print(d, sep='')
        case {"x": int(v), "y": Point(x=0, y=Y.z), **rest}: pass
        case -1 | 2.5 | None: ...
        case _: pass

class A(Base, flag=True):
    x: int
    def m(self): return super().m() if self else await_(lambda: 0)
)py";

/// A generator of test input, the same everywhere (xorshift).
class Numbers {
public:
    std::size_t below(std::size_t limit) {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return static_cast<std::size_t>(state_ % limit);
    }

private:
    std::uint64_t state_ = 0x9e3779b97f4a7c15;
};

/// The text with up to four small changes: bytes replaced, inserted, cut out, or copied to another place.
inline std::string mutated(std::string_view original, Numbers& numbers) {
    constexpr std::string_view kBytes = "()[]{}:;,.'\"\\\n\t #@=+-*/%<>!~^&|_0123abcxfrj\xc3\xa9";
    std::string text(original);
    for (std::size_t changes = 1 + numbers.below(4); changes > 0; --changes) {
        const std::size_t at = numbers.below(text.size());
        const std::size_t length = 1 + numbers.below(12);
        switch (numbers.below(4)) {
        case 0: text[at] = kBytes[numbers.below(kBytes.size())]; break;
        case 1: text.erase(at, length); break;
        case 2: text.insert(numbers.below(text.size()), text.substr(at, length)); break;
        default: text.insert(at, 1, kBytes[numbers.below(kBytes.size())]); break;
        }
    }
    return text;
}

} // namespace simul::script::testing
