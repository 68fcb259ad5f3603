/// Traces for Perfetto, chrome://tracing, speedscope and the like.
#pragma once

#include "core/trace/text_sink.hpp"
#include "core/trace/trace.hpp"

namespace simul::trace {

/// Writes Chrome's JSON trace events: a thread a task, whose slices are the task's states, waits included;
/// arrows from what woke a task to where it goes on; counters for the levels of queues and locks; output.
///
/// Their only clock is time, and most events of a simulation share theirs. So events of one instant are
/// spread over less than a nanosecond, in order; the true time (nanoseconds) and the event's index are in
/// `args`.
void write_chrome_trace(const Trace& trace, const TextSink& sink);

} // namespace simul::trace
