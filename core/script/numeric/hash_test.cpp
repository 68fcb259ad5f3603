// The expected numbers are CPython 3.11's with PYTHONHASHSEED=0.
#include "core/script/numeric/hash.hpp"
#include "tests/support/catch.hpp"

#include <limits>

using namespace simul::script::numeric;

TEST_CASE("strings and bytes hash by SipHash over CPython's storage") {
    CHECK(hash_bytes("a") == 4644417185603328019);
    CHECK(hash_bytes("abc") == -4594863902769663758);
    CHECK(hash_bytes("hello world, this is long") == 7650859633215404784);
    CHECK(hash_bytes("") == 0);
    CHECK(hash_bytes(std::string_view("ab\0", 3)) == -3517805199556278058);
    CHECK(hash_text(U"abc") == -4594863902769663758);
    CHECK(hash_text(U"é") == 6047309291227476195);
    CHECK(hash_text(U"ÿ") == 3476900567878811119);
    CHECK(hash_text(U"☃") == 5658562226297181912);
    CHECK(hash_text(U"😀x") == -8926728262118538918);
}

TEST_CASE("floats hash as the rational numbers that they are") {
    CHECK(hash_double(0.1) == 230584300921369408);
    CHECK(hash_double(1.5) == 1152921504606846977);
    CHECK(hash_double(-2.25) == -576460752303423490);
    CHECK(hash_double(1e300) == 1224995262755759164);
    CHECK(hash_double(5e-324) == 16777216);
    CHECK(hash_double(std::numeric_limits<double>::infinity()) == 314159);
    CHECK(hash_double(-1.0) == -2);
    CHECK(hash_double(0x1p61) == 1);
    CHECK(hash_double(1e22) == 1864712049423028464);
    CHECK(hash_double(-0.0) == 0);
}

TEST_CASE("integers hash to their value modulo 2^61 - 1") {
    CHECK(hash_integer((std::int64_t{1} << 61) - 1) == 0);
    CHECK(hash_integer(-(std::int64_t{1} << 61)) == -2);
    CHECK(hash_integer(-1) == -2);
    CHECK(hash_integer(std::numeric_limits<std::int64_t>::max()) == 3);
    CHECK(hash_integer(std::numeric_limits<std::int64_t>::min()) == -4);
    const BigInteger big = pow(BigInteger(3), 200);
    CHECK(hash_integer(big) == 424410663027747676);
    CHECK(hash_integer(BigInteger(-big)) == -424410663027747676);
}

TEST_CASE("tuples hash by position, frozen sets by content") {
    const auto tuple = [](std::initializer_list<std::int64_t> hashes) {
        TupleHasher hasher;
        for (const std::int64_t hash : hashes)
            hasher.add(hash);
        return hasher.finish();
    };
    const auto frozen = [](std::initializer_list<std::int64_t> hashes) {
        FrozenSetHasher hasher;
        for (const std::int64_t hash : hashes)
            hasher.add(hash);
        return hasher.finish();
    };
    CHECK(tuple({1, 2, 3}) == 529344067295497451);
    CHECK(tuple({}) == 5740354900026072187);
    CHECK(tuple({hash_bytes("a"), hash_double(1.5), tuple({1})}) == -3918453234081789340);
    CHECK(frozen({}) == 133146708735736);
    CHECK(frozen({1, 2, 3}) == -272375401224217160);
    CHECK(frozen({3, 1, 2}) == -272375401224217160);
    CHECK(frozen({hash_bytes("a"), hash_bytes("b"), hash_bytes("c")}) == 8636088911049444515);
}
