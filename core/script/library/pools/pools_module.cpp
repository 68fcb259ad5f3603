// `_pools`: what concurrent.futures.py is built on.
#include "core/loop/event_loop.hpp"
#include "core/script/library/asyncio/driving.hpp"
#include "core/script/library/asyncio/exception_handling.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/library/pools/call_body.hpp"
#include "core/script/library/pools/pool_objects.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/class_creation.hpp"
#include "core/script/vm/interpreter_state.hpp"

namespace simul::script::library {
namespace {

loop::PoolCall& self_of(Arguments& arguments) {
    return PoolCallObject::of(arguments[0]).call();
}

// ---- Future
// ------------------------------------------------------------------------------------------------

/// The types, kept by the interpreter once the module has been imported.
class PoolsState final : public loop::RefCounted {
public:
    explicit PoolsState(Interpreter& vm)
        : error(exception_type(vm, "concurrent.futures._base.Error", *vm.exceptions().exception)),
          cancelled_error(exception_type(vm, "concurrent.futures._base.CancelledError", *error)),
          invalid_state_error(exception_type(vm, "concurrent.futures._base.InvalidStateError", *error)) {}

    static PoolsState& of(Interpreter& vm) { return static_cast<PoolsState&>(*vm.state().pools); }

    Ref<TypeObject> error;
    Ref<TypeObject> cancelled_error;
    Ref<TypeObject> invalid_state_error;
    Ref<TypeObject> call_type;

private:
    static Ref<TypeObject> exception_type(Interpreter& vm, const char* name, TypeObject& base) {
        return TypeObject::create_builtin(vm, {.name = name, .base = &base, .layout = Layout::Exception});
    }
};

Value cancelled_error(Interpreter& vm) {
    return raise(vm, *PoolsState::of(vm).cancelled_error, std::string_view());
}

/// Waits, whichever thread runs, until the call is done or the time is over. Nothing is left of the program
/// where it can never be done: Pending.
NativeCoroutine wait_for(Interpreter& vm, loop::Ref<loop::PoolCall> call, Value timeout) {
    loop::PoolThreads& threads = vm.simulation()->pool_threads();
    if (call->done()) co_return Value::none();
    if (!timeout.is_none() && !timeout.is_empty()) {
        const auto seconds = native_double(timeout);
        if (!seconds)
            co_return raise_type_error(vm, "timeout must be a number, not {}", type_name(vm, timeout));
        if (threads.is_running())
            co_return raise_runtime_error(
                vm, "on a pool thread, Simul waits for a call without a time limit only");
        const Instant end =
            saturating_add(vm.simulation()->now(), duration_from_seconds(std::max(*seconds, 0.0)));
        if (!vm.simulation()->wake_ups().run_until_true([&] { return call->done(); }, end))
            co_return raise(vm, *vm.exceptions().timeout_error, std::string_view());
        co_return Value::none();
    }
    if (threads.is_running()) {
        threads.block_until_done(*call);
        Value waited = co_await vm.block(Duration::zero(), loop::BlockKind::Sleep);
        co_return waited;
    }
    if (!threads.run_until_done(*call)) {
        vm.state().execution->end_run(loop::Outcome::value());
        co_return Value::pending();
    }
    co_return Value::none();
}

NativeCoroutine result_body(Interpreter& vm, OwnedArguments arguments) {
    static constexpr Signature<1> kSignature{"result", {"timeout"}};
    const auto bound = bind(vm, arguments.view().rest(), kSignature);
    if (!bound) co_return Value::raised();
    const loop::Ref<loop::PoolCall> call(&PoolCallObject::of(arguments[0]).call());
    Value waited = co_await start(vm, wait_for(vm, call, (*bound)[0]));
    if (call->cancelled()) co_return cancelled_error(vm);
    co_return from_outcome(vm, call->outcome());
}

NativeCoroutine exception_body(Interpreter& vm, OwnedArguments arguments) {
    static constexpr Signature<1> kSignature{"exception", {"timeout"}};
    const auto bound = bind(vm, arguments.view().rest(), kSignature);
    if (!bound) co_return Value::raised();
    const loop::Ref<loop::PoolCall> call(&PoolCallObject::of(arguments[0]).call());
    Value waited = co_await start(vm, wait_for(vm, call, (*bound)[0]));
    if (call->cancelled()) co_return cancelled_error(vm);
    if (call->outcome().is_value()) co_return Value::none();
    co_return from_payload(call->outcome().payload);
}

Value is_done(Interpreter&, Arguments& arguments) {
    return Value::boolean(self_of(arguments).done());
}
Value is_cancelled(Interpreter&, Arguments& arguments) {
    return Value::boolean(self_of(arguments).cancelled());
}
Value is_running(Interpreter&, Arguments& arguments) {
    return Value::boolean(self_of(arguments).state() == loop::PoolCall::State::Running);
}
Value cancel(Interpreter&, Arguments& arguments) {
    return Value::boolean(self_of(arguments).cancel());
}

/// `callable(future)`, once the call is done.
class DoneCallback final : public loop::RefCounted {
public:
    DoneCallback(Interpreter& vm, Value callable, Value future)
        : vm_(vm), callable_(std::move(callable)), future_(std::move(future)) {}

