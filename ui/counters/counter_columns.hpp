/// What counters show in the pixel columns in view, apart from where and how it is drawn.
#pragma once

#include "ui/axis/column_tiles.hpp"
#include "ui/counters/counters.hpp"
#include "ui/drawing/display_list.hpp"

#include <span>
#include <unordered_map>

namespace simul::ui {

/// Which events lie in each column.
using StretchColumns = ColumnTiles<std::vector<EventStretch>>;

/// A number in the columns in view.
struct NumberColumns {
    std::size_t first = 0, last = 0; ///< The changes in view: [first, last).
    bool is_crowded = false;         ///< They are more than there are pixels.
    /// In each column. Worked out where they are crowded.
    ColumnTiles<std::vector<std::int64_t>> greatest;
};

/// The mean shares of states in each column; nothing before the run and behind it.
struct MeanColumns {
    bool is_known = false; ///< After a change of the axis, states are counted anew.
    ColumnTiles<std::vector<draw::ColumnShares>> shares;
};

/// The columns of one strip: what it is made of, that is.
struct CounterColumns {
    NumberColumns level;
    NumberColumns waiters;
    MeanColumns means;
};

/// The columns of the counters that were last drawn: while time is panned, what comes into view is worked
/// out.
class CounterColumnStore {
public:
    /// Works out what is missing of the `wanted` ones, on all cores where the run is long. They belong to
    /// `counters`; if these, or the axis, are others than before, everything else is forgotten.
    /// O(columns · log events) for each of them.
    void prepare(std::shared_ptr<const Counters> counters, std::span<const Counter* const> wanted,
                 const Axis& axis, const TimeScale& scale, const ColumnGrid& grid);
    /// REQUIRES: it was among the last that were prepared. Valid until the next are.
    const CounterColumns& of(const Counter& counter) const { return columns_.at(&counter); }

private:
    std::shared_ptr<const Counters> counters_; ///< Keeps alive what the columns are found by.
    AxisPlaces places_{AxisKind::Time};
    StretchColumns stretches_;
    std::unordered_map<const Counter*, CounterColumns> columns_;
};

} // namespace simul::ui
