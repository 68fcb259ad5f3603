/// Makes a Trace, event by event.
#pragma once

#include "core/trace/trace.hpp"

#include <functional>

namespace simul::trace {

/// Appends events in the order in which they happened and makes an immutable Trace of them. For one thread.
///
/// REQUIRES, of every event: `now` is not before the last event's, and its task has been created and has not
/// ended. Anything else is accepted as it comes: a recording of a real program may lack Ready events.
class TraceBuilder {
public:
    TraceBuilder();
    ~TraceBuilder();
    TraceBuilder(TraceBuilder&&) noexcept;
    TraceBuilder& operator=(TraceBuilder&&) noexcept;

    StringId intern(std::string_view text);
    /// Valid until `finish`.
    std::string_view text(StringId id) const;
    /// The stack that has one level more than `outer`. Equal stacks have equal ids. Amortised O(1).
    StackId stack(StackId outer, StringId function, int line);
    StackId stack(StackId outer, std::string_view function, int line) {
        return stack(outer, intern(function), line);
    }

    /// REQUIRES: not the empty stack. Valid until `finish`.
    StackLevel innermost(StackId stack) const;

    /// Announces a lock, a queue, …; ids count from 1. An empty name becomes its kind and a number.
    ResourceId add_resource(std::string kind, std::string name = {});

    /// Indexes of tasks count from 0. The task runs the outermost function of `stack`, or of its
    /// first stack that is not empty.
    TaskIndex create(Instant now, std::string name, TaskIndex creator, StackId stack);
    /// The lane of a pool's thread; it has the same indexes.
    TaskIndex start_pool_thread(Instant now, std::string name);
    void ready(Instant now, TaskIndex task, CauseKind cause, TaskIndex by = kNoTask,
               WakeKind wake = WakeKind::Value);
    void resume(Instant now, TaskIndex task, StackId stack);
    void suspend(Instant now, TaskIndex task, StackId stack, const Wait& wait);
    /// `stack`: what is left of it, 0 but for a step of an asynchronous generator, which outlives its task.
    void done(Instant now, TaskIndex task, StackId stack = 0);
    /// `stack`: what is left of it, nothing as a rule.
    void failed(Instant now, TaskIndex task, std::string_view error_type, StackId stack = 0);
    void cancelled(Instant now, TaskIndex task, StackId stack = 0);
    /// `task` may be kNoTask, here and below: code outside of tasks.
    EventIndex hold(Instant now, TaskIndex task, StackId stack, Duration duration, HoldKind kind);
    /// The hold of that event was shorter than had been expected.
    void shorten_hold(EventIndex hold, Duration duration);
    void level(Instant now, TaskIndex task, ResourceId resource, std::int64_t value);
    void output(Instant now, TaskIndex task, StackId stack, OutputStream stream, std::string_view text);

    /// The local variables of the task that the last event, a Suspend, is about. Once those of all
    /// suspensions take more than the room there is, no more are kept: what is explained first is the
    /// beginning.
    void add_locals(std::span<const LocalVariable> variables);
    /// How many bytes local variables may take, their texts included; 32 MiB unless set.
    void set_room_for_locals(std::size_t bytes);

    /// From the next event on, the task is called this.
    void rename(TaskIndex task, std::string_view name);

    /// The next events belong to a new pass of the event loop.
    void begin_pass();

    /// A problem with `event` unset is about the whole run.
    void add_problem(Problem problem);

    std::size_t event_count() const noexcept;
    std::size_t task_count() const noexcept;

    /// What to tell people about the end of a run, once all the rest of its trace is there.
    using EndingMessage = std::function<std::string(const Trace&)>;

    /// Computes labels: O(tasks log tasks). `ending.time` is raised to the last event's
    /// time; `message`, if given, writes its message. The builder is empty afterwards.
    TracePtr finish(Ending ending, const EndingMessage& message = {});

    /// What there is up to now, as a trace of its own, which says nothing of an end; more events may follow.
    /// A copy: O(events).
    TracePtr so_far() const;

private:
    friend class Recorder; // it does the work of every step itself

    struct Work;
    std::unique_ptr<Work> work_;
};

} // namespace simul::trace
