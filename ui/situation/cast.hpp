/// Who plays in a scenario's picture, and what each has done when: read from a trace once.
#pragma once

#include "core/scenario/stage_kind.hpp"
#include "core/trace/trace.hpp"

#include <optional>
#include <vector>

namespace simul::ui {

/// A change of a lock's or a queue's level.
struct LevelChange {
    trace::EventIndex event = 0;
    std::int64_t level = 0;
    trace::TaskIndex by = trace::kNoTask;
};

/// A lock or a queue of the picture.
struct Prop {
    trace::ResourceId resource = 0;
    std::vector<LevelChange> changes;    ///< In order.
    std::vector<trace::TaskIndex> users; ///< Sorted; those with seats alone.

    /// The last change up to `event`; null if there is none. O(log changes).
    const LevelChange* at(trace::EventIndex event) const;
};

struct Cast {
    /// More would not be told apart: the rest is counted.
    static constexpr std::size_t kMostSeats = 240;
    static constexpr std::size_t kMostProps = 60;

    scenario::StageKind kind = scenario::StageKind::None;
    trace::TracePtr trace;
    std::vector<trace::TaskIndex> seats;  ///< In order of creation. Pipeline: those who put.
    std::vector<trace::TaskIndex> takers; ///< Pipeline: those who take, or do both.
    std::size_t left_out = 0;             ///< Tasks that have no seat for want of room.
    /// Boards: whenever a task with a seat gets the thread, and what of `seats` it is.
    struct Visit {
        trace::EventIndex event;
        std::uint32_t seat;
    };
    std::vector<Visit> visits;
    std::vector<std::vector<trace::EventIndex>> visits_of; ///< By seat.
    std::vector<Prop> props;                               ///< Table: locks. Pipeline: queues.

    /// There is something to show.
    bool has_seats() const { return !seats.empty() || !takers.empty(); }
};

/// O(events). `trace` may be null, and may be anything: a scenario that asks for boards and has none gets an
/// empty cast. Boards and table seat the tasks of the function that most tasks run; a visit is a computation
/// or a blocking call, or, where nobody has any, a step.
Cast cast_for(scenario::StageKind kind, trace::TracePtr trace);

} // namespace simul::ui
