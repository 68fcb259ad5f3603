/// A recorded run: the only thing that windows, exports and reports see of it.
///
/// A Trace is immutable and shared (`TracePtr`); any number of threads may read it at once. Events are
/// columns, in the order in which they happened; an event's index is its identity, and the playhead's
/// position. Time never decreases with the index. An event takes 13 bytes with its place in its task's list,
/// an instant at which something happens 12, a pass of the loop 1 or 2, a segment 13; stacks, texts and
/// series of events that occur more than once are stored once.
///
/// What is derived from the events (lanes: each task's events and segments) is worked out when it is first
/// asked for, once, in O(events): a run whose trace nobody looks at does without. `prepare_lanes` asks for it
/// where that can be waited for.
#pragma once

#include "core/time/virtual_time.hpp"
#include "core/trace/segment.hpp"
#include "core/trace/task_state.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace simul::trace {

/// Index of a task in the trace: 0, 1, … in order of creation. Index of its lane, too: the threads of pools
/// have lanes as tasks have, and stand among them (Trace::is_pool_thread).
using TaskIndex = std::uint32_t;
inline constexpr TaskIndex kNoTask = 0xFFFFFFFF;

using StackId = std::uint32_t;    ///< An await stack; 0 is the empty one.
using StringId = std::uint32_t;   ///< An interned string; 0 is the empty one.
using ResourceId = std::uint32_t; ///< A lock, queue, …; 0 is none.

enum class EventKind : std::uint8_t {
    Create,    ///< The task was made; `other` is its creator (kNoTask: code outside of tasks).
    Ready,     ///< Its next step was queued; `other` is the task that caused it (kNoTask: see `cause`).
    Resume,    ///< Its body runs.
    Suspend,   ///< It gave the loop back; `wait` says what for.
    Done,      ///< It ended.
    Failed,    ///< It ended with an exception; `text` names its type.
    Cancelled, ///< It ended by cancellation.
    Hold,   ///< A blocking call began to hold its thread for `duration`, or a computation got a CPU for that
            ///< long (task kNoTask: the program outside of tasks).
    Level,  ///< A resource's level changed: `resource`, `value`; `task` is who changed it, if a task did.
    Output, ///< The program wrote `text` to stdout or stderr.
};

std::string_view name_of(EventKind kind) noexcept; ///< "create", "suspend", …

/// Why a task is suspended. The same kinds as the loop's (WaitReason), so that the trace needs nothing of the
/// loop.
enum class WaitKind : std::uint8_t {
    None,
    Sleep,
    Task,
    Future,
    Gather,
    Wait,
    WaitFor,
    Shield,
    TaskGroup,
    QueueGet,
    QueuePut,
    QueueJoin,
    Lock,
    Event,
    Condition,
    Semaphore,
    Barrier,
    AsCompleted,
    Executor,
    NextCall, ///< A pool thread that has nothing to do.
};

enum class CauseKind : std::uint8_t {
    Start,
    Task,
    Timer,
    Executor,
    Processor, ///< Not a step that was queued: it would compute, and waits for a CPU while others do.
};
/// What a task that is made ready will find where it waits.
enum class WakeKind : std::uint8_t {
    Value,
    Exception, ///< What it awaited failed.
    Cancelled, ///< What it awaited was cancelled, perhaps by cancelling the task.
};
enum class HoldKind : std::uint8_t { Sleep, Work };
enum class OutputStream : std::uint8_t { Stdout, Stderr };

/// What a suspended task waits for.
struct Wait {
    WaitKind kind = WaitKind::None;
    Duration delay{};         ///< Sleep: the length asked for. WaitFor: the time-out.
    std::uint32_t count = 0;  ///< Gather, Wait: how many awaitables.
    TaskIndex task = kNoTask; ///< Task: which one.
    ResourceId resource = 0;  ///< Queue, lock, …: which one.

    friend bool operator==(const Wait&, const Wait&) = default;
};

/// A stretch of events that happen at one instant, up to its last one.
struct InstantOfEvents {
    Instant time;
    EventIndex end; ///< The first event behind it.
};

/// One event, gathered from the columns. Fields that its kind does not use are at their defaults.
struct Event {
    EventIndex index = 0;
    Instant time{};
    EventKind kind = EventKind::Create;
    TaskIndex task = kNoTask;
    TaskIndex other = kNoTask; ///< Create: the creator. Ready: who caused it.
    CauseKind cause = CauseKind::Start;
    WakeKind wake = WakeKind::Value; ///< Ready.
    StackId stack = 0; ///< Where the task's body stands: Create, Resume, Suspend; Hold and Output too.
    Wait wait{};
    Duration duration{};
    HoldKind hold = HoldKind::Sleep;
    ResourceId resource = 0;
    std::int64_t value = 0;
    OutputStream stream = OutputStream::Stdout;
    std::string_view text{};
};

/// One level of an await stack.
struct StackLevel {
    std::string_view function;
    int line; ///< 1-based
};

/// A variable of a suspended task, and what it held.
struct LocalVariable {
    std::uint32_t level; ///< Of its await stack: 0 is the outermost.
    std::string_view name;
    std::string_view value; ///< In a few characters: "4", "'result9-1'", "<Point x=1 y=2>".

    friend bool operator==(const LocalVariable&, const LocalVariable&) = default;
};

enum class LaneKind : std::uint8_t {
    Task,
    PoolThread, ///< Created when it starts; Resume and Hold while it runs a call, Suspend(NextCall) between
                ///< calls.
};

