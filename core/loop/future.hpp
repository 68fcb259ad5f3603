/// A result that is not there yet (asyncio.Future).
#pragma once

#include "core/loop/done_callbacks.hpp"
#include "core/loop/outcome.hpp"
#include "core/loop/wait_reason.hpp"

namespace simul::loop {

class EventLoop;
class Task;
class Turn;

/// Pending, then done exactly once: finished with a value or an exception, or cancelled.
///
/// Completing a future runs nothing: each callback is queued on the loop, in order of registration
/// (rule 12). A closed loop takes none of them, which Simulation::take_refusal tells. Not thread-safe.
class Future : public RefCounted {
public:
    explicit Future(EventLoop& loop, WaitReason reason = {}) : Future(loop, reason, Kind::Plain) {}
    ~Future() override;

    EventLoop& loop() const noexcept;
    bool done() const noexcept { return state_ != State::Pending; }
    bool cancelled() const noexcept { return state_ == State::Cancelled; }

    /// The task that this future is; null for a plain one.
    Task* as_task() noexcept;
    const Task* as_task() const noexcept;
    bool is_task() const noexcept { return kind_ == Kind::Task; }
    /// The await that this future stands for; null for one that is awaited for its own result.
    Turn* as_turn() noexcept;

    /// Completes the future. False, and no effect, if it is done already (asyncio raises InvalidStateError
    /// there).
    bool set_result(Payload result);
    bool set_exception(Payload exception);

    /// Cancels; `message` goes into the CancelledError. False, and no effect, if the future is done already.
    /// A task is not cancelled at once: it is asked to be (Task::cancel).
    virtual bool cancel(Payload message = {});

    /// How it ended, and a note that somebody looked: its exception counts as retrieved. REQUIRES: done().
    Outcome take_outcome();
    /// The same without the note. For a cancelled future the payload is the cancellation's message.
    const Payload& peek_payload() const noexcept { return payload_; }
    /// What the cancellation was given as its message; null if nothing.
    const Payload& cancel_message() const noexcept { return cancel_message_; }
    bool has_exception() const noexcept { return state_ == State::Failed; }
    bool has_result() const noexcept { return state_ == State::Finished; }

    /// The CancelledError to raise for this cancelled future: the one that ended the task, once; then new
    /// ones.
    Payload make_cancelled_error();

    /// Says that the exception was seen (`future.exception()`), so that nobody is warned.
    void mark_retrieved() noexcept { warn_if_dropped_ = false; }

    /// Calls `function(loop, target, this future)` by call_soon when done, or now by call_soon if it is
    /// already.
    void add_done_callback(Callback::Function function, Ref<RefCounted> target);

    /// Removes the callbacks for which `matches(function, target)` holds; returns how many.
    template <typename Predicate>
    std::size_t remove_done_callbacks(Predicate matches) {
        return callbacks_.remove_if([&](const DoneCallbacks::Entry& callback) {
            return matches(callback.function, callback.target.get());
        });
    }
    std::size_t remove_done_callback(Callback::Function function, const RefCounted* target);
    /// Calls `visit(function, target)` for every callback that is registered, in order.
    template <typename Visit>
    void visit_done_callbacks(Visit visit) const {
        callbacks_.for_each(
            [&](const DoneCallbacks::Entry& callback) { visit(callback.function, callback.target.get()); });
    }

    /// The first task that waits for it; null if none does, or something else comes before it.
    const Task* first_waiter() const noexcept;

    /// What a task waits for when it waits for this.
    const WaitReason& wait_reason() const noexcept { return wait_reason_; }
    void set_wait_reason(WaitReason reason) noexcept { wait_reason_ = reason; }

    /// Room for the front end: attributes set on the object, say. The future owns it and never looks inside.
    const Payload& front_end_data() const noexcept { return front_end_data_; }
    void set_front_end_data(Payload data) { front_end_data_ = std::move(data); }
    /// Lets the front end label the object as one of its values.
    void tag_for_front_end(std::uint8_t tag) noexcept { set_front_end_tag(tag); }

protected:
    enum class Kind : std::uint8_t { Plain, Task, Turn };
    Future(EventLoop& loop, WaitReason reason, Kind kind);
    void last_reference_gone() noexcept override;

    /// For tasks: marks the future cancelled with the exception that ended the body.
    void finish_cancelled(Payload error);
    void set_cancel_message(Payload message) { cancel_message_ = std::move(message); }

private:
    enum class State : std::uint8_t { Pending, Finished, Failed, Cancelled };

    void complete(State state, Payload payload);
    void schedule_callbacks();

    Ref<EventLoop> loop_;
    WaitReason wait_reason_;
    State state_ = State::Pending;
    Kind kind_;
    bool warn_if_dropped_ = false; ///< An exception that nobody has asked for yet.
    Payload payload_;              ///< The result or the exception.
    Payload cancel_message_;
    Payload cancelled_error_; ///< The CancelledError that ended a task's body, until it is handed out.
    Payload front_end_data_;
    DoneCallbacks callbacks_;
};

} // namespace simul::loop