    static void notify(loop::RefCounted* target, loop::PoolCall&) {
        auto& self = static_cast<DoneCallback&>(*target);
        const Value result = asyncio::call_now(self.vm_, self.callable_, {self.future_});
        if (!result.is_raised()) return;
        const ExceptionRef exception = self.vm_.take_exception();
        (void)self.vm_.write(OutputStream::Error, "exception calling callback for " +
                                                      asyncio::repr_now(self.vm_, self.future_) + "\n" +
                                                      asyncio::format_exception_now(self.vm_, exception));
    }

private:
    Interpreter& vm_;
    Value callable_;
    Value future_;
};

Value add_done_callback(Interpreter& vm, Arguments& arguments) {
    self_of(arguments).add_done_callback(&DoneCallback::notify,
                                         loop::make_ref<DoneCallback>(vm, arguments[1], arguments[0]));
    return Value::none();
}

Value repr_future(Interpreter& vm, const Value& self) {
    const loop::PoolCall& call = PoolCallObject::of(self).call();
    std::string state;
    switch (call.state()) {
    case loop::PoolCall::State::Pending: state = "pending"; break;
    case loop::PoolCall::State::Running: state = "running"; break;
    case loop::PoolCall::State::Cancelled: state = "cancelled"; break;
    case loop::PoolCall::State::Finished:
        state = std::string("finished ") + (call.outcome().is_value() ? "returned " : "raised ") +
                type_name(vm, from_payload(call.outcome().payload));
    }
    return string(vm, "<Future at " + vm.address_of(self) + " state=" + state + ">");
}

constexpr NativeDefinition kFutureMethods[] = {
    {"__class_getitem__", class_get_item, Arity::One, NativeKind::ClassMethod},
    {"result", as_coroutine<result_body>, Arity::Keywords, NativeKind::Method},
    {"exception", as_coroutine<exception_body>, Arity::Keywords, NativeKind::Method},
    {"done", is_done, Arity::None, NativeKind::Method},
    {"cancelled", is_cancelled, Arity::None, NativeKind::Method},
    {"running", is_running, Arity::None, NativeKind::Method},
    {"cancel", cancel, Arity::None, NativeKind::Method},
    {"add_done_callback", add_done_callback, Arity::One, NativeKind::Method},
};

// ---- Pool
// --------------------------------------------------------------------------------------------------

class PoolObject final : public Object {
public:
    PoolObject(TypeObject& type, loop::Ref<loop::ThreadPool> pool)
        : Object(type, Layout::Other), pool_(std::move(pool)) {}
    static loop::ThreadPool& of(Arguments& arguments) {
        return *static_cast<PoolObject&>(*arguments[0].as_object()).pool_;
    }
    static loop::ThreadPool* of_any(const Value& value) {
        const auto* object = value.is_object() ? dynamic_cast<PoolObject*>(value.as_object()) : nullptr;
        return object != nullptr ? object->pool_.get() : nullptr;
    }

private:
    loop::Ref<loop::ThreadPool> pool_;
};

Value future_of(Interpreter& vm, loop::Ref<loop::PoolCall> call) {
    return loop::Ref<PoolCallObject>(new PoolCallObject(*PoolsState::of(vm).call_type, std::move(call)));
}

/// Pool(threads, name, has_own_cpus)
Value create_pool(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    static constexpr Signature<3> kSignature{"Pool", {"threads", "name", "has_own_cpus"}, 3};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const auto threads = as_index(vm, (*bound)[0], OutOfRange::Clamp);
    if (!threads) return Value::raised();
    const auto* name = (*bound)[1].as<StringObject>();
    if (name == nullptr)
        return raise_type_error(vm, "a pool's name must be a str, not {}", type_name(vm, (*bound)[1]));
    const auto count = static_cast<std::uint32_t>(std::clamp<std::int64_t>(*threads, 1, UINT32_MAX));
    const bool has_own_cpus = (*bound)[2].is_bool() && (*bound)[2].as_bool();
    const auto cpus = has_own_cpus ? loop::ThreadPool::Cpus::Own : loop::ThreadPool::Cpus::OfMachine;
    return loop::Ref<PoolObject>(
        new PoolObject(type, loop::make_ref<loop::ThreadPool>(*vm.simulation(), count, name->utf8(), cpus)));
}

/// pool.submit(function, *args, **kwargs)
Value submit(Interpreter& vm, Arguments& arguments) {
    const Value function = arguments[1];
    const Arguments its(arguments.values() + 2, arguments.size() - 2, arguments.keyword_names());
    return future_of(vm, submit_call(vm, PoolObject::of(arguments), function, OwnedArguments(its)));
}

Value cancel_pending(Interpreter&, Arguments& arguments) {
    PoolObject::of(arguments).cancel_pending();
    return Value::none();
}

Value unfinished(Interpreter& vm, Arguments& arguments) {
    ValueVector futures;
    for (loop::Ref<loop::PoolCall>& call : PoolObject::of(arguments).unfinished())
        futures.push_back(future_of(vm, std::move(call)));
    return ListObject::create(vm, std::move(futures));
}

/// A future of no call: done once it is cancelled.
Value create_signal(Interpreter& vm, Arguments&) {
    return future_of(vm, loop::make_ref<loop::PoolCall>(loop::Ref<loop::Coroutine>()));
}

/// A number for the pool thread that runs.
Value running_thread(Interpreter& vm, Arguments&) {
    return Value::integer(static_cast<std::int64_t>(vm.simulation()->pool_threads().running()));
}

constexpr NativeDefinition kFunctions[] = {
    {"create_signal", create_signal, Arity::None},
    {"running_thread", running_thread, Arity::None},
};

constexpr NativeDefinition kPoolMethods[] = {
    {"submit", submit, Arity::Keywords, NativeKind::Method},
    {"cancel_pending", cancel_pending, Arity::None, NativeKind::Method},
    {"unfinished", unfinished, Arity::None, NativeKind::Method},
};

} // namespace

loop::PoolCall* pool_call_of(Interpreter& vm, const Value& value) {
    if (vm.state().pools == nullptr || &type_of(vm, value) != PoolsState::of(vm).call_type.get())
        return nullptr;
    return &PoolCallObject::of(value).call();
}

loop::ThreadPool* pool_of(const Value& pool) {
    return PoolObject::of_any(pool);
}

loop::Ref<loop::PoolCall> submit_call(Interpreter& vm, loop::ThreadPool& pool, const Value& callable,
                                      OwnedArguments arguments) {
    auto call = loop::make_ref<loop::PoolCall>(loop::make_ref<CallBody>(vm, callable, std::move(arguments)));
    pool.submit(call);
    return call;
}

Value initialize_pools_core(Interpreter& vm, ModuleObject& module) {
    TypeDefinition future{.name = "concurrent.futures._base.Future"};
    future.slots.repr = repr_future;
    const auto state = loop::make_ref<PoolsState>(vm);
    vm.state().pools = state;
    state->call_type = TypeObject::create_builtin(vm, future);
    define_methods(*state->call_type, kFutureMethods);
    TypeDefinition pool{.name = "_pools.Pool"};
    pool.slots.create = create_pool;
    const auto pool_type = TypeObject::create_builtin(vm, pool);
    define_methods(*pool_type, kPoolMethods);
    module.set(vm, "Error", state->error);
    module.set(vm, "CancelledError", state->cancelled_error);
    module.set(vm, "InvalidStateError", state->invalid_state_error);
    module.set(vm, "Future", state->call_type);
    module.set(vm, "Pool", pool_type);
    module.define(vm, kFunctions);
    return Value::none();
}

} // namespace simul::script::library
