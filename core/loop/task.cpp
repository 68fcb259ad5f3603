#include "core/loop/task.hpp"

#include "core/loop/blocked_task.hpp"
#include "core/loop/event_loop.hpp"

#include <vector>

namespace simul::loop {

Task::Task(EventLoop& loop, Ref<Coroutine> body, TaskId id, std::uint64_t number, TaskId creator,
           Lineage lineage, TaskVisibility visibility)
    : Future(loop, WaitReason{WaitKind::Task, static_cast<std::uint32_t>(id), 0}, Kind::Task),
      body_(std::move(body)), id_(id), creator_(creator), visibility_(visibility), number_(number),
      lineage_(lineage) {
    ++loop.simulation().tasks_alive_;
    body_->note_standing(standing_);
}

Task::~Task() {
    if (!done()) --loop().simulation().tasks_alive_;
}

const std::string& Task::name() const {
    if (name_.empty()) name_ = "Task-" + std::to_string(number_);
    return name_;
}

void Task::set_name(std::string name) {
    name_ = std::move(name);
    if (visibility_ == TaskVisibility::Shown) loop().simulation().listener().task_renamed(*this);
}

bool Task::cancel(Payload message) {
    mark_retrieved();
    if (done()) return false;
    ++cancel_requests_;
    // The future awaited may refuse (it is done already): then the exception is raised at the step that is
    // queued.
    if (waiting_on_ && waiting_on_->cancel(message)) return true;
    must_cancel_ = true;
    set_cancel_message(std::move(message));
    return true;
}

void Task::abandon() {
    forgive_being_dropped();
    waiting_on_.reset();
    // Who waits for it may be kept by what it calls when it is done: a gather keeps its tasks.
    std::vector<Ref<RefCounted>> targets;
    visit_done_callbacks([&](Callback::Function, RefCounted* target) { targets.emplace_back(target); });
    remove_done_callbacks([](Callback::Function, const RefCounted*) { return true; });
    // Dropping the body can run its finalisers, which may look at the task.
    const Ref<Coroutine> body = std::move(body_);
}

void Task::prefetch_trail() const noexcept {
    /// Of each: enough for a coroutine's frame and the variables of a short function.
    constexpr std::size_t kBytes = 3 * memory::kCacheLine;
    memory::prefetch(body_.get());
    for (const void* const place : standing_.trail)
        memory::prefetch_object(static_cast<const char*>(place), kBytes);
}

template <typename Resume>
[[gnu::always_inline]] inline void Task::make_step(EventLoop& loop, Resume resume) {
    assert(!done() && &loop == &this->loop());
    waiting_on_.reset();
    const EventLoop::Stepping stepping(loop, *this);
    loop.note_resumed(*this);
    Step step = resume(*body_);
    if (step.kind == Step::Kind::Yields)
        pause(loop);
    else if (step.kind == Step::Kind::Awaits)
        wait_for(loop, std::move(step.future));
    else
        take(std::move(step));
}

void Task::wake_up(EventLoop& loop, RefCounted* target, RefCounted* future) {
    Task& task = *static_cast<Task*>(target);
    auto& awaited = static_cast<Future&>(*future);
    // A value is not sent: the awaiting code asks the future itself, as Future.__await__ does.
    if (!awaited.has_result() || task.must_cancel_) [[unlikely]]
        return task.step_with(loop, awaited.has_result() ? Outcome::value() : awaited.take_outcome());
    task.make_step(loop, [](Coroutine& body) { return body.go_on(); });
}

void Task::step(EventLoop& loop, RefCounted* target, RefCounted* exception) {
    Task& task = *static_cast<Task*>(target);
    if (exception != nullptr || task.must_cancel_) [[unlikely]]
        return task.step_with(loop, exception != nullptr ? Outcome::exception(exception) : Outcome::value());
    task.make_step(loop, [](Coroutine& body) { return body.go_on(); });
}

void Task::step_with(EventLoop& loop, Outcome sent) {
    if (must_cancel_) {
        if (!sent.is_cancelled()) sent = Outcome::cancelled(make_cancelled_error());
        must_cancel_ = false;
    }
    make_step(loop, [&sent](Coroutine& body) { return body.resume(std::move(sent)); });
}

void Task::go_on() {
    EventLoop& loop = this->loop();
    const EventLoop::Stepping stepping(loop, *this);
    loop.note_going_on(*this);
    take(body_->go_on());
}

/// Carries out what the body has said, and resumes it as long as it blocks the loop.
void Task::take(Step step) {
    Simulation& simulation = loop().simulation();
    while (step.kind == Step::Kind::Blocks) {
        const bool takes_time = step.duration > Duration::zero();
        if (takes_time && simulation.machine().has_many_threads())
            return BlockedTask::begin(*this, step.duration, step.block_kind);
        loop().hold(step.duration, step.block_kind);
        step = body_->go_on();
    }
    switch (step.kind) {
    case Step::Kind::Awaits: return wait_for(loop(), std::move(step.future));
    case Step::Kind::Yields: return pause(loop());
    case Step::Kind::Misuses:
        body_->note_standing(standing_);
        loop().note_suspended(*this, WaitReason::none());
        return schedule_step(step.outcome.payload);
    case Step::Kind::Ends: return finish(std::move(step.outcome));
    case Step::Kind::Aborts: return abort(std::move(step.outcome));
    case Step::Kind::Blocks: break;
    }
    assert(false && "a blocking step is over before it is taken");
}

/// A bare yield.
inline void Task::pause(EventLoop& loop) {
    body_->note_standing(standing_);
    loop.note_pauses(*this);
    loop.call_soon(&Task::step, this, nullptr);
}

void Task::wait_for(EventLoop& loop, Ref<Future> future) {
    if (&future->loop() != &loop || future == this) [[unlikely]]
        return refuse_to_wait_for(*future);
    waiting_on_ = std::move(future);
    body_->note_standing(standing_);
    loop.note_suspended(*this, waiting_on_->wait_reason());
    if (waiting_on_->done()) loop.note_ready(*this);
    waiting_on_->add_done_callback(&Task::wake_up, this);
    if (must_cancel_ && waiting_on_->cancel(cancel_message())) must_cancel_ = false;
}

void Task::refuse_to_wait_for(const Future& future) {
    FrontEnd& front_end = loop().simulation().front_end();
    const std::string what = &future.loop() != &loop()
                                 ? "Task " + front_end.describe(*this) + " got Future " +
                                       front_end.describe(future) + " attached to a different loop"
                                 : "Task cannot await on itself: " + front_end.describe(*this);
    body_->note_standing(standing_);
    loop().note_suspended(*this, WaitReason::none());
    schedule_step(front_end.make_error(ErrorKind::Runtime, what));
}

void Task::finish(Outcome outcome) {
    // Listeners hear of the end before they hear who became ready by it.
    switch (outcome.kind) {
    case Outcome::Kind::Value:
        if (must_cancel_) {
            // Cancelled by its own last step: the result is lost (rule 27).
            must_cancel_ = false;
            note_end(Ending::Cancelled);
            Future::cancel(cancel_message());
        } else {
            note_end(Ending::Done);
            set_result(std::move(outcome.payload));
        }
        break;
    case Outcome::Kind::Exception:
        note_end(Ending::Failed, outcome.payload);
        set_exception(std::move(outcome.payload));
        break;
    case Outcome::Kind::Cancelled:
        note_end(Ending::Cancelled);
        finish_cancelled(std::move(outcome.payload));
        break;
    }
}

void Task::abort(Outcome outcome) {
    if (!outcome.is_value()) {
        note_end(Ending::Failed, outcome.payload);
        set_exception(outcome.payload);
    } else {
        loop().note_cut_off(*this);
    }
    loop().abort(std::move(outcome));
}

void Task::note_end(Ending ending, const Payload& error) {
    --loop().simulation().tasks_alive_;
    loop().note_ended(*this, ending, error);
}

void Task::schedule_step(const Payload& exception) {
    loop().note_ready(*this);
    loop().call_soon(&Task::step, this, exception.get());
}

void Task::report_if_pending() {
    if (done() || !warn_if_pending_) return;
    warn_if_pending_ = false;
    loop().simulation().front_end().destroyed_pending(*this);
}

void Task::last_reference_gone() noexcept {
    if (!done() && warn_if_pending_) {
        const Ref<Task> alive_for_the_handler(this);
        report_if_pending();
        return; // The guard's end comes here again, without the warning.
    }
    Future::last_reference_gone();
}

} // namespace simul::loop
