/// The stretches of a lane, as a view of columns.
#pragma once

#include "core/time/virtual_time.hpp"
#include "core/trace/task_state.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>

namespace simul::trace {

/// Index of an event; 0 is the first.
using EventIndex = std::uint32_t;

/// A stretch of a lane in which the task's state does not change, half-open: [begin, end) in time, [first,
/// last) in events. An instantaneous one has begin == end.
///
/// `begin` is the time of `first`, but for what happens without an event: a sleeper is ready from the moment
/// its timer is due, however late the loop hears of it (`first`) because its thread is held.
struct Segment {
    Instant begin;
    Instant end;
    TaskState state;
    EventIndex first; ///< The event that began it.
    EventIndex last;  ///< The event that ended it; the number of events if the run ended first.

    friend bool operator==(const Segment&, const Segment&) = default;
};

/// The segments of one lane in order: each ends where the next one begins. A random-access range of Segment
/// values over three columns (13 bytes a segment); those who paint millions read the columns themselves.
/// Valid as long as the trace.
class SegmentList {
public:
    class Iterator {
    public:
        using iterator_concept = std::random_access_iterator_tag;
        using iterator_category = std::input_iterator_tag; // It yields values, not references.
        using value_type = Segment;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = Segment;

        Iterator() = default;
        Iterator(const SegmentList* list, difference_type index) : list_(list), index_(index) {}

        Segment operator*() const { return (*list_)[static_cast<std::size_t>(index_)]; }
        Segment operator[](difference_type n) const { return *(*this + n); }
        Iterator& operator++() { return *this += 1; }
        Iterator& operator--() { return *this -= 1; }
        Iterator operator++(int) { return std::exchange(*this, *this + 1); }
        Iterator operator--(int) { return std::exchange(*this, *this - 1); }
        Iterator& operator+=(difference_type n) {
            index_ += n;
            return *this;
        }
        Iterator& operator-=(difference_type n) { return *this += -n; }
        friend Iterator operator+(Iterator it, difference_type n) { return it += n; }
        friend Iterator operator+(difference_type n, Iterator it) { return it += n; }
        friend Iterator operator-(Iterator it, difference_type n) { return it -= n; }
        friend difference_type operator-(const Iterator& a, const Iterator& b) { return a.index_ - b.index_; }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.index_ == b.index_; }
        friend auto operator<=>(const Iterator& a, const Iterator& b) { return a.index_ <=> b.index_; }

    private:
        const SegmentList* list_ = nullptr;
        difference_type index_ = 0;
    };

    SegmentList() = default;
    /// The three columns have one length; `end` and `last` close the last segment.
    SegmentList(std::span<const Instant> begins, std::span<const EventIndex> firsts,
                std::span<const TaskState> states, Instant end, EventIndex last)
        : begins_(begins), firsts_(firsts), states_(states), end_(end), last_(last) {}

    std::size_t size() const noexcept { return begins_.size(); }
    bool empty() const noexcept { return begins_.empty(); }

    /// REQUIRES: index < size().
    Segment operator[](std::size_t index) const {
        const bool is_last = index + 1 == size();
        return {begins_[index], is_last ? end_ : begins_[index + 1], states_[index], firsts_[index],
                is_last ? last_ : firsts_[index + 1]};
    }
    Segment front() const { return (*this)[0]; }
    Segment back() const { return (*this)[size() - 1]; }
    /// The list must outlive its iterators.
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, static_cast<std::ptrdiff_t>(size())}; }

    std::span<const Instant> begins() const noexcept { return begins_; }
    std::span<const EventIndex> firsts() const noexcept { return firsts_; }
    std::span<const TaskState> states() const noexcept { return states_; }

    /// Index of the last segment with begin <= `instant`; size() if there is none. O(log n).
    std::size_t index_at(Instant instant) const noexcept;
    /// Index of the last segment with first <= `event`; size() if there is none. O(log n).
    std::size_t index_at_event(EventIndex event) const noexcept;

private:
    std::span<const Instant> begins_;
    std::span<const EventIndex> firsts_;
    std::span<const TaskState> states_;
    Instant end_{};
    EventIndex last_ = 0;
};

} // namespace simul::trace
