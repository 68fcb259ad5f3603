/// What people are told about traces: one wording for the command line, windows, exports and saved traces.
#pragma once

#include "core/trace/trace.hpp"

#include <string>

namespace simul::trace {

/// What the wait is for: "sleep 7 s", "Task-3 (part1)", "Queue 1: an item", "gather of 3".
std::string describe_wait(const Trace& trace, const Wait& wait);

/// A wait that was read back: `name` is the task's or the resource's; empty if it has none.
struct WaitWords {
    Wait wait;
    std::string name;
};
/// The inverse of describe_wait: `wait.task` and `wait.resource` are left for the caller to look up by name.
/// Words that describe_wait never says are taken for a task.
WaitWords parse_wait(std::string_view words);

/// A task for a reader who may know it by either: "Task-3 (part1)"; the name alone if it was chosen by the
/// program, or there is no function.
std::string describe_task(const Trace& trace, TaskIndex task);

/// The beginning of a text's first line, without escape sequences, in quotation marks.
std::string excerpt(std::string_view text);

/// "finished", "deadlock", "limit", "cancelled": for tables and figures that programs read.
std::string_view name_of(RunEnding ending) noexcept;

/// What just happened, as a sentence without a full stop: "game(3) goes on at line 19", "main starts
/// game(0)", "game(3) is ready: its timer was due". Tasks are called by their labels.
std::string describe_event(const Trace& trace, EventIndex event);

/// Who waits for what after the last event, one task a line: "  main, line 30: gather of 2". Empty if all
/// tasks have ended.
std::string describe_waiting(const Trace& trace);

} // namespace simul::trace
