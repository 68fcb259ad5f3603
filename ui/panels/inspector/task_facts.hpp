/// What can be said about a task at a moment, as captions and texts with links.
#pragma once

#include "core/trace/loop_state.hpp"

#include <QString>
#include <array>
#include <variant>
#include <vector>

namespace simul::ui {

/// "state": "running, resumed by produce(1) at 11 s". The text is HTML; its links are FactLink::to_url's.
struct Fact {
    QString caption;
    QString html;
};

/// Where a link leads.
struct LineLink {
    int line;
};
struct TaskLink {
    trace::TaskIndex task;
};
struct EventLink {
    trace::EventIndex event;
};
using FactLink = std::variant<LineLink, TaskLink, EventLink>;

QString url_of(const FactLink& link);
/// nullopt for anything that url_of has not made.
std::optional<FactLink> link_of(const QString& url);

/// How long a task has been in each state up to a moment, and how often it was resumed.
struct TaskTimes {
    std::array<Duration, trace::kTaskStateCount> in_state{}; ///< By TaskState.
    std::uint32_t resumes = 0;
};

/// O(segments of the task up to the moment).
TaskTimes times_until(const trace::Trace& trace, trace::TaskIndex task, trace::EventIndex event, Instant now);

/// The facts about `task` just after `event`, at the time `now` on the way to the next one; always the same
/// captions in the same order.
std::vector<Fact> facts_about(const trace::Trace& trace, trace::TaskIndex task, trace::EventIndex event,
                              Instant now);

} // namespace simul::ui
