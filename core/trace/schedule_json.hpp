/// The schedule trace: JSON lines, one event each (docs/language.md, "The schedule trace").
///
///     {"t": 4000000000, "task": "Task-2", "ev": "suspend", "line": 19, "stack": [["chain", 27], ["part2",
///     19]],
///      "wait": "sleep 7 s"}
///
/// Events: create (`by`: the creating task's name or null), resume, suspend (`wait`: in words; `locals`, if
/// they were recorded: level of the stack, name and value of each local variable), done,
/// cancelled, failed (`exc`: the exception's type). The last line has no task: {"t": …, "ev": "end",
/// "status": 0}, or "deadlock", "limit" or "interrupted" instead of "end", then without a status.
#pragma once

#include "core/trace/text_sink.hpp"
#include "core/trace/trace.hpp"

#include <tl/expected.hpp>

#include <functional>
#include <istream>

namespace simul::trace {

/// O(events); each stack and name is put into words once.
void write_schedule(const Trace& trace, const TextSink& sink);

/// Who watches a long reading. Both are called on the reader's thread; either may be empty.
struct ReadObserver {
    /// Every few thousand events: how many there are, and up to when. False ends the reading there; what was
    /// read then is the trace.
    std::function<bool(std::size_t events, Instant clock)> goes_on;
    /// What was read so far, as a trace of its own: first after some 50,000 events, which take a fraction of
    /// a second, then whenever there are four times as many.
    std::function<void(TracePtr)> so_far;
};

/// Reads what `write_schedule` wrote, or any other program that keeps to the format. What the format leaves
/// out is filled in as far as it follows: a timer makes its task ready when it is due, and time that passes
/// while a task runs is its work. The error names the line: "line 12: unknown task \"Task-9\"".
tl::expected<TracePtr, std::string> read_schedule(std::istream& in, const ReadObserver& observer = {});

} // namespace simul::trace
