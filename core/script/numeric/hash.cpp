#include "core/script/numeric/hash.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

namespace simul::script::numeric {
namespace {

constexpr std::uint64_t kPrime = (std::uint64_t{1} << 61) - 1;
constexpr std::int64_t kInfinityHash = 314159;

constexpr std::int64_t never_minus_one(std::int64_t hash) {
    return hash == -1 ? -2 : hash;
}

/// Little-endian, whatever the machine is.
std::uint64_t load_word(const char* bytes, std::size_t count) noexcept {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < count; ++i)
        word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return word;
}

/// The state of SipHash; its constants are the ASCII of "somepseudorandomlygeneratedbytes".
struct SipState {
    std::uint64_t v0 = 0x736f6d6570736575, v1 = 0x646f72616e646f6d, v2 = 0x6c7967656e657261,
                  v3 = 0x7465646279746573;

    void round() noexcept {
        v0 += v1;
        v2 += v3;
        v1 = std::rotl(v1, 13) ^ v0;
        v3 = std::rotl(v3, 16) ^ v2;
        v0 = std::rotl(v0, 32);
        v2 += v1;
        v0 += v3;
        v1 = std::rotl(v1, 17) ^ v2;
        v3 = std::rotl(v3, 21) ^ v0;
        v2 = std::rotl(v2, 32);
    }

    void absorb(std::uint64_t word) noexcept {
        v3 ^= word;
        round();
        v0 ^= word;
    }
};

template <typename Character>
std::int64_t hash_as(std::u32string_view text) {
    std::string bytes;
    bytes.reserve(text.size() * sizeof(Character));
    for (const char32_t c : text)
        for (std::size_t i = 0; i < sizeof(Character); ++i)
            bytes += static_cast<char>(static_cast<unsigned char>(c >> (8 * i)));
    return hash_bytes(bytes);
}

std::uint64_t rotate_in_field(std::uint64_t value, int bits) noexcept {
    return ((value << bits) & kPrime) | value >> (61 - bits);
}

} // namespace

std::uint64_t siphash13(std::string_view bytes) noexcept {
    SipState state;
    const std::size_t whole = bytes.size() / 8 * 8;
    for (std::size_t i = 0; i < whole; i += 8)
        state.absorb(load_word(bytes.data() + i, 8));
    state.absorb(static_cast<std::uint64_t>(bytes.size()) << 56 |
                 load_word(bytes.data() + whole, bytes.size() - whole));
    state.v2 ^= 0xff;
    for (int i = 0; i < 3; ++i)
        state.round();
    return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
}

std::int64_t hash_bytes(std::string_view bytes) noexcept {
    if (bytes.empty()) return 0;
    return never_minus_one(static_cast<std::int64_t>(siphash13(bytes)));
}

std::int64_t hash_text(std::u32string_view text) {
    const char32_t widest = text.empty() ? 0 : *std::max_element(text.begin(), text.end());
    if (widest < 0x100) return hash_as<std::uint8_t>(text);
    if (widest < 0x10000) return hash_as<std::uint16_t>(text);
    return hash_as<std::uint32_t>(text);
}

std::int64_t hash_integer(std::int64_t value) noexcept {
    const std::uint64_t magnitude =
        value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
    const auto residue = static_cast<std::int64_t>(magnitude % kPrime);
    return never_minus_one(value < 0 ? -residue : residue);
}

std::int64_t hash_integer(const BigInteger& value) {
    const auto residue = static_cast<std::int64_t>(static_cast<std::uint64_t>(abs(value) % kPrime));
    return never_minus_one(value < 0 ? -residue : residue);
}

std::int64_t hash_double(double value) noexcept {
    if (std::isinf(value)) return value > 0 ? kInfinityHash : -kInfinityHash;
    int exponent = 0;
    double fraction = std::frexp(std::fabs(value), &exponent);
    std::uint64_t residue = 0;
    while (fraction != 0) {
        // 28 bits at a time: multiplying by 2^28 in the field is a rotation.
        residue = rotate_in_field(residue, 28);
        fraction *= 0x1p28;
        exponent -= 28;
        const auto chunk = static_cast<std::uint64_t>(fraction);
        fraction -= static_cast<double>(chunk);
        residue += chunk;
        if (residue >= kPrime) residue -= kPrime;
    }
    // 2^61 is 1 in the field, so only the exponent modulo 61 counts.
    const int shift = exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61;
    const auto hash = static_cast<std::int64_t>(rotate_in_field(residue, shift));
    return never_minus_one(value < 0 ? -hash : hash);
}

namespace {

// The primes of xxHash, on which the hash of tuples is modelled.
constexpr std::uint64_t kFirstPrime = 11400714785074694791u;
constexpr std::uint64_t kSecondPrime = 14029467366897019727u;
constexpr std::uint64_t kFifthPrime = 2870177450012600261u;

} // namespace

void TupleHasher::add(std::int64_t item_hash) noexcept {
    accumulator_ += static_cast<std::uint64_t>(item_hash) * kSecondPrime;
    accumulator_ = std::rotl(accumulator_, 31) * kFirstPrime;
    ++count_;
}

std::int64_t TupleHasher::finish() const noexcept {
    const std::uint64_t hash = accumulator_ + (count_ ^ (kFifthPrime ^ 3527539u));
    return hash == ~std::uint64_t{0} ? 1546275796 : static_cast<std::int64_t>(hash);
}

void FrozenSetHasher::add(std::int64_t item_hash) noexcept {
    const auto hash = static_cast<std::uint64_t>(item_hash);
    accumulator_ ^= (hash ^ 89869747u ^ hash << 16) * 3644798167u;
    ++count_;
}

std::int64_t FrozenSetHasher::finish() const noexcept {
    std::uint64_t hash = accumulator_ ^ (count_ + 1) * 1927868237u;
    hash ^= hash >> 11 ^ hash >> 25;
    hash = hash * 69069u + 907133923u;
    return hash == ~std::uint64_t{0} ? 590923713 : static_cast<std::int64_t>(hash);
}

} // namespace simul::script::numeric
