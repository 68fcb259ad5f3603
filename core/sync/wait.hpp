/// Waiting for the first, or all, of several futures (asyncio.wait), for one with a time-out
/// (asyncio.wait_for), and protection from cancellation (asyncio.shield). CPython 3.11's rules; 3.12 changed
/// wait_for (rule 19).
#pragma once

#include "core/loop/operation.hpp"
#include "core/sync/awaitable.hpp"

#include <optional>

namespace simul::sync {

enum class ReturnWhen : std::uint8_t { FirstCompleted, FirstException, AllCompleted };

/// Ends with None when the condition holds or the time is up; the futures say themselves which of them are
/// done. Never raises a time-out, never cancels them. REQUIRES: `futures` is not empty, and has no
/// duplicates.
loop::Operation wait(loop::EventLoop& loop, std::vector<loop::Ref<loop::Future>> futures,
                     std::optional<Duration> timeout = std::nullopt,
                     ReturnWhen when = ReturnWhen::AllCompleted);

/// Ends as the awaitable does; if the time is up first, cancels it, waits for its end, and raises
/// TimeoutError. Cancelled itself, it cancels the awaitable and waits likewise. No time-out: awaits the thing
/// itself, a coroutine without a task.
loop::Operation wait_for(loop::EventLoop& loop, Awaitable awaitable, std::optional<Duration> timeout);

/// True for the callback with which wait_for waits for its awaitable; its target is the future that it
/// releases.
bool releases_a_waiter(loop::Callback::Function function) noexcept;

/// A future that ends as the awaitable does, but whose cancellation leaves the awaitable alone (rule 31).
loop::Ref<loop::Future> shield(loop::EventLoop& loop, const Awaitable& awaitable);

} // namespace simul::sync
