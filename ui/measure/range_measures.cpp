#include "ui/measure/range_measures.hpp"

#include <algorithm>
#include <vector>

namespace simul::ui {

using trace::Segment;
using trace::TaskIndex;

namespace {

constexpr std::size_t kAskEvery = 4096;

/// Its part in the range; nullopt if none of it is in there. An instantaneous stretch is there or not.
std::optional<Duration> part_in(const MeasuredRange& range, const Segment& segment) {
    const Instant begin = std::max(segment.begin, range.begin);
    const Instant end = std::min(segment.end, range.end);
    if (end > begin) return end - begin;
    const bool is_instant = segment.begin == segment.end;
    if (!is_instant && range.begin != range.end) return {};
    const bool has_events = is_instant ? range.first <= segment.first && segment.first < range.last
                                       : segment.first < range.last && segment.last > range.first;
    return has_events ? std::optional(Duration::zero()) : std::nullopt;
}

StretchMeasures measured(std::vector<Duration>& stretches) {
    StretchMeasures measures;
    if (stretches.empty()) return measures;
    std::sort(stretches.begin(), stretches.end());
    measures.count = stretches.size();
    for (const Duration stretch : stretches)
        measures.sum += stretch;
    const auto ranked = [&](std::size_t percent) {
        return stretches[(stretches.size() * percent + 99) / 100 - 1];
    };
    measures.min = stretches.front();
    measures.p50 = ranked(50);
    measures.p95 = ranked(95);
    measures.max = stretches.back();
    return measures;
}

class Meter {
public:
    Meter(const trace::Trace& trace, const MeasuredRange& range, const std::function<bool()>& cancelled)
        : trace_(trace), range_(range), cancelled_(cancelled) {}

    /// False: cancelled.
    bool add(TaskIndex task) {
        const trace::SegmentList segments = trace_.segments(task);
        const auto begins = segments.begins();
        const auto from = std::lower_bound(begins.begin(), begins.end(), range_.begin);
        auto index = static_cast<std::size_t>(from - begins.begin());
        if (index > 0) --index; // It may reach into the range.
        bool lives = false;
        for (; index < segments.size() && begins[index] <= range_.end; ++index) {
            if (looked_at_++ % kAskEvery == 0 && cancelled_()) return false;
            const Segment segment = segments[index];
            const auto part = part_in(range_, segment);
            if (!part) continue;
            stretches_[static_cast<std::size_t>(segment.state)].push_back(*part);
            lives = true;
        }
        lanes_ += lives;
        return true;
    }

    RangeMeasures read() {
        RangeMeasures measures;
        measures.length = range_.end - range_.begin;
        measures.lanes = lanes_;
        for (std::size_t state = 0; state < stretches_.size(); ++state) {
            measures.states[state] = measured(stretches_[state]);
            measures.sum += measures.states[state].sum;
        }
        return measures;
    }

private:
    const trace::Trace& trace_;
    const MeasuredRange& range_;
    const std::function<bool()>& cancelled_;
    std::array<std::vector<Duration>, trace::kTaskStateCount> stretches_;
    std::size_t lanes_ = 0;
    std::size_t looked_at_ = 0;
};

std::size_t events_in(const trace::Trace& trace, const MeasuredRange& range,
                      const std::optional<TaskIndex>& task) {
    if (!task) return range.last - range.first;
    const auto events = trace.events_of(*task);
    const auto from = std::lower_bound(events.begin(), events.end(), range.first);
    const auto to = std::lower_bound(from, events.end(), range.last);
    return static_cast<std::size_t>(to - from);
}

} // namespace

std::optional<RangeMeasures> measure_range(const trace::Trace& trace, const MeasuredRange& range,
                                           std::optional<TaskIndex> task,
                                           const std::function<bool()>& cancelled) {
    Meter meter(trace, range, cancelled);
    const TaskIndex first = task.value_or(0);
    const auto last = task ? *task + 1 : static_cast<TaskIndex>(trace.task_count());
    for (TaskIndex lane = first; lane < last; ++lane) {
        if (!task && trace.is_pool_thread(lane)) continue;
        if (!meter.add(lane) || (lane % kAskEvery == kAskEvery - 1 && cancelled())) return {};
    }
    RangeMeasures measures = meter.read();
    measures.events = events_in(trace, range, task);
    return measures;
}

} // namespace simul::ui
