// match statements; also `yield from`'s iterator.
#include "core/script/vm/errors.hpp"
#include "core/script/vm/generator_object.hpp"
#include "core/script/vm/instructions.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/operations.hpp"

namespace simul::script {
namespace {

bool derives_from(Interpreter& vm, const Value& value, std::initializer_list<const Ref<TypeObject>*> types) {
    const TypeObject& type = type_of(vm, value);
    for (const Ref<TypeObject>* candidate : types) {
        if (*candidate != nullptr && type.is_subtype_of(**candidate)) return true;
    }
    return false;
}

} // namespace

bool is_match_sequence(Interpreter& vm, const Value& subject) {
    const BuiltinTypes& types = vm.types();
    if (derives_from(vm, subject, {&types.list, &types.tuple, &types.range})) return true;
    return vm.state().is_registered_sequence(type_of(vm, subject));
}

bool is_match_mapping(Interpreter& vm, const Value& subject) {
    const BuiltinTypes& types = vm.types();
    return derives_from(vm, subject, {&types.dict, &types.mapping_proxy});
}

namespace {

NativeCoroutine match_keys_body(Interpreter& vm, Value subject, Value keys) {
    Ref<SetObject> seen = SetObject::create(vm);
    ValueVector values;
    for (const Value& key : keys.to<TupleObject>().items()) {
        Value added = co_await set_add(vm, *seen, key);
        if (added.is_false()) {
            Value text = co_await repr(vm, key);
            co_return raise_value_error(vm, "mapping pattern checks duplicate key ({})",
                                        text.to<StringObject>().utf8());
        }
        Value value;
        if (auto* dict = subject.as<DictObject>()) {
            value = co_await dict_get(vm, *dict, key);
        } else {
            const StringRef get_name = vm.intern("get");
            const Value method = co_await get_attribute(vm, subject, *get_name);
            const Value missing = vm.not_implemented();
            value = co_await call(vm, method, key, missing);
            if (is_same(value, missing)) value.reset();
        }
        if (value.is_empty()) co_return Value::none();
        values.push_back(std::move(value));
    }
    co_return TupleObject::take(vm, values);
}

/// Types whose one positional pattern is the subject itself.
bool matches_itself(Interpreter& vm, const TypeObject& type) {
    const BuiltinTypes& t = vm.types();
    for (const Ref<TypeObject>* builtin : {&t.boolean, &t.bytes, &t.dict, &t.floating, &t.frozenset,
                                           &t.integer, &t.list, &t.set, &t.string, &t.tuple}) {
        if (type.is_subtype_of(**builtin)) return true;
    }
    return false;
}

NativeCoroutine match_class_body(Interpreter& vm, Value subject, Value pattern_type, std::uint32_t positional,
                                 Value names) {
    const auto* type = pattern_type.as<TypeObject>();
    if (type == nullptr) co_return raise_type_error(vm, "called match pattern must be a type");
    Value matched = co_await is_instance(vm, subject, pattern_type);
    if (matched.is_false()) co_return Value::none();

    ValueVector attributes;
    ValueVector seen;
    if (positional > 0) {
        Value match_args = co_await find_attribute(vm, pattern_type, *vm.names().dunder_match_args);
        const bool is_self = match_args.is_empty() && matches_itself(vm, *type);
        std::size_t allowed = is_self ? 1 : 0;
        if (!match_args.is_empty()) {
            if (match_args.as<TupleObject>() == nullptr) {
                co_return raise_type_error(vm, "{}.__match_args__ must be a tuple (got {})", type->name(),
                                           type_name(vm, match_args));
            }
            allowed = match_args.to<TupleObject>().size();
        }
        if (allowed < positional) {
            co_return raise_type_error(vm, "{}() accepts {} positional sub-pattern{} ({} given)",
                                       type->name(), allowed, allowed == 1 ? "" : "s", positional);
        }
        if (is_self) {
            attributes.push_back(subject);
        } else {
            for (std::uint32_t i = 0; i < positional; ++i) {
                const Value name = match_args.to<TupleObject>()[i];
                if (name.as<StringObject>() == nullptr) {
                    co_return raise_type_error(vm, "__match_args__ elements must be strings (got {})",
                                               type_name(vm, name));
                }
                Value value = co_await find_attribute(vm, subject, name.to<StringObject>());
                if (value.is_empty()) co_return Value::none();
                attributes.push_back(std::move(value));
                seen.push_back(name);
            }
        }
    }
    for (const Value& name : names.to<TupleObject>().items()) {
        for (const Value& other : seen) {
            if (other.to<StringObject>() == name.to<StringObject>()) {
                co_return raise_type_error(vm, "{}() got multiple sub-patterns for attribute '{}'",
                                           type->name(), name.to<StringObject>().utf8());
            }
        }
        Value value = co_await find_attribute(vm, subject, name.to<StringObject>());
        if (value.is_empty()) co_return Value::none();
        attributes.push_back(std::move(value));
        seen.push_back(name);
    }
    co_return TupleObject::take(vm, attributes);
}

} // namespace

Value match_keys(Interpreter& vm, const Value& subject, const Value& keys) {
    return start(vm, match_keys_body(vm, subject, keys));
}

Value match_class(Interpreter& vm, const Value& subject, const Value& type, std::uint32_t positional,
                  const Value& names) {
    return start(vm, match_class_body(vm, subject, type, positional, names));
}

Value get_yield_from_iterator(Interpreter& vm, Frame& frame, const Value& iterable) {
    const auto* generator = iterable.as<GeneratorObject>();
    const bool is_coroutine =
        (generator != nullptr && generator->is_coroutine()) || iterable.as<OperationObject>() != nullptr;
    if (is_coroutine) {
        if (frame.generator != nullptr &&
            (frame.generator->is_coroutine() || frame.generator->is_iterable_coroutine))
            return iterable;
        return raise_type_error(vm, "cannot 'yield from' a coroutine object in a non-coroutine generator");
    }
    if (generator != nullptr && generator->layout() == Layout::Generator) return iterable;
    return iterate(vm, iterable);
}

} // namespace simul::script
