#include "core/trace/trace_builder.hpp"

#include "core/trace/trace_builder_work.hpp"

#include <algorithm>
#include <cassert>

namespace simul::trace {
namespace {

/// "Task-7": what asyncio calls a task that the program did not name.
bool is_automatic_name(std::string_view name) {
    constexpr std::string_view kPrefix = "Task-";
    return name.size() > kPrefix.size() && name.substr(0, kPrefix.size()) == kPrefix &&
           name.find_first_not_of("0123456789", kPrefix.size()) == std::string_view::npos;
}

void label_tasks(std::vector<TaskInfo>& tasks) {
    struct Tally {
        std::uint32_t in_all = 0;
        std::uint32_t so_far = 0;
    };
    std::unordered_map<std::string_view, Tally> tallies;
    for (const TaskInfo& task : tasks)
        ++tallies[task.function].in_all;
    for (TaskInfo& task : tasks) {
        Tally& tally = tallies[task.function];
        const std::uint32_t number = tally.so_far++;
        if (task.function.empty() || !is_automatic_name(task.name))
            task.label = task.name;
        else if (tally.in_all > 1)
            task.label = task.function + "(" + std::to_string(number) + ")";
        else
            task.label = task.function;
    }
}

/// What is derived once all events are there.
void complete(Columns& columns, Ending ending) {
    if (!columns.events.empty()) ending.time = std::max(ending.time, columns.events.last_time());
    columns.ending = std::move(ending);
    std::stable_sort(columns.former_names.begin(), columns.former_names.end(),
                     [](const FormerName& a, const FormerName& b) {
                         return std::pair(a.task, a.until) < std::pair(b.task, b.until);
                     });
    label_tasks(columns.task_infos);
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

} // namespace

TraceBuilder::TraceBuilder() : work_(std::make_unique<Work>()) {}
TraceBuilder::~TraceBuilder() = default;
TraceBuilder::TraceBuilder(TraceBuilder&&) noexcept = default;
TraceBuilder& TraceBuilder::operator=(TraceBuilder&&) noexcept = default;

std::size_t TraceBuilder::event_count() const noexcept {
    return work_->data->events.size();
}
std::size_t TraceBuilder::task_count() const noexcept {
    return work_->data->task_infos.size();
}

StringId TraceBuilder::intern(std::string_view text) {
    return work_->data->strings.intern(text);
}

std::string_view TraceBuilder::text(StringId id) const {
    return work_->data->strings[id];
}

StackId TraceBuilder::stack(StackId outer, StringId function, int line) {
    return work_->stacks.intern({outer, function, line});
}

StackLevel TraceBuilder::innermost(StackId stack) const {
    assert(stack != 0);
    const StackNode& node = work_->stacks[stack];
    return {text(node.function), node.line};
}

ResourceId TraceBuilder::add_resource(std::string kind, std::string name) {
    auto& resources = work_->data->resources;
    if (name.empty()) {
        const auto same = std::count_if(resources.begin(), resources.end(),
                                        [&](const ResourceInfo& other) { return other.kind == kind; });
        name = capitalised(kind) + " " + std::to_string(same + 1);
    }
    resources.push_back({std::move(kind), std::move(name)});
    return static_cast<ResourceId>(resources.size());
}

TaskIndex TraceBuilder::create(Instant now, std::string name, TaskIndex creator, StackId stack) {
    auto& tasks = work_->data->task_infos;
    const auto task = static_cast<TaskIndex>(tasks.size());
    TaskInfo info;
    info.name = std::move(name);
    info.creator = creator;
    info.created = work_->next_event();
    tasks.push_back(std::move(info));
    work_->has_function.push_back(false);
    work_->note_function(task, stack);
    work_->append(now, KindByte(EventKind::Create), task, stack);
    return task;
}

TaskIndex TraceBuilder::start_pool_thread(Instant now, std::string name) {
    const TaskIndex lane = create(now, std::move(name), kNoTask, 0);
    work_->data->task_infos[lane].kind = LaneKind::PoolThread;
    ++work_->data->pool_threads;
    return lane;
}

void TraceBuilder::ready(Instant now, TaskIndex task, CauseKind cause, TaskIndex by, WakeKind wake) {
    work_->ready(now, task, cause, by, wake);
}

void TraceBuilder::begin_pass() {
    work_->begin_pass();
}

void TraceBuilder::resume(Instant now, TaskIndex task, StackId stack) {
    work_->resume(now, task, stack);
}

void TraceBuilder::suspend(Instant now, TaskIndex task, StackId stack, const Wait& wait) {
    work_->note_function(task, stack);
    work_->suspend(now, task, Detail::of(stack, wait));
}

void TraceBuilder::done(Instant now, TaskIndex task, StackId stack) {
    work_->end(now, EventKind::Done, task, stack);
}

void TraceBuilder::failed(Instant now, TaskIndex task, std::string_view error_type, StackId stack) {
    work_->end(now, EventKind::Failed, task, work_->detail({stack, intern(error_type), 0, WaitKind::None}));
}

void TraceBuilder::cancelled(Instant now, TaskIndex task, StackId stack) {
    work_->end(now, EventKind::Cancelled, task, stack);
}

EventIndex TraceBuilder::hold(Instant now, TaskIndex task, StackId stack, Duration duration, HoldKind kind) {
    const EventIndex event = work_->next_event();
    work_->append(now, KindByte(EventKind::Hold, kind), task,
                  work_->detail({stack, 0, duration.count(), WaitKind::None}));
    return event;
}

void TraceBuilder::shorten_hold(EventIndex hold, Duration duration) {
    Trace::Data& data = *work_->data;
    assert(data.events.kind(hold).kind() == EventKind::Hold);
    Subject subject = data.events.subject(hold);
    Detail detail = data.details[subject.operand];
    detail.amount = duration.count();
    subject.operand = work_->detail(detail);
    data.events.set_subject(hold, subject);
}

void TraceBuilder::level(Instant now, TaskIndex task, ResourceId resource, std::int64_t value) {
    work_->level(now, task, resource, value);
}

void TraceBuilder::output(Instant now, TaskIndex task, StackId stack, OutputStream stream,
                          std::string_view text) {
    Trace::Data& data = *work_->data;
    const auto number = static_cast<std::uint32_t>(data.output_events.size());
    data.output_events.push_back(work_->next_event());
    data.output_stacks.push_back(stack);
    data.output_text.append(text);
    data.output_begins.push_back(data.output_text.size());
    work_->append(now, KindByte(EventKind::Output, stream), task, number);
}

void TraceBuilder::set_room_for_locals(std::size_t bytes) {
    work_->room_for_locals = bytes;
}

void TraceBuilder::add_locals(std::span<const LocalVariable> variables) {
    Trace::Data& data = *work_->data;
    assert(!data.events.empty() && data.events.kind(data.events.size() - 1).kind() == EventKind::Suspend);
    if (data.locals_missing_from || variables.empty()) return;
    const EventIndex event = work_->next_event() - 1;
    std::size_t bytes = sizeof(LocalsBegin) + variables.size() * sizeof(LocalEntry);
    // Texts that are there already are counted again: it is a bound, and finding out would cost more.
    for (const LocalVariable& variable : variables)
        bytes += variable.name.size() + variable.value.size();
    if (work_->locals_bytes + bytes > work_->room_for_locals) {
        data.locals_missing_from = event;
        return;
    }
    work_->locals_bytes += bytes;
    data.locals_begins.push_back({event, static_cast<std::uint32_t>(data.locals.size())});
    for (const LocalVariable& variable : variables)
        data.locals.push_back({variable.level, intern(variable.name), intern(variable.value)});
}

void TraceBuilder::rename(TaskIndex task, std::string_view name) {
    std::string& current = work_->data->task_infos[task].name;
    if (current == name) return;
    work_->data->former_names.push_back(
        {task, work_->next_event(), std::exchange(current, std::string(name))});
}

void TraceBuilder::add_problem(Problem problem) {
    work_->data->problems.push_back(std::move(problem));
}

TracePtr TraceBuilder::finish(Ending ending, const EndingMessage& message) {
    const std::unique_ptr<Work> work = std::exchange(work_, std::make_unique<Work>());
    Trace::Data& data = *work->data;
    data.stacks = std::move(work->stacks).take_entries();
    complete(data, std::move(ending));
    const std::shared_ptr<const Trace> trace(new Trace(std::move(work->data)));
    if (message) data.ending.message = message(*trace);
    return trace;
}

TracePtr TraceBuilder::so_far() const {
    const Columns& columns = *work_->data;
    auto data = std::make_unique<Trace::Data>(columns);
    data->stacks = work_->stacks.entries();
    complete(*data, {});
    return TracePtr(new Trace(std::move(data)));
}

} // namespace simul::trace
