/// Round places along an axis, with labels that do not touch.
#pragma once

#include "ui/axis/time_scale.hpp"

#include <QString>
#include <functional>
#include <vector>

namespace simul::ui {

struct Tick {
    Position position;
    double px;
    QString label; ///< Empty: a short tick between two labelled ones.
};

struct Ruler {
    std::vector<Tick> ticks; ///< By position.
    /// Deep in a long run full labels would be longer than what lies between them. Then labels count from
    /// here ("+2 ms"), and this is said once: "1 h 0 min 55 s".
    QString origin;
};

/// How wide a text is, in pixels.
using TextWidth = std::function<double(const QString&)>;

/// Steps are 1, 2 or 5 times a power of ten (of events, of nanoseconds up to seconds), then the parts of
/// minutes, hours and days that clocks have. Labels keep at least 20 pixels between them.
/// REQUIRES: kind is not Both.
Ruler ruler_for(const TimeScale& scale, AxisKind kind, const TextWidth& width_of);

/// Of AxisKind::Both: the instants at which something happens, as far as there is room for their labels; a
/// burst is named at its first event. O(labels · log(events)).
Ruler ruler_for_both(const TimeScale& scale, const Axis& axis, const TextWidth& width_of);

} // namespace simul::ui
