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
    std::uint32_t passes = 0;
    std::size_t room_for_locals = std::size_t{32} << 20;
    std::size_t locals_bytes = 0;
    std::vector<bool> has_function; ///< By task, so that it takes a bit to see.
    /// Ids of details by their hash: of those that were stored last.
    std::array<std::uint32_t, 1024> details_lately{};

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
    [[gnu::always_inline]] void suspend(Instant now, TaskIndex task, const Detail& what) {
        append(now, KindByte(EventKind::Suspend), task, detail(what));
    }
    /// The task is suspended, for what the detail `pause` says, and its own step has made it ready again.
    [[gnu::always_inline]] void pause(Instant now, TaskIndex task, std::uint32_t pause) {
        check(now, task);
        data->events.append(now, KindByte(EventKind::Suspend), {task, pause},
                            KindByte(EventKind::Ready, WakeFlavour(CauseKind::Task, WakeKind::Value)),
                            {task, task});
    }
    [[gnu::always_inline]] void level(Instant now, TaskIndex task, ResourceId resource, std::int64_t value) {
        append(now, KindByte(EventKind::Level), task, detail({0, resource, value, WaitKind::None}));
    }

    [[gnu::always_inline]] void begin_pass() {
        Column<PassBegin>& begins = data->passes;
        const PassBegin pass{next_event(), ++passes};
        // Of passes without events only the last is of interest.
        if (!begins.empty() && begins.back().first == pass.first) [[unlikely]]
            return begins.set(begins.size() - 1, pass);
        begins.push_back(pass);
    }

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
        std::uint32_t& id = details_lately[(detail.hash() * 0x9E3779B97F4A7C15u) >> 54];
        if (id < data->details.size() && data->details[id] == detail) return id;
        id = static_cast<std::uint32_t>(data->details.size());
        data->details.push_back(detail);
        return id;
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
