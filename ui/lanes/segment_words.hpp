/// Words for what is drawn on a lane.
#pragma once

#include "ui/lanes/lane_id.hpp"

#include <QString>
#include <QStringList>

namespace simul::ui {

/// What a bar can say, from the fullest to the shortest: "sleep 4 s", "4 s". Empty for a state that has
/// nothing to add to its colour.
QStringList segment_labels(const trace::Trace& trace, const trace::Segment& segment);

/// "consume(4)"; the program's own lane: "program".
QString lane_name(const trace::Trace& trace, LaneId lane);

/// What hovering says, line by line: name, state, length, from – to, what it waits for, where it stands.
QString segment_tooltip(const trace::Trace& trace, LaneId lane, const trace::Segment& segment);

/// The same of an event: a resume, an end, a creation.
QString event_tooltip(const trace::Trace& trace, trace::EventIndex event);

} // namespace simul::ui
