/// Where a task comes from, whatever ran meanwhile.
#pragma once

#include <cstdint>

namespace simul::loop {

/// The path of creations that leads to a task or to a pool's call: "the third child of the first child of the
/// program". It depends on what each ancestor has created in what order, and on nothing that others did: one
/// program has the same tasks under every model. Kept as a hash; two paths of one run have one hash with a
/// chance of 2⁻⁶⁴.
class Lineage {
public:
    /// Of the program itself.
    constexpr Lineage() = default;

    /// Of the next one that this one creates.
    constexpr Lineage child() noexcept { return Lineage(mixed(path_ ^ mixed(++children_))); }

    /// The same number for the same path; 0 for the program itself.
    constexpr std::uint64_t path() const noexcept { return path_; }

    /// A one-to-one scrambling of 64 bits (the output function of SplitMix64).
    static constexpr std::uint64_t mixed(std::uint64_t bits) noexcept {
        bits += 0x9e3779b97f4a7c15;
        bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9;
        bits = (bits ^ bits >> 27) * 0x94d049bb133111eb;
        return bits ^ bits >> 31;
    }

private:
    constexpr explicit Lineage(std::uint64_t path) : path_(path) {}

    std::uint64_t path_ = 0;
    std::uint64_t children_ = 0;
};

} // namespace simul::loop
