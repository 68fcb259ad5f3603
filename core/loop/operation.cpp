#include "core/loop/operation.hpp"

#include "core/loop/future.hpp"

namespace simul::loop {

Operation Operation::Promise::get_return_object() {
    return Operation(make_ref<OperationBody>(std::coroutine_handle<Promise>::from_promise(*this)));
}

Step OperationBody::resume(Outcome sent) {
    Operation::Promise& promise = handle_.promise();
    if (!started_) {
        started_ = true;
        // An exception thrown into a coroutine that has not started is raised before its first line.
        if (!sent.is_value()) return Step::ends(std::move(sent));
    }
    if (promise.delegate) {
        Step step = promise.delegate->resume(std::move(sent));
        if (step.kind != Step::Kind::Ends) return step;
        promise.delegate.reset();
        promise.sent = std::move(step.outcome);
    } else {
        promise.sent = std::move(sent);
    }
    handle_.resume();
    return std::move(promise.step);
}

void OperationBody::visit_stack(StackVisitor& visitor) const {
    if (const auto& delegate = handle_.promise().delegate) delegate->visit_stack(visitor);
}

bool OperationBody::has_stack() const noexcept {
    const auto& delegate = handle_.promise().delegate;
    return delegate && delegate->has_stack();
}

void FutureAwaiter::await_suspend(std::coroutine_handle<Operation::Promise> self) {
    promise = &self.promise();
    promise->step = Step::awaits(future);
}

Outcome FutureAwaiter::await_resume() {
    if (promise != nullptr && !promise->sent.is_value()) return std::move(promise->sent);
    return future->take_outcome();
}

void PauseAwaiter::await_suspend(std::coroutine_handle<Operation::Promise> self) {
    promise = &self.promise();
    promise->step = Step::yields();
}

Outcome PauseAwaiter::await_resume() {
    return std::move(promise->sent);
}

void BlockAwaiter::await_suspend(std::coroutine_handle<Operation::Promise> self) {
    promise = &self.promise();
    promise->step = Step::blocks(duration, kind);
}

Outcome BlockAwaiter::await_resume() {
    return std::move(promise->sent);
}

bool DelegateAwaiter::await_suspend(std::coroutine_handle<Operation::Promise> self) {
    promise = &self.promise();
    Step step = callee->resume(Outcome::value());
    if (step.kind == Step::Kind::Ends) {
        promise->sent = std::move(step.outcome);
        return false;
    }
    promise->delegate = callee;
    promise->step = std::move(step);
    return true;
}

Outcome DelegateAwaiter::await_resume() {
    return std::move(promise->sent);
}

} // namespace simul::loop