struct TaskInfo {
    LaneKind kind = LaneKind::Task;
    std::string name;     ///< "Task-2", or what the program called it (its last name).
    std::string function; ///< The scenario's function that it runs: "chain"; empty if it has none.
    std::string label;    ///< What people should read: the name if the program chose one, else "function(n)"
                          ///< counted from 0 where several tasks run one function, else the function.
    TaskIndex creator = kNoTask;
    EventIndex created = 0;
    std::optional<EventIndex> ended;
};

struct ResourceInfo {
    std::string kind; ///< "queue", "lock", …
    std::string name; ///< "Queue 1"
};

/// How the run ended.
enum class RunEnding : std::uint8_t { Finished, Deadlock, Limit, Cancelled };

struct Ending {
    RunEnding kind = RunEnding::Finished;
    int exit_status = 0;
    Instant time{};        ///< The makespan: the clock at the end.
    std::string message{}; ///< For Deadlock, Limit: what to tell people; may be several lines.
};

/// Something the user should know about the run, with a place in the scenario.
struct Problem {
    enum class Severity : std::uint8_t { Note, Warning, Error };
    Severity severity = Severity::Warning;
    std::string message{};
    std::string advice{};
    int line = 0;                      ///< 1-based; 0: no place.
    int column = 0;                    ///< 1-based; 0: the line.
    std::optional<EventIndex> event{}; ///< When it happened, if it did at a moment.
};

class Trace {
public:
    Trace();
    ~Trace();
    Trace(Trace&&) noexcept;
    Trace& operator=(Trace&&) noexcept;

    std::size_t event_count() const noexcept;
    /// How many lanes there are: tasks, and pool threads among them.
    std::size_t task_count() const noexcept;
    std::size_t pool_thread_count() const noexcept;
    bool is_pool_thread(TaskIndex task) const { return this->task(task).kind == LaneKind::PoolThread; }
    bool empty() const noexcept { return event_count() == 0; }

    /// O(1).
    Event event(EventIndex index) const;
    Instant time_of(EventIndex index) const;
    EventKind kind_of(EventIndex index) const;
    TaskIndex task_of(EventIndex index) const;
    /// What `event(index).value` is, for those who read millions. REQUIRES: it is a Level. O(1).
    std::int64_t level_of(EventIndex index) const;

    /// The last event at or before `instant`; nullopt if there is none. O(log n).
    std::optional<EventIndex> last_event_at(Instant instant) const;
    /// The first event at or after `instant`. O(log n).
    std::optional<EventIndex> first_event_from(Instant instant) const;
    /// The same, event_count() if there is none, for one instant after another. `near` is any event: the
    /// nearer the faster. O(log distance).
    EventIndex first_event_from(Instant instant, EventIndex near) const;
    /// The instant of an event, and the first event after it that has another. O(1).
    InstantOfEvents instant_of(EventIndex index) const;

    /// In which pass of the event loop it happened: passes count from 1, those in which nothing happened that
    /// the trace tells of too. nullopt before the first pass, and where the recording does not say. O(log n).
    std::optional<std::uint32_t> pass_of(EventIndex index) const;

    const TaskInfo& task(TaskIndex task) const;
    /// What the task was called at `event`: the program may rename it. O(log renames).
    const std::string& name_at(TaskIndex task, EventIndex event) const;
    const ResourceInfo& resource(ResourceId id) const; ///< id from 1 to resource_count().
    std::size_t resource_count() const noexcept;

    /// Outermost first. Linear in the depth.
    std::vector<StackLevel> stack(StackId id) const;
    /// The line of the innermost level; 0 for the empty stack. O(1).
    int line_of(StackId id) const;

    /// The local variables of a task when it was suspended with this event, outermost level first; empty for
    /// other events, and where they were not recorded. Valid as long as the trace. O(log suspensions).
    std::vector<LocalVariable> locals_at(EventIndex suspend) const;
    /// Whether any were recorded.
    bool has_locals() const noexcept;
    /// The first suspension whose variables were left out because there was no room for more; nullopt if all
    /// that were asked for are there.
    std::optional<EventIndex> locals_missing_from() const noexcept;

    /// Works out the lanes, unless they are there: 100 ms or more for millions of events.
    void prepare_lanes() const;

    /// The lane of a task, in order of time: its segments partition its life, from its creation to its end
    /// (or to the end of the run). Valid as long as the trace. O(1).
    SegmentList segments(TaskIndex task) const;
    /// The segment that the task is in just after `event`; nullopt before its creation, and from its end on.
    /// O(log n).
    std::optional<Segment> segment_at(TaskIndex task, EventIndex event) const;
    /// The state that the task is in just after `event`. O(log n).
    TaskState state_at(TaskIndex task, EventIndex event) const;
    /// The state that the task is in after the last event.
    TaskState final_state(TaskIndex task) const;
    /// Stretches in which code outside of tasks holds the thread (a synchronous program's whole life).
    std::span<const Segment> program_segments() const;

    /// The events of one task, in order. O(1).
    std::span<const EventIndex> events_of(TaskIndex task) const;
    /// The Level events of one resource, in order. O(1).
    std::span<const EventIndex> levels_of(ResourceId resource) const;
    /// All Output events, in order.
    std::span<const EventIndex> outputs() const;

    const Ending& ending() const noexcept;
    /// The clock at the end of the run; Instant{} + makespan.
    Instant end_time() const noexcept { return ending().time; }
    const std::vector<Problem>& problems() const noexcept;

    struct Data; ///< The columns; TraceBuilder fills them.

private:
    friend class TraceBuilder;
    explicit Trace(std::unique_ptr<const Data> data);
    std::unique_ptr<const Data> data_;
};

using TracePtr = std::shared_ptr<const Trace>;

} // namespace simul::trace
