/// Waiting for several awaitables, results in order (asyncio.gather).
#pragma once

#include "core/sync/awaitable.hpp"

namespace simul::sync {

enum class OnException : std::uint8_t {
    Raise,  ///< The first exception is the gather's, at once; the others go on.
    Return, ///< Exceptions are results.
};

/// Coroutines become tasks in order of the arguments. The future's result is the list of results in that
/// order. Cancelling it cancels all children, and it ends cancelled after all of them have ended (rule 20).
/// Nothing to wait for: a future that is done, with an empty list. The same future several times in
/// `awaitables` is waited for once.
loop::Ref<loop::Future> gather(loop::EventLoop& loop, const std::vector<Awaitable>& awaitables,
                               OnException on_exception = OnException::Raise);

} // namespace simul::sync
