/// When the events of a trace happened.
#pragma once

#include "core/time/virtual_time.hpp"
#include "core/trace/column.hpp"
#include "core/trace/segment.hpp"

namespace simul::trace {

/// A column of times that never decrease. Virtual time stands still while a burst of events happens, so each
/// instant is stored once, with its first event: 12 bytes an instant rather than 8 an event. A mark every
/// `kStride` events says where to look for an event's instant.
class TimeColumn {
public:
    /// REQUIRES: not before the last time.
    [[gnu::always_inline]] void push_back(Instant time) {
        if (instants_.empty() || instants_.back() != time) {
            instants_.push_back(time);
            firsts_.push_back(static_cast<EventIndex>(size_));
        }
        if (size_ % kStride == 0) marks_.push_back(static_cast<std::uint32_t>(instants_.size() - 1));
        ++size_;
    }

    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    Instant back() const noexcept { return instants_.back(); }

    /// O(1): the instants of one stride are searched at most.
    Instant operator[](std::size_t event) const noexcept {
        assert(event < size_);
        const std::size_t mark = event / kStride;
        const std::size_t first = marks_[mark];
        const std::size_t last = mark + 1 < marks_.size() ? marks_[mark + 1] : instants_.size() - 1;
        // The instant of the next mark may have begun before that mark, and so before this event.
        const std::size_t after =
            firsts_.partition_point(first + 1, last + 1, [&](EventIndex begin) { return begin <= event; });
        return instants_[after - 1];
    }

    /// The first event at or after `time`; `size()` if there is none. O(log instants).
    std::size_t first_from(Instant time) const noexcept {
        return first_where([&](Instant instant) { return instant < time; });
    }
    /// The first event after `time`; `size()` if there is none. O(log instants).
    std::size_t first_after(Instant time) const noexcept {
        return first_where([&](Instant instant) { return instant <= time; });
    }

private:
    static constexpr std::size_t kStride = 64;

    template <typename Predicate>
    std::size_t first_where(Predicate is_before) const noexcept {
        const std::size_t instant = instants_.partition_point(0, instants_.size(), is_before);
        return instant < firsts_.size() ? firsts_[instant] : size_;
    }

    Column<Instant> instants_;
    Column<EventIndex> firsts_;   ///< By instant.
    Column<std::uint32_t> marks_; ///< The instant of every kStride-th event.
    std::size_t size_ = 0;
};

} // namespace simul::trace
