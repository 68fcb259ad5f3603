/// MT19937 with CPython's seeding: the generator behind `random`, number for number.
#pragma once

#include "core/script/numeric/big_integer.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace simul::script::numeric {

class MersenneTwister {
public:
    static constexpr std::size_t kStateSize = 624;
    using State = std::array<std::uint32_t, kStateSize>;

    /// As `random.seed(seed)`: the sign is ignored.
    explicit MersenneTwister(const BigInteger& seed) { this->seed(seed); }

    void seed(const BigInteger& seed);
    /// As `random.seed(text)` of a str (its UTF-8) or bytes: the bytes with their SHA-512 behind, as one
    /// integer.
    void seed_bytes(std::string_view bytes);
    /// Any 32-bit words; REQUIRES: at least one.
    void seed_words(const std::uint32_t* words, std::size_t count);

    /// The next 32 bits.
    std::uint32_t next_word();
    /// Uniform in [0, 1) with 53 bits: `random.random()`.
    double next_double();
    /// `random.getrandbits(count)`; count >= 0.
    BigInteger next_bits(std::size_t count);
    /// As next_bits(), for count <= 64.
    std::uint64_t next_small_bits(unsigned count);

    /// `random.getstate()`: the words, and which one comes next (kStateSize: after the next regeneration).
    const State& state() const { return state_; }
    std::size_t position() const { return position_; }
    /// REQUIRES: position <= kStateSize.
    void set_state(const State& state, std::size_t position);

private:
    void seed_word(std::uint32_t seed);
    void regenerate();

    State state_{};
    std::size_t position_ = kStateSize;
};

} // namespace simul::script::numeric
