/// A note on an event or a range, and how its place is found again in another run.
#pragma once

#include "core/trace/trace.hpp"

#include <map>
#include <optional>
#include <string>

namespace simul::ui {

/// What an event is known by from run to run.
struct EventMark {
    trace::EventIndex step = 0; ///< Its index; people read, and files say, one more.
    Instant time{};
    std::string task{}; ///< Its task's label; empty: code outside of tasks.

    friend bool operator==(const EventMark&, const EventMark&) = default;
};

struct Note {
    EventMark at;
    std::optional<EventMark> until{}; ///< Of a range: its last event.
    std::string text{};               ///< UTF-8; may be several lines.

    friend bool operator==(const Note&, const Note&) = default;
};

/// REQUIRES: the trace has that event.
EventMark mark_of(const trace::Trace& trace, trace::EventIndex event);

/// Finds marks in one trace, which must outlive it.
class MarkFinder {
public:
    explicit MarkFinder(const trace::Trace& trace) : trace_(trace) {}

    /// The event of that step if time and task agree; else, of the task's events at that time, the one whose
    /// step is nearest; nullopt if there is none. O(log events + those at that time), the first time
    /// O(tasks).
    std::optional<trace::EventIndex> find(const EventMark& mark);

private:
    std::optional<trace::TaskIndex> task_called(const std::string& label);

    const trace::Trace& trace_;
    std::optional<std::map<std::string, trace::TaskIndex, std::less<>>> tasks_;
};

} // namespace simul::ui
