#include "core/loop/event_loop.hpp"

namespace simul::loop {
namespace {

void run_handle(EventLoop& loop, RefCounted* handle, RefCounted*) {
    static_cast<Handle*>(handle)->run(loop);
}

void stop_loop(EventLoop& loop, RefCounted*, RefCounted* future) {
    // What aborted the loop has left it already: whoever runs it now waits for something else.
    const auto& ended = static_cast<const Future&>(*future);
    if (ended.has_exception() && ended.peek_payload() == loop.aborted_with().payload) return;
    loop.stop();
}

/// Steps between asking for a task, asking for what leads on from it, and its step.
constexpr std::size_t kPrefetchStride = 3;
/// What few steps need is in the cache anyway.
constexpr std::size_t kShortestPrefetched = 16;

} // namespace

bool EventLoop::ends_run_until_complete(Callback::Function function) noexcept {
    return function == &stop_loop;
}

EventLoop::EventLoop(Simulation& simulation)
    : RefCounted(simulation.front_end().tag_of_loops()), simulation_(simulation) {
    simulation.loops().push_back(*this);
    simulation.wake_ups().join(*this);
}

EventLoop::~EventLoop() {
    close();
}

void EventLoop::close() {
    closed_ = true;
    // Dropping a handle can run finalisers, and those can queue more.
    while (!ready_.empty())
        (void)ready_.take_front();
    timers_.clear();
}

Ref<Handle> EventLoop::call_soon_handle(Callback callback) {
    auto handle = make_ref<Handle>(std::move(callback));
    call_soon({&run_handle, handle, {}});
    return handle;
}

Ref<Handle> EventLoop::call_at(Instant when, Callback callback) {
    auto handle = make_ref<Handle>(std::move(callback), when);
    timers_.push(handle);
    return handle;
}

Ref<Handle> EventLoop::run_when_due(Instant when, Callback callback) {
    auto handle = make_ref<Handle>(std::move(callback), when, Handle::Runs::WhenDue);
    timers_.push(handle);
    return handle;
}

void EventLoop::cancel(Handle& timer) {
    if (timer.cancelled() || timer.has_run()) return;
    timer.cancel();
    timers_.note_cancelled();
}

Ref<Task> EventLoop::create_task(Ref<Coroutine> body, std::string name, TaskVisibility visibility,
                                 TaskNumbering numbering) {
    const TaskId creator = current_ != nullptr ? current_->id() : TaskId::None;
    const bool takes_number = name.empty() || numbering == TaskNumbering::Always;
    const std::uint64_t number = takes_number ? simulation_.next_task_number() : 0;
    const TaskId id = visibility == TaskVisibility::Shown ? simulation_.next_task_id() : TaskId::None;
    Ref<Task> task(
        new Task(*this, std::move(body), id, number, creator, simulation_.lineage().child(), visibility));
    if (!name.empty()) task->name_ = std::move(name);
    simulation_.tasks().push_back(*task);
    if (simulation_.tasks_alive() > simulation_.limits().tasks_alive) {
        simulation_.front_end().limit_reached(LoopLimit::TasksAlive);
        abort(Outcome::value());
    }
    if (is_shown(*task)) simulation_.listener().task_created(*this, *task);
    task->schedule_step();
    return task;
}

LoopEnd EventLoop::run_forever() {
    assert(!running_);
    running_ = true;
    aborted_ = false;
    LoopEnd end = LoopEnd::Stopped;
    while (true) {
        if (!run_once()) {
            end = aborted_ ? LoopEnd::Aborted : LoopEnd::Deadlock;
            break;
        }
        if (stopping_) break;
    }
    running_ = false;
    stopping_ = false;
    cause_ = {};
    return end;
}

LoopEnd EventLoop::run_until_complete(const Ref<Future>& future) {
    future->add_done_callback(&stop_loop, {});
    const LoopEnd end = run_forever();
    future->remove_done_callback(&stop_loop, nullptr);
    return end;
}

bool EventLoop::run_once() {
    if (ready_.empty() && !stopping_) {
        const auto deadline = timers_.next_deadline();
        // A timer "for ever" never fires: with nothing else to come, this is a deadlock too.
        if (!deadline || *deadline == Instant::max()) return false;
        simulation_.advance_to(*deadline);
    }
    release_due_timers();
    if (aborted_) return false;
    const std::size_t count = ready_.size();
    if (count == 0) return true;
    simulation_.listener().iteration_began(*this, count);
    return run_pass(count);
}

/// Runs so many handles. False: the run is over.
bool EventLoop::run_pass(std::size_t count) {
    FrontEnd& front_end = simulation_.front_end();
    for (; count > 0; --count) {
        if (simulation_.lacks_thread()) [[unlikely]] {
            simulation_.wait_for_thread();
            if (aborted_) return false;
        }
        if (!within_budget()) return false;
        run_next();
        if (front_end.wants_to_settle()) [[unlikely]]
            front_end.settle_now();
        if (aborted_) return false;
    }
    return true;
}

/// What a woken task's step needs lies in places that lead from one to the next, as it does for timers
/// (TimerQueue::prefetch_ahead).
inline void EventLoop::prefetch_ahead() const noexcept {
    if (ready_.size() <= kShortestPrefetched) return;
    if (const RefCounted* const near = ready_.target_ahead(kPrefetchStride, &Task::wake_up))
        static_cast<const Task*>(near)->prefetch_trail();
    if (const RefCounted* const far = ready_.target_ahead(2 * kPrefetchStride, &Task::wake_up))
        static_cast<const Task*>(far)->prefetch();
}

inline void EventLoop::run_next() {
    prefetch_ahead();
    const Ready ready = ready_.take_front();
    cause_ = ready.cause();
    ready(*this);
}

void EventLoop::release_due_timers() {
    while (Ref<Handle> handle = timers_.pop_due(now())) {
        if (handle->runs() == Handle::Runs::WhenDue) {
            handle->run(*this);
            continue;
        }
        ready_.push_back({&run_handle, std::move(handle), {}}, {Cause::Kind::Timer, 0});
    }
}

inline bool EventLoop::within_budget() {
    if (now() != last_instant_) {
        last_instant_ = now();
        handles_at_instant_ = 0;
    }
    if (++handles_at_instant_ <= simulation_.limits().steps_at_one_instant) [[likely]]
        return true;
    exceed_budget();
    return false;
}

void EventLoop::exceed_budget() {
    simulation_.front_end().limit_reached(LoopLimit::StepsAtOneInstant);
    abort(Outcome::value());
}

void EventLoop::abort(Outcome outcome) {
    aborted_ = true;
    aborted_with_ = std::move(outcome);
}

} // namespace simul::loop
