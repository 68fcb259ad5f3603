/// Traces to test and develop viewers with, made without running a program.
#pragma once

#include "core/trace/trace.hpp"

#include <cstdint>

namespace simul::trace::testing {

enum class SampleModel : std::uint8_t { Sequential, Async };

/// The simultaneous exhibition: one task a board and main, which gathers them. At each move she thinks for
/// 5 s (work), the opponent replies after 55 s. With the defaults: 12 h in sequence; 1:00:55 asynchronously.
TracePtr chess_exhibition(SampleModel model, int boards = 24, int moves = 30);

/// Producers sleep and put, consumers sleep and get, over one bounded queue; main cancels the consumers in
/// the end. Waits on both sides, levels, output with ANSI colours.
TracePtr producers_and_consumers(int producers = 5, int consumers = 10);

/// One task of each fate: done, failed, cancelled while it sleeps, cancelled before it ran, one that blocks
/// the loop for 2 s while another's timer is due; and problems with places.
TracePtr failures_and_cancellations();

/// Two tasks that wait for one another's queue for ever.
TracePtr deadlock();

/// Tasks that sleep, work, yield, hold, exchange items, fail and are cancelled at random; the same for the
/// same arguments. `actions` is per task: about three events each.
TracePtr random_run(std::uint64_t seed, int tasks, int actions);

} // namespace simul::trace::testing
