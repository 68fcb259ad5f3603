/// In which pass of the event loop an event happened.
#pragma once

#include "core/trace/column.hpp"
#include "core/trace/segment.hpp"

#include <cstdint>
#include <limits>
#include <optional>

namespace simul::trace {

/// The first events of passes, by their numbers: 1, 2, … A pass mostly has a few events and follows on one
/// that has some, too; then a byte says how many that one had. Where it is not so, and every `kStride`
/// passes, a mark says it all.
class PassNumbers {
public:
    /// The next pass begins, with event `first`, if it has any before another one begins. REQUIRES: not below
    /// that of the pass before. Amortised O(1).
    [[gnu::always_inline]] void begin(EventIndex first) {
        // Of passes without events only the last is of interest.
        if (last_.number != 0 && last_.first != first) [[likely]]
            keep();
        last_ = {first, last_.number + 1};
    }

    /// The pass that the event is in, or that was the last one before it; nullopt before the first.
    /// O(log passes).
    std::optional<std::uint32_t> of(EventIndex event) const noexcept {
        if (last_.number != 0 && last_.first <= event) return last_.number;
        const std::size_t after = marks_.partition_point(
            0, marks_.size(), [&](const Mark& mark) { return mark.pass.first <= event; });
        if (after == 0) return std::nullopt;
        Pass pass = marks_[after - 1].pass;
        const std::size_t end = after < marks_.size() ? marks_[after].lengths_before : lengths_.size();
        for (std::size_t i = marks_[after - 1].lengths_before; i < end && pass.first + lengths_[i] <= event;
             ++i)
            pass = {pass.first + lengths_[i], pass.number + 1};
        return pass.number;
    }

private:
    static constexpr std::uint32_t kStride = 64;

    struct Pass {
        EventIndex first;
        std::uint32_t number; ///< 0: none.
    };
    struct Mark {
        Pass pass;
        std::uint32_t lengths_before; ///< How many lengths there were.
    };

    /// Writes the last pass down.
    void keep() {
        const EventIndex length = last_.first - kept_.first;
        const bool is_regular =
            last_.number == kept_.number + 1 && length <= std::numeric_limits<std::uint8_t>::max();
        if (is_regular && since_mark_ < kStride) {
            lengths_.push_back(static_cast<std::uint8_t>(length));
            ++since_mark_;
        } else {
            marks_.push_back({last_, static_cast<std::uint32_t>(lengths_.size())});
            since_mark_ = 0;
        }
        kept_ = last_;
    }

    Pass last_{0, 0};
    Pass kept_{0, 0};                    ///< The one before, of those with events.
    std::uint32_t since_mark_ = kStride; ///< How many lengths.
    Column<std::uint8_t> lengths_;       ///< Of the pass before, by pass, but for those that have a mark.
    Column<Mark> marks_;
};

} // namespace simul::trace
