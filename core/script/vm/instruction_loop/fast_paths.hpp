/// What the instruction loop does without leaving it: small numbers, and what its caches know.
#pragma once

#include "core/script/vm/call.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/float_object.hpp"
#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/module_object.hpp"
#include "core/script/vm/special_methods.hpp"
#include "core/script/vm/specialization.hpp"

namespace simul::script {

/// Small integers and floats without a call; Empty where it is something else.
inline Value fast_binary(BinaryOperator op, const Value& left, const Value& right) {
    if (left.is_int() && right.is_int()) {
        std::int64_t result = 0;
        switch (op) {
        case BinaryOperator::Add:
        case BinaryOperator::InplaceAdd:
            if (!__builtin_add_overflow(left.as_int(), right.as_int(), &result))
                return Value::integer(result);
            break;
        case BinaryOperator::Subtract:
        case BinaryOperator::InplaceSubtract:
            if (!__builtin_sub_overflow(left.as_int(), right.as_int(), &result))
                return Value::integer(result);
            break;
        case BinaryOperator::Multiply:
        case BinaryOperator::InplaceMultiply:
            if (!__builtin_mul_overflow(left.as_int(), right.as_int(), &result))
                return Value::integer(result);
            break;
        default: break;
        }
    } else if (left.is_float() && right.is_float()) {
        switch (op) {
        case BinaryOperator::Add:
        case BinaryOperator::InplaceAdd: return Value::floating(left.as_float() + right.as_float());
        case BinaryOperator::Subtract:
        case BinaryOperator::InplaceSubtract: return Value::floating(left.as_float() - right.as_float());
        case BinaryOperator::Multiply:
        case BinaryOperator::InplaceMultiply: return Value::floating(left.as_float() * right.as_float());
        default: break;
        }
    }
    return {};
}

template <class Number>
inline Value compare_numbers(CompareOperator op, Number left, Number right) {
    switch (op) {
    case CompareOperator::Less: return Value::boolean(left < right);
    case CompareOperator::LessEqual: return Value::boolean(left <= right);
    case CompareOperator::Equal: return Value::boolean(left == right);
    case CompareOperator::NotEqual: return Value::boolean(left != right);
    case CompareOperator::Greater: return Value::boolean(left > right);
    case CompareOperator::GreaterEqual: return Value::boolean(left >= right);
    }
    return {};
}

inline Value fast_compare(CompareOperator op, const Value& left, const Value& right) {
    if (left.is_int() && right.is_int()) return compare_numbers(op, left.as_int(), right.as_int());
    if (left.is_float() && right.is_float()) return compare_numbers(op, left.as_float(), right.as_float());
    return {};
}

/// The attribute where the site's cache knows its place; null otherwise.
inline const Value* cached_attribute(const AttributeCache& cache, const Value& object) {
    if (cache.kind == AttributeCache::Kind::InstanceValue) {
        auto* instance = object.as<InstanceObject>();
        if (instance != nullptr && instance->type().version() == cache.version &&
            instance->store.shape() == cache.shape) {
            return &instance->store.at(cache.index);
        }
    } else if (cache.kind == AttributeCache::Kind::Module) {
        const auto* module = object.as<ModuleObject>();
        if (module != nullptr && module->dict()->keys_version() == cache.version) {
            return &module->dict()->entry(cache.index).value;
        }
    }
    return nullptr;
}

/// The unbound function where the site's cache knows it; null otherwise.
inline const Value* cached_method(const AttributeCache& cache, const Value& object) {
    if (cache.kind != AttributeCache::Kind::ClassFunction || !object.is_object()) return nullptr;
    if (const auto* instance = object.as<InstanceObject>()) {
        if (instance->type().version() != cache.version || instance->store.shape() != cache.shape ||
            instance->store.is_dict()) {
            return nullptr;
        }
        return cache.value;
    }
    if (cache.shape != nullptr) return nullptr;
    auto* plain = object.as<Object>();
    if (plain == nullptr || plain->type().version() != cache.version || has_own_attributes(*plain))
        return nullptr;
    return cache.value;
}

/// An instance of a script's class with a plain `__init__`: enters that, with the new object in the
/// callable's place. False where the class is something else.
inline bool enter_initializer(Interpreter& vm, Execution& execution, Value* callable, std::size_t count,
                              Value& result) {
    auto* type = callable->as<TypeObject>();
    if (type == nullptr || !type->is_script_class() || type->type().is_script_class()) return false;
    const TypeSlots& slots = type->slots();
    if (slots.initialize != &script_slots::initialize || slots.create != vm.types().object->slots().create)
        return false;
    const Value* initializer = type->lookup(*vm.names().dunder_init);
    auto* function = initializer->as<FunctionObject>();
    if (function == nullptr || function->code->source().body_kind != BodyKind::Plain) return false;
    Arguments none(nullptr, 0);
    Value object = slots.create(vm, *type, none);
    if (!object.is_value()) {
        result = std::move(object);
        return true;
    }
    const Ref<FunctionObject> alive(function);
    *callable = object;
    Arguments arguments(callable, count + 1);
    result = call_function(vm, *function, arguments);
    if (result.is_pending()) {
        execution.top->on_return = OnReturn::CheckNone;
        result = std::move(object);
        // Pending is known by the execution's top: the object is what the call gives.
    }
    return true;
}

/// The global where its cache knows its place; null otherwise.
inline const Value* cached_global(Interpreter& vm, const GlobalCache& cache, const DictObject& globals) {
    if (cache.globals_version != globals.keys_version()) return nullptr;
    if (cache.builtins_version != 0 && cache.builtins_version != vm.builtins().keys_version()) return nullptr;
    return cache.value;
}

/// The native function that an await site calls where its cache still holds for `receiver`; null otherwise.
inline const NativeFunctionObject* cached_awaited(const AwaitSite& site, const Value& receiver) {
    if (!receiver.is_object()) return nullptr;
    if (site.place != nullptr) {
        const auto* module = receiver.as<ModuleObject>();
        if (module == nullptr || module->dict()->keys_version() != site.version) return nullptr;
        return is_same(*site.place, site.function) ? &site.native() : nullptr;
    }
    auto* object = receiver.as<Object>();
    if (object == nullptr || object->type().version() != site.version || has_own_attributes(*object))
        return nullptr;
    return &site.native();
}

/// The argument of the call at an await site, Empty where it has none; null where it cannot be had so simply.
inline const Value* argument_of(Interpreter& vm, Frame& frame, const AwaitSite& site) {
    static const Value kNone{};
    const std::uint32_t operand = site.argument.operand();
    switch (site.argument.opcode()) {
    case Opcode::LOAD_CONST: return &frame.code().constants[operand];
    case Opcode::LOAD_FAST: return frame.slots()[operand].is_empty() ? nullptr : &frame.slots()[operand];
    case Opcode::LOAD_GLOBAL: return cached_global(vm, frame.code().global_caches[operand], frame.globals());
    default: return &kNone;
    }
}

} // namespace simul::script
