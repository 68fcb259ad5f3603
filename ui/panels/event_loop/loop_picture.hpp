/// The event loop at a moment as a display list: chips of tasks in rows, and captions. No widget.
#pragma once

#include "core/trace/loop_state.hpp"
#include "ui/panels/event_loop/loop_scene.hpp"

#include <QLineF>
#include <QRectF>
#include <QString>
#include <vector>

namespace simul::ui {

/// One task where it stands: a pill, or in the timers' row a bar whose fill shows the time left.
struct Chip {
    trace::TaskIndex task;
    trace::TaskState state;
    QRectF box;
    QString label;
    QString detail;  ///< At the right: the time left. May be empty.
    double fill = 1; ///< Share of the box that is filled, from the left.
};

struct Caption {
    enum class Role : std::uint8_t {
        Section, ///< "running", "ready", …
        Remark,  ///< "on Queue 1: get"
        More,    ///< "and 23,000 more": a click shows more
    };
    QRectF box;
    QString text;
    Role role;
};

struct LoopPicture {
    std::vector<Chip> chips; ///< In reading order.
    std::vector<Caption> captions;
    /// Tasks that are waited for and stand elsewhere, or have no chip: the ends of chains. No fill.
    std::vector<Chip> ghosts;
    std::vector<QLineF> arrows;   ///< From who waits to whom for.
    std::vector<QLineF> dividers; ///< Between what this pass runs and what the next one will.
    QRectF frames_row;            ///< Room for a task's frames (frame_chain.hpp).
    qreal height = 0;

    const Chip* chip_of(trace::TaskIndex task) const;
    /// Ghosts too.
    const Chip* chip_at(QPointF point) const;
    const Caption* caption_at(QPointF point) const;
};

/// How much of each section is shown; the rest is counted.
struct LoopPictureLimits {
    std::size_t ready_rows = 3;
    std::size_t timers = 8;
    std::size_t groups = 8;
    std::size_t tasks_in_group = 12;

    /// As much of each section as leaves room for the others.
    static LoopPictureLimits for_height(int height_px);
    /// Four times as much of everything.
    LoopPictureLimits more() const;
};

/// Lays out `state` for a panel of that width, with the clock at `now` (the playhead may be between events).
/// `scene` is that state's. O(what is shown). REQUIRES: a QGuiApplication.
LoopPicture lay_out(const trace::Trace& trace, const trace::LoopState& state, const LoopScene& scene,
                    Instant now, qreal width, const LoopPictureLimits& limits);
/// The same with a scene of its own, without passes. O(tasks that wait).
LoopPicture lay_out(const trace::Trace& trace, const trace::LoopState& state, Instant now, qreal width,
                    const LoopPictureLimits& limits);

} // namespace simul::ui
