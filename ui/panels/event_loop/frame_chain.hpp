/// The frames of a task's await stack, and whether they hang on the loop.
#pragma once

#include "core/trace/trace.hpp"

#include <QRectF>
#include <QString>
#include <vector>

namespace simul::ui {

struct FrameBox {
    QRectF box;
    QString text; ///< "part1 :18", or "…" for frames that have no room.
};

/// While a task runs, its frames are called by the loop: they hang on it, outermost first. While it is
/// suspended they keep what they have, and nobody calls them: they stand apart, and are grey.
struct FrameChain {
    QRectF loop; ///< Empty: there is nothing to show.
    std::vector<FrameBox> frames;
    double linked = 0; ///< From 0, apart, to 1, linked.
};

/// Whether the task's frames are linked just after `event`.
bool frames_are_linked(const trace::Trace& trace, trace::TaskIndex task, trace::EventIndex event);

/// The frames of `task` just after `event`, in the row `row`; `linked` is passed on, and says how far the
/// frames are from the loop. O(depth of the stack). REQUIRES: a QGuiApplication.
FrameChain lay_out_frames(const trace::Trace& trace, trace::TaskIndex task, trace::EventIndex event,
                          const QRectF& row, double linked);

/// Links and parts frames in time. Pure: time is passed in.
class LinkMotion {
public:
    /// Milliseconds.
    static constexpr double kDuration = 320;

    /// The playhead has come to `event`, and `task` is talked about. Its frames are linked, or parted, from
    /// here on if that is new: for another task, if this very event did it. Without `animate`, at once.
    void show(const trace::Trace& trace, trace::TaskIndex task, trace::EventIndex event, bool animate);
    void advance(double milliseconds);
    bool moving() const { return amount_ != target_; }
    double amount() const;

private:
    trace::TaskIndex task_ = trace::kNoTask;
    double amount_ = 0; ///< Before easing.
    double target_ = 0;
};

} // namespace simul::ui
