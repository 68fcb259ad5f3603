/// The columns behind a Trace. Private to Trace and TraceBuilder.
#pragma once

#include "core/trace/column.hpp"
#include "core/trace/event_columns.hpp"
#include "core/trace/intern_table.hpp"
#include "core/trace/lanes.hpp"
#include "core/trace/pass_numbers.hpp"
#include "core/trace/string_table.hpp"
#include "core/trace/trace.hpp"

#include <mutex>

namespace simul::trace {

/// A level of a stack, on top of `parent`. Entry 0 is the empty stack.
struct StackNode {
    StackId parent = 0;
    StringId function = 0;
    std::int32_t line = 0;

    friend bool operator==(const StackNode&, const StackNode&) = default;
    std::uint64_t hash() const noexcept {
        return (std::uint64_t{parent} << 32) ^ (std::uint64_t{function} << 16) ^
               static_cast<std::uint32_t>(line);
    }
};

/// Which field of a Wait a kind of wait uses.
enum class WaitField : std::uint8_t { None, Delay, Count, Task, Resource };

constexpr WaitField field_of(WaitKind kind) noexcept {
    switch (kind) {
    case WaitKind::Sleep:
    case WaitKind::WaitFor: return WaitField::Delay;
    case WaitKind::Gather:
    case WaitKind::Wait: return WaitField::Count;
    case WaitKind::Task: return WaitField::Task;
    case WaitKind::TaskGroup:
    case WaitKind::QueueGet:
    case WaitKind::QueuePut:
    case WaitKind::QueueJoin:
    case WaitKind::Lock:
    case WaitKind::Event:
    case WaitKind::Condition:
    case WaitKind::Semaphore:
    case WaitKind::Barrier:
    case WaitKind::Executor: return WaitField::Resource;
    case WaitKind::None:
    case WaitKind::Future:
    case WaitKind::Shield:
    case WaitKind::AsCompleted:
    case WaitKind::NextCall: break;
    }
    return WaitField::None;
}

/// What an event says beyond its kind, time and task, where that does not fit into its operand: where the
/// body stands, and a wait, a duration or a level. Programs repeat themselves, so what was stored lately is
/// not stored again.
struct Detail {
    StackId stack = 0;
    std::uint32_t subject = 0; ///< Suspend: a task or resource. Level: the resource. Failed: a StringId.
    std::int64_t amount = 0;   ///< Suspend: nanoseconds or a count. Hold: nanoseconds. Level: the value.
    WaitKind wait = WaitKind::None;

    friend bool operator==(const Detail&, const Detail&) = default;
    std::uint64_t hash() const noexcept {
        const std::uint64_t words = (std::uint64_t{stack} << 32) | subject;
        return (words * 0xFF51AFD7ED558CCDu) ^ static_cast<std::uint64_t>(amount) ^
               (std::uint64_t{static_cast<std::uint8_t>(wait)} << 56);
    }

    static Detail of(StackId stack, const Wait& wait) noexcept;
    /// `subject` and `amount` count where the kind of wait has one.
    static Detail of(StackId stack, WaitKind kind, std::uint32_t subject, std::int64_t amount) noexcept {
        const WaitField field = field_of(kind);
        return {stack, field == WaitField::Task || field == WaitField::Resource ? subject : 0,
                field == WaitField::Delay || field == WaitField::Count ? amount : 0, kind};
    }
    Wait to_wait() const noexcept;
};

/// A local variable of a suspended task.
struct LocalEntry {
    std::uint32_t level;
    StringId name;
    StringId value;
};

/// A suspension whose variables are known, and the first of them in the column of entries.
struct LocalsBegin {
    EventIndex event;
    std::uint32_t first;
};

/// A task's earlier name: it applied to its events before `until`.
struct FormerName {
    TaskIndex task;
    EventIndex until;
    std::string name;
};

/// What a trace is made of: values, which can be copied while a run is still being recorded or read.
struct Columns {
    EventColumns events;
    PassNumbers passes;

    std::vector<StackNode> stacks;
    Column<Detail> details;
    StringTable strings;

    // Local variables at suspensions, in order of the events; a side table that is empty unless asked for.
    Column<LocalsBegin> locals_begins;
    Column<LocalEntry> locals;
    std::optional<EventIndex> locals_missing_from;

    // One entry an Output event; the texts follow one another.
    std::vector<EventIndex> output_events;
    std::vector<StackId> output_stacks;
    std::vector<std::uint64_t> output_begins; ///< One more than there are outputs.
    std::string output_text;

    std::vector<TaskInfo> task_infos;
    std::size_t pool_threads = 0; ///< How many of them are no tasks.

    std::vector<FormerName> former_names; ///< By (task, until).
    std::vector<ResourceInfo> resources;
    std::vector<Problem> problems;
    Ending ending;
};

struct Trace::Data : Columns {
    Data() = default;
    explicit Data(Columns columns) : Columns(std::move(columns)) {}

    /// Worked out by the first thread that asks; the others wait. Only once nothing is added any more.
    const Lanes& lanes() const {
        std::call_once(lanes_once_, [this] { lanes_ = compute_lanes(*this); });
        return lanes_;
    }

private:
    mutable std::once_flag lanes_once_;
    mutable Lanes lanes_;
};

} // namespace simul::trace
