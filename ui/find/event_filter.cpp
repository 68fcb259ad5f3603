#include "ui/find/event_filter.hpp"

#include "core/trace/words.hpp"
#include "ui/find/query.hpp"

#include <algorithm>

namespace simul::ui {

EventFiltering::EventFiltering(trace::TracePtr trace, EventFilter filter)
    : trace_(std::move(trace)), filter_(std::move(filter)), next_(filter_.first) {
    end_ = static_cast<trace::EventIndex>(std::min<std::size_t>(filter_.last, trace_->event_count()));
}

bool EventFiltering::advance(std::size_t events, std::vector<trace::EventIndex>& passed) {
    for (; events > 0 && next_ < end_; --events, ++next_)
        if (passes(next_)) passed.push_back(next_);
    return next_ < end_;
}

bool EventFiltering::passes(trace::EventIndex event) const {
    if (filter_.kind && trace_->kind_of(event) != *filter_.kind) return false;
    const trace::TaskIndex task = trace_->task_of(event);
    if (filter_.task && task != *filter_.task) return false;
    if (filter_.text.empty()) return true;
    return (task != trace::kNoTask && contains_folded(trace_->task(task).label, filter_.text)) ||
           contains_folded(trace::describe_event(*trace_, event), filter_.text);
}

} // namespace simul::ui
