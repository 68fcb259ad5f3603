#include "ui/panels/source/line_heat.hpp"

#include <algorithm>
#include <cmath>

namespace simul::ui {

using trace::EventIndex;

namespace {

class Sums {
public:
    void add(int line, Duration time) {
        if (line < 1 || time <= Duration::zero()) return;
        const auto index = static_cast<std::size_t>(line);
        if (index >= heat_.by_line.size()) heat_.by_line.resize(index + 1);
        heat_.by_line[index] += time;
    }
    LineHeat take() {
        for (const Duration time : heat_.by_line)
            heat_.most = std::max(heat_.most, time);
        return std::move(heat_);
    }

private:
    LineHeat heat_;
};

void add_lane(const trace::Trace& trace, trace::TaskIndex task, Sums& sums) {
    const auto events = trace.events_of(task);
    auto next = events.begin();
    int line = 0;
    for (const trace::Segment& segment : trace.segments(task)) {
        for (; next != events.end() && *next <= segment.first; ++next)
            if (const trace::StackId stack = trace.event(*next).stack) line = trace.line_of(stack);
        sums.add(line, segment.end - segment.begin);
    }
}

} // namespace

int LineHeat::level(int line, int levels) const {
    const Duration time = at(line);
    if (time <= Duration::zero() || most <= Duration::zero()) return 0;
    const double share = static_cast<double>(time.count()) / static_cast<double>(most.count());
    return std::clamp(static_cast<int>(std::ceil(std::sqrt(share) * levels)), 1, levels);
}

LineHeat heat_of(const trace::Trace& trace) {
    Sums sums;
    for (trace::TaskIndex task = 0; task < trace.task_count(); ++task)
        add_lane(trace, task, sums);
    for (const trace::Segment& segment : trace.program_segments())
        sums.add(trace.line_of(trace.event(segment.first).stack), segment.end - segment.begin);
    return sums.take();
}

} // namespace simul::ui
