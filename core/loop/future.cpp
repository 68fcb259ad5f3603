#include "core/loop/future.hpp"

#include "core/loop/event_loop.hpp"
#include "core/loop/task.hpp"
#include "core/loop/turn.hpp"

namespace simul::loop {

Future::Future(EventLoop& loop, WaitReason reason, Kind kind)
    : RefCounted(loop.simulation().tag_of_futures(kind == Kind::Task)), loop_(&loop), wait_reason_(reason),
      kind_(kind) {}

Future::~Future() = default;

EventLoop& Future::loop() const noexcept {
    return *loop_;
}

Task* Future::as_task() noexcept {
    return is_task() ? static_cast<Task*>(this) : nullptr;
}
const Task* Future::as_task() const noexcept {
    return is_task() ? static_cast<const Task*>(this) : nullptr;
}

bool Future::set_result(Payload result) {
    if (done()) return false;
    complete(State::Finished, std::move(result));
    return true;
}

bool Future::set_exception(Payload exception) {
    if (done()) return false;
    warn_if_dropped_ = true;
    complete(State::Failed, std::move(exception));
    return true;
}

bool Future::cancel(Payload message) {
    warn_if_dropped_ = false;
    if (done()) return false;
    cancel_message_ = std::move(message);
    complete(State::Cancelled, {});
    return true;
}

void Future::finish_cancelled(Payload error) {
    cancelled_error_ = std::move(error);
    // `Task.__step` calls `super().cancel()`, without the message that the task was cancelled with.
    cancel_message_.reset();
    complete(State::Cancelled, {});
}

Outcome Future::take_outcome() {
    assert(done());
    if (state_ == State::Cancelled) return Outcome::cancelled(make_cancelled_error());
    warn_if_dropped_ = false;
    if (state_ != State::Failed) return Outcome::value(payload_);
    const bool is_cancellation = loop_->simulation().front_end().is_cancellation(payload_);
    return is_cancellation ? Outcome::cancelled(payload_) : Outcome::exception(payload_);
}

Payload Future::make_cancelled_error() {
    if (cancelled_error_) return std::move(cancelled_error_);
    return loop_->simulation().front_end().make_cancelled_error(cancel_message_);
}

void Future::add_done_callback(Callback::Function function, Ref<RefCounted> target) {
    if (done()) {
        loop_->call_soon(function, target.get(), this);
    } else {
        callbacks_.add(function, std::move(target));
    }
}

const Task* Future::first_waiter() const noexcept {
    const DoneCallbacks::Entry& first = callbacks_.first();
    return first.function == &Task::wake_up ? static_cast<const Task*>(first.target.get()) : nullptr;
}

std::size_t Future::remove_done_callback(Callback::Function function, const RefCounted* target) {
    return remove_done_callbacks([&](Callback::Function registered, const RefCounted* about) {
        return registered == function && about == target;
    });
}

void Future::complete(State state, Payload payload) {
    state_ = state;
    payload_ = std::move(payload);
    schedule_callbacks();
}

void Future::schedule_callbacks() {
    if (loop_->closed()) [[unlikely]] {
        // asyncio's call_soon raises, and all the callbacks are gone.
        if (!callbacks_.empty()) loop_->simulation().note_refusal();
        callbacks_.remove_if([](const DoneCallbacks::Entry&) { return true; });
        return;
    }
    callbacks_.take_all([this](Callback::Function function, Ref<RefCounted> target) {
        if (function == &Task::wake_up) loop_->note_ready(static_cast<Task&>(*target));
        loop_->call_soon({function, std::move(target), this});
    });
}

void Future::last_reference_gone() noexcept {
    if (warn_if_dropped_) {
        warn_if_dropped_ = false;
        const Ref<Future> alive_for_the_handler(this);
        loop_->simulation().front_end().exception_never_retrieved(*this);
        return; // The guard's end comes here again, without the warning.
    }
    RefCounted::last_reference_gone();
}

} // namespace simul::loop
