#include "core/trace/trace.hpp"

#include "core/trace/trace_data.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace simul::trace {
namespace {

/// The part of a column that belongs to one row of a table in compressed form.
template <typename T>
std::span<const T> row(const std::vector<T>& column, const std::vector<std::uint32_t>& begins,
                       std::size_t index) {
    return std::span<const T>(column).subspan(begins[index], begins[index + 1] - begins[index]);
}

} // namespace

std::string_view name_of(EventKind kind) noexcept {
    static constexpr std::array<std::string_view, 10> kNames = {
        "create", "ready", "resume", "suspend", "done", "failed", "cancelled", "hold", "level", "output"};
    return kNames[static_cast<std::size_t>(kind)];
}

Trace::Trace() : data_(std::make_unique<const Data>()) {}
Trace::Trace(std::unique_ptr<const Data> data) : data_(std::move(data)) {}
Trace::~Trace() = default;
Trace::Trace(Trace&&) noexcept = default;
Trace& Trace::operator=(Trace&&) noexcept = default;

std::size_t Trace::event_count() const noexcept {
    return data_->events.size();
}
std::size_t Trace::task_count() const noexcept {
    return data_->task_infos.size();
}
Instant Trace::time_of(EventIndex index) const {
    return data_->events.time(index);
}
EventKind Trace::kind_of(EventIndex index) const {
    return data_->events.kind(index).kind();
}
TaskIndex Trace::task_of(EventIndex index) const {
    return data_->events.subject(index).task;
}

Event Trace::event(EventIndex index) const {
    assert(index < event_count());
    const KindByte kind = data_->events.kind(index);
    const auto [task, operand] = data_->events.subject(index);
    Event event{.index = index, .time = data_->events.time(index), .kind = kind.kind(), .task = task};
    switch (event.kind) {
    case EventKind::Create:
        event.stack = operand;
        event.other = data_->task_infos[event.task].creator;
        break;
    case EventKind::Ready:
        event.cause = kind.flavour<WakeFlavour>().cause();
        event.wake = kind.flavour<WakeFlavour>().wake();
        event.other = operand;
        break;
    case EventKind::Resume: event.stack = operand; break;
    case EventKind::Suspend:
        event.stack = data_->details[operand].stack;
        event.wait = data_->details[operand].to_wait();
        break;
    case EventKind::Done:
    case EventKind::Cancelled: event.stack = operand; break;
    case EventKind::Failed:
        event.stack = data_->details[operand].stack;
        event.text = data_->strings[data_->details[operand].subject];
        break;
    case EventKind::Hold:
        event.stack = data_->details[operand].stack;
        event.duration = Duration(data_->details[operand].amount);
        event.hold = kind.flavour<HoldKind>();
        break;
    case EventKind::Level:
        event.resource = data_->details[operand].subject;
        event.value = data_->details[operand].amount;
        break;
    case EventKind::Output: {
        const std::uint64_t begin = data_->output_begins[operand];
        event.stack = data_->output_stacks[operand];
        event.stream = kind.flavour<OutputStream>();
        event.text =
            std::string_view(data_->output_text).substr(begin, data_->output_begins[operand + 1] - begin);
        break;
    }
    }
    return event;
}

std::int64_t Trace::level_of(EventIndex index) const {
    assert(kind_of(index) == EventKind::Level);
    return data_->details[data_->events.subject(index).operand].amount;
}

std::optional<EventIndex> Trace::last_event_at(Instant instant) const {
    const EventColumns& events = data_->events;
    const std::size_t after = events.first_after(instant);
    if (after == 0) return std::nullopt;
    return static_cast<EventIndex>(after - 1);
}

std::optional<EventIndex> Trace::first_event_from(Instant instant) const {
    const EventColumns& events = data_->events;
    const std::size_t found = events.first_from(instant);
    if (found == events.size()) return std::nullopt;
    return static_cast<EventIndex>(found);
}

EventIndex Trace::first_event_from(Instant instant, EventIndex near) const {
    return static_cast<EventIndex>(data_->events.first_from(instant, near));
}

InstantOfEvents Trace::instant_of(EventIndex index) const {
    const auto [time, end] = data_->events.instant(index);
    return {time, static_cast<EventIndex>(end)};
}

std::optional<std::uint32_t> Trace::pass_of(EventIndex index) const {
    return data_->passes.of(index);
}

