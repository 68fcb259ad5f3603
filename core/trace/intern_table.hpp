/// Stores each distinct value once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace simul::trace {

/// Gives equal entries equal ids: 0, 1, 2, … in order of first occurrence. Amortised O(1).
///
/// `Entry` has `==` and `std::uint64_t hash() const`. Open addressing over ids alone: nothing but the entries
/// and four bytes a slot is stored, and the order of ids depends on no hash.
template <typename Entry>
class InternTable {
public:
    InternTable() : slots_(kSmallest, kEmpty) {}

    std::uint32_t intern(const Entry& entry) {
        std::size_t slot = find(entry);
        if (slots_[slot] != kEmpty) return slots_[slot];
        if ((entries_.size() + 1) * 4 > slots_.size() * 3) {
            grow();
            slot = find(entry);
        }
        slots_[slot] = static_cast<std::uint32_t>(entries_.size());
        entries_.push_back(entry);
        return slots_[slot];
    }

    const Entry& operator[](std::uint32_t id) const { return entries_[id]; }
    std::size_t size() const noexcept { return entries_.size(); }

    const std::vector<Entry>& entries() const noexcept { return entries_; }

    /// Hands the entries over; the table is empty afterwards.
    std::vector<Entry> take_entries() && {
        entries_.shrink_to_fit();
        slots_.assign(kSmallest, kEmpty);
        return std::exchange(entries_, {});
    }

private:
    static constexpr std::uint32_t kEmpty = 0xFFFFFFFF;
    static constexpr std::size_t kSmallest = 16; ///< Slots; always a power of two.

    /// The slot that holds the entry's id, or the empty one where it belongs.
    std::size_t find(const Entry& entry) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = spread(entry.hash()) & mask;
        while (slots_[slot] != kEmpty && !(entries_[slots_[slot]] == entry))
            slot = (slot + 1) & mask;
        return slot;
    }

    void grow() {
        slots_.assign(slots_.size() * 2, kEmpty);
        for (std::size_t id = 0; id < entries_.size(); ++id)
            slots_[find(entries_[id])] = static_cast<std::uint32_t>(id);
    }

    /// Fibonacci hashing: cheap hashes differ in their low bits only here and there.
    static std::size_t spread(std::uint64_t hash) noexcept {
        return static_cast<std::size_t>((hash * 0x9E3779B97F4A7C15u) >> 32);
    }

    std::vector<Entry> entries_;
    std::vector<std::uint32_t> slots_;
};

} // namespace simul::trace
