/// What a TraceBuilder works on. Private to TraceBuilder and to the Recorder, whose every step of a task is a
/// few of these calls: they are inline for it.
#pragma once

#include "core/trace/trace_builder.hpp"
#include "core/trace/trace_data.hpp"

#include <array>
#include <cassert>
#include <vector>

namespace simul::trace {

struct TraceBuilder::Work {
    std::unique_ptr<Trace::Data> data = std::make_unique<Trace::Data>();
    InternTable<StackNode> stacks;
    std::size_t room_for_locals = std::size_t{32} << 20;
    std::size_t locals_bytes = 0;
    std::vector<bool> has_function; ///< By task, so that it takes a bit to see.
    /// Details that were stored last, by their hash; the rest of it spares a look at most that are others.
    struct KnownDetail {
        std::uint32_t id = 0;
        std::uint32_t rest_of_hash = 0;
    };
    std::array<KnownDetail, 1024> details_lately{};

    /// The same for levels. Resources are numbered from 1.
    struct KnownLevel {
        ResourceId resource = 0;
        std::uint32_t detail = 0;
        std::int64_t value = 0;
    };
    std::array<KnownLevel, 256> levels_lately{};

    Work() {
        stacks.intern({});
        data->output_begins.push_back(0);
    }

    [[gnu::always_inline]] void append(Instant now, KindByte kind, TaskIndex task, std::uint32_t operand) {
        check(now, task);
        data->events.append(now, kind, {task, operand});
    }
    [[gnu::always_inline]] void resume(Instant now, TaskIndex task, StackId stack) {
        append(now, KindByte(EventKind::Resume), task, stack);
    }
    [[gnu::always_inline]] void ready(Instant now, TaskIndex task, CauseKind cause, TaskIndex by,
                                      WakeKind wake) {
        append(now, KindByte(EventKind::Ready, WakeFlavour(cause, wake)), task, by);
    }
    [[gnu::always_inline]] void suspend(Instant now, TaskIndex task, std::uint32_t detail) {
        append(now, KindByte(EventKind::Suspend), task, detail);
    }
    /// The task is suspended, as the detail `pause` says, and its own step has made it ready again.
    [[gnu::always_inline]] void pause(Instant now, TaskIndex task, std::uint32_t pause) {
        check(now, task);
        data->events.append(now, KindByte(EventKind::Suspend), {task, pause},
                            KindByte(EventKind::Ready, WakeFlavour(CauseKind::Task, WakeKind::Value)),
                            {task, task});
    }
    [[gnu::always_inline]] void level(Instant now, TaskIndex task, ResourceId resource, std::int64_t value) {
        append(now, KindByte(EventKind::Level), task, level_detail(resource, value));
    }
    /// Levels go up and down, so most have been there.
    [[gnu::always_inline]] std::uint32_t level_detail(ResourceId resource, std::int64_t value) {
        const std::uint64_t mixed = static_cast<std::uint64_t>(value) + std::uint64_t{resource} * 37;
        KnownLevel& known = levels_lately[mixed % levels_lately.size()];
        if (known.resource != resource || known.value != value)
            known = {resource, detail({0, resource, value, WaitKind::None}), value};
        return known.detail;
    }

    [[gnu::always_inline]] void begin_pass() { data->passes.begin(next_event()); }

    /// The outermost function of a task's first stack is the one that it runs.
    void note_function(TaskIndex task, StackId stack) {
        if (stack == 0 || has_function[task]) return;
        has_function[task] = true;
        if (data->task_infos[task].kind == LaneKind::PoolThread) return;
        while (stacks[stack].parent != 0)
            stack = stacks[stack].parent;
        data->task_infos[task].function = data->strings[stacks[stack].function];
    }

    /// The number of an equal detail that was stored lately, or of a new one.
    [[gnu::always_inline]] std::uint32_t detail(const Detail& detail) {
        const std::uint64_t hash = detail.hash() * 0x9E3779B97F4A7C15u;
        KnownDetail& known = details_lately[hash >> 54];
        const auto rest_of_hash = static_cast<std::uint32_t>(hash >> 22);
        const bool is_known = known.rest_of_hash == rest_of_hash && known.id < data->details.size() &&
                              data->details[known.id] == detail;
        if (is_known) return known.id;
        known = {static_cast<std::uint32_t>(data->details.size()), rest_of_hash};
        data->details.push_back(detail);
        return known.id;
    }

    void end(Instant now, EventKind kind, TaskIndex task, std::uint32_t operand) {
        data->task_infos[task].ended = next_event();
        append(now, KindByte(kind), task, operand);
    }

    EventIndex next_event() const { return static_cast<EventIndex>(data->events.size()); }

private:
    void check([[maybe_unused]] Instant now, [[maybe_unused]] TaskIndex task) const {
        assert(data->events.empty() || now >= data->events.last_time());
        assert(task == kNoTask || task < data->task_infos.size());
    }
};

} // namespace simul::trace
