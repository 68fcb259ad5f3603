// asyncio.run, Runner, create_task, and the functions that ask about tasks.
#include "core/script/library/asyncio/asyncio_module.hpp"
#include "core/script/library/asyncio/driving.hpp"
#include "core/script/library/asyncio/event_loop_object.hpp"
#include "core/script/library/asyncio/exception_handling.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/function_object.hpp"
#include "core/sync/runner.hpp"

namespace simul::script::library::asyncio {
namespace {

// ---- Runner
// -------------------------------------------------------------------------------------------------

/// `asyncio.Runner`: a loop that is made when first needed, and shut down at the end.
class RunnerObject final : public Container {
public:
    /// `debug`: an argument; Empty or None: no.
    RunnerObject(TypeObject& type, const Value& debug)
        : Container(type, Layout::Other),
          is_debugging_(!debug.is_empty() && native_truth(debug).value_or(false)) {}
    static RunnerObject& of(const Value& self) { return static_cast<RunnerObject&>(*self.as_object()); }

    /// The loop, made now if there is none; null after raising.
    EventLoopObject* loop(Interpreter& vm) {
        if (is_closed_) {
            (void)raise_runtime_error(vm, "Runner is closed");
            return nullptr;
        }
        AsyncioState& state = state_of(vm);
        if (loop_ == nullptr) {
            loop_ = EventLoopObject::create(state);
            loop_->is_debugging = is_debugging_;
            context_ = copied_context(vm);
            state.current = loop_;
            state.current_was_set = true;
        }
        return loop_.get();
    }

    /// `context`: an argument; Empty or None: the runner's own, in which one main leaves values for the next.
    Value run(Interpreter& vm, const Value& main, const Value& context, const char* function) {
        if (!is_coroutine(main))
            return raise_value_error(vm, "a coroutine was expected, got {}", repr_now(vm, main));
        if (state_of(vm).running != nullptr)
            return raise_runtime_error(vm, "{} cannot be called from a running event loop", function);
        EventLoopObject* const loop_object = loop(vm);
        if (loop_object == nullptr) return Value::raised();
        const bool is_given = !context.is_empty() && !context.is_none();
        const Value its_own = context_ != nullptr ? Value(context_) : Value();
        const Ref<loop::Task> task = create_task(vm, loop_object->event_loop(), main,
                                                 {.name = {}, .context = is_given ? context : its_own});
        if (task == nullptr) return Value::raised();
        return run_until_complete(vm, *loop_object, task);
    }

    Value close(Interpreter& vm) {
        if (is_closed_ || loop_ == nullptr) return Value::none();
        is_closed_ = true;
        const Ref<EventLoopObject> closing = std::move(loop_);
        Value result = shut_down(vm, *closing);
        AsyncioState& state = state_of(vm);
        state.current.reset();
        state.current_was_set = true;
        if (!result.is_pending()) closing->event_loop().close();
        return result;
    }

