// The expected numbers are CPython 3.11's.
#include "core/script/numeric/mersenne_twister.hpp"
#include "core/script/numeric/sha512.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace simul::script::numeric;

namespace {

struct Draws {
    double first, second;
    std::uint64_t one_bit, bits33, bits64;
    const char* bits100;
    std::uint64_t bits32;
};

void check_draws(MersenneTwister generator, const Draws& expected) {
    CHECK(generator.next_double() == expected.first);
    CHECK(generator.next_double() == expected.second);
    CHECK(generator.next_small_bits(1) == expected.one_bit);
    CHECK(generator.next_small_bits(33) == expected.bits33);
    CHECK(generator.next_bits(64) == expected.bits64);
    CHECK(generator.next_bits(100) == BigInteger(expected.bits100));
    CHECK(generator.next_small_bits(32) == expected.bits32);
}

MersenneTwister seeded_by_bytes(std::string_view bytes) {
    MersenneTwister generator(0);
    generator.seed_bytes(bytes);
    return generator;
}

std::string hexadecimal(const std::array<std::uint8_t, 64>& digest) {
    std::string out;
    for (std::size_t i = 0; i < 16; ++i)
        for (const int nibble : {digest[i] >> 4, digest[i] & 15})
            out += "0123456789abcdef"[nibble];
    return out;
}

} // namespace

TEST_CASE("a seeded generator gives CPython's numbers") {
    check_draws(MersenneTwister(0), {0x1.b0580f98a7dbep-1, 0x1.84129978f9c1ap-1, 0, 173879092,
                                     9431353882395063546u, "1023487968931306232115508920805", 3564191072});
    check_draws(MersenneTwister(1), {0x1.132d8f91b7584p-3, 0x1.b1e2d5b3584f8p-1, 1, 271041745,
                                     9139164268605729673u, "829696747689386081914396241732", 1630434966});
    check_draws(MersenneTwister(-5), {0x1.3eecf89059360p-1, 0x1.7bcb8116f23eep-1, 1, 7260413918,
                                      13648719601384375088u, "41994083828544650763274259614", 3609267711});
    check_draws(MersenneTwister(BigInteger("4294967296")),
                {0x1.ced31cb3df170p-4, 0x1.abdb5477a4f26p-2, 0, 4392986381, 14861564313759884179u,
                 "700206096604902447315841205089", 4272311653});
    check_draws(MersenneTwister(BigInteger("1267650600228229401496703205383")),
                {0x1.aa06d00a8c754p-2, 0x1.4e9b7ac47a1e8p-2, 1, 5799418623, 8386109766809800095u,
                 "767086449222458926664881460927", 1268915266});
}

TEST_CASE("a generator seeded with text gives CPython's numbers") {
    check_draws(seeded_by_bytes("hello"),
                {0x1.6a441bebd6e04p-2, 0x1.538ec3b087282p-1, 1, 474796849, 942383063978769535u,
                 "1161888629663553749246947217685", 2762379647});
    check_draws(seeded_by_bytes(""), {0x1.eba2b25d163e4p-1, 0x1.30d9d60d3da22p-1, 0, 8007323338,
                                      4073646942980870022u, "774389259968111789870895257625", 31197009});
}

TEST_CASE("a generator can be restored in the middle of its sequence") {
    MersenneTwister generator(1);
    for (int i = 0; i < 999; ++i)
        generator.next_double();
    MersenneTwister copy(7);
    copy.set_state(generator.state(), generator.position());
    CHECK(generator.next_double() == 0x1.699b1d0fc4300p-1);
    CHECK(copy.next_double() == 0x1.699b1d0fc4300p-1);
}

TEST_CASE("SHA-512 pads messages of any length") {
    CHECK(hexadecimal(sha512("")) == "cf83e1357eefb8bdf1542850d66d8007");
    CHECK(hexadecimal(sha512("abc")) == "ddaf35a193617abacc417349ae204131");
    CHECK(hexadecimal(sha512(std::string(111, 'a'))) == "fa9121c7b32b9e01733d034cfc78cbf6");
    CHECK(hexadecimal(sha512(std::string(112, 'a'))) == "c01d080efd492776a1c43bd23dd99d0a");
    CHECK(hexadecimal(sha512(std::string(200, 'a'))) == "4b11459c33f52a22ee8236782714c150");
}
