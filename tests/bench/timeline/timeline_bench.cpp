/// How long frames of the timeline take: `./dev bench timeline`.
#include "tests/bench/timeline/large_run.hpp"
#include "ui/theme/theme.hpp"
#include "ui/timeline/minimap.hpp"
#include "ui/timeline/timeline_view.hpp"

#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QMouseEvent>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>

using namespace simul;
using namespace simul::ui;

namespace {

constexpr QSize kSize(1920, 1080);
constexpr int kFrames = 120;

double milliseconds(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Counts what a frame costs the window's thread: its processor time, which other programs do not lengthen,
/// or, with --wall, the time on the wall.
class FrameTimer {
public:
    static inline bool on_the_wall = false;

    FrameTimer() : begin_(now()) {}
    double milliseconds() const { return now() - begin_; }

private:
    static double now() {
        timespec time{};
        clock_gettime(on_the_wall ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }
    double begin_;
};

/// Of the process, in MB; 0 where the system does not tell.
double resident_memory() {
    std::ifstream file("/proc/self/statm");
    double all = 0, resident = 0;
    file >> all >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

struct Quantiles {
    double median;
    double p99;
};

Quantiles quantiles_of(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times[times.size() * 99 / 100]};
}

/// A timeline without a window around it, painted as fast as it can.
class Bench {
public:
    explicit Bench(trace::TracePtr trace) : view_(state_), image_(kSize, QImage::Format_RGB32) {
        view_.resize(kSize);
        QElapsedTimer timer;
        timer.start();
        state_.set_trace(std::move(trace));
        paint();
        first_picture_ = milliseconds(timer);
    }

    double first_picture() const { return first_picture_; }
    ViewState& state() { return state_; }
    TimelineView& view() { return view_; }

    double paint() {
        const FrameTimer timer;
        view_.render(&image_);
        return timer.milliseconds();
    }

    /// Pans by a few pixels a frame, `zoom` times magnified.
    Quantiles pan(double zoom) {
        state_.show_all();
        const Range all = state_.extent();
        state_.zoom(zoom, all.begin + all.length() / 3);
        paint(); // What is made once for a zoom is no part of a frame while panning.
        const Position step = std::max<Position>(1, state_.window().length() / 200);
        std::vector<double> times;
        for (int frame = 0; frame < kFrames; ++frame) {
            state_.pan(frame < kFrames / 2 ? step : -step);
            times.push_back(paint());
            QCoreApplication::processEvents();
        }
        return quantiles_of(std::move(times));
    }

    /// From all to the closest and back.
    Quantiles zoom() {
        state_.show_all();
        const Position anchor = state_.extent().begin + state_.extent().length() / 3;
        const double factor = std::pow(static_cast<double>(state_.extent().length()) / 1e6, 2.0 / kFrames);
        std::vector<double> times;
        for (int frame = 0; frame < kFrames; ++frame) {
            state_.zoom(frame < kFrames / 2 ? factor : 1 / factor, anchor);
            times.push_back(paint());
            QCoreApplication::processEvents();
        }
        return quantiles_of(std::move(times));
    }

    Quantiles hover() {
        state_.show_all();
        paint();
        std::vector<double> times;
        for (int frame = 0; frame < kFrames; ++frame) {
            const FrameTimer timer;
            const QPointF at(300 + frame * 12, 60 + frame * 6);
            QMouseEvent move(QEvent::MouseMove, at, view_.mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
            QCoreApplication::sendEvent(&view_, &move);
            view_.render(&image_);
            times.push_back(timer.milliseconds());
        }
        return quantiles_of(std::move(times));
    }

    Quantiles scroll() {
        state_.show_all();
        paint();
        const auto lanes = static_cast<trace::TaskIndex>(state_.trace()->task_count());
        std::vector<double> times;
        for (int frame = 0; frame < kFrames; ++frame) {
            view_.reveal_lane({static_cast<trace::TaskIndex>(lanes * static_cast<double>(frame) / kFrames)});
            times.push_back(paint());
        }
        view_.reveal_lane({0});
        return quantiles_of(std::move(times));
    }

    /// All lanes at once: the first frame, then until the exact picture is there.
    std::pair<double, double> all_lanes() {
        state_.show_all();
        view_.fit_lanes();
        QElapsedTimer timer;
        timer.start();
        const double first = paint();
        double last_change = milliseconds(timer);
        QImage before = image_;
        for (int quiet = 0; quiet < 40; ++quiet) {
            QTest::qWait(10);
            const double at = milliseconds(timer);
            paint();
            if (image_ == before) continue;
            before = image_;
            last_change = at;
            quiet = 0;
        }
        return {first, last_change};
    }

    Quantiles pan_all_lanes() {
        view_.fit_lanes();
        const Quantiles times = pan(4);
        view_.usual_lanes();
        return times;
    }

private:
    ViewState state_;
    TimelineView view_;
    QImage image_;
    double first_picture_ = 0;
};

struct Size {
    std::size_t events;
    std::size_t lanes;
};

struct Row {
    Size size;
    Quantiles all, middle, close, zoom, hover, scroll, dense;
};

Row measure(Size size) {
    QElapsedTimer timer;
    timer.start();
    const double before = resident_memory();
    auto trace = bench::large_run(size.events, size.lanes);
    trace->prepare_lanes();
    const double trace_memory = resident_memory() - before;
    const double made = milliseconds(timer);
    std::size_t segments = 0;
    for (trace::TaskIndex task = 0; task < trace->task_count(); ++task)
        segments += trace->segments(task).size();
    Bench bench(trace);
    Row row{size,         bench.pan(1.5), bench.pan(30),  bench.pan(3000),
            bench.zoom(), bench.hover(),  bench.scroll(), {}};
    const auto [dense_first, dense_exact] = bench.all_lanes();
    row.dense = bench.pan_all_lanes();
    std::printf("%10zu %8zu | %5.1f/%5.1f %5.1f/%5.1f %5.1f/%5.1f | %5.1f/%5.1f %5.1f/%5.1f %5.1f/%5.1f | "
                "%5.1f/%5.1f "
                "%6.0f | %6.0f %7.0f %5.1f\n",
                size.events, size.lanes, row.all.median, row.all.p99, row.middle.median, row.middle.p99,
                row.close.median, row.close.p99, row.zoom.median, row.zoom.p99, row.hover.median,
                row.hover.p99, row.scroll.median, row.scroll.p99, row.dense.median, row.dense.p99,
                std::max(dense_first, dense_exact), bench.first_picture(), made,
                trace_memory * 1e6 / static_cast<double>(trace->event_count()));
    std::fflush(stdout);
    return row;
}

double worst(const Row& row) {
    return std::max(
        {row.all.p99, row.middle.p99, row.close.p99, row.zoom.p99, row.hover.p99, row.scroll.p99});
}

} // namespace

int main(int argc, char* argv[]) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    FrameTimer::on_the_wall = QCoreApplication::arguments().contains(QStringLiteral("--wall"));
    std::puts("Frames of 1920 x 1080 pixels, in ms of processor time (--wall: on the wall): median/p99.\n"
              "\"dense\": all lanes in view at once, "
              "panned; \"exact\": until\n"
              "such a picture is exact after it was asked for. \"first\": from a trace in memory to its "
              "first frame.\n");
    std::puts("    events    lanes |   pan all   pan 30x   pan 3000x |  zoom       hover       scroll     |  "
              " dense      exact |  "
              "first    made  bytes/event");
    std::vector<Row> rows;
    const QStringList arguments = QCoreApplication::arguments();
    if (const auto at = arguments.indexOf(QStringLiteral("--size")); at >= 0) {
        measure({arguments.value(at + 1).toULongLong(), arguments.value(at + 2).toULongLong()});
        return 0;
    }
    for (const Size size :
         {Size{10'000, 10}, Size{10'000, 100}, Size{100'000, 40}, Size{1'000'000, 40},
          Size{1'000'000, 10'000}, Size{10'000'000, 10}, Size{10'000'000, 1'000}, Size{10'000'000, 100'000}})
        rows.push_back(measure(size));
    double smallest = 0, largest = 0;
    for (const Row& row : rows) {
        if (row.size.events == 10'000) smallest = std::max(smallest, worst(row));
        if (row.size.events == 10'000'000) largest = std::max(largest, worst(row));
    }
    std::printf("\nworst p99 at 10 million events: %.1f ms, %.2f times that at 10 thousand (aim: at most "
                "1.5, and 16.7 ms)\n",
                largest, largest / smallest);
    return 0;
}
