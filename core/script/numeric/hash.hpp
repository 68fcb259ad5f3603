/// `hash()` as CPython computes it with PYTHONHASHSEED=0. A script can see these numbers and, through the
/// order of sets, what follows from them. No hash is -1.
#pragma once

#include "core/script/numeric/big_integer.hpp"

#include <cstdint>
#include <string_view>

namespace simul::script::numeric {

/// SipHash-1-3 with a zero key.
std::uint64_t siphash13(std::string_view bytes) noexcept;

/// `hash(bytes)`, and `hash(str)` of text whose characters are all below 256, one byte each.
std::int64_t hash_bytes(std::string_view bytes) noexcept;

/// `hash(str)`: over CPython's storage, which takes 1, 2 or 4 bytes a character by the widest one.
std::int64_t hash_text(std::u32string_view text);

/// Numbers that are equal have one hash: the value modulo 2^61 - 1, a fraction by its modular inverse.
std::int64_t hash_integer(std::int64_t value) noexcept;
std::int64_t hash_integer(const BigInteger& value);
/// Infinities give ±314159. REQUIRES: not NaN, whose hash is by identity.
std::int64_t hash_double(double value) noexcept;

/// `hash(tuple)` from the hashes of its items, in order.
class TupleHasher {
public:
    void add(std::int64_t item_hash) noexcept;
    std::int64_t finish() const noexcept;

private:
    std::uint64_t accumulator_ = 2870177450012600261u;
    std::uint64_t count_ = 0;
};

/// `hash(frozenset)` from the hashes of its items, in any order.
class FrozenSetHasher {
public:
    void add(std::int64_t item_hash) noexcept;
    std::int64_t finish() const noexcept;

private:
    std::uint64_t accumulator_ = 0;
    std::uint64_t count_ = 0;
};

} // namespace simul::script::numeric
