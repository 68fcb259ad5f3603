/// Why does it wait?
#pragma once

#include "core/narration/narrator.hpp"

namespace simul::narration {

/// How a wait leads to somebody else.
enum class Dependence : std::uint8_t {
    None,    ///< To nobody: the end of the chain.
    Awaited, ///< It awaits that task.
    Held,    ///< That task holds the lock (kNoTask: the program).
    Ends,    ///< Nobody is bound to end the wait, but in this run that task does.
};

/// One who waits, at a moment, and who it depends on.
struct WaitLink {
    trace::TaskIndex task = trace::kNoTask;
    trace::TaskState state = trace::TaskState::Waiting;
    trace::EventIndex since = 0; ///< The suspension, or what began the state otherwise.
    trace::Wait wait{};          ///< Where it sleeps or waits.
    Dependence dependence = Dependence::None;
    trace::TaskIndex on = trace::kNoTask; ///< Whom it depends on, unless None.
    std::optional<trace::EventIndex>
        ended_by{}; ///< Its next Ready, or its end: nullopt if the wait never ends.
};

/// What a chain of waits comes to in the end.
enum class WaitRoot : std::uint8_t {
    Nothing, ///< The task does not wait.
    Timer,   ///< The last one sleeps.
    Active,  ///< The last one runs, is ready, or holds the thread.
    Outside, ///< Something that is no task ends the last wait: a time limit, a pool, the program.
    Nobody,  ///< Nobody ends the last wait in this run.
    Circle,  ///< The last one depends on one that comes before: a deadlock, unless a time limit ends it.
    Later,   ///< It depends on a task that is not there yet.
    Cut,     ///< Longer than kLongestWaitChain.
};

/// Waiter first.
struct WaitChain {
    std::vector<WaitLink> links;
    WaitRoot root = WaitRoot::Nothing;
};

inline constexpr std::size_t kLongestWaitChain = 32;

/// The chain waiter → holder → … → root just after `event`. What is not written in the trace at that moment
/// (who will put the item) is known from the rest of the run. O(length × log events).
/// REQUIRES: task and event are in the trace.
WaitChain why_waiting(const Narrator& narrator, trace::TaskIndex task, trace::EventIndex event);

/// The same in words: "Task-1 (`main`) waits for its gather of 3, which Task-2 (`chain`) ends at 11 s. Task-2
/// (`chain`) sleeps until 11 s." Empty for WaitRoot::Nothing.
std::string in_words(const Narrator& narrator, const WaitChain& chain, trace::EventIndex event);

} // namespace simul::narration
