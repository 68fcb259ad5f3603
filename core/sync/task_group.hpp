/// Tasks that live and fail together (asyncio.TaskGroup).
#pragma once

#include "core/loop/operation.hpp"
#include "core/sync/awaitable.hpp"

#include <optional>
#include <variant>

namespace simul::sync {

/// The first child that fails cancels its siblings (in order of creation: CPython's set has none) and the
/// parent task; leaving the group waits for all (rule 30).
class TaskGroup final : public FutureObserver {
public:
    explicit TaskGroup(loop::Simulation& simulation) : simulation_(simulation) {}

    /// `async with` begins. RuntimeError if the group was entered before or no task is running.
    std::optional<loop::Payload> enter(loop::EventLoop& loop);

    /// `async with` ends; `body` is how its body ended. Ends with None, or raises what the group raises.
    loop::Operation exit(loop::Outcome body);

    /// A child, or the RuntimeError to raise (not entered, finished, shutting down).
    std::variant<loop::Ref<loop::Task>, loop::Payload> create_task(loop::Ref<loop::Coroutine> body,
                                                                   std::string name = {});

    void done(loop::EventLoop& loop, loop::Future& child) override;
    std::string_view name() const noexcept override { return "TaskGroup._on_task_done()"; }

    std::string describe() const;

private:
    /// Cancels all children; the RuntimeError of a loop that is closed, after the first that meets it.
    std::optional<loop::Payload> abort();
    loop::Payload runtime_error(std::string_view rest) const;

    loop::Simulation& simulation_;
    loop::EventLoop* loop_ = nullptr;
    loop::Ref<loop::Task> parent_;
    std::vector<loop::Ref<loop::Future>> children_; ///< Those that are not done, in order of creation.
    std::vector<loop::Payload> errors_;
    loop::Payload base_error_; ///< SystemExit or KeyboardInterrupt: goes out alone.
    loop::Ref<loop::Future> all_done_;
    bool entered_ = false;
    bool exiting_ = false;
    bool aborting_ = false;
    bool parent_cancel_requested_ = false;
};

} // namespace simul::sync
