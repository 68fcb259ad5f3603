#include "ui/situation/cast.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace simul::ui {

using scenario::StageKind;
using trace::EventIndex;
using trace::EventKind;
using trace::TaskIndex;

namespace {

constexpr std::uint32_t kNoSeat = 0xFFFFFFFF;

/// The function that most tasks run; of several, the first to be started.
std::string_view commonest_function(const trace::Trace& trace) {
    std::map<std::string_view, std::size_t> counts;
    for (TaskIndex task = 0; task < trace.task_count(); ++task)
        if (!trace.is_pool_thread(task)) ++counts[trace.task(task).function];
    std::string_view best;
    std::size_t most = 0;
    for (TaskIndex task = 0; task < trace.task_count(); ++task) {
        const std::string_view function = trace.task(task).function;
        const auto count = counts.find(function);
        if (count == counts.end() || count->second <= most) continue;
        best = function;
        most = count->second;
    }
    return best;
}

void seat_commonest(Cast& cast) {
    const trace::Trace& trace = *cast.trace;
    const std::string_view function = commonest_function(trace);
    for (TaskIndex task = 0; task < trace.task_count(); ++task) {
        if (trace.is_pool_thread(task) || trace.task(task).function != function) continue;
        if (cast.seats.size() < Cast::kMostSeats)
            cast.seats.push_back(task);
        else
            ++cast.left_out;
    }
}

std::vector<std::uint32_t> seats_by_task(const Cast& cast) {
    std::vector<std::uint32_t> seat_of(cast.trace->task_count(), kNoSeat);
    for (std::uint32_t seat = 0; seat < cast.seats.size(); ++seat)
        seat_of[cast.seats[seat]] = seat;
    return seat_of;
}

void list_visits(Cast& cast, EventKind kind) {
    const std::vector<std::uint32_t> seat_of = seats_by_task(cast);
    cast.visits_of.resize(cast.seats.size());
    for (EventIndex event = 0; event < cast.trace->event_count(); ++event) {
        if (cast.trace->kind_of(event) != kind) continue;
        const TaskIndex task = cast.trace->task_of(event);
        if (task == trace::kNoTask || seat_of[task] == kNoSeat) continue;
        cast.visits.push_back({event, seat_of[task]});
        cast.visits_of[seat_of[task]].push_back(event);
    }
}

bool is_kind(const trace::Trace& trace, trace::ResourceId resource, std::string_view kind) {
    return trace.resource(resource).kind == kind;
}

/// The locks, or the queues, with their levels. Users are left for later.
void list_props(Cast& cast, std::string_view kind) {
    const trace::Trace& trace = *cast.trace;
    std::vector<std::size_t> place(trace.resource_count() + 1, Cast::kMostProps);
    for (trace::ResourceId id = 1; id <= trace.resource_count() && cast.props.size() < Cast::kMostProps;
         ++id) {
        if (!is_kind(trace, id, kind)) continue;
        place[id] = cast.props.size();
        cast.props.push_back({id, {}, {}});
    }
    for (EventIndex index = 0; index < trace.event_count(); ++index) {
        if (trace.kind_of(index) != EventKind::Level) continue;
        const trace::Event event = trace.event(index);
        if (place[event.resource] < cast.props.size())
            cast.props[place[event.resource]].changes.push_back({index, event.value, event.task});
    }
}

void list_users(Cast& cast) {
    const std::vector<std::uint32_t> seat_of = seats_by_task(cast);
    for (Prop& prop : cast.props) {
        for (const LevelChange& change : prop.changes)
            if (change.by != trace::kNoTask && seat_of[change.by] != kNoSeat) prop.users.push_back(change.by);
        std::sort(prop.users.begin(), prop.users.end());
        prop.users.erase(std::unique(prop.users.begin(), prop.users.end()), prop.users.end());
    }
    // A lock of which nobody at the table ever had hold is none of its forks.
    std::erase_if(cast.props, [](const Prop& prop) { return prop.users.empty(); });
}

/// Who makes a queue longer puts; who makes it shorter takes.
void seat_by_queue(Cast& cast) {
    const trace::Trace& trace = *cast.trace;
    std::vector<char> puts(trace.task_count());
    std::vector<char> takes(trace.task_count());
    for (const Prop& prop : cast.props) {
        std::int64_t level = 0;
        for (const LevelChange& change : prop.changes) {
            if (change.by != trace::kNoTask) (change.level > level ? puts : takes)[change.by] = 1;
            level = change.level;
        }
    }
    // Who never came to put anything stands with those who run the same function.
    std::set<std::string_view> putting;
    for (TaskIndex task = 0; task < trace.task_count(); ++task)
        if (puts[task] && !takes[task]) putting.insert(trace.task(task).function);
    for (TaskIndex task = 0; task < trace.task_count(); ++task) {
        if (!takes[task] && !trace.is_pool_thread(task) && putting.contains(trace.task(task).function))
            puts[task] = 1;
        if (!puts[task] && !takes[task]) continue;
        std::vector<TaskIndex>& side = takes[task] ? cast.takers : cast.seats;
        if (side.size() < Cast::kMostSeats)
            side.push_back(task);
        else
            ++cast.left_out;
    }
}

} // namespace

const LevelChange* Prop::at(EventIndex event) const {
    const auto after =
        std::upper_bound(changes.begin(), changes.end(), event,
                         [](EventIndex key, const LevelChange& change) { return key < change.event; });
    return after == changes.begin() ? nullptr : &*std::prev(after);
}

Cast cast_for(StageKind kind, trace::TracePtr trace) {
    Cast cast;
    cast.kind = kind;
    cast.trace = std::move(trace);
    if (!cast.trace || cast.trace->empty()) return cast;
    switch (kind) {
    case StageKind::None: break;
    case StageKind::Boards:
        seat_commonest(cast);
        list_visits(cast, EventKind::Hold);
        if (cast.visits.empty()) list_visits(cast, EventKind::Resume);
        break;
    case StageKind::Table:
        seat_commonest(cast);
        list_props(cast, "lock");
        list_users(cast);
        break;
    case StageKind::Pipeline:
        list_props(cast, "queue");
        std::erase_if(cast.props, [](const Prop& prop) { return prop.changes.empty(); });
        seat_by_queue(cast);
        break;
    }
    return cast;
}

} // namespace simul::ui
