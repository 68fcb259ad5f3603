/// Looking back in a trace: what led to an event.
#pragma once

#include "core/trace/trace.hpp"

#include <optional>
#include <vector>

namespace simul::narration {

/// A change of a lock's, a queue's, … level.
struct LevelChange {
    trace::EventIndex event;
    trace::TaskIndex task; ///< Who changed it; kNoTask: no task.
    std::int64_t value;
};

/// What sentences need to know of a trace beyond one event. Private to this room. The trace must outlive it.
class History {
public:
    /// O(events): each is looked at once.
    explicit History(const trace::Trace& trace);

    /// Whether tasks have ever been under way on several threads.
    bool has_many_threads() const noexcept { return has_many_threads_; }

    /// The last event of the task before `before` that is of `kind`.
    /// O(log n) and the distance to it, within a step.
    std::optional<trace::EventIndex> last(trace::TaskIndex task, trace::EventIndex before,
                                          trace::EventKind kind) const;
    /// The first event of the task after `after` that is of `kind`.
    std::optional<trace::EventIndex> next(trace::TaskIndex task, trace::EventIndex after,
                                          trace::EventKind kind) const;
    /// The suspension that this Ready or Resume ends: nullopt at the beginning of a task.
    std::optional<trace::Event> suspension_before(trace::TaskIndex task, trace::EventIndex before) const;
    /// The Ready that led to this Resume.
    std::optional<trace::Event> ready_before(trace::TaskIndex task, trace::EventIndex resume) const;
    /// The end of a wait that began with `suspension`: the Ready of the task, or its end.
    std::optional<trace::Event> end_of_wait(trace::TaskIndex task, trace::EventIndex suspension) const;

    /// The last change of the resource before `before`; null if there is none. O(log changes).
    const LevelChange* change_before(trace::ResourceId resource, trace::EventIndex before) const;
    /// Who has the lock just after `event`: nullopt if nobody; kNoTask is the program.
    std::optional<trace::TaskIndex> holder_of_lock(trace::ResourceId lock, trace::EventIndex event) const;

private:
    void note_level(const trace::Event& event);

    const trace::Trace& trace_;
    std::vector<std::vector<LevelChange>> changes_; ///< By resource.
    bool has_many_threads_ = false;
};

} // namespace simul::narration
