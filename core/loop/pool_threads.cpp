#include "core/loop/pool_threads.hpp"

#include "core/loop/event_loop.hpp"

#include <algorithm>
#include <cassert>
#include <functional>

namespace simul::loop {

class PoolThread final : public BlockedCode {
public:
    PoolThread(ThreadPool& of_pool, PoolThreadId own_id) : pool(&of_pool), id(own_id) {}

    void go_on() override { threads().run(this); }
    void got_cpu(Instant now, Duration left) override {
        listener().pool_call_blocks(now, id, call->body(), left, BlockKind::Work);
    }
    void waits_for_cpu(Instant now) override { listener().pool_call_waits_for_cpu(now, id, call->body()); }

    Ref<ThreadPool> pool;
    PoolThreadId id;
    Ref<PoolCall> call; ///< what it is in the middle of
    bool waits_for_call = false;

private:
    PoolThreads& threads() const { return pool->simulation().pool_threads(); }
    Listener& listener() const { return pool->simulation().listener(); }
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
    call->lineage_ = simulation_.lineage().child();
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

Lineage& PoolThreads::running_lineage() const noexcept {
    return running_->call->lineage_;
}

void PoolThreads::start(ThreadPool& pool) {
    run(make_ref<PoolThread>(pool, pool.take_thread()));
}

bool PoolThreads::run_until_done(const PoolCall& call) {
    return simulation_.wake_ups().run_until_true([&call] { return call.done(); });
}

void PoolThreads::finish() {
    while (simulation_.wake_ups().run_next()) {
    }
}

void PoolThreads::block_until_done(PoolCall& call) {
    assert(is_running());
    running_->waits_for_call = true;
    struct Waiting final : RefCounted {
        Waiting(Simulation& of_simulation, Ref<PoolThread> of_thread)
            : simulation(of_simulation), thread(std::move(of_thread)) {}
        Simulation& simulation;
        Ref<PoolThread> thread;
    };
    call.add_done_callback(
        [](RefCounted* target, PoolCall&) {
            auto& waiting = static_cast<Waiting&>(*target);
            waiting.simulation.wake_ups().set(waiting.thread, waiting.simulation.now());
        },
        make_ref<Waiting>(simulation_, Ref<PoolThread>(running_)));
}

void PoolThreads::block(const Ref<PoolThread>& thread, Duration duration, BlockKind why) {
    const bool shares_cpus =
        simulation_.machine().has_many_threads() && thread->pool->cpus_ == ThreadPool::Cpus::OfMachine;
    if (shares_cpus && why == BlockKind::Work && duration > Duration::zero())
        return simulation_.computing().begin(thread, duration);
    simulation_.listener().pool_call_blocks(simulation_.now(), thread->id, thread->call->body(), duration,
                                            why);
    simulation_.wake_ups().set(thread, saturating_add(simulation_.now(), duration));
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
                block(thread, std::max(step.duration, Duration::zero()), step.block_kind);
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

} // namespace simul::loop
