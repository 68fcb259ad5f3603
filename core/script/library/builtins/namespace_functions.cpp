// dir, vars, locals, globals, exit, anext.
#include "core/script/library/builtins/builtin_functions.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/library/sorting.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/frame.hpp"
#include "core/script/vm/function_object.hpp"
#include "core/script/vm/interpreter_state.hpp"

#include <algorithm>

namespace simul::script::library {
namespace {

/// The frame of the script code that called the built-in function.
Frame& calling_frame(Interpreter& vm) {
    return *vm.state().execution->innermost_frame();
}

Value globals(Interpreter& vm, Arguments&) {
    return Value(&calling_frame(vm).globals());
}

/// A snapshot of a function's variables; the namespace itself of a module or class body.
Value locals(Interpreter& vm, Arguments&) {
    Frame& frame = calling_frame(vm);
    if (frame.names != nullptr) return frame.names;
    const auto snapshot = DictObject::create(vm);
    const CodeObject& code = frame.code().source();
    for (std::size_t i = 0; i < code.slot_count(); ++i) {
        const Value& slot = frame.slots()[i];
        const auto* cell = slot.as<CellObject>();
        const Value value = cell != nullptr ? cell->content : slot;
        if (value.is_value()) snapshot->set(vm.intern(code.slot_names[i]), value);
    }
    return snapshot;
}

Value names_of(Interpreter& vm, DictObject& dict) {
    ValueVector names;
    std::size_t position = 0;
    while (const DictObject::Entry* entry = dict.next(position))
        if (is_string(entry->key)) names.push_back(entry->key);
    std::sort(names.begin(), names.end(), [](const Value& a, const Value& b) {
        return StringObject::compare(a.to<StringObject>(), b.to<StringObject>()) < 0;
    });
    return ListObject::create(vm, std::move(names));
}

void add_names(DictObject& into, DictObject& from) {
    std::size_t position = 0;
    while (const DictObject::Entry* entry = from.next(position))
        if (auto* name = entry->key.as<StringObject>()) into.set(StringRef(name), Value::none());
}

/// The names that an object's attributes have, its class's included.
Value attribute_names(Interpreter& vm, const Value& object) {
    const auto all = DictObject::create(vm);
    if (const auto* module = object.as<ModuleObject>()) return names_of(vm, *module->dict());
    if (auto* holder = object.as<Object>(); holder != nullptr && holder->attributes() != nullptr)
        add_names(*all, *holder->attributes()->dict(vm));
    const auto* as_type = object.as<TypeObject>();
    const TypeObject& type = as_type != nullptr ? *as_type : type_of(vm, object);
    for (TypeObject* base : type.mro())
        add_names(*all, base->own_attributes());
    return names_of(vm, *all);
}

NativeCoroutine dir_of(Interpreter& vm, Value object) {
    const Value& plain = *vm.types().object->lookup(*vm.names().dunder_dir);
    const Value* found = type_of(vm, object).lookup(*vm.names().dunder_dir);
    if (found == nullptr || is_same(*found, plain)) co_return attribute_names(vm, object);
    const Value method = lookup_special(vm, object, *vm.names().dunder_dir);
    const Value names = co_await call(vm, method);
    const Value list = co_await collect(vm, names);
    Value sorting = start(vm, sort_items(vm, list.to<ListObject>().items(), Value(), false));
    (void)co_await std::move(sorting);
    co_return list;
}

Value object_dir(Interpreter& vm, Arguments& arguments) {
    return attribute_names(vm, arguments[0]);
}

constexpr NativeDefinition kObjectMethods[] = {{"__dir__", object_dir, Arity::None, NativeKind::Method}};

Value dir(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "dir", arguments.size(), 0, 1)) return Value::raised();
    if (arguments.size() == 1) return start(vm, dir_of(vm, arguments[0]));
    const Value names = locals(vm, arguments);
    return names_of(vm, names.to<DictObject>());
}

NativeCoroutine vars_of(Interpreter& vm, Value object) {
    Value found = co_await find_attribute(vm, object, *vm.names().dunder_dict);
    if (found.is_empty()) co_return raise_type_error(vm, "vars() argument must have __dict__ attribute");
    co_return found;
}

Value vars(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "vars", arguments.size(), 0, 1)) return Value::raised();
    if (arguments.size() == 0) return locals(vm, arguments);
    return start(vm, vars_of(vm, arguments[0]));
}

/// exit() and quit(): as sys.exit().
Value exit(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "exit", arguments.size(), 0, 1)) return Value::raised();
    const Value code = arguments.size() == 0 ? Value::none() : arguments[0];
    return raise_with(vm, *vm.exceptions().system_exit, TupleObject::of(vm, code));
}

NativeCoroutine anext_or_default(Interpreter& vm, Value iterator, Value fallback) {
    const Value module = co_await vm.import_module("_anext");
    const StringRef name = vm.intern("anext_or_default");
    co_return co_await call_method(vm, module, *name, iterator, fallback);
}

Value anext(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "anext", arguments.size(), 1, 2)) return Value::raised();
    const auto slot = type_of(vm, arguments[0]).slots().async_next;
    if (slot == nullptr)
        return raise_type_error(vm, "'{}' object is not an async iterator", type_name(vm, arguments[0]));
    if (arguments.size() == 1) return slot(vm, arguments[0]);
    return start(vm, anext_or_default(vm, arguments[0], arguments[1]));
}

constexpr NativeDefinition kFunctions[] = {
    {"globals", globals, Arity::None}, {"locals", locals, Arity::None}, {"dir", dir, Arity::Any},
    {"vars", vars, Arity::Any},        {"exit", exit, Arity::Any},      {"quit", exit, Arity::Any},
    {"anext", anext, Arity::Any},
};

} // namespace

std::span<const NativeDefinition> namespace_functions() {
    return kFunctions;
}

void define_object_dir(Interpreter& vm) {
    define_methods(*vm.types().object, kObjectMethods);
}

} // namespace simul::script::library
