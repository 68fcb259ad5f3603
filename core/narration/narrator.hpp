/// Tells a recorded run in sentences.
#pragma once

#include "core/narration/history.hpp"
#include "core/narration/names.hpp"
#include "core/narration/wake_words.hpp"

namespace simul::narration {

/// A sentence or two for each event of a trace, in English, derived from the trace and quoting the scenario's
/// text. Code stands in backticks. Nothing is told before it is asked for.
///
/// Any number of threads may ask at once. Keeps trace and source.
class Narrator {
public:
    /// `source`: the scenario's text; without it lines are named by their numbers. O(events), a few
    /// nanoseconds each. The trace's lanes are asked for, which is worth preparing (Trace::prepare_lanes).
    explicit Narrator(trace::TracePtr trace, std::string source = {}, TaskNames names = TaskNames::Function);
    Narrator(const Narrator&) = delete;
    Narrator& operator=(const Narrator&) = delete;

    /// What happened with this event: "Task-2 (`chain`) reached `await asyncio.sleep(4)` in `part1`, line 11:
    /// it set a timer for 4 s and gave the loop back. Next in the ready queue: Task-3 (`chain`)."
    /// O(log events), and the events up to the next step; over a whole transcript O(1) amortised.
    /// REQUIRES: event < trace().event_count().
    std::string sentence(trace::EventIndex event) const;
    /// What one has to know of an event loop to read the sentences.
    std::string preface() const;
    /// How the run ended: "The program ended at 11 s."
    std::string last_sentence() const;

    const trace::TracePtr& trace() const noexcept { return trace_; }
    const SourceLines& source() const noexcept { return source_; }
    // For the other tellers of this room.
    const History& history() const noexcept { return history_; }
    const Names& names() const noexcept { return names_; }
    const WakeWords& wake_words() const noexcept { return wakes_; }

private:
    std::string creation(const trace::Event& create) const;
    std::string readiness(const trace::Event& ready) const;
    std::string resumption(const trace::Event& resume) const;
    std::string suspension(const trace::Event& suspend) const;
    std::string wish(const trace::Event& suspend) const;
    std::string end(const trace::Event& end) const;
    std::string hold(const trace::Event& hold) const;
    std::string level(const trace::Event& level) const;
    std::string output(const trace::Event& output) const;
    std::string what_comes_next(const trace::Event& last_of_step) const;
    std::string what_is_waited_for(trace::EventIndex next) const;

    std::string who(const trace::Event& event) const { return names_.task(event.task, event.index); }
    /// What a task gives back when it waits.
    std::string_view turn() const { return history_.has_many_threads() ? "its thread" : "the loop"; }

    trace::TracePtr trace_;
    SourceLines source_;
    History history_;
    Names names_;
    WakeWords wakes_;
};

} // namespace simul::narration
