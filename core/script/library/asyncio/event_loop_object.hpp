/// `asyncio.AbstractEventLoop` for scripts, and its handles.
#pragma once

#include "core/loop/event_loop.hpp"
#include "core/script/library/asyncio/asyncio_state.hpp"
#include "core/script/vm/object.hpp"

namespace simul::script::library::asyncio {

class EventLoopObject final : public Container {
public:
    static Ref<EventLoopObject> create(AsyncioState& state);
    static EventLoopObject& of(const Value& value) {
        return static_cast<EventLoopObject&>(*value.as_object());
    }

    /// Null unless the value is a loop.
    static EventLoopObject* from(const Value& value) noexcept {
        return value.is_object() ? dynamic_cast<EventLoopObject*>(value.as_object()) : nullptr;
    }

    loop::EventLoop& event_loop() const noexcept { return *event_loop_; }

    Value exception_handler = Value::none();
    /// The pool of `run_in_executor(None, …)` and `to_thread`; null until it is used.
    Ref<loop::ThreadPool> default_pool;
    bool is_debugging = false;
    /// How many asynchronous generators it was the first to iterate.
    std::uint64_t async_generators_seen = 0;

    /// An open loop leads to its tasks: sooner or later they stand in its queue or wait for its timers.
    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() noexcept override { exception_handler = Value::none(); }

private:
    explicit EventLoopObject(AsyncioState& state);
    ~EventLoopObject() override;

    AsyncioState& state_;
    Ref<loop::EventLoop> event_loop_;
};

/// `asyncio.Handle`, `asyncio.TimerHandle`: a handle of the loop, and the call that it stands for.
class HandleObject final : public Container {
public:
    HandleObject(TypeObject& type, EventLoopObject& owner, Ref<loop::Handle> handle, Value callable,
                 ValueVector arguments)
        : Container(type, Layout::Other), owner_(&owner), handle_(std::move(handle)),
          callable_(std::move(callable)), arguments_(std::move(arguments)) {}
    static HandleObject& of(const Value& value) { return static_cast<HandleObject&>(*value.as_object()); }

    loop::Handle& handle() const noexcept { return *handle_; }
    EventLoopObject& owner() const noexcept { return *owner_; }
    /// Empty once the handle is cancelled.
    const Value& callable() const noexcept { return callable_; }
    const ValueVector& arguments() const noexcept { return arguments_; }
    void forget_call() {
        callable_ = {};
        arguments_.clear();
    }

    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(callable_);
        for (const Value& argument : arguments_)
            visitor.visit(argument);
    }
    void clear_references() noexcept override { forget_call(); }

private:
    Ref<EventLoopObject> owner_;
    Ref<loop::Handle> handle_;
    Value callable_;
    ValueVector arguments_;
};

/// Makes `state.event_loop_type` and the types of handles.
void create_event_loop_types(AsyncioState& state);

/// A `loop=` argument, or the current loop where none is given. Null after raising: for what is no loop, that
/// it lacks `attribute`, as asyncio would find out.
EventLoopObject* loop_argument(Interpreter& vm, const Value& given, const char* attribute);

/// Whether it can be run now; else a RuntimeError is pending.
bool can_run(Interpreter& vm, EventLoopObject& loop);
/// Runs the loop until `future` is done, as `loop.run_until_complete`: its result, Raised, or Pending where
/// the run is over.
Value run_until_complete(Interpreter& vm, EventLoopObject& loop, const Ref<loop::Future>& future);
/// Runs the loop until it is stopped.
Value run_forever(Interpreter& vm, EventLoopObject& loop);

/// Cancels what is left and closes the asynchronous generators: what `asyncio.run` does at its end. None,
/// Raised or Pending.
Value shut_down(Interpreter& vm, EventLoopObject& loop);

/// A future of an awaitable argument (`asyncio.ensure_future`); null after raising.
Ref<loop::Future> ensure_future(Interpreter& vm, loop::EventLoop& event_loop, const Value& awaitable);
/// What tasks are made with beside their coroutine; Empty or None: not given.
struct TaskOptions {
    Value name{};
    Value context{};
    loop::TaskNumbering numbering = loop::TaskNumbering::Always;
};
/// A task of a coroutine; null after raising TypeError.
Ref<loop::Task> create_task(Interpreter& vm, loop::EventLoop& event_loop, const Value& coroutine,
                            const TaskOptions& options = {});

} // namespace simul::script::library::asyncio
