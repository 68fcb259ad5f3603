#include "ui/find/search.hpp"

#include <algorithm>

namespace simul::ui {

using trace::Event;
using trace::EventIndex;
using trace::EventKind;
using trace::kNoTask;
using trace::StackId;
using trace::TaskIndex;
using trace::TaskState;

namespace {

enum Known : std::uint8_t { kUnknown, kNo, kYes };

/// How an ending is called as a state.
std::optional<TaskState> end_of(EventKind kind) {
    switch (kind) {
    case EventKind::Done: return TaskState::Done;
    case EventKind::Failed: return TaskState::Failed;
    case EventKind::Cancelled: return TaskState::Cancelled;
    default: return {};
    }
}

} // namespace

std::size_t Hits::after(EventIndex event) const {
    const auto found = std::upper_bound(events.begin(), events.end(), event);
    return found == events.end() ? 0 : static_cast<std::size_t>(found - events.begin());
}

std::size_t Hits::before(EventIndex event) const {
    const auto found = std::lower_bound(events.begin(), events.end(), event);
    return static_cast<std::size_t>((found == events.begin() ? events.end() : found) - events.begin()) - 1;
}

std::optional<std::size_t> Hits::at(EventIndex event) const {
    const auto found = std::lower_bound(events.begin(), events.end(), event);
    if (found == events.end() || *found != event) return {};
    return static_cast<std::size_t>(found - events.begin());
}

Search::Search(trace::TracePtr trace, Query query, std::string_view source)
    : trace_(std::move(trace)), query_(std::move(query)) {
    if (!query_.empty()) lines_with_text_ = lines_with(source, query_.text);
    inside_.assign(trace_->task_count() + 1, false);
    if (query_.state) next_segment_.assign(trace_->task_count(), 0);
}

bool Search::advance(std::size_t events) {
    const auto all = static_cast<EventIndex>(trace_->event_count());
    if (query_.empty()) return false;
    const EventIndex end = events < all - next_ ? next_ + static_cast<EventIndex>(events) : all;
    for (; next_ < end; ++next_) {
        const TaskIndex task = trace_->task_of(next_);
        if (reason_for(next_, trace_->kind_of(next_), task)) add(next_);
        if (query_.state && task != kNoTask) find_states(task, next_);
    }
    return next_ < all;
}

std::optional<HitReason> Search::reason_for(EventIndex index, EventKind kind, TaskIndex task) {
    switch (kind) {
    case EventKind::Ready:
    case EventKind::Level: return {};
    case EventKind::Done:
    case EventKind::Failed:
    case EventKind::Cancelled:
        if (query_.state && end_of(kind) == query_.state) return HitReason::State;
        if (kind == EventKind::Failed) return reason_in_text(trace_->event(index));
        return {};
    case EventKind::Create: {
        const bool named = names_task(task);
        // Its own function is where it is from the start: being there is no news.
        if (named) inside_[task] = true;
        if (named) return HitReason::Task;
        break;
    }
    default: break;
    }
    const Event event = trace_->event(index);
    const bool enters = enters_function(event); // Whatever else it is: what comes after depends on it.
    if (query_.line && is_at_line(event)) return HitReason::Line;
    if (const auto reason = reason_in_text(event)) return reason;
    if (waits_at_line_with_text(event)) return HitReason::Line;
    return enters ? std::optional(HitReason::Function) : std::nullopt;
}

std::optional<HitReason> Search::reason_in_text(const Event& event) {
    if (event.kind == EventKind::Failed && contains_folded(event.text, query_.text))
        return HitReason::Exception;
    if (event.kind == EventKind::Output && contains_folded(event.text, query_.text)) return HitReason::Output;
    if (event.kind == EventKind::Suspend && event.wait.resource != 0 &&
        contains_folded(trace_->resource(event.wait.resource).name, query_.text))
        return HitReason::Resource;
    return {};
}

bool Search::names_task(TaskIndex task) const {
    if (task == kNoTask) return false;
    const trace::TaskInfo& info = trace_->task(task);
    return contains_folded(info.label, query_.text) || contains_folded(info.name, query_.text) ||
           contains_folded(info.function, query_.text);
}

bool Search::enters_function(const Event& event) {
    if (event.stack == 0) return false;
    const std::size_t who = event.task == kNoTask ? trace_->task_count() : event.task;
    const bool was_inside = inside_[who];
    inside_[who] = is_in_function(event.stack);
    return inside_[who] && !was_inside;
}

bool Search::is_in_function(StackId stack) {
    if (stack >= stack_has_function_.size()) stack_has_function_.resize(stack + std::size_t{1}, kUnknown);
    std::uint8_t& known = stack_has_function_[stack];
    if (known == kUnknown) {
        const std::vector<trace::StackLevel> levels = trace_->stack(stack);
        const auto meant = [this](const trace::StackLevel& level) {
            return contains_folded(level.function, query_.text);
        };
        known = std::any_of(levels.begin(), levels.end(), meant) ? kYes : kNo;
    }
    return known == kYes;
}

bool Search::is_at_line(const Event& event) const {
    // A task goes on where it waited: that wait was the hit.
    if (event.stack == 0 || event.kind == EventKind::Resume) return false;
    if (query_.function.empty()) return trace_->line_of(event.stack) == *query_.line;
    const std::vector<trace::StackLevel> levels = trace_->stack(event.stack);
    return std::any_of(levels.begin(), levels.end(), [this](const trace::StackLevel& level) {
        return level.line == *query_.line && level.function == query_.function;
    });
}

bool Search::waits_at_line_with_text(const Event& event) const {
    if (event.kind != EventKind::Suspend) return false;
    const auto line = static_cast<std::size_t>(trace_->line_of(event.stack));
    return line < lines_with_text_.size() && lines_with_text_[line];
}

void Search::find_states(TaskIndex task, EventIndex upto) {
    const trace::SegmentList segments = trace_->segments(task);
    std::uint32_t& next = next_segment_[task];
    for (; next < segments.size() && segments.firsts()[next] <= upto; ++next)
        if (segments.states()[next] == *query_.state) add(segments.firsts()[next]);
}

void Search::add(EventIndex event) {
    ++hits_.total;
    if (hits_.events.size() < Hits::kMost) hits_.events.push_back(event);
}

Hits Search::take() {
    // The end of a blocking call is another's event, and heard of at the task's next one.
    std::vector<EventIndex>& events = hits_.events;
    if (!std::is_sorted(events.begin(), events.end())) std::sort(events.begin(), events.end());
    const std::size_t kept = events.size();
    events.erase(std::unique(events.begin(), events.end()), events.end());
    hits_.total -= kept - events.size();
    return std::move(hits_);
}

} // namespace simul::ui
