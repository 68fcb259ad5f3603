#include "core/script/vm/errors.hpp"

#include "core/script/vm/execution.hpp"
#include "core/script/vm/interpreter_state.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace simul::script {
namespace {

/// The exception that is being handled where the program stands; null if none.
ExceptionObject* handled_exception(Interpreter& vm) {
    const Execution* execution = vm.state().execution;
    if (execution == nullptr) return nullptr;
    for (const HandledException* handled = execution->handled; handled != nullptr; handled = handled->outer) {
        if (!handled->exception.is_empty()) return handled->exception.as<ExceptionObject>();
    }
    return nullptr;
}

/// Sets `__context__`, cutting the chain where the exception is in it already.
void set_context(Interpreter& vm, ExceptionObject& exception) {
    ExceptionObject* handled = handled_exception(vm);
    if (handled == nullptr || handled == &exception) return;
    for (ExceptionObject* link = handled; link != nullptr;) {
        auto* next = link->context.as<ExceptionObject>();
        if (next == &exception) {
            link->context.reset();
            break;
        }
        link = next;
    }
    exception.context = Value(handled);
}

TypeObject& type_for(Interpreter& vm, FailureKind kind) {
    const ExceptionTypes& types = vm.exceptions();
    switch (kind) {
    case FailureKind::ValueError: return *types.value_error;
    case FailureKind::TypeError: return *types.type_error;
    case FailureKind::OverflowError: return *types.overflow_error;
    case FailureKind::ZeroDivisionError: return *types.zero_division_error;
    case FailureKind::IndexError: return *types.index_error;
    case FailureKind::KeyError: return *types.key_error;
    case FailureKind::UnicodeError: return *types.unicode_error;
    case FailureKind::MemoryError: return *types.memory_error;
    }
    return *types.value_error;
}

} // namespace

namespace detail {
TypeObject& type_error(Interpreter& vm) noexcept {
    return *vm.exceptions().type_error;
}
TypeObject& value_error(Interpreter& vm) noexcept {
    return *vm.exceptions().value_error;
}
TypeObject& attribute_error(Interpreter& vm) noexcept {
    return *vm.exceptions().attribute_error;
}
TypeObject& runtime_error(Interpreter& vm) noexcept {
    return *vm.exceptions().runtime_error;
}
} // namespace detail

Value raise(Interpreter& vm, ExceptionRef exception) {
    set_context(vm, *exception);
    vm.set_pending_exception(std::move(exception));
    return Value::raised();
}

Value raise_with(Interpreter& vm, TypeObject& type, Ref<TupleObject> args) {
    assert(!type.is_script_class());
    ExceptionRef exception = ExceptionObject::create(type, args);
    ValueVector values(args->items().begin(), args->items().end());
    Arguments arguments(values.data(), values.size());
    if (type.slots().initialize(vm, Value(exception), arguments).is_raised()) return Value::raised();
    return raise(vm, std::move(exception));
}

ExceptionRef make_exception(Interpreter& vm, TypeObject& type, std::string_view message) {
    if (message.empty()) return ExceptionObject::create(type, vm.empty_tuple());
    return ExceptionObject::create(type, TupleObject::of(vm, StringObject::from_utf8(vm, message)));
}

Value raise(Interpreter& vm, TypeObject& type, std::string_view message) {
    return raise(vm, make_exception(vm, type, message));
}

Value raise_failure(Interpreter& vm, const Failure& failure) {
    return raise(vm, type_for(vm, failure.kind), failure.message);
}

Value raise_key_error(Interpreter& vm, const Value& key) {
    return raise_with(vm, *vm.exceptions().key_error, TupleObject::of(vm, key));
}

Value raise_no_attribute(Interpreter& vm, const Value& object, const StringObject& name) {
    const auto* type = object.as<TypeObject>();
    const std::string message =
        type != nullptr
            ? fmt::format("type object '{}' has no attribute '{}'", type->name(), name.utf8())
            : fmt::format("'{}' object has no attribute '{}'", type_name(vm, object), name.utf8());
    ExceptionRef exception = make_exception(vm, *vm.exceptions().attribute_error, message);
    exception->details.set(vm, vm.names().name, Value(&name));
    exception->details.set(vm, vm.names().obj, object);
    return raise(vm, std::move(exception));
}

Value raise_stop_iteration(Interpreter& vm, const Value& value) {
    ExceptionRef exception = ExceptionObject::create(
        *vm.exceptions().stop_iteration, value.is_none() ? vm.empty_tuple() : TupleObject::of(vm, value));
    exception->details.set(vm, vm.names().value, value);
    return raise(vm, std::move(exception));
}

namespace {

/// Types that CPython writes in C outside of builtins: its messages name them with their modules.
constexpr std::string_view kExtensionTypes[] = {
    "collections.deque",       "collections.OrderedDict",
    "collections.defaultdict", "datetime.timedelta",
    "datetime.datetime",       "datetime.date",
    "datetime.time",           "datetime.timezone",
    "functools.partial",       "types.SimpleNamespace",
    "_asyncio.Future",         "_asyncio.Task",
    "operator.itemgetter",     "operator.attrgetter",
    "operator.methodcaller",   "functools._lru_cache_wrapper",
};

} // namespace

std::string type_name(Interpreter& vm, const Value& value) {
    const TypeObject& type = type_of(vm, value);
    std::string full_name = type.full_name();
    const bool is_extension = full_name.starts_with("itertools.") ||
                              std::find(std::begin(kExtensionTypes), std::end(kExtensionTypes), full_name) !=
                                  std::end(kExtensionTypes);
    return is_extension ? full_name : type.name();
}

bool is_exception_of(const Value& exception, const TypeObject& type) noexcept {
    const auto* object = exception.as<ExceptionObject>();
    return object != nullptr && object->type().is_subtype_of(type);
}

} // namespace simul::script
