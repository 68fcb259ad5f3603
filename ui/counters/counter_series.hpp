/// A whole number that changes with events: the depth of a queue, how many tasks wait for a lock.
#pragma once

#include "ui/axis/event_stretch.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

namespace simul::ui {

/// The least and the greatest of some values.
struct Extremes {
    std::int64_t least = 0;
    std::int64_t greatest = 0;

    void widen(const Extremes& by) {
        least = std::min(least, by.least);
        greatest = std::max(greatest, by.greatest);
    }

    friend bool operator==(const Extremes&, const Extremes&) = default;
};

/// The changes of a number, in order, as a trace tells of them: nothing is kept that the trace knows.
class CounterChanges {
public:
    virtual ~CounterChanges() = default;

    virtual std::size_t size() const = 0;
    /// With which event; never less than that of the change before.
    virtual trace::EventIndex event_of(std::size_t change) const = 0;
    /// Index of the first change at or after `event`; size() if there is none. `near` is any change: the
    /// nearer the faster.
    virtual std::size_t first_from(trace::EventIndex event, std::size_t near = 0) const = 0;
    /// The value after the changes [first, last), if it was `value` until then. `found` is widened by each
    /// value on the way.
    virtual std::int64_t replay(std::size_t first, std::size_t last, std::int64_t value,
                                Extremes& found) const = 0;
    /// The value from `change` on, if it was `before` until then.
    std::int64_t after(std::size_t change, std::int64_t before) const {
        Extremes ignored;
        return replay(change, change + 1, before, ignored);
    }
};

/// The history of one number, with the extremes of any stretch found in O(log n + block). Values are worked
/// out from the nearest checkpoint: 24 bytes for each block of changes. Immutable; any threads may read it.
class CounterSeries {
public:
    /// `changes` is not null. O(changes).
    explicit CounterSeries(std::unique_ptr<const CounterChanges> changes, std::size_t block = 16);

    const CounterChanges& changes() const { return *changes_; }
    std::size_t size() const { return changes_->size(); }
    /// Of all values, 0 before the first change included.
    const Extremes& extremes() const { return extremes_; }

    /// Just after `event`; 0 before the first change.
    std::int64_t at(trace::EventIndex event) const { return before(changes_->first_from(event + 1)); }
    /// Until `change`. O(block).
    std::int64_t before(std::size_t change) const;

    /// Of the values that hold for some while in the stretch: a value replaced where it begins holds for no
    /// while there. What is replaced within the stretch counts, however short it holds.
    Extremes in(const EventStretch& stretch) const {
        Place place = place_of(stretch.first);
        return in(stretch, place);
    }
    /// Between two changes.
    struct Place {
        std::size_t change = 0; ///< The next one.
        std::int64_t value = 0; ///< Until then.
    };
    /// Just before `event`. O(log n + block).
    Place place_of(trace::EventIndex event) const {
        const std::size_t change = changes_->first_from(event);
        return {change, before(change)};
    }
    /// The same for one stretch after another: `place` is the end of one nearby, best of the one before, and
    /// becomes that of this one.
    Extremes in(const EventStretch& stretch, Place& place) const;

private:
    struct Block {
        std::int64_t before; ///< Its first change.
        Extremes values;
    };
    /// `value` is the one before `first`; returns the one after them.
    std::int64_t add_changes(std::size_t first, std::size_t last, std::int64_t value, Extremes& found) const;

    static constexpr std::size_t kFan = 16;

    std::unique_ptr<const CounterChanges> changes_;
    std::size_t block_;
    std::vector<Block> blocks_;
    std::vector<std::vector<Extremes>> levels_; ///< Level k: of each 16^(k+1) blocks.
    Extremes extremes_;
};

} // namespace simul::ui
