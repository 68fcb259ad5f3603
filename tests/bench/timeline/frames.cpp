#include "tests/bench/timeline/frames.hpp"

#include "core/trace/loop_state.hpp"

#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <QMouseEvent>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <random>

namespace simul::bench {
namespace {

constexpr int kFrames = 120;
constexpr int kMostMillisecondsForCounters = 60'000;

} // namespace

double milliseconds(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double FrameTimer::now() {
    timespec time{};
    clock_gettime(on_the_wall ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double resident_memory() {
    std::ifstream file("/proc/self/statm");
    double all = 0, resident = 0;
    file >> all >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

double free_memory() {
#ifdef _SC_AVPHYS_PAGES
    return static_cast<double>(sysconf(_SC_AVPHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
#else
    return 0;
#endif
}

void give_memory_back() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

Quantiles quantiles_of(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times[times.size() * 95 / 100], times[times.size() * 99 / 100]};
}

Bench::Bench(trace::TracePtr trace, QSize size) : view_(state_), image_(size, QImage::Format_RGB32) {
    view_.resize(size);
    QElapsedTimer timer;
    timer.start();
    state_.set_trace(std::move(trace));
    paint();
    first_picture_ = milliseconds(timer);
    QTest::qWaitFor([this] { return state_.lanes().counters() != nullptr; }, kMostMillisecondsForCounters);
    paint();
}

double Bench::paint() {
    const FrameTimer timer;
    view_.render(&image_);
    return timer.milliseconds();
}

Quantiles Bench::pan(double zoom) {
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

Quantiles Bench::zoom() {
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

Quantiles Bench::hover() {
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

Quantiles Bench::scroll() {
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

Quantiles Bench::scroll_steadily() {
    state_.show_all();
    paint();
    std::vector<double> times;
    for (int frame = 0; frame < kFrames; ++frame) {
        view_.reveal_lane({static_cast<trace::TaskIndex>(40 + frame * 3)});
        times.push_back(paint());
    }
    view_.reveal_lane({0});
    return quantiles_of(std::move(times));
}

Quantiles Bench::seek() {
    state_.show_all();
    paint();
    trace::LoopStates states(state_.trace());
    std::minstd_rand random(7);
    std::vector<double> times;
    for (int frame = 0; frame < kFrames; ++frame) {
        const auto event = static_cast<trace::EventIndex>(random() % state_.trace()->event_count());
        const FrameTimer timer;
        state_.set_playhead({event, state_.trace()->time_of(event)});
        states.at(event);
        view_.render(&image_);
        times.push_back(timer.milliseconds());
    }
    return quantiles_of(std::move(times));
}

std::pair<double, double> Bench::all_lanes() {
    state_.show_all();
    view_.fit_lanes();
    QElapsedTimer timer;
    timer.start();
    const double first = paint();
    double last_change = milliseconds(timer);
    QImage before = image_.copy();
    for (int quiet = 0; quiet < 40; ++quiet) {
        QTest::qWait(10);
        const double at = milliseconds(timer);
        paint();
        if (image_ == before) continue;
        before = image_.copy();
        last_change = at;
        quiet = 0;
    }
    return {first, last_change};
}

Quantiles Bench::pan_all_lanes() {
    view_.fit_lanes();
    const Quantiles times = pan(4);
    view_.usual_lanes();
    return times;
}

} // namespace simul::bench
