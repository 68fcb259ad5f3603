/// Results in order of completion (asyncio.as_completed).
#pragma once

#include "core/loop/operation.hpp"
#include "core/sync/awaitable.hpp"
#include "core/sync/queue.hpp"

#include <optional>

namespace simul::sync {

/// Made with all its futures; each `next()` ends as the next of them that completes. Coroutines become tasks
/// in order of the arguments (CPython: of a set; the canon of docs/decisions.md).
class AsCompleted final : public FutureObserver {
public:
    static loop::Ref<AsCompleted> create(loop::EventLoop& loop, const std::vector<Awaitable>& awaitables,
                                         std::optional<Duration> timeout);

    /// How many times `next` may be called.
    std::size_t count() const noexcept { return count_; }

    /// TimeoutError once the time is up.
    loop::Operation next(loop::EventLoop& loop);

    void done(loop::EventLoop& loop, loop::Future& future) override;
    std::string_view name() const noexcept override {
        return "as_completed.<locals>._on_completion() at /usr/lib/python3.11/asyncio/tasks.py:592";
    }

private:
    explicit AsCompleted(loop::EventLoop& loop) : completed_(loop::make_ref<Queue>(loop.simulation())) {}
    template <typename T, typename... Arguments>
    friend loop::Ref<T> loop::make_ref(Arguments&&... arguments);

    static void time_is_up(loop::EventLoop& loop, loop::RefCounted* self, loop::RefCounted* unused);

    std::vector<loop::Ref<loop::Future>> pending_;
    loop::Ref<Queue> completed_; ///< Futures; null stands for "the time is up".
    loop::Ref<loop::Handle> timer_;
    std::size_t count_ = 0;
};

} // namespace simul::sync
