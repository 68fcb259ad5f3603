/// Threads beside the main one: what `concurrent.futures` and `run_in_executor` run their calls on.
#pragma once

#include "core/loop/coroutine.hpp"
#include "core/loop/handle.hpp"
#include "core/loop/lineage.hpp"
#include "core/loop/listener.hpp"
#include "core/loop/wake_ups.hpp"

#include <boost/container/small_vector.hpp>

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace simul::loop {

class PoolThread;
class Simulation;

/// A call given to a pool (concurrent.futures.Future): waits for a thread, runs, has an outcome.
class PoolCall final : public RefCounted {
public:
    enum class State : std::uint8_t { Pending, Running, Cancelled, Finished };

    /// `body` is resumed with None; it may block and end, and must not await anything.
    explicit PoolCall(Ref<Coroutine> body) : body_(std::move(body)) {}

    State state() const noexcept { return state_; }
    bool done() const noexcept { return state_ == State::Cancelled || state_ == State::Finished; }
    bool cancelled() const noexcept { return state_ == State::Cancelled; }
    /// REQUIRES: finished.
    const Outcome& outcome() const noexcept { return outcome_; }
    /// What it runs. REQUIRES: not done.
    const Coroutine& body() const noexcept { return *body_; }

    /// Succeeds until a thread has taken the call.
    bool cancel();

    /// Calls `function(target, this)` once the call is done: inside of its end, or now if it is over.
    using DoneFunction = void (*)(RefCounted* target, PoolCall& call);
    void add_done_callback(DoneFunction function, Ref<RefCounted> target);

private:
    friend class PoolThreads;
    friend class ThreadPool;
    struct DoneCallback {
        DoneFunction function;
        Ref<RefCounted> target;
    };

    void finish(State state, Outcome outcome);

    Ref<Coroutine> body_;
    Lineage lineage_; ///< Set when it is submitted.
    State state_ = State::Pending;
    Outcome outcome_;
    boost::container::small_vector<DoneCallback, 1> callbacks_;
};

/// Up to N threads that take calls in the order in which they were submitted. Threads are named NAME_0,
/// NAME_1, …; a call goes to the lowest-numbered one that is free.
class ThreadPool final : public RefCounted {
public:
    /// Whose CPUs its calls compute on, where the machine's are shared: those of the machine, or, as
    /// processes, each its own.
    enum class Cpus : std::uint8_t { OfMachine, Own };

    /// REQUIRES: threads > 0.
    ThreadPool(Simulation& simulation, std::uint32_t threads, std::string name, Cpus cpus = Cpus::OfMachine)
        : simulation_(simulation), idle_(threads), cpus_(cpus), name_(std::move(name)) {}

    /// Where a thread is free the call starts at once, and runs up to its first blocking call before this
    /// returns.
    void submit(const Ref<PoolCall>& call);
    /// Cancels all that no thread has taken yet.
    void cancel_pending();
    /// All calls that were submitted and are not done, in order.
    std::vector<Ref<PoolCall>> unfinished() const;

    Simulation& simulation() const noexcept { return simulation_; }

private:
    friend class PoolThreads;

    Ref<PoolCall> take();
    PoolThreadId take_thread();
    void give_back(PoolThreadId thread);

    Simulation& simulation_;
    std::uint32_t idle_; ///< threads that have no call, started or not
    Cpus cpus_;
    std::string name_;
    std::uint32_t started_ = 0;
    std::vector<PoolThreadId> resting_; ///< started, without a call; the lowest last
    std::deque<Ref<PoolCall>> queue_;   ///< not yet taken
    std::vector<Ref<PoolCall>> calls_;  ///< all, in order; those that are done are swept out as it grows
    std::size_t sweep_at_ = 64;
};

/// The pool threads of a run, in virtual time. At any moment one thread of the program runs: the main one, or
/// one of these, from its wake-up to its next blocking call, in the order of WakeUps (docs/LANGUAGE.md,
/// "Rulings").
class PoolThreads {
public:
    explicit PoolThreads(Simulation& simulation) noexcept;
    ~PoolThreads();
    PoolThreads(const PoolThreads&) = delete;
    PoolThreads& operator=(const PoolThreads&) = delete;

    /// Runs threads, moving the clock, until `call` (which the caller keeps) is done. False: it never will
    /// be.
    bool run_until_done(const PoolCall& call);
    /// Lets every thread come to its end, as far as it can.
    void finish();

    /// While it lives, the code that runs is no pool thread's.
    class OffPool {
    public:
        explicit OffPool(PoolThreads& threads) noexcept
            : threads_(threads), outer_(std::exchange(threads.running_, nullptr)) {}
        ~OffPool() { threads_.running_ = outer_; }
        OffPool(const OffPool&) = delete;
        OffPool& operator=(const OffPool&) = delete;

    private:
        PoolThreads& threads_;
        PoolThread* outer_;
    };

    /// Whether code of a pool thread runs now.
    bool is_running() const noexcept { return running_ != nullptr; }
    /// The thread whose code runs now. REQUIRES: is_running().
    PoolThreadId running() const noexcept;
    /// Of the call that it runs. REQUIRES: is_running().
    Lineage& running_lineage() const noexcept;
    /// The running thread's next blocking step ends when `call` is done, whatever its duration. REQUIRES:
    /// is_running().
    void block_until_done(PoolCall& call);

private:
    friend class ThreadPool;
    friend class PoolThread;

    void start(ThreadPool& pool);
    void block(const Ref<PoolThread>& thread, Duration duration, BlockKind why);
    void run(const Ref<PoolThread>& thread);

    Simulation& simulation_;
    PoolThread* running_ = nullptr;
    std::uint32_t threads_started_ = 0;
};

} // namespace simul::loop