    void visit_references(ReferenceVisitor&) const override {}
    void clear_references() noexcept override { loop_.reset(); }

private:
    Ref<EventLoopObject> loop_;
    Ref<ContextObject> context_;
    bool is_debugging_;
    bool is_closed_ = false;
};

Value create_runner(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    static constexpr PythonSignature<2> kSignature{"Runner.__init__", {"debug", "loop_factory"}, 0, 0};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    return Ref<RunnerObject>(new RunnerObject(type, (*bound)[0]));
}

Value runner_run(Interpreter& vm, Arguments& arguments) {
    static constexpr PythonSignature<2> kSignature{"Runner.run", {"coro", "context"}, 1, 1};
    const auto bound = bind(vm, arguments.rest(), kSignature);
    if (!bound) return Value::raised();
    return holding_argument(
        vm, RunnerObject::of(arguments[0]).run(vm, (*bound)[0], (*bound)[1], "Runner.run()"), (*bound)[0]);
}

Value runner_get_loop(Interpreter& vm, Arguments& arguments) {
    EventLoopObject* loop = RunnerObject::of(arguments[0]).loop(vm);
    return loop != nullptr ? Value(Ref<EventLoopObject>(loop)) : Value::raised();
}

Value runner_close(Interpreter& vm, Arguments& arguments) {
    return RunnerObject::of(arguments[0]).close(vm);
}

Value runner_enter(Interpreter& vm, Arguments& arguments) {
    if (RunnerObject::of(arguments[0]).loop(vm) == nullptr) return Value::raised();
    return arguments[0];
}

constexpr NativeDefinition kRunnerMethods[] = {
    {"run", runner_run, Arity::Keywords, NativeKind::Method},
    {"get_loop", runner_get_loop, Arity::None, NativeKind::Method, nullptr, ""},
    {"close", runner_close, Arity::None, NativeKind::Method, nullptr, ""},
    {"__enter__", runner_enter, Arity::None, NativeKind::Method},
    {"__exit__", runner_close, Arity::Any, NativeKind::Method},
};

// ---- run
// ----------------------------------------------------------------------------------------------------

Value run(Interpreter& vm, Arguments& arguments) {
    static constexpr PythonSignature<2> kSignature{"run", {"main", "debug"}, 1, 1};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    if (state_of(vm).running != nullptr)
        return holding_argument(
            vm, raise_runtime_error(vm, "asyncio.run() cannot be called from a running event loop"),
            (*bound)[0]);
    const Ref<RunnerObject> runner(new RunnerObject(*state_of(vm).runner_type, (*bound)[1]));
    Value result = runner->run(vm, (*bound)[0], {}, "asyncio.run()");
    if (result.is_pending()) return result;
    // The clean-up runs whatever the main task raised, and what it raises itself comes on top.
    const ExceptionRef raised = result.is_raised() ? vm.take_exception() : ExceptionRef();
    Value closed = runner->close(vm);
    if (!closed.is_none()) return closed;
    return raised != nullptr ? raise(vm, raised) : result;
}

// ---- tasks
// --------------------------------------------------------------------------------------------------

Value create_task_function(Interpreter& vm, Arguments& arguments) {
    static constexpr PythonSignature<3> kSignature{"create_task", {"coro", "name", "context"}, 1, 1};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    loop::EventLoop* event_loop = running_loop(vm);
    if (event_loop == nullptr) return holding_argument(vm, Value::raised(), (*bound)[0]);
    const Ref<loop::Task> task = create_task(vm, *event_loop, (*bound)[0], {(*bound)[1], (*bound)[2]});
    return task != nullptr ? Value(task) : Value::raised();
}

/// The loop that is asked about: the one given, or the running one.
struct AskedLoop {
    loop::EventLoop* loop = nullptr;
    bool is_raised = false; ///< none is running, and none was given
};
AskedLoop asked_loop(Interpreter& vm, const Value& given) {
    if (given.is_empty() || given.is_none()) {
        loop::EventLoop* const running = running_loop(vm);
        return {running, running == nullptr};
    }
    EventLoopObject* const found = EventLoopObject::from(given);
    return {found != nullptr ? &found->event_loop() : nullptr}; // what is no loop has no tasks
}

Value ensure_future_function(Interpreter& vm, Arguments& arguments) {
    static constexpr PythonSignature<2> kSignature{"ensure_future", {"coro_or_future", "loop"}, 1, 1};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const auto& [awaitable, given] = *bound;
    const bool names_loop = !given.is_empty() && !given.is_none();
    if (loop::Future* future = as_future(awaitable); future != nullptr && !names_loop) return awaitable;
    EventLoopObject* const found = loop_argument(vm, given, "create_task");
    if (found == nullptr) return Value::raised();
    const Ref<loop::Future> future = ensure_future(vm, found->event_loop(), awaitable);
    return future != nullptr ? Value(future) : Value::raised();
}

Value current_task(Interpreter& vm, Arguments& arguments) {
    static constexpr PythonSignature<1> kSignature{"current_task", {"loop"}};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const AskedLoop asked = asked_loop(vm, (*bound)[0]);
    if (asked.is_raised) return Value::raised();
    loop::Task* task = asked.loop != nullptr ? asked.loop->current_task() : nullptr;
    return task != nullptr ? Value(task) : Value::none();
}

Value all_tasks(Interpreter& vm, Arguments& arguments) {
    static constexpr PythonSignature<1> kSignature{"all_tasks", {"loop"}};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const AskedLoop asked = asked_loop(vm, (*bound)[0]);
    if (asked.is_raised) return Value::raised();
    const Ref<SetObject> set = SetObject::create_in_order(vm);
    if (asked.loop == nullptr) return set;
    for (const Ref<loop::Task>& task : sync::all_tasks(*asked.loop))
        set->insert(Value(task), native_hash(vm, Value(task)).hash);
    return set;
}

// ---- questions
// ----------------------------------------------------------------------------------------------

Value iscoroutine(Interpreter&, Arguments& arguments) {
    return Value::boolean(is_coroutine(arguments[0]));
}

Value iscoroutinefunction(Interpreter&, Arguments& arguments) {
    Value callable = arguments[0];
    while (const auto* method = callable.as<BoundMethodObject>())
        callable = Value(method->function());
    const auto* function = callable.as<FunctionObject>();
    return Value::boolean(function != nullptr && function->code->source().body_kind == BodyKind::Coroutine);
}

Value isfuture(Interpreter&, Arguments& arguments) {
    return Value::boolean(as_future(arguments[0]) != nullptr);
}

/// For to_thread: `copy_context().run`; None where the program knows nothing of contexts.
NativeCoroutine run_of_copied_context(Interpreter& vm, OwnedArguments) {
    const Ref<ContextObject> context = copied_context(vm);
    if (context == nullptr) co_return Value::none();
    co_return co_await find_attribute(vm, Value(context), *vm.intern("run"));
}

constexpr NativeDefinition kFunctions[] = {
    {"run_of_copied_context", as_coroutine<run_of_copied_context>, Arity::None},
    {"run", run, Arity::Keywords},
    {"create_task", create_task_function, Arity::Keywords},
    {"ensure_future", ensure_future_function, Arity::Keywords},
    {"current_task", current_task, Arity::Keywords},
    {"all_tasks", all_tasks, Arity::Keywords},
    {"iscoroutine", iscoroutine, Arity::One, NativeKind::Function, nullptr, "obj"},
    {"iscoroutinefunction", iscoroutinefunction, Arity::One, NativeKind::Function, nullptr, "func"},
    {"isfuture", isfuture, Arity::One, NativeKind::Function, nullptr, "obj"},
};

} // namespace

void add_running_functions(AsyncioState& state, ModuleObject& module) {
    Interpreter& vm = state.vm;
    TypeDefinition runner{.name = "asyncio.runners.Runner"};
    runner.slots.create = &create_runner;
    state.runner_type = TypeObject::create_builtin(vm, runner);
    define_methods(*state.runner_type, kRunnerMethods);
    module.set(vm, "Runner", state.runner_type);
    module.define(vm, kFunctions);
}

} // namespace simul::script::library::asyncio