std::size_t Trace::pool_thread_count() const noexcept {
    return data_->pool_threads;
}

const TaskInfo& Trace::task(TaskIndex task) const {
    assert(task < task_count());
    return data_->task_infos[task];
}

const std::string& Trace::name_at(TaskIndex task, EventIndex event) const {
    const auto& former = data_->former_names;
    const auto found = std::upper_bound(
        former.begin(), former.end(), std::pair(task, event),
        [](const auto& key, const FormerName& name) { return key < std::pair(name.task, name.until); });
    return found != former.end() && found->task == task ? found->name : this->task(task).name;
}

const ResourceInfo& Trace::resource(ResourceId id) const {
    assert(id >= 1 && id <= resource_count());
    return data_->resources[id - 1];
}
std::size_t Trace::resource_count() const noexcept {
    return data_->resources.size();
}

std::vector<StackLevel> Trace::stack(StackId id) const {
    std::vector<StackLevel> levels;
    for (; id != 0; id = data_->stacks[id].parent)
        levels.push_back({data_->strings[data_->stacks[id].function], data_->stacks[id].line});
    std::reverse(levels.begin(), levels.end());
    return levels;
}

int Trace::line_of(StackId id) const {
    return id == 0 ? 0 : data_->stacks[id].line;
}

std::vector<LocalVariable> Trace::locals_at(EventIndex suspend) const {
    const Column<LocalsBegin>& begins = data_->locals_begins;
    const std::size_t found = begins.partition_point(
        0, begins.size(), [suspend](const LocalsBegin& entry) { return entry.event < suspend; });
    if (found == begins.size() || begins[found].event != suspend) return {};
    const std::size_t end = found + 1 < begins.size() ? begins[found + 1].first : data_->locals.size();
    std::vector<LocalVariable> variables;
    for (std::size_t at = begins[found].first; at < end; ++at) {
        const LocalEntry& entry = data_->locals[at];
        variables.push_back({entry.level, data_->strings[entry.name], data_->strings[entry.value]});
    }
    return variables;
}

bool Trace::has_locals() const noexcept {
    return !data_->locals_begins.empty();
}

std::optional<EventIndex> Trace::locals_missing_from() const noexcept {
    return data_->locals_missing_from;
}

void Trace::prepare_lanes() const {
    (void)data_->lanes();
}

SegmentList Trace::segments(TaskIndex task) const {
    const Lanes& lanes = data_->lanes();
    const auto& begins = lanes.segment_begins;
    const std::optional<EventIndex> ended = this->task(task).ended;
    return {row(lanes.segment_times, begins, task), row(lanes.segment_firsts, begins, task),
            row(lanes.segment_states, begins, task), ended ? time_of(*ended) : end_time(),
            ended ? *ended : static_cast<EventIndex>(event_count())};
}

std::optional<Segment> Trace::segment_at(TaskIndex task, EventIndex event) const {
    const TaskInfo& info = this->task(task);
    if (event < info.created || (info.ended && event >= *info.ended)) return std::nullopt;
    const SegmentList list = segments(task);
    return list[list.index_at_event(event)];
}

TaskState Trace::state_at(TaskIndex task, EventIndex event) const {
    const TaskInfo& info = this->task(task);
    if (event < info.created) return TaskState::NotCreated;
    if (info.ended && event >= *info.ended) return final_state(task);
    const SegmentList list = segments(task);
    return list.states()[list.index_at_event(event)];
}

TaskState Trace::final_state(TaskIndex task) const {
    return data_->lanes().final_states[task];
}

std::span<const Segment> Trace::program_segments() const {
    return data_->lanes().program_segments;
}
std::span<const EventIndex> Trace::events_of(TaskIndex task) const {
    const Lanes& lanes = data_->lanes();
    return row(lanes.task_events, lanes.task_event_begins, task);
}
std::span<const EventIndex> Trace::levels_of(ResourceId resource) const {
    const Lanes& lanes = data_->lanes();
    return row(lanes.level_events, lanes.level_begins, resource);
}
std::span<const EventIndex> Trace::outputs() const {
    return data_->output_events;
}
const Ending& Trace::ending() const noexcept {
    return data_->ending;
}
const std::vector<Problem>& Trace::problems() const noexcept {
    return data_->problems;
}

} // namespace simul::trace
