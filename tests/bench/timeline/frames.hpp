/// What frames of a timeline cost.
#pragma once

#include "ui/timeline/timeline_view.hpp"

#include <QElapsedTimer>
#include <QImage>
#include <vector>

namespace simul::bench {

using namespace simul::ui;

inline constexpr QSize kFullHd(1920, 1080);

double milliseconds(const QElapsedTimer& timer);

/// Counts what a frame costs the window's thread: its processor time, which other programs do not lengthen,
/// or the time on the wall.
class FrameTimer {
public:
    static inline bool on_the_wall = false;

    FrameTimer() : begin_(now()) {}
    double milliseconds() const { return now() - begin_; }

private:
    static double now();
    double begin_;
};

/// Of the process, in MB; 0 where the system does not tell.
double resident_memory();

/// What the machine could still give, in MB; 0 where the system does not tell.
double free_memory();

/// What was freed counts no more as the process's, where the system can be told.
void give_memory_back();

/// In ms.
struct Quantiles {
    double median = 0;
    double p95 = 0;
    double p99 = 0;
};

Quantiles quantiles_of(std::vector<double> times);

/// A timeline without a window around it, painted as fast as it can.
class Bench {
public:
    /// Returns once the counters are there: they are part of the frames to be measured.
    explicit Bench(trace::TracePtr trace, QSize size = kFullHd);

    double first_picture() const { return first_picture_; }
    ViewState& state() { return state_; }

    double paint();
    /// Pans by a few pixels a frame, `zoom` times magnified.
    Quantiles pan(double zoom);
    /// From all to the closest and back.
    Quantiles zoom();
    Quantiles hover();
    /// Through all lanes, in as many frames as there are.
    Quantiles scroll();
    /// By some lanes a frame.
    Quantiles scroll_steadily();
    /// To events here and there, forwards and back.
    Quantiles seek();
    /// All lanes at once: the first frame, then until the exact picture is there.
    std::pair<double, double> all_lanes();
    Quantiles pan_all_lanes();

private:
    ViewState state_;
    TimelineView view_;
    QImage image_;
    double first_picture_ = 0;
};

} // namespace simul::bench
