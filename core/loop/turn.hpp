/// An await whose coroutine nobody sees.
#pragma once

#include "core/loop/coroutine.hpp"
#include "core/loop/future.hpp"

namespace simul::loop {

/// A place in somebody's queue that stands for all of `await queue.get()`: whoever awaits this future has
/// something to do when its turn has come, and the future knows what. Where programs queue up a million
/// times, it saves two objects each.
///
/// A front end that awaits one asks for its result by `take`, and where something else happens (an exception
/// is thrown into the await, somebody looks at it) for the coroutine that it stands for.
class Turn : public Future {
public:
    /// Does what the wait was for, and gives its result; false, and no effect, where somebody was quicker and
    /// it has to wait once more. REQUIRES: has_result().
    virtual bool take(Payload& result) = 0;
    /// Its next wait, which stands for the await from then on. REQUIRES: take() was false.
    virtual Ref<Turn> again() = 0;

    /// The coroutine, as it is: suspended at its await of this future, which stands for it no more.
    virtual Ref<Coroutine> coroutine() = 0;

    /// The coroutine function's names, static: "get", "Queue.get".
    virtual const char* name() const noexcept = 0;
    virtual const char* qualified_name() const noexcept = 0;

protected:
    Turn(EventLoop& loop, WaitReason reason) : Future(loop, reason, Kind::Turn) {}
};

inline Turn* Future::as_turn() noexcept {
    return kind_ == Kind::Turn ? static_cast<Turn*>(this) : nullptr;
}

} // namespace simul::loop
