#include "core/script/vm/call.hpp"

#include "core/script/vm/argument_messages.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/special_methods.hpp"

namespace simul::script {

Value enter(Interpreter& vm, Execution& execution, Ref<Frame> frame, FunctionObject& function) {
    const CodeObject& source = frame->code().source();
    if (!source.cell_slots.empty()) frame->make_cells(vm);
    if (source.body_kind != BodyKind::Plain) {
        Ref<GeneratorObject> generator =
            GeneratorObject::create(vm, frame, function.name, function.qualified_name);
        generator->is_iterable_coroutine = function.makes_iterable_coroutine;
        return generator;
    }
    if (!execution.has_depth_for(1)) return execution.raise_too_deep();
    ++execution.depth;
    execution.push(*frame.detach()); // the reference goes to the execution
    return Value::pending();
}

Value call_function(Interpreter& vm, FunctionObject& function, Arguments& arguments) {
    const Code& code = *function.code;
    Ref<Frame> frame;
    if (code.is_simple() && arguments.keyword_count() == 0 &&
        arguments.size() == code.source().positional_count) {
        frame = Frame::create(vm, *function.code, *function.globals, &function);
        std::move(arguments.values(), arguments.values() + arguments.size(), frame->slots());
    } else {
        frame = bind_arguments(vm, function, arguments);
        if (frame == nullptr) return Value::raised();
    }
    return enter(vm, *vm.state().execution, std::move(frame), function);
}

namespace {

/// "list.append" for a method, "len" for a function: as messages about arguments write it.
std::string display_name(const NativeFunctionObject& function) {
    const char* name = function.definition().name;
    const TypeObject* owner = function.owner();
    if (owner == nullptr) {
        const auto* module = function.module().as<StringObject>();
        if (module != nullptr && !(*module == "builtins")) return module->utf8() + "." + name;
        return name;
    }
    return owner->name() + "." + name;
}

bool check_self(Interpreter& vm, const NativeFunctionObject& function, const Arguments& arguments) {
    const char* name = function.definition().name;
    const TypeObject& owner = *function.owner();
    const bool is_slot = function.definition().kind == NativeKind::SlotMethod;
    if (arguments.size() == 0) {
        if (is_slot) {
            (void)raise_type_error(vm, "descriptor '{}' of '{}' object needs an argument", name,
                                   owner.name());
        } else {
            (void)raise_type_error(vm, "unbound method {}.{}() needs an argument", owner.name(), name);
        }
        return false;
    }
    TypeObject& type = type_of(vm, arguments[0]);
    if (&type == &owner || type.is_subtype_of(owner)) return true;
    if (is_slot) {
        (void)raise_type_error(vm, "descriptor '{}' requires a '{}' object but received a '{}'", name,
                               owner.name(), type.name());
    } else {
        (void)raise_type_error(vm, "descriptor '{}' for '{}' objects doesn't apply to a '{}' object", name,
                               owner.name(), type.name());
    }
    return false;
}

bool check_arity(Interpreter& vm, const NativeFunctionObject& function, const Arguments& arguments) {
    const NativeDefinition& definition = function.definition();
    if (definition.arity == Arity::Keywords) return true;
    const bool is_slot = definition.kind == NativeKind::SlotMethod;
    if (arguments.keyword_count() > 0) {
        if (is_slot) {
            (void)raise_type_error(vm, "wrapper {}() takes no keyword arguments", definition.name);
        } else {
            (void)raise_type_error(vm, "{}() takes no keyword arguments", display_name(function));
        }
        return false;
    }
    if (definition.arity == Arity::Any) return true;
    const bool has_self =
        definition.kind != NativeKind::Function && definition.kind != NativeKind::StaticMethod;
    const std::size_t given = arguments.size() - (has_self ? 1 : 0);
    const std::size_t expected = definition.arity == Arity::None ? 0 : 1;
    if (given == expected) return true;
    if (is_slot) {
        (void)raise_type_error(vm, "expected {} argument{}, got {}", expected, expected == 1 ? "" : "s",
                               given);
    } else if (expected == 0) {
        (void)raise_type_error(vm, "{}() takes no arguments ({} given)", display_name(function), given);
    } else {
        (void)raise_type_error(vm, "{}() takes exactly one argument ({} given)", display_name(function),
                               given);
    }
    return false;
}

/// As check_arity(), of a function with NativeDefinition::parameter: the argument given by name takes its
/// place.
bool bind_parameter(Interpreter& vm, const NativeFunctionObject& function, Arguments& arguments) {
    const NativeDefinition& definition = function.definition();
    const std::size_t self = definition.kind == NativeKind::Method ? 1 : 0;
    const std::size_t most = self + (definition.arity == Arity::One ? 1 : 0);
    if (arguments.keyword_count() == 0 && arguments.size() == most) return true;
    const std::string name =
        self != 0 ? function.owner()->name() + "." + definition.name : std::string(definition.name);
    std::size_t given = arguments.size();
    for (std::size_t i = 0; i < arguments.keyword_count(); ++i) {
        const std::string keyword = arguments.keyword_name(i).utf8();
        const bool is_parameter = definition.arity == Arity::One && keyword == definition.parameter;
        if (is_parameter && given == self) {
            ++given; // its value lies behind the positional ones already
            continue;
        }
        if (is_parameter) {
            raise_multiple_values(vm, name, keyword);
        } else {
            raise_unexpected_keyword(vm, name, keyword);
        }
        return false;
    }
    if (given > most) {
        raise_too_many_arguments(vm, name, {.most = most, .given = given});
        return false;
    }
    if (given < most) {
        raise_missing_arguments(vm, name, "positional", {definition.parameter});
        return false;
    }
    arguments = Arguments(arguments.values(), given);
    return true;
}

} // namespace

Value call_native(Interpreter& vm, const NativeFunctionObject& function, Arguments& arguments) {
    const NativeKind kind = function.definition().kind;
    if ((kind == NativeKind::Method || kind == NativeKind::SlotMethod) &&
        !check_self(vm, function, arguments)) {
        return Value::raised();
    }
    const bool fits = function.definition().parameter != nullptr ? bind_parameter(vm, function, arguments)
                                                                 : check_arity(vm, function, arguments);
    if (!fits) return Value::raised();
    vm.state().native_callee = &function;
    return function.function()(vm, arguments);
}

Awaited await_native(Interpreter& vm, const NativeFunctionObject& function, Arguments& arguments) {
    const NativeDefinition& definition = function.definition();
    if (definition.awaited == nullptr || arguments.keyword_count() > 0) return {};
    std::size_t given = arguments.size();
    if (definition.kind == NativeKind::Method) {
        const auto* self = given > 0 ? arguments[0].as<Object>() : nullptr;
        if (self == nullptr) return {};
        if (&self->type() != function.owner() && !self->type().is_subtype_of(*function.owner())) return {};
        --given;
    }
    const bool fits = definition.arity == Arity::None  ? given == 0
                      : definition.arity == Arity::One ? given == 1
                                                       : true;
    return fits ? definition.awaited(vm, arguments) : Awaited();
}

namespace {

/// Calls `function(self, *arguments)`.
Value call_with_self(Interpreter& vm, const Value& function, const Value& self, const Arguments& arguments) {
    const std::size_t count = arguments.size() + arguments.keyword_count();
    constexpr std::size_t kFew = 8;
    Value few[kFew];
    ValueVector many;
    Value* values = few;
    if (count + 1 > kFew) {
        many.resize(count + 1);
        values = many.data();
    }
    values[0] = self;
    std::move(arguments.values(), arguments.values() + count, values + 1);
    Arguments extended(values, arguments.size() + 1, arguments.keyword_names());
    return call(vm, function, extended);
}

NativeCoroutine initialize_body(Interpreter& vm, Value object, OwnedArguments arguments) {
    Arguments view = arguments.view();
    Value result = co_await type_of(vm, object).slots().initialize(vm, object, view);
    result.reset();
    co_return object;
}

NativeCoroutine instantiate_body(Interpreter& vm, Value type, OwnedArguments arguments) {
    // `__new__` may move its arguments; `__init__` gets them too.
    OwnedArguments for_new = arguments;
    Arguments view = for_new.view();
    Value object = co_await type.to<TypeObject>().slots().create(vm, type.to<TypeObject>(), view);
    TypeObject& actual = type_of(vm, object);
    if (!actual.is_subtype_of(type.to<TypeObject>()) || actual.slots().initialize == nullptr)
        co_return object;
    Arguments rest = arguments.view();
    Value initialized = co_await actual.slots().initialize(vm, object, rest);
    initialized.reset();
    co_return object;
}

} // namespace

Value instantiate(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    const TypeSlots& slots = type.slots();
    const TypeSlots& of_object = vm.types().object->slots();
    if (slots.create == nullptr)
        return raise_type_error(vm, "cannot create '{}' instances", type.full_name());
    if (slots.initialize == nullptr || &type == vm.types().type.get())
        return slots.create(vm, type, arguments);
    if (slots.create == of_object.create) {
        // `object.__new__` does not use the arguments up.
        Value object = slots.create(vm, type, arguments);
        if (!object.is_value() || slots.initialize == of_object.initialize) return object;
        return start(vm, initialize_body(vm, std::move(object), OwnedArguments(arguments)));
    }
    if (slots.initialize == of_object.initialize && slots.create != &script_slots::create) {
        return slots.create(vm, type, arguments);
    }
    return start(vm, instantiate_body(vm, Value(&type), OwnedArguments(arguments)));
}

Value call(Interpreter& vm, const Value& callable, Arguments& arguments) {
    if (auto* function = callable.as<FunctionObject>()) return call_function(vm, *function, arguments);
    if (const auto* native = callable.as<NativeFunctionObject>()) return call_native(vm, *native, arguments);
    if (const auto* method = callable.as<BoundMethodObject>()) {
        const Value function = method->function();
        const Value self = method->self();
        return call_with_self(vm, function, self, arguments);
    }
    const auto slot = type_of(vm, callable).slots().call;
    if (auto* type = callable.as<TypeObject>(); type != nullptr && slot != &script_slots::call)
        return instantiate(vm, *type, arguments);
    if (slot == nullptr) return raise_type_error(vm, "'{}' object is not callable", type_name(vm, callable));
    return slot(vm, callable, arguments);
}

namespace {

NativeCoroutine call_attribute(Interpreter& vm, Value object, StringRef name, OwnedArguments arguments) {
    Value attribute = co_await get_attribute(vm, object, *name);
    Arguments view = arguments.view();
    Value result = co_await call(vm, attribute, view);
    co_return result;
}

NativeCoroutine call_descriptor(Interpreter& vm, Value descriptor, Value object, Value type,
                                OwnedArguments arguments) {
    Value bound = co_await type_of(vm, descriptor).slots().descriptor_get(vm, descriptor, object, type);
    Arguments view = arguments.view();
    Value result = co_await call(vm, bound, view);
    co_return result;
}

} // namespace

Value call_method(Interpreter& vm, const Value& object, StringObject& name, Arguments& arguments) {
    // The common case makes no bound method.
    TypeObject& type = type_of(vm, object);
    const Value* found = type.lookup(name);
    const bool is_plain =
        found != nullptr && type.slots().get_attribute == nullptr &&
        (found->as<FunctionObject>() != nullptr || found->as<NativeFunctionObject>() != nullptr);
    if (is_plain) {
        auto* holder = object.as<Object>();
        AttributeStore* store = holder != nullptr ? holder->attributes() : nullptr;
        const auto* native = found->as<NativeFunctionObject>();
        const bool binds = native == nullptr || native->definition().kind == NativeKind::Method ||
                           native->definition().kind == NativeKind::SlotMethod;
        if (binds && (store == nullptr || store->find(name) == nullptr)) {
            const Value function = *found;
            return call_with_self(vm, function, object, arguments);
        }
    }
    return start(vm, call_attribute(vm, object, StringRef(&name), OwnedArguments(arguments)));
}

Value call_special(Interpreter& vm, const Value& object, const Value& function, Arguments& arguments) {
    if (function.as<FunctionObject>() != nullptr) return call_with_self(vm, function, object, arguments);
    if (const auto* native = function.as<NativeFunctionObject>();
        native != nullptr && (native->definition().kind == NativeKind::Method ||
                              native->definition().kind == NativeKind::SlotMethod)) {
        return call_with_self(vm, function, object, arguments);
    }
    TypeObject& type = type_of(vm, object);
    const auto get = type_of(vm, function).slots().descriptor_get;
    if (get == nullptr) return call(vm, function, arguments);
    return start(vm, call_descriptor(vm, function, object, Value(&type), OwnedArguments(arguments)));
}

Value lookup_special(Interpreter& vm, const Value& object, const StringObject& name) {
    TypeObject& type = type_of(vm, object);
    const Value* found = type.lookup(name);
    if (found == nullptr) return {};
    const auto get = type_of(vm, *found).slots().descriptor_get;
    if (get == nullptr) return *found;
    const Value function = *found;
    return get(vm, function, object, Value(&type));
}

Value start(Interpreter& vm, NativeCoroutine coroutine) {
    Execution& execution = *vm.state().execution;
    if (!execution.has_native_depth()) {
        coroutine.handle().destroy();
        return execution.raise_too_deep();
    }
    execution.push_native(coroutine);
    return Value::pending();
}

} // namespace simul::script
