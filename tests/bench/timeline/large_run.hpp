/// A made-up run of any size, for measuring.
#pragma once

#include "core/trace/trace.hpp"

namespace simul::bench {

/// `lanes` tasks that sleep, wait and run in turn until there are `events` of them or a few more;
/// deterministic. Several happen at one instant, some tasks fail or are cancelled, and a queue's depth
/// changes.
trace::TracePtr large_run(std::size_t events, std::size_t lanes);

} // namespace simul::bench
