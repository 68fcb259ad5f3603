#include "core/script/numeric/mersenne_twister.hpp"

#include "core/script/numeric/sha512.hpp"

#include <algorithm>
#include <vector>

namespace simul::script::numeric {
namespace {

constexpr std::size_t kShift = 397;
constexpr std::uint32_t kUpperBit = 0x80000000;

std::uint32_t twist(std::uint32_t upper, std::uint32_t lower) {
    const std::uint32_t mixed = (upper & kUpperBit) | (lower & ~kUpperBit);
    return mixed >> 1 ^ ((mixed & 1) != 0 ? 0x9908b0dfu : 0u);
}

std::uint32_t temper(std::uint32_t word) {
    word ^= word >> 11;
    word ^= word << 7 & 0x9d2c5680u;
    word ^= word << 15 & 0xefc60000u;
    return word ^ word >> 18;
}

std::uint32_t mixed_neighbour(std::uint32_t previous) {
    return previous ^ previous >> 30;
}

} // namespace

void MersenneTwister::seed(const BigInteger& seed) {
    std::vector<std::uint32_t> words;
    export_bits(BigInteger(abs(seed)), std::back_inserter(words), 32, false);
    if (words.empty()) words.push_back(0);
    seed_words(words.data(), words.size());
}

void MersenneTwister::seed_bytes(std::string_view bytes) {
    const auto digest = sha512(bytes);
    std::vector<std::uint8_t> all(bytes.begin(), bytes.end());
    all.insert(all.end(), digest.begin(), digest.end());
    BigInteger value;
    import_bits(value, all.begin(), all.end(), 8);
    seed(value);
}

void MersenneTwister::seed_word(std::uint32_t seed) {
    state_[0] = seed;
    for (std::size_t i = 1; i < kStateSize; ++i)
        state_[i] = 1812433253u * mixed_neighbour(state_[i - 1]) + static_cast<std::uint32_t>(i);
    position_ = kStateSize;
}

void MersenneTwister::seed_words(const std::uint32_t* words, std::size_t count) {
    seed_word(19650218u);
    std::size_t i = 1;
    std::size_t j = 0;
    const auto advance = [&] {
        if (++i < kStateSize) return;
        state_[0] = state_[kStateSize - 1];
        i = 1;
    };
    for (std::size_t k = std::max(kStateSize, count); k > 0; --k) {
        state_[i] = (state_[i] ^ mixed_neighbour(state_[i - 1]) * 1664525u) + words[j] +
                    static_cast<std::uint32_t>(j);
        advance();
        j = (j + 1) % count;
    }
    for (std::size_t k = kStateSize - 1; k > 0; --k) {
        state_[i] =
            (state_[i] ^ mixed_neighbour(state_[i - 1]) * 1566083941u) - static_cast<std::uint32_t>(i);
        advance();
    }
    state_[0] = kUpperBit;
}

void MersenneTwister::regenerate() {
    for (std::size_t i = 0; i < kStateSize; ++i)
        state_[i] = state_[(i + kShift) % kStateSize] ^ twist(state_[i], state_[(i + 1) % kStateSize]);
    position_ = 0;
}

std::uint32_t MersenneTwister::next_word() {
    if (position_ >= kStateSize) regenerate();
    return temper(state_[position_++]);
}

double MersenneTwister::next_double() {
    const std::uint32_t high = next_word() >> 5;
    const std::uint32_t low = next_word() >> 6;
    return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
}

std::uint64_t MersenneTwister::next_small_bits(unsigned count) {
    if (count == 0) return 0;
    if (count <= 32) return next_word() >> (32 - count);
    const std::uint64_t low = next_word();
    return low | static_cast<std::uint64_t>(next_word() >> (64 - count)) << 32;
}

BigInteger MersenneTwister::next_bits(std::size_t count) {
    if (count <= 64) return next_small_bits(static_cast<unsigned>(count));
    std::vector<std::uint32_t> words;
    for (; count > 32; count -= 32)
        words.push_back(next_word());
    words.push_back(next_word() >> (32 - count));
    BigInteger value;
    import_bits(value, words.begin(), words.end(), 32, false);
    return value;
}

void MersenneTwister::set_state(const State& state, std::size_t position) {
    state_ = state;
    position_ = position;
}

} // namespace simul::script::numeric
