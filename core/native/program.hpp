/// A whole simulated program of C++ coroutines: `asyncio.run` and what it needs.
#pragma once

#include "core/native/coro.hpp"
#include "core/sync/runner.hpp"

namespace simul::native {

/// Owns a simulation and one loop. Single-threaded.
class Program {
public:
    explicit Program(machine::Machine machine = machine::Machine::async(), loop::LoopLimits limits = {});
    /// `listener` must outlive the program.
    explicit Program(loop::Listener& listener, machine::Machine machine = machine::Machine::async(),
                     loop::LoopLimits limits = {});
    ~Program();

    loop::Simulation& simulation() noexcept { return simulation_; }
    loop::EventLoop& event_loop() noexcept { return *loop_; }
    NativeFrontEnd& front_end() noexcept { return front_end_; }
    /// Time since the start.
    Duration now() const noexcept { return simulation_.now().time_since_epoch(); }

    /// Runs `main` as the main task, then cancels what is left. Returns its value, or throws its exception;
    /// std::runtime_error("deadlock") if it can never end.
    template <typename T>
    T run(const Coro<T>& main) {
        const loop::Ref<loop::Task> task = create_task(*loop_, main);
        finish(task);
        [[maybe_unused]] const loop::Payload payload = value_or_throw(task->take_outcome());
        if constexpr (!std::is_void_v<T>) return unbox<T>(payload);
    }

private:
    void finish(const loop::Ref<loop::Task>& task);

    loop::Listener no_listener_;
    NativeFrontEnd front_end_;
    loop::Simulation simulation_;
    loop::Ref<loop::EventLoop> loop_;
};

} // namespace simul::native
