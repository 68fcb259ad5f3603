#include "core/script/syntax/parser.hpp"
#include "core/script/syntax/testing.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>
#include <string_view>

using namespace simul::script;
using namespace simul::script::testing;

namespace {

/// A little of everything.
constexpr std::string_view kProgram = R"py("""Title

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
        z[1:2, ::3] += (yield)
    except (ValueError, TypeError) as e:
        raise RuntimeError("é" r"\d" '''t
        t''') from e
    except* OSError: pass
    else:
        del x, y[0]
    finally:
        assert x is not None, 'message'
    while True:
        if (n := len(a)) > 10: break
        elif n in {1, 2, *b}: continue
        else: return {k: v for k, v in d.items()} | {'a': 1, **m}
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

/// Parsing must end, and must say where it fails: diagnostics stand inside the text.
void check_survives(const std::string& text) {
    const auto source = SourceFile::create("test.py", text);
    if (!source) return;
    const auto tree = parse(*source);
    if (tree) return;
    REQUIRE_FALSE(tree.error().empty());
    REQUIRE(tree.error().size() <= kMaxDiagnostics);
    for (const Diagnostic& diagnostic : tree.error()) {
        REQUIRE(diagnostic.range.is_known());
        REQUIRE(diagnostic.range.begin < diagnostic.range.end);
        REQUIRE(diagnostic.range.begin.line <= (*source)->line_count() + 1);
        REQUIRE_FALSE(render(diagnostic).empty());
    }
}

} // namespace

TEST_CASE("the program of the robustness tests is a good one but for its mixed except") {
    const auto tree = parse(source_of(std::string(kProgram)));
    REQUIRE_FALSE(tree);
    CHECK(summary(tree.error()) == "21:5 cannot have both 'except' and 'except*' on the same 'try'");
}

TEST_CASE("every truncation of a program is survived") {
    for (std::size_t length = 0; length <= kProgram.size(); ++length) {
        check_survives(std::string(kProgram.substr(0, length)));
        check_survives(std::string(kProgram.substr(length)));
    }
}

TEST_CASE("programs with bytes changed, dropped, doubled and swapped are survived") {
    Numbers numbers;
    constexpr std::string_view kBytes = "()[]{}:;,.'\"\\\n\t #@=+-*/%<>!~^&|_0123abcxfrj\xc3\xa9\x00";
    for (int round = 0; round < 4000; ++round) {
        std::string text(kProgram);
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
        check_survives(text);
    }
}
