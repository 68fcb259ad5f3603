#include "core/script/library/asyncio/executor_functions.hpp"

#include "core/script/library/asyncio/conversions.hpp"
#include "core/script/library/asyncio/driving.hpp"
#include "core/script/library/asyncio/event_loop_object.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/library/pools/pool_objects.hpp"
#include "core/script/vm/operations.hpp"

namespace simul::script::library::asyncio {
namespace {

constexpr std::uint32_t kDefaultThreads = 6;

/// Ties a call of a pool to a future of the loop (asyncio.wrap_future).
class Wrapping final : public loop::RefCounted {
public:
    static Ref<loop::Future> wrap(loop::EventLoop& event_loop, const Ref<loop::PoolCall>& call) {
        Ref<loop::Future> future = event_loop.create_future({loop::WaitKind::Executor, 0, 0});
        const auto wrapping = loop::make_ref<Wrapping>(future, call);
        future->add_done_callback(&future_done, wrapping);
        call->add_done_callback(&call_done, wrapping);
        return future;
    }

    Wrapping(Ref<loop::Future> future, Ref<loop::PoolCall> call)
        : future_(std::move(future)), call_(std::move(call)) {}

    static bool is_tie(loop::Callback::Function function) noexcept { return function == &future_done; }

private:
    /// Whoever cancels the future means the call.
    static void future_done(loop::EventLoop&, loop::RefCounted* target, loop::RefCounted*) {
        const Ref<Wrapping> self(static_cast<Wrapping*>(target));
        if (self->future_->cancelled()) (void)self->call_->cancel();
    }
    static void call_done(loop::RefCounted* target, loop::PoolCall&) {
        auto& self = static_cast<Wrapping&>(*target);
        loop::EventLoop& event_loop = self.future_->loop();
        if (!event_loop.closed()) event_loop.call_soon_from_thread({&set_result, &self, {}});
    }
    static void set_result(loop::EventLoop&, loop::RefCounted* target, loop::RefCounted*) {
        auto& self = static_cast<Wrapping&>(*target);
        if (self.future_->done()) return;
        const loop::Outcome& outcome = self.call_->outcome();
        if (self.call_->cancelled()) {
            (void)self.future_->cancel();
        } else if (outcome.is_value()) {
            self.future_->set_result(outcome.payload);
        } else {
            self.future_->set_exception(outcome.payload);
        }
    }

    Ref<loop::Future> future_;
    Ref<loop::PoolCall> call_;
};

/// An executor of the program's: what its `submit` gives.
NativeCoroutine submit_to(Interpreter& vm, Ref<EventLoopObject> loop_object, Value executor,
                          OwnedArguments call_arguments) {
    Value submit = co_await find_attribute(vm, executor, *vm.intern("submit"));
    if (submit.is_empty())
        co_return raise(vm, *vm.exceptions().attribute_error,
                        fmt::format("'{}' object has no attribute 'submit'", type_name(vm, executor)));
    Arguments view = call_arguments.view();
    Value submitted = co_await call(vm, submit, view);
    loop::PoolCall* pool_call = pool_call_of(vm, submitted);
    if (pool_call == nullptr)
        co_return raise_type_error(vm, "concurrent.futures.Future is expected, got {}",
                                   repr_now(vm, submitted));
    co_return Value(Wrapping::wrap(loop_object->event_loop(), Ref<loop::PoolCall>(pool_call)));
}

/// Counts down the calls that a shutdown waits for.
class LastCall final : public loop::RefCounted {
public:
    LastCall(Ref<loop::Future> ended, std::size_t calls) : ended_(std::move(ended)), left_(calls) {}

    static void call_done(loop::RefCounted* target, loop::PoolCall&) {
        auto& self = static_cast<LastCall&>(*target);
        if (--self.left_ == 0) self.announce();
    }
    void announce() {
        ended_->loop().call_soon_from_thread(
            {[](loop::EventLoop&, loop::RefCounted* future, loop::RefCounted*) {
                 static_cast<loop::Future&>(*future).set_result({});
             },
             ended_,
             {}});
    }

private:
    Ref<loop::Future> ended_;
    std::size_t left_;
};

} // namespace

bool ties_to_a_pool_call(loop::Callback::Function function) noexcept {
    return Wrapping::is_tie(function);
}

Value run_in_executor(Interpreter& vm, Arguments& arguments) {
    if (arguments.size() < 3)
        return raise_type_error(
            vm, "BaseEventLoop.run_in_executor() missing {} required positional argument{}",
            3 - arguments.size(), arguments.size() == 2 ? ": 'func'" : "s: 'executor' and 'func'");
    EventLoopObject& self = EventLoopObject::of(arguments[0]);
    if (self.event_loop().closed()) return raise_runtime_error(vm, "Event loop is closed");
    if (self.is_debugging && !check_callable(vm, arguments[2], "run_in_executor")) return Value::raised();
    const Ref<EventLoopObject> alive(&self);
    const Value executor = arguments[1];
    if (!executor.is_none()) {
        const Arguments its(arguments.values() + 2, arguments.size() - 2);
        return start(vm, submit_to(vm, alive, executor, OwnedArguments(its)));
    }
    if (self.default_pool == nullptr)
        self.default_pool = loop::make_ref<loop::ThreadPool>(*vm.simulation(), kDefaultThreads, "asyncio");
    const Value function = arguments[2];
    const Arguments its(arguments.values() + 3, arguments.size() - 3);
    const auto pool_call = submit_call(vm, *self.default_pool, function, OwnedArguments(its));
    return Value(Wrapping::wrap(alive->event_loop(), pool_call));
}

loop::Operation shut_down_default_executor(Interpreter&, EventLoopObject& loop) {
    const Ref<EventLoopObject> alive(&loop);
    if (loop.default_pool == nullptr) co_return loop::Outcome::value();
    const Ref<loop::Future> ended = loop.event_loop().create_future({loop::WaitKind::Executor, 0, 0});
    const auto calls = loop.default_pool->unfinished();
    const auto last = loop::make_ref<LastCall>(ended, calls.size());
    for (const auto& pool_call : calls)
        pool_call->add_done_callback(&LastCall::call_done, last);
    if (calls.empty()) last->announce();
    loop::Outcome outcome = co_await loop::wait_for(ended);
    co_return outcome;
}

} // namespace simul::script::library::asyncio
