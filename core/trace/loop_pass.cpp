#include "core/trace/loop_pass.hpp"

#include <algorithm>

namespace simul::trace {

LoopPasses::LoopPasses(const Trace& trace) {
    constexpr EventIndex kNotQueued = 0xFFFFFFFF;
    std::vector<EventIndex> queued(trace.task_count(), kNotQueued);
    TaskIndex running = kNoTask;
    for (EventIndex event = 0; event < trace.event_count(); ++event) {
        const TaskIndex task = trace.task_of(event);
        if (task == kNoTask || trace.is_pool_thread(task)) continue;
        switch (trace.kind_of(event)) {
        case EventKind::Create:
        case EventKind::Ready:
            if (queued[task] == kNotQueued) queued[task] = event;
            break;
        case EventKind::Resume: {
            if (running != kNoTask && running != task) {
                *this = LoopPasses(Trace());
                known_ = false;
                return;
            }
            running = task;
            // A recording of a real program may lack Ready events: then it is time that parts passes.
            const EventIndex pass = begins_.empty() ? 0 : steps_[begins_.back()];
            const auto number = trace.pass_of(event);
            const bool is_later = number ? numbers_.empty() || *number != numbers_.back()
                                  : queued[task] == kNotQueued ? trace.time_of(event) > trace.time_of(pass)
                                                               : queued[task] >= pass;
            if (begins_.empty() || is_later) {
                begins_.push_back(static_cast<std::uint32_t>(steps_.size()));
                numbers_.push_back(number.value_or(static_cast<std::uint32_t>(begins_.size())));
            }
            steps_.push_back(event);
            queued[task] = kNotQueued;
            break;
        }
        case EventKind::Suspend:
        case EventKind::Done:
        case EventKind::Failed:
        case EventKind::Cancelled:
            if (running == task) running = kNoTask;
            break;
        case EventKind::Hold:
        case EventKind::Level:
        case EventKind::Output: break;
        }
    }
}

std::optional<LoopPass> LoopPasses::at(EventIndex event) const {
    const auto begun =
        static_cast<std::uint32_t>(std::upper_bound(steps_.begin(), steps_.end(), event) - steps_.begin());
    if (begun == 0) return {};
    const auto after = std::upper_bound(begins_.begin(), begins_.end(), begun - 1);
    const std::uint32_t first = *std::prev(after);
    const auto end = after == begins_.end() ? static_cast<std::uint32_t>(steps_.size()) : *after;
    return LoopPass{numbers_[static_cast<std::size_t>(after - begins_.begin()) - 1], steps_[first],
                    end - first, begun - first};
}

} // namespace simul::trace
