/// What the asyncio module keeps for one interpreter.
#pragma once

#include "core/loop/event_loop.hpp"
#include "core/script/vm/exception_object.hpp"
#include "core/script/vm/interpreter.hpp"

#include <vector>

namespace simul::script::library::asyncio {

class EventLoopObject;

/// Made when the module is first imported; lives in the interpreter's state until that closes.
class AsyncioState final : public loop::RefCounted {
public:
    explicit AsyncioState(Interpreter& vm);

    Interpreter& vm;

    Ref<TypeObject> cancelled_error;
    Ref<TypeObject> invalid_state_error;
    Ref<TypeObject> queue_empty;
    Ref<TypeObject> queue_full;
    Ref<TypeObject> broken_barrier_error;

    Ref<TypeObject> event_loop_type;
    Ref<TypeObject> handle_type;
    Ref<TypeObject> timer_handle_type;
    Ref<TypeObject> lock_type;
    Ref<TypeObject> timeout_type;
    Ref<TypeObject> runner_type;
    Ref<TypeObject> completion_iterator_type;
    Ref<TypeObject> finalizer_hook_type;
    Ref<TypeObject> first_iteration_hook_type;

    /// The script's object for a loop; every loop of a script has one while anything uses the loop.
    EventLoopObject& object_of(loop::EventLoop& event_loop) const;
    std::vector<EventLoopObject*> loops;

    // After `loops`: what they refer to leaves that list when it goes.
    /// The loop that is running; null outside.
    Ref<EventLoopObject> running;
    /// What `set_event_loop` was given, or `get_event_loop` has made.
    Ref<EventLoopObject> current;
    bool current_was_set = false;

    /// The futures whose reprs are being made: one that contains itself is shown as "..." there.
    std::vector<const loop::Future*> being_described;
};

/// REQUIRES: asyncio has been imported.
AsyncioState& state_of(Interpreter& vm);
/// The same, importing the module's types first where that has not happened.
AsyncioState& ensure_state(Interpreter& vm);

/// The loop that is running; null if none is.
loop::EventLoop* loop_if_running(Interpreter& vm);
/// The loop that is running; null, with RuntimeError("no running event loop") pending, if none is.
loop::EventLoop* running_loop(Interpreter& vm);

/// The loop that is running, else the one that was set or that the main thread makes when it first asks;
/// null, with a RuntimeError pending, where asyncio.run() has taken it away (asyncio.get_event_loop).
EventLoopObject* current_loop(Interpreter& vm);

/// What is pending as an outcome, taken.
loop::Outcome pending_outcome(Interpreter& vm);

} // namespace simul::script::library::asyncio
