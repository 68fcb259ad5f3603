/// Why a task could go on, as a clause.
#pragma once

#include "core/narration/history.hpp"
#include "core/narration/names.hpp"

namespace simul::narration {

/// Private to this room.
class WakeWords {
public:
    WakeWords(const trace::Trace& trace, const History& history, const Names& names)
        : trace_(trace), history_(history), names_(names) {}

    /// Of a Ready that ends a wait: "its timer of 4 s was due", "Task-3 (`part1`) put an item into Queue 1".
    std::string reason(const trace::Event& ready, const trace::Event& suspension) const;
    /// "an item from the queue", "its gather of 3": what a suspended task waits for.
    std::string wanted(const trace::Wait& wait) const;
    /// " CancelledError was raised there." for those that do not go on with a value; else empty.
    static std::string raised(const trace::Event& ready);

private:
    std::string timer(const trace::Event& ready, const trace::Event& suspension) const;
    std::string deed(const trace::Event& ready, const trace::Event& suspension) const;
    std::string cancellation(const trace::Event& ready, const trace::Event& suspension) const;
    bool changed_just_before(const trace::Event& ready, trace::ResourceId resource) const;
    bool has_ended(trace::TaskIndex task, trace::EventIndex before, trace::EventKind how) const;

    const trace::Trace& trace_;
    const History& history_;
    const Names& names_;
};

/// "gather of 3", "wait for 3", "task group": what several tasks are waited for in.
std::string word_for_group(const trace::Wait& wait);

} // namespace simul::narration
