// What generators, coroutines and asynchronous generators do.
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/builtin_slots.hpp"
#include "core/script/vm/call.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/native_function.hpp"
#include "core/script/vm/operations.hpp"

namespace simul::script {
namespace {

using State = GeneratorObject::State;

std::string text(const Value& value) {
    const auto* string = value.as<StringObject>();
    return string != nullptr ? string->utf8() : "?";
}

Value itself(Interpreter&, const Value& self) {
    return self;
}

std::string qualified_name_of(const Value& self) {
    if (const auto* generator = self.as<GeneratorObject>()) return text(generator->qualified_name);
    return self.to<OperationObject>().qualified_name();
}

Value generator_repr(Interpreter& vm, const Value& self) {
    const auto* generator = self.as<GeneratorObject>();
    const char* kind = generator == nullptr || generator->is_coroutine() ? "coroutine"
                       : generator->is_async_generator()                 ? "async_generator"
                                                                         : "generator";
    return StringObject::from_utf8(
        vm, fmt::format("<{} object {} at {}>", kind, qualified_name_of(self), vm.address_of(self)));
}

/// Holds a step that nobody else may refer to, as `agen.asend(1).send(None)`: its generator does not.
NativeCoroutine send_to_step(Interpreter& vm, Value step, Sent sent, OnReturn on_return) {
    Value result = co_await send_to(vm, step, std::move(sent), on_return);
    co_return result;
}

Value generator_next(Interpreter& vm, const Value& self) {
    if (self.as<AsyncGeneratorStep>() != nullptr)
        return start(vm, send_to_step(vm, self, Sent(), OnReturn::EndsIteration));
    return send_to(vm, self, Sent(), OnReturn::EndsIteration);
}

// ---- send, throw, close -----------------------------------------------------------------------------------

Value send(Interpreter& vm, Arguments& arguments) {
    Sent sent{Sent::Kind::Value, arguments[1]};
    if (arguments[0].as<AsyncGeneratorStep>() != nullptr)
        return start(vm, send_to_step(vm, arguments[0], std::move(sent), OnReturn::Deliver));
    return send_to(vm, arguments[0], std::move(sent), OnReturn::Deliver);
}

/// The exception object that `throw(type[, value[, traceback]])` means: an instance, or a call of the class.
NativeCoroutine thrown_exception(Interpreter& vm, OwnedArguments arguments) {
    Value type = arguments[1];
    const Value value = arguments.get(2);
    if (const auto* given = type.as<TypeObject>();
        given != nullptr && given->is_subtype_of(*vm.exceptions().base_exception)) {
        if (is_exception_of(value, *given)) co_return value;
        Value made;
        if (value.is_empty() || value.is_none()) {
            made = co_await call(vm, type);
        } else {
            made = co_await call(vm, type, value);
        }
        type = std::move(made);
    } else if (type.as<ExceptionObject>() != nullptr) {
        if (!value.is_empty() && !value.is_none())
            co_return raise_type_error(vm, "instance exception may not have a separate value");
    } else {
        co_return raise_type_error(
            vm, "exceptions must be classes or instances deriving from BaseException, not {}",
            type_name(vm, type));
    }
    if (type.as<ExceptionObject>() == nullptr) {
        co_return raise_type_error(
            vm, "exceptions must be classes or instances deriving from BaseException, not {}",
            type_name(vm, type));
    }
    co_return type;
}

NativeCoroutine throw_body(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    OwnedArguments copy = arguments;
    Value exception = co_await start(vm, thrown_exception(vm, std::move(copy)));
    Value result = co_await send_to(vm, self, Sent::exception(exception), OnReturn::Deliver);
    co_return result;
}

Value throw_method(Interpreter& vm, Arguments& arguments) {
    if (arguments.size() < 2) return raise_type_error(vm, "throw expected at least 1 argument, got 0");
    if (arguments.size() > 4)
        return raise_type_error(vm, "throw expected at most 3 arguments, got {}", arguments.size() - 1);
    return start(vm, throw_body(vm, OwnedArguments(arguments)));
}

Value close(Interpreter& vm, Arguments& arguments) {
    const Value self = arguments[0];
    if (auto* generator = self.as<GeneratorObject>()) return close_generator(vm, *generator);
    if (auto* operation = self.as<OperationObject>()) {
        operation->body.reset();
        return Value::none();
    }
    if (const auto* wrapper = self.as<CoroutineWrapper>()) {
        const Value coroutine = wrapper->coroutine;
        if (as_future(coroutine) != nullptr) return Value::none();
        return call_method(vm, coroutine, *vm.names().close);
    }
    self.to<AsyncGeneratorStep>().state = AsyncGeneratorStep::State::Finished;
    return Value::none();
}

constexpr NativeDefinition kMethods[] = {
    {"send", send, Arity::One, NativeKind::Method},
    {"throw", throw_method, Arity::Any, NativeKind::Method},
    {"close", close, Arity::None, NativeKind::Method},
};

// ---- attributes -------------------------------------------------------------------------------------------

Value get_name(Interpreter& vm, const Value& self) {
    if (const auto* generator = self.as<GeneratorObject>()) return generator->name;
    return vm.intern(self.to<OperationObject>().name());
}
Value set_name(Interpreter&, const Value& self, const Value& value) {
    if (auto* generator = self.as<GeneratorObject>()) generator->name = value;
    return Value::none();
}
Value get_qualified_name(Interpreter& vm, const Value& self) {
    if (const auto* generator = self.as<GeneratorObject>()) return generator->qualified_name;
    return vm.intern(self.to<OperationObject>().qualified_name());
}
Value set_qualified_name(Interpreter&, const Value& self, const Value& value) {
    if (auto* generator = self.as<GeneratorObject>()) generator->qualified_name = value;
    return Value::none();
}
Value is_running(Interpreter&, const Value& self) {
    const auto* generator = self.as<GeneratorObject>();
    return Value::boolean(generator != nullptr && generator->is_running());
}
Value is_async_running(Interpreter&, const Value& self) {
    const auto& generator = self.to<GeneratorObject>();
    return Value::boolean(generator.step != nullptr || generator.is_step_lost);
}
Value get_frame(Interpreter&, const Value& self) {
    const auto* generator = self.as<GeneratorObject>();
    return generator != nullptr && generator->frame != nullptr ? Value(generator->frame) : Value::none();
}
Value get_code(Interpreter&, const Value& self) {
    const auto* generator = self.as<GeneratorObject>();
    return generator != nullptr && generator->frame != nullptr ? Value(&generator->frame->code())
                                                               : Value::none();
}
/// What it waits for: the receiver of its YIELD_FROM.
Value get_awaited(Interpreter& vm, const Value& self) {
    const auto* generator = self.as<GeneratorObject>();
    if (generator == nullptr || generator->frame == nullptr || generator->state == State::Created ||
        generator->is_running())
        return Value::none();
    if (generator->frame->position() < 0 || !generator->frame->is_at_yield_from()) return Value::none();
    Value& awaited = generator->frame->top();
    loop::Future* const future = as_future(awaited);
    if (loop::Turn* const turn = future != nullptr ? future->as_turn() : nullptr)
        awaited = coroutine_of_turn(vm, *turn);
    return awaited;
}
Value is_suspended(Interpreter&, const Value& self) {
    const auto* generator = self.as<GeneratorObject>();
    return Value::boolean(generator != nullptr && generator->frame != nullptr &&
                          generator->state != State::Created && !generator->is_running());
}

constexpr NativeAttribute kNames[] = {{"__name__", get_name, set_name},
                                      {"__qualname__", get_qualified_name, set_qualified_name}};
constexpr NativeAttribute kGeneratorAttributes[] = {{"gi_running", is_running},
                                                    {"gi_frame", get_frame},
                                                    {"gi_code", get_code},
                                                    {"gi_yieldfrom", get_awaited},
                                                    {"gi_suspended", is_suspended}};
constexpr NativeAttribute kCoroutineAttributes[] = {{"cr_running", is_running},
                                                    {"cr_frame", get_frame},
                                                    {"cr_code", get_code},
                                                    {"cr_await", get_awaited},
                                                    {"cr_suspended", is_suspended}};
constexpr NativeAttribute kAsyncGeneratorAttributes[] = {{"ag_running", is_async_running},
                                                         {"ag_frame", get_frame},
                                                         {"ag_code", get_code},
                                                         {"ag_await", get_awaited}};

// ---- asynchronous generators ------------------------------------------------------------------------------

/// The running loop is told of a generator that is iterated for the first time.
NativeCoroutine call_first_iteration_hook(Interpreter& vm, Value hook, Value generator, Value step) {
    Value done = co_await call(vm, hook, generator);
    done.reset();
    co_return step;
}

Value make_step(Interpreter& vm, const Value& self, AsyncGeneratorStep::Kind kind, Value value) {
    auto& generator = self.to<GeneratorObject>();
    Value step = AsyncGeneratorStep::create(vm, Ref<GeneratorObject>(&generator), kind, std::move(value));
    if (generator.hooks_called) return step;
    generator.hooks_called = true;
    InterpreterState& state = vm.state();
    generator.finalizer_hook = state.async_generator_finalizer;
    if (state.async_generator_first_iteration.is_empty()) return step;
    const Value hook = state.async_generator_first_iteration;
    return start(vm, call_first_iteration_hook(vm, hook, self, std::move(step)));
}

Value async_next(Interpreter& vm, const Value& self) {
    return make_step(vm, self, AsyncGeneratorStep::Kind::Send, Value::none());
}
Value asend(Interpreter& vm, Arguments& arguments) {
    return make_step(vm, arguments[0], AsyncGeneratorStep::Kind::Send, arguments[1]);
}
Value aclose(Interpreter& vm, Arguments& arguments) {
    return make_step(vm, arguments[0], AsyncGeneratorStep::Kind::Close, Value());
}
NativeCoroutine athrow_body(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    OwnedArguments copy = arguments;
    Value exception = co_await start(vm, thrown_exception(vm, std::move(copy)));
    Value step = co_await make_step(vm, self, AsyncGeneratorStep::Kind::Throw, exception);
    co_return step;
}
Value athrow(Interpreter& vm, Arguments& arguments) {
    if (arguments.size() < 2) return raise_type_error(vm, "athrow expected at least 1 argument, got 0");
    return start(vm, athrow_body(vm, OwnedArguments(arguments)));
}

constexpr NativeDefinition kAsyncMethods[] = {
    {"asend", asend, Arity::One, NativeKind::Method},
    {"athrow", athrow, Arity::Any, NativeKind::Method},
    {"aclose", aclose, Arity::None, NativeKind::Method},
};

TypeDefinition definition_for(const char* name, Layout layout) {
    TypeDefinition definition;
    definition.name = name;
    definition.layout = layout;
    definition.can_be_subclassed = false;
    return definition;
}

} // namespace

TypeDefinition generator_definition() {
    TypeDefinition definition = definition_for("generator", Layout::Generator);
    definition.slots.repr = generator_repr;
    definition.slots.iterate = itself;
    definition.slots.next = generator_next;
    return definition;
}

TypeDefinition coroutine_definition() {
    TypeDefinition definition = definition_for("coroutine", Layout::Coroutine);
    definition.slots.repr = generator_repr;
    definition.slots.await = await_iterator;
    return definition;
}

TypeDefinition async_generator_definition() {
    TypeDefinition definition = definition_for("async_generator", Layout::AsyncGenerator);
    definition.slots.repr = generator_repr;
    definition.slots.async_iterate = itself;
    definition.slots.async_next = async_next;
    return definition;
}

TypeDefinition async_generator_step_definition() {
    TypeDefinition definition = definition_for("async_generator_asend", Layout::AsyncGeneratorStep);
    definition.slots.iterate = itself;
    definition.slots.next = generator_next;
    definition.slots.await = itself;
    return definition;
}

TypeDefinition coroutine_wrapper_definition() {
    TypeDefinition definition = definition_for("coroutine_wrapper", Layout::CoroutineWrapper);
    definition.slots.iterate = itself;
    definition.slots.next = generator_next;
    return definition;
}

void define_generator_methods(Interpreter& vm) {
    const BuiltinTypes& types = vm.types();
    for (const Ref<TypeObject>& type :
         {types.generator, types.coroutine, types.async_generator_step, types.coroutine_wrapper}) {
        define_methods(*type, kMethods);
    }
    for (const Ref<TypeObject>& type : {types.generator, types.coroutine, types.async_generator}) {
        define_attributes(*type, kNames);
    }
    define_attributes(*types.generator, kGeneratorAttributes);
    define_attributes(*types.coroutine, kCoroutineAttributes);
    define_attributes(*types.async_generator, kAsyncGeneratorAttributes);
    define_methods(*types.async_generator, kAsyncMethods);
}

} // namespace simul::script
