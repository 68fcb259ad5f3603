/// A run as a picture that stands alone: title, ruler, lanes, counters, legend.
#pragma once

#include "core/analysis/critical_path.hpp"
#include "ui/axis/axis.hpp"
#include "ui/counters/counters.hpp"
#include "ui/drawing/display_list.hpp"
#include "ui/timeline/arrow_kind.hpp"

#include <QString>
#include <memory>
#include <optional>

namespace simul::ui {

struct TimelineContent {
    trace::TracePtr trace; ///< Not null.
    QString title;         ///< May be empty: then there is none.
    QString subtitle;
    AxisKind axis = AxisKind::Time;
    std::optional<Range> range; ///< On that axis; all of the run by default. Clamped to it.
    std::optional<trace::EventIndex> playhead;
    std::shared_ptr<const analysis::CriticalPath> critical_path{}; ///< Drawn over the lanes; may be null.
    CounterChoice counters{};
    ArrowChoice arrows{};
    bool shows_grid = true;
};

/// As high as it needs to be (`DisplayList::size`): many lanes become thin, so that it stays a picture.
/// `column_px`: how fine the device's pixels are, in logical ones.
/// REQUIRES: a QGuiApplication (texts are measured); width_px >= 320.
DisplayList timeline_picture(const TimelineContent& content, double width_px, double column_px = 1);

} // namespace simul::ui
