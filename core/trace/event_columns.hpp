/// The events of a trace.
#pragma once

#include "core/time/virtual_time.hpp"
#include "core/trace/column.hpp"
#include "core/trace/partition_near.hpp"
#include "core/trace/repeating_column.hpp"
#include "core/trace/trace.hpp"

#include <array>
#include <limits>

namespace simul::trace {

/// Why a task is ready and what it will find, in four bits.
class WakeFlavour {
public:
    WakeFlavour() = default;
    WakeFlavour(CauseKind cause, WakeKind wake) noexcept
        : code_(static_cast<std::uint8_t>(static_cast<unsigned>(cause) * 3 + static_cast<unsigned>(wake))) {}
    explicit WakeFlavour(unsigned code) noexcept : code_(static_cast<std::uint8_t>(code)) {}
    explicit operator unsigned() const noexcept { return code_; }
    CauseKind cause() const noexcept { return static_cast<CauseKind>(code_ / 3); }
    WakeKind wake() const noexcept { return static_cast<WakeKind>(code_ % 3); }

private:
    std::uint8_t code_ = 0; ///< Less than 16: five causes of three kinds each.
};

/// An event's kind, with four bits for its WakeFlavour, HoldKind or OutputStream.
class KindByte {
public:
    KindByte() = default;
    template <typename Flavour = CauseKind>
    explicit KindByte(EventKind kind, Flavour flavour = {}) noexcept
        : byte_(
              static_cast<std::uint8_t>(static_cast<unsigned>(kind) | static_cast<unsigned>(flavour) << 4)) {}
    EventKind kind() const noexcept { return static_cast<EventKind>(byte_ & 0x0F); }
    template <typename Flavour>
    Flavour flavour() const noexcept {
        return static_cast<Flavour>(byte_ >> 4);
    }

private:
    std::uint8_t byte_ = 0;
};

/// Whom an event is about, and what else it says.
struct Subject {
    TaskIndex task;
    /// Create, Resume, Done, Cancelled: a StackId. Ready: the causing task. Suspend, Hold, Level,
    /// Failed: a Detail. Output: an index into the output columns.
    std::uint32_t operand;
};

/// Events in order, by columns. Times never decrease.
///
/// Virtual time stands still while a burst of events happens, so each instant is stored once, with its first
/// event: 12 bytes an instant rather than 8 an event. A mark every `kStride` events says where to look for an
/// event's instant. Room is made by strides, too, so that appending an event asks for it once, not once a
/// column, and strides that repeat are stored once.
class EventColumns {
public:
    // One function for all that is rare, called last: whoever appends keeps no registers for it.

    /// REQUIRES: not before the last time.
    [[gnu::always_inline]] void append(Instant time, KindByte kind, Subject subject) {
        const std::size_t place = size_ % kStride;
        if (time != last_ || place == 0) [[unlikely]]
            return append_rarely(time, kind, subject);
        write(place, kind, subject);
        size_ += 1;
    }
    /// Two events, one after the other.
    [[gnu::always_inline]] void append(Instant time, KindByte first_kind, Subject first, KindByte second_kind,
                                       Subject second) {
        const std::size_t place = size_ % kStride;
        // Both lie in the stride that is being filled, which has begun: 0 < place < kStride - 1.
        if (time != last_ || place - 1 >= kStride - 2) [[unlikely]]
            return append_rarely(time, first_kind, first, second_kind, second);
        write(place, first_kind, first);
        write(place + 1, second_kind, second);
        size_ += 2;
    }
    /// What an event says turns out to be something else.
    void set_subject(std::size_t event, Subject subject) { subjects_.set(event, subject); }

    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    KindByte kind(std::size_t event) const noexcept { return kinds_[event]; }
    const Subject& subject(std::size_t event) const noexcept { return subjects_[event]; }

    /// REQUIRES: not empty.
    Instant last_time() const noexcept { return last_; }
    /// O(1): the instants of one stride are searched at most.
    Instant time(std::size_t event) const noexcept { return instants_[instant_of(event)]; }
    /// The event's instant, and the first event behind it that has another; `size()` if there is none. O(1).
    std::pair<Instant, std::size_t> instant(std::size_t event) const noexcept {
        const std::size_t instant = instant_of(event);
        return {instants_[instant], first_of(instant + 1)};
    }

    /// The first event at or after `time`; `size()` if there is none. O(log instants).
    std::size_t first_from(Instant time) const noexcept {
        return first_where([&](Instant instant) { return instant < time; });
    }
    /// The same; `near` is any event, the nearer the faster. O(log distance).
    std::size_t first_from(Instant time, std::size_t near) const noexcept {
        if (size_ == 0) return 0;
        const std::size_t instant = marks_[std::min(near, size_ - 1) / kStride];
        return first_of(
            partition_near(instants_.size(), instant, [&](std::size_t at) { return instants_[at] < time; }));
    }
    /// The first event after `time`; `size()` if there is none. O(log instants).
    std::size_t first_after(Instant time) const noexcept {
        return first_where([&](Instant instant) { return instant <= time; });
    }

private:
    static constexpr std::size_t kStride = 64;

    [[gnu::always_inline]] void write(std::size_t place, KindByte kind, Subject subject) noexcept {
        kinds_.write(place, kind);
        subjects_.write(place, subject);
    }

    [[gnu::noinline]] void append_rarely(Instant time, KindByte kind, Subject subject) {
        if (time != last_) {
            instants_.push_back(time);
            firsts_.push_back(static_cast<EventIndex>(size_));
            last_ = time;
        }
        const std::size_t place = size_ % kStride;
        if (place == 0) {
            marks_.push_back(static_cast<std::uint32_t>(instants_.size() - 1));
            kinds_.begin_stride();
            subjects_.begin_stride();
        }
        write(place, kind, subject);
        size_ += 1;
    }
    [[gnu::noinline]] void append_rarely(Instant time, KindByte first_kind, Subject first,
                                         KindByte second_kind, Subject second) {
        append_rarely(time, first_kind, first);
        append_rarely(time, second_kind, second);
    }

    template <typename Predicate>
    std::size_t first_where(Predicate is_before) const noexcept {
        return first_of(instants_.partition_point(0, instants_.size(), is_before));
    }
    /// By instant; `size()` behind the last one.
    std::size_t first_of(std::size_t instant) const noexcept {
        return instant < firsts_.size() ? firsts_[instant] : size_;
    }
    /// Which instant an event has.
    std::size_t instant_of(std::size_t event) const noexcept {
        assert(event < size_);
        const std::size_t mark = event / kStride;
        const std::size_t first = marks_[mark];
        const std::size_t last = mark + 1 < marks_.size() ? marks_[mark + 1] : instants_.size() - 1;
        // The instant of the next mark may have begun before that mark, and so before this event.
        const std::size_t after =
            firsts_.partition_point(first + 1, last + 1, [&](EventIndex begin) { return begin <= event; });
        return after - 1;
    }

    // What every event needs stands together.
    std::size_t size_ = 0;
    Instant last_ = Instant::min(); ///< Before any event's time while there is none.

    RepeatingColumn<KindByte, kStride> kinds_;   ///< Whole strides: as far as `size_` they are events.
    RepeatingColumn<Subject, kStride> subjects_; ///< The same.
    Column<Instant> instants_;
    Column<EventIndex> firsts_;   ///< By instant.
    Column<std::uint32_t> marks_; ///< The instant of every kStride-th event.
};

} // namespace simul::trace
