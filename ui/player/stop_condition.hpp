/// Where playing stops, and what a run can be wound on to: conditions on events, as values.
#pragma once

#include "core/trace/trace.hpp"

#include <optional>
#include <variant>
#include <vector>

namespace simul::ui {

enum class Direction : std::uint8_t { Forward, Backward };

/// This event: a bookmark.
struct StopAtEvent {
    trace::EventIndex event = 0;
    friend bool operator==(const StopAtEvent&, const StopAtEvent&) = default;
};
/// Whatever happens while a task (or the program outside of tasks) stands at this line, innermost: it goes on
/// there, suspends there, computes, prints. A line at which nothing of that happens is never stopped at.
struct StopAtLine {
    int line = 0; ///< 1-based
    friend bool operator==(const StopAtLine&, const StopAtLine&) = default;
};
/// Each step of the task: it is resumed.
struct StopAtStep {
    trace::TaskIndex task = trace::kNoTask;
    friend bool operator==(const StopAtStep&, const StopAtStep&) = default;
};
/// A task comes into this state: the event that begins it. NotCreated is never come into.
struct StopAtState {
    trace::TaskState state = trace::TaskState::Ready;
    trace::TaskIndex task = trace::kNoTask; ///< kNoTask: any task.
    friend bool operator==(const StopAtState&, const StopAtState&) = default;
};
/// Any task ends with an exception.
struct StopAtFailure {
    friend bool operator==(const StopAtFailure&, const StopAtFailure&) = default;
};
using StopCondition = std::variant<StopAtEvent, StopAtLine, StopAtStep, StopAtState, StopAtFailure>;

/// O(1). REQUIRES: event < trace.event_count().
bool stops_at(const trace::Trace& trace, const StopCondition& condition, trace::EventIndex event);
bool stops_at(const trace::Trace& trace, const std::vector<StopCondition>& conditions,
              trace::EventIndex event);

/// Over an await. Forwards: the event with which `task` goes on after the suspension that it is in at `from`,
/// or else its next one; if it never goes on, its end. Backwards, the mirror: the suspension that the task
/// came from last before `from`; if there is none, its creation. nullopt: nothing of that lies in this
/// direction. O(events of the task until there).
std::optional<trace::EventIndex> over_await(const trace::Trace& trace, trace::TaskIndex task,
                                            trace::EventIndex from, Direction direction);

/// Looks for the nearest event that meets one of several conditions, a slice at a time: a run of millions of
/// events is not to be searched between two frames. For one thread.
class StopSearch {
public:
    /// Looks before (or after) `from`, which itself is not looked at; `from` may be event_count(). Where all
    /// conditions are about one task, only its events are.
    StopSearch(trace::TracePtr trace, std::vector<StopCondition> conditions, trace::EventIndex from,
               Direction direction);

    /// Looks at no more than so many events. True: the search is over, found() is final. O(events).
    bool advance(std::size_t events);
    const std::optional<trace::EventIndex>& found() const { return found_; }

private:
    std::optional<trace::EventIndex> next_candidate();

    trace::TracePtr trace_;
    std::vector<StopCondition> conditions_;
    Direction direction_;
    std::optional<std::span<const trace::EventIndex>> of_task_;
    std::size_t left_ = 0; ///< Candidates not looked at yet.
    std::size_t next_ = 0; ///< The first of them: an index into `of_task_`, or an event.
    std::optional<trace::EventIndex> found_;
};

} // namespace simul::ui
