/// What counters show in the pixel columns in view, apart from where and how it is drawn.
#pragma once

#include "ui/timeline/column_tiles.hpp"
#include "ui/timeline/counters.hpp"
#include "ui/timeline/display_list.hpp"

#include <unordered_map>

namespace simul::ui {

/// Which events lie in each column.
using StretchColumns = ColumnTiles<std::vector<EventStretch>>;
/// The greatest value of a number in each column.
using NumberColumns = ColumnTiles<std::vector<std::int64_t>>;
/// The mean shares in each column.
using MeanColumns = ColumnTiles<std::vector<draw::ColumnShares>>;

/// The columns of one strip.
struct CounterColumns {
    NumberColumns level;
    NumberColumns waiters;
    MeanColumns means;
};

/// The columns of the counters that were last drawn: while time is panned, what comes into view is worked
/// out.
class CounterColumnStore {
public:
    /// To be called before a frame is drawn; forgets everything if other counters are shown than before, or
    /// on another axis.
    void begin(std::shared_ptr<const Counters> counters, const AxisPlaces& places) {
        if (counters == counters_ && places == places_) return;
        *this = {};
        counters_ = std::move(counters);
        places_ = places;
    }
    StretchColumns& stretches() { return stretches_; }
    /// Stays valid until others are shown.
    CounterColumns& of(const Counter& counter) { return columns_[&counter]; }

private:
    std::shared_ptr<const Counters> counters_; ///< Keeps alive what the columns are found by.
    AxisPlaces places_{AxisKind::Time};
    StretchColumns stretches_;
    std::unordered_map<const Counter*, CounterColumns> columns_;
};

} // namespace simul::ui
