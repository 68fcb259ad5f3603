#include "core/sync/task_group.hpp"

#include <algorithm>

namespace simul::sync {

using namespace loop;

std::optional<Payload> TaskGroup::enter(EventLoop& loop) {
    if (entered_) return runtime_error("has been already entered");
    entered_ = true;
    loop_ = &loop;
    parent_ = loop.current_task();
    if (!parent_) return runtime_error("cannot determine the parent task");
    return std::nullopt;
}

Operation TaskGroup::exit(Outcome body) {
    const Ref<TaskGroup> self(this);
    FrontEnd& front_end = simulation_.front_end();
    exiting_ = true;
    if (!body.is_value() && front_end.ends_the_program(body.payload) && !base_error_)
        base_error_ = body.payload;

    std::optional<Outcome> cancellation;
    if (body.is_cancelled()) cancellation = body;
    if (parent_cancel_requested_ && parent_->uncancel() == 0) cancellation.reset();
    if (!body.is_value() && !aborting_)
        if (const auto refused = abort()) co_return Outcome::exception(*refused);

    while (!children_.empty()) {
        if (!all_done_)
            all_done_ =
                loop_->create_future({WaitKind::TaskGroup, 0, static_cast<std::int64_t>(children_.size())});
        const Ref<Future> all_done = all_done_;
        Outcome waited = co_await loop::wait_for(all_done);
        if (waited.is_cancelled() && !aborting_) {
            cancellation = waited;
            if (const auto refused = abort()) co_return Outcome::exception(*refused);
        } else if (!waited.is_value() && !waited.is_cancelled()) {
            co_return waited;
        }
        all_done_.reset();
    }

    if (base_error_) co_return Outcome::exception(base_error_);
    if (cancellation && errors_.empty()) co_return *cancellation;
    if (!body.is_value() && !body.is_cancelled()) errors_.push_back(body.payload);
    if (errors_.empty()) co_return Outcome::value();
    const std::vector<Payload> errors = std::move(errors_);
    co_return Outcome::exception(front_end.make_error_group("unhandled errors in a TaskGroup", errors));
}

std::variant<Ref<Task>, Payload> TaskGroup::create_task(Ref<Coroutine> body, std::string name) {
    if (!entered_) return runtime_error("has not been entered");
    if (exiting_ && children_.empty()) return runtime_error("is finished");
    if (aborting_) return runtime_error("is shutting down");
    Ref<Task> task = loop_->create_task(std::move(body), std::move(name));
    observe(*task, this);
    children_.push_back(task);
    return task;
}

void TaskGroup::done(EventLoop&, Future& child) {
    const auto place = std::find(children_.begin(), children_.end(), &child);
    const Ref<Future> task(&child);
    if (place != children_.end()) children_.erase(place);
    if (all_done_ && children_.empty()) all_done_->set_result(simulation_.front_end().make_bool(true));
    if (task->cancelled() || !task->has_exception()) return;

    FrontEnd& front_end = simulation_.front_end();
    const Payload error = task->take_outcome().payload;
    errors_.push_back(error);
    if (front_end.ends_the_program(error) && !base_error_) base_error_ = error;
    if (parent_->done()) {
        front_end.unhandled("Task " + front_end.describe(*task) + " has errored out but its parent task " +
                                front_end.describe(*parent_) + " is already completed",
                            error, task->as_task());
        return;
    }
    if (!aborting_ && !parent_cancel_requested_) {
        (void)abort(); // the loop runs: it takes whatever is queued
        parent_cancel_requested_ = true;
        parent_->cancel();
    }
}

std::optional<Payload> TaskGroup::abort() {
    aborting_ = true;
    const auto children = children_;
    for (const Ref<Future>& child : children) {
        if (child->done()) continue;
        child->cancel();
        if (auto refused = simulation_.take_refusal()) return refused;
    }
    return std::nullopt;
}

Payload TaskGroup::runtime_error(std::string_view rest) const {
    return simulation_.front_end().make_error(ErrorKind::Runtime,
                                              "TaskGroup " + describe() + " " + std::string(rest));
}

std::string TaskGroup::describe() const {
    std::string text = "<TaskGroup";
    if (!children_.empty()) text += " tasks=" + std::to_string(children_.size());
    if (!errors_.empty()) text += " errors=" + std::to_string(errors_.size());
    if (aborting_) {
        text += " cancelling";
    } else if (entered_) {
        text += " entered";
    }
    return text + ">";
}

} // namespace simul::sync
