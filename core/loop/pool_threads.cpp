#include "core/loop/pool_threads.hpp"

#include "core/loop/event_loop.hpp"

#include <algorithm>
#include <cassert>
#include <functional>

namespace simul::loop {

class PoolThread final : public RefCounted {
public:
    PoolThread(ThreadPool& of_pool, PoolThreadId own_id) : pool(&of_pool), id(own_id) {}

    Ref<ThreadPool> pool;
    PoolThreadId id;
    Ref<PoolCall> call; ///< what it is in the middle of
    bool waits_for_call = false;
};

/// The end of one blocking call. It stands in the simulation's heap and among the timers of every loop;
/// whoever comes to it first wakes the thread.
class PoolThreads::WakeUp final : public RefCounted {
public:
    WakeUp(PoolThreads& of_threads, Ref<PoolThread> of_thread, Instant when, std::uint64_t order)
        : threads(of_threads), thread(std::move(of_thread)), deadline(when), sequence(order) {}

    static void run(EventLoop&, RefCounted* target, RefCounted*) {
        auto& wake_up = static_cast<WakeUp&>(*target);
        if (wake_up.thread != nullptr) wake_up.threads.wake(wake_up);
    }

    PoolThreads& threads;
    Ref<PoolThread> thread; ///< null once woken
    Instant deadline;
    std::uint64_t sequence;
};

bool PoolCall::cancel() {
    if (state_ == State::Cancelled) return true;
    if (state_ != State::Pending) return false;
    finish(State::Cancelled, {});
    return true;
}

void PoolCall::finish(State state, Outcome outcome) {
    const Ref<PoolCall> alive(this);
    state_ = state;
    outcome_ = std::move(outcome);
    body_.reset();
    const auto callbacks = std::move(callbacks_);
    callbacks_.clear();
    for (const DoneCallback& callback : callbacks)
        callback.function(callback.target.get(), *this);
}

void PoolCall::add_done_callback(DoneFunction function, Ref<RefCounted> target) {
    if (done()) return function(target.get(), *this);
    callbacks_.push_back({function, std::move(target)});
}

void ThreadPool::submit(const Ref<PoolCall>& call) {
    const Ref<ThreadPool> alive(this);
    if (calls_.size() >= sweep_at_) {
        std::erase_if(calls_, [](const Ref<PoolCall>& each) { return each->done(); });
        sweep_at_ = 2 * calls_.size() + 64;
    }
    calls_.push_back(call);
    queue_.push_back(call);
    if (idle_ == 0) return;
    --idle_;
    simulation_.pool_threads().start(*this);
}

void ThreadPool::cancel_pending() {
    for (const Ref<PoolCall>& call : std::deque<Ref<PoolCall>>(queue_))
        (void)call->cancel();
}

std::vector<Ref<PoolCall>> ThreadPool::unfinished() const {
    std::vector<Ref<PoolCall>> found;
    std::copy_if(calls_.begin(), calls_.end(), std::back_inserter(found),
                 [](const Ref<PoolCall>& call) { return !call->done(); });
    return found;
}

/// The next call that nobody has cancelled; null if there is none.
Ref<PoolCall> ThreadPool::take() {
    while (!queue_.empty()) {
        Ref<PoolCall> call = std::move(queue_.front());
        queue_.pop_front();
        if (!call->cancelled()) return call;
    }
    return {};
}

PoolThreadId ThreadPool::take_thread() {
    if (!resting_.empty()) {
        const PoolThreadId thread = resting_.back();
        resting_.pop_back();
        return thread;
    }
    const PoolThreadId thread{++simulation_.pool_threads().threads_started_};
    simulation_.listener().pool_thread_started(simulation_.now(), thread,
                                               name_ + "_" + std::to_string(started_++));
    return thread;
}

void ThreadPool::give_back(PoolThreadId thread) {
    ++idle_;
    resting_.insert(std::lower_bound(resting_.begin(), resting_.end(), thread, std::greater()), thread);
}

PoolThreads::PoolThreads(Simulation& simulation) noexcept : simulation_(simulation) {}
PoolThreads::~PoolThreads() = default;

PoolThreadId PoolThreads::running() const noexcept {
    return running_->id;
}

bool PoolThreads::later(const Ref<WakeUp>& left, const Ref<WakeUp>& right) noexcept {
    if (left->deadline != right->deadline) return left->deadline > right->deadline;
    return left->sequence > right->sequence;
}

void PoolThreads::start(ThreadPool& pool) {
    run(make_ref<PoolThread>(pool, pool.take_thread()));
}

void PoolThreads::sleep(const Ref<PoolThread>& thread, Instant deadline) {
    sleepers_.push_back(make_ref<WakeUp>(*this, thread, deadline, next_sequence_++));
    const Ref<WakeUp> wake_up = sleepers_.back();
    std::push_heap(sleepers_.begin(), sleepers_.end(), later);
    for (EventLoop& loop : simulation_.loops())
        if (!loop.closed()) stand_among_timers(loop, wake_up);
}

void PoolThreads::stand_among_timers(EventLoop& loop, const Ref<WakeUp>& wake_up) {
    loop.run_when_due(wake_up->deadline, {&WakeUp::run, wake_up, {}});
}

void PoolThreads::join(EventLoop& loop) {
    std::vector<Ref<WakeUp>> in_order = sleepers_;
    std::sort(in_order.begin(), in_order.end(),
              [](const auto& left, const auto& right) { return later(right, left); });
    for (const Ref<WakeUp>& wake_up : in_order)
        if (wake_up->thread != nullptr) stand_among_timers(loop, wake_up);
}

PoolThreads::WakeUp* PoolThreads::next() {
    while (!sleepers_.empty() && sleepers_.front()->thread == nullptr) {
        std::pop_heap(sleepers_.begin(), sleepers_.end(), later);
        sleepers_.pop_back();
    }
    return sleepers_.empty() ? nullptr : sleepers_.front().get();
}

void PoolThreads::wake(WakeUp& wake_up) {
    simulation_.advance_to(wake_up.deadline);
    run(std::exchange(wake_up.thread, nullptr));
}

void PoolThreads::run_until(Instant end) {
    const std::uint64_t begun = next_sequence_++;
    while (const Ref<WakeUp> wake_up = next()) {
        if (wake_up->deadline > end || (wake_up->deadline == end && wake_up->sequence > begun)) break;
        wake(*wake_up);
    }
    simulation_.advance_to(end);
}

bool PoolThreads::run_until_done(const PoolCall& call) {
    while (!call.done()) {
        const Ref<WakeUp> wake_up = next();
        if (wake_up == nullptr) return false;
        wake(*wake_up);
    }
    return true;
}

void PoolThreads::finish() {
    while (const Ref<WakeUp> wake_up = next())
        wake(*wake_up);
}

void PoolThreads::block_until_done(PoolCall& call) {
    assert(is_running());
    running_->waits_for_call = true;
    struct Waiting final : RefCounted {
        Waiting(PoolThreads& of_threads, Ref<PoolThread> of_thread)
            : threads(of_threads), thread(std::move(of_thread)) {}
        PoolThreads& threads;
        Ref<PoolThread> thread;
    };
    call.add_done_callback(
        [](RefCounted* target, PoolCall&) {
            auto& waiting = static_cast<Waiting&>(*target);
            waiting.threads.sleep(waiting.thread, waiting.threads.simulation_.now());
        },
        make_ref<Waiting>(*this, Ref<PoolThread>(running_)));
}

/// Until its next blocking call, or until there is nothing left to do for it.
void PoolThreads::run(const Ref<PoolThread>& thread) {
    PoolThread* const outer = std::exchange(running_, thread.get());
    for (;;) {
        if (thread->call == nullptr) {
            thread->call = thread->pool->take();
            if (thread->call == nullptr) {
                thread->pool->give_back(thread->id);
                break;
            }
            thread->call->state_ = PoolCall::State::Running;
        }
        const Ref<PoolCall> call = thread->call;
        Listener& listener = simulation_.listener();
        listener.pool_call_runs(simulation_.now(), thread->id, *call->body_);
        Step step = call->body_->resume(Outcome::value());
        if (step.kind == Step::Kind::Blocks) {
            const bool has_other_waker = std::exchange(thread->waits_for_call, false);
            if (has_other_waker) {
                listener.pool_call_waits(simulation_.now(), thread->id, *call->body_);
            } else {
                const Duration duration = std::max(step.duration, Duration::zero());
                listener.pool_call_blocks(simulation_.now(), thread->id, *call->body_, duration,
                                          step.block_kind);
                sleep(thread, saturating_add(simulation_.now(), duration));
            }
            break;
        }
        // Where the run is over (Aborts), nobody looks at the outcome any more.
        assert(step.kind == Step::Kind::Ends || step.kind == Step::Kind::Aborts);
        thread->call.reset();
        listener.pool_call_ended(simulation_.now(), thread->id);
        call->finish(PoolCall::State::Finished, std::move(step.outcome));
        if (step.kind == Step::Kind::Aborts) break;
    }
    running_ = outer;
}

void PoolThreads::abandon() noexcept {
    const std::vector<Ref<WakeUp>> sleepers = std::move(sleepers_);
    sleepers_.clear();
    for (const Ref<WakeUp>& wake_up : sleepers)
        wake_up->thread.reset();
}

} // namespace simul::loop
