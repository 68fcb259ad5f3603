// What dict, set and frozenset do.
#include "core/script/vm/builtin_iterators.hpp"
#include "core/script/vm/builtin_slots.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/printing.hpp"
#include "core/script/vm/slot_support.hpp"
#include "core/script/vm/special_methods.hpp"

namespace simul::script {
namespace {

DictObject& dict_of(const Value& self) {
    return self.to<DictObject>();
}
SetObject& set_of(const Value& self) {
    return self.to<SetObject>();
}

// ---- dict -------------------------------------------------------------------------------------------------

NativeCoroutine dict_repr_body(Interpreter& vm, Value self) {
    const Printing printing(vm, self);
    if (printing.is_nested_in_itself()) co_return StringObject::from_ascii(vm, "{...}");
    StringBuilder text;
    text.append(U'{');
    std::size_t position = 0;
    bool is_first = true;
    while (const DictObject::Entry* entry = dict_of(self).next(position)) {
        const Value key = entry->key;
        const Value value = entry->value;
        if (!is_first) text.append_ascii(", ");
        is_first = false;
        Value key_text = co_await repr(vm, key);
        text.append(key_text.to<StringObject>());
        text.append_ascii(": ");
        Value value_text = co_await repr(vm, value);
        text.append(value_text.to<StringObject>());
    }
    text.append(U'}');
    co_return text.build(vm);
}

Value dict_repr(Interpreter& vm, const Value& self) {
    if (dict_of(self).size() == 0) return StringObject::from_ascii(vm, "{}");
    return start(vm, dict_repr_body(vm, self));
}

Value dict_length(Interpreter&, const Value& self) {
    return Value::integer(static_cast<std::int64_t>(dict_of(self).size()));
}

NativeCoroutine missing_item(Interpreter& vm, Value self, Value key) {
    Value found = co_await dict_get(vm, dict_of(self), key);
    if (!found.is_empty()) co_return found;
    if (dict_of(self).type().is_script_class() ||
        dict_of(self).type().lookup(*vm.names().dunder_missing) != nullptr) {
        Value method = co_await lookup_special(vm, self, *vm.names().dunder_missing);
        if (!method.is_empty()) {
            Value result = co_await call(vm, method, key);
            co_return result;
        }
    }
    co_return raise_key_error(vm, key);
}

Value dict_get_item(Interpreter& vm, const Value& self, const Value& key) {
    DictObject& dict = dict_of(self);
    const NativeHash hash = native_hash(vm, key);
    if (hash.kind == NativeHash::Kind::Hash) {
        const DictObject::Found found = dict.find(key, hash.hash);
        if (found.lookup == Lookup::Found) return dict.entry(found.entry).value;
        if (found.lookup == Lookup::Missing && &dict.type() == vm.types().dict.get())
            return raise_key_error(vm, key);
    }
    return start(vm, missing_item(vm, self, key));
}

NativeCoroutine delete_key(Interpreter& vm, Value self, Value key) {
    Value removed = co_await dict_pop(vm, dict_of(self), key);
    if (removed.is_empty()) co_return raise_key_error(vm, key);
    co_return Value::none();
}

Value dict_set_item(Interpreter& vm, const Value& self, const Value& key, const Value& value) {
    if (value.is_empty()) return start(vm, delete_key(vm, self, key));
    return dict_set(vm, dict_of(self), key, value);
}

NativeCoroutine dict_contains_body(Interpreter& vm, Value self, Value key) {
    Value found = co_await dict_get(vm, dict_of(self), key);
    co_return Value::boolean(!found.is_empty());
}

Value dict_contains(Interpreter& vm, const Value& self, const Value& key) {
    const NativeHash hash = native_hash(vm, key);
    if (hash.kind == NativeHash::Kind::Hash) {
        const DictObject::Found found = dict_of(self).find(key, hash.hash);
        if (found.lookup != Lookup::NeedsScript) return Value::boolean(found.lookup == Lookup::Found);
    }
    return start(vm, dict_contains_body(vm, self, key));
}

NativeCoroutine dicts_equal(Interpreter& vm, Value a, Value b) {
    if (dict_of(a).size() != dict_of(b).size()) co_return Value::boolean(false);
    std::size_t position = 0;
    while (const DictObject::Entry* entry = dict_of(a).next(position)) {
        const Value key = entry->key;
        const Value value = entry->value;
        Value other = co_await dict_get(vm, dict_of(b), key);
        if (other.is_empty()) co_return Value::boolean(false);
        Value same = co_await equals(vm, value, other);
        if (same.is_false()) co_return same;
    }
    co_return Value::boolean(true);
}

NativeCoroutine dicts_differ(Interpreter& vm, Value a, Value b) {
    Value equal = co_await start(vm, dicts_equal(vm, a, b));
    co_return Value::boolean(equal.is_false());
}

Value dict_compare(Interpreter& vm, CompareOperator op, const Value& a, const Value& b) {
    if (a.as<DictObject>() == nullptr || b.as<DictObject>() == nullptr) return vm.not_implemented();
    if (op == CompareOperator::Equal) return start(vm, dicts_equal(vm, a, b));
    if (op == CompareOperator::NotEqual) return start(vm, dicts_differ(vm, a, b));
    return vm.not_implemented();
}

Value dict_iterate(Interpreter& vm, const Value& self) {
    return iterate_dict(vm, Ref<DictObject>(&dict_of(self)), DictPart::Keys);
}

NativeCoroutine merge_dicts(Interpreter& vm, Value a, Value b) {
    Ref<DictObject> merged = DictObject::create(vm);
    Value first = co_await dict_update(vm, *merged, a);
    first.reset();
    Value second = co_await dict_update(vm, *merged, b);
    second.reset();
    co_return merged;
}

NativeCoroutine update_in_place(Interpreter& vm, Value a, Value b) {
    Value done = co_await dict_update(vm, dict_of(a), b);
    done.reset();
    co_return a;
}

Value dict_binary(Interpreter& vm, BinaryOperator op, const Value& a, const Value& b) {
    if (op == BinaryOperator::InplaceOr && a.as<DictObject>() != nullptr)
        return start(vm, update_in_place(vm, a, b));
    if (op != BinaryOperator::Or || a.as<DictObject>() == nullptr || b.as<DictObject>() == nullptr) {
        return vm.not_implemented();
    }
    return start(vm, merge_dicts(vm, a, b));
}

constexpr BinaryOperator kDictOperators[] = {BinaryOperator::Or, BinaryOperator::InplaceOr};

// ---- set and frozenset ------------------------------------------------------------------------------------

NativeCoroutine set_repr_body(Interpreter& vm, Value self) {
    const TypeObject& type = set_of(self).type();
    const bool is_plain = &type == vm.types().set.get();
    const Printing printing(vm, self);
    if (printing.is_nested_in_itself()) co_return StringObject::from_utf8(vm, type.name() + "(...)");
    if (set_of(self).size() == 0) co_return StringObject::from_utf8(vm, type.name() + "()");
    StringBuilder text;
    if (!is_plain) text.append_utf8(type.name() + "(");
    text.append(U'{');
    std::size_t position = 0;
    bool is_first = true;
    while (const SetObject::Entry* entry = set_of(self).next(position)) {
        const Value key = entry->key;
        if (!is_first) text.append_ascii(", ");
        is_first = false;
        Value part = co_await repr(vm, key);
        text.append(part.to<StringObject>());
    }
    text.append_ascii(is_plain ? "}" : "})");
    co_return text.build(vm);
}

Value set_repr(Interpreter& vm, const Value& self) {
    return start(vm, set_repr_body(vm, self));
}
Value set_length(Interpreter&, const Value& self) {
    return Value::integer(static_cast<std::int64_t>(set_of(self).size()));
}
Value set_contains_slot(Interpreter& vm, const Value& self, const Value& item) {
    return set_contains(vm, set_of(self), item);
}
Value frozenset_hash(Interpreter&, const Value& self) {
    return Value::integer(set_of(self).hash());
}

NativeCoroutine is_subset(Interpreter& vm, Value a, Value b) {
    std::size_t position = 0;
    while (const SetObject::Entry* entry = set_of(a).next(position)) {
        const Value key = entry->key;
        Value found = co_await set_contains(vm, set_of(b), key);
        if (found.is_false()) co_return found;
    }
    co_return Value::boolean(true);
}

NativeCoroutine sets_differ(Interpreter& vm, Value a, Value b) {
    Value subset = co_await start(vm, is_subset(vm, a, b));
    co_return Value::boolean(subset.is_false());
}

Value set_compare(Interpreter& vm, CompareOperator op, const Value& a, const Value& b) {
    if (a.as<SetObject>() == nullptr || b.as<SetObject>() == nullptr) return vm.not_implemented();
    const std::size_t left = set_of(a).size();
    const std::size_t right = set_of(b).size();
    switch (op) {
    case CompareOperator::Equal:
        return left != right ? Value::boolean(false) : start(vm, is_subset(vm, a, b));
    case CompareOperator::NotEqual:
        return left != right ? Value::boolean(true) : start(vm, sets_differ(vm, a, b));
    case CompareOperator::Less: return left >= right ? Value::boolean(false) : start(vm, is_subset(vm, a, b));
    case CompareOperator::LessEqual:
        return left > right ? Value::boolean(false) : start(vm, is_subset(vm, a, b));
    case CompareOperator::Greater:
        return left <= right ? Value::boolean(false) : start(vm, is_subset(vm, b, a));
    case CompareOperator::GreaterEqual:
        return left < right ? Value::boolean(false) : start(vm, is_subset(vm, b, a));
    }
    return vm.not_implemented();
}

/// A new set of the type of `like` (without what a script's subclass adds).
Ref<SetObject> set_like(Interpreter& vm, const Value& like) {
    return set_of(like).is_frozen() ? SetObject::create_frozen(vm) : SetObject::create(vm);
}

NativeCoroutine union_of(Interpreter& vm, Value target, Value other) {
    Value done = co_await set_update(vm, set_of(target), other);
    done.reset();
    co_return target;
}

/// As CPython: goes through the smaller one and looks into the larger.
NativeCoroutine intersection_of(Interpreter& vm, Value a, Value b) {
    const bool swaps = set_of(b).size() > set_of(a).size();
    const Value walked = swaps ? a : b;
    const Value searched = swaps ? b : a;
    Ref<SetObject> result = set_like(vm, a);
    std::size_t position = 0;
    while (const SetObject::Entry* entry = set_of(walked).next(position)) {
        const Value key = entry->key;
        Value found = co_await set_contains(vm, set_of(searched), key);
        if (found.is_false()) continue;
        Value added = co_await set_add(vm, *result, key);
        added.reset();
    }
    co_return result;
}

NativeCoroutine difference_of(Interpreter& vm, Value a, Value b) {
    Ref<SetObject> result = set_like(vm, a);
    std::size_t position = 0;
    while (const SetObject::Entry* entry = set_of(a).next(position)) {
        const Value key = entry->key;
        Value found = co_await set_contains(vm, set_of(b), key);
        if (found.is_true()) continue;
        Value added = co_await set_add(vm, *result, key);
        added.reset();
    }
    co_return result;
}

NativeCoroutine remove_all(Interpreter& vm, Value target, Value other) {
    if (is_same(target, other)) {
        set_of(target).clear();
        co_return target;
    }
    std::size_t position = 0;
    while (const SetObject::Entry* entry = set_of(other).next(position)) {
        const Value key = entry->key;
        Value removed = co_await set_discard(vm, set_of(target), key);
        removed.reset();
    }
    co_return target;
}

/// As CPython: starts from a copy of one and toggles what is in the other.
NativeCoroutine toggle_all(Interpreter& vm, Value target, Value other) {
    std::size_t position = 0;
    while (const SetObject::Entry* entry = set_of(other).next(position)) {
        const Value key = entry->key;
        Value removed = co_await set_discard(vm, set_of(target), key);
        if (removed.is_true()) continue;
        Value added = co_await set_add(vm, set_of(target), key);
        added.reset();
    }
    co_return target;
}

NativeCoroutine symmetric_difference_of(Interpreter& vm, Value a, Value b) {
    Value result = set_like(vm, a);
    Value copied = co_await set_update(vm, set_of(result), b);
    copied.reset();
    Value done = co_await start(vm, toggle_all(vm, result, a));
    co_return done;
}

NativeCoroutine intersect_in_place(Interpreter& vm, Value target, Value other) {
    Value common = co_await start(vm, intersection_of(vm, target, other));
    set_of(target).clear();
    set_of(target).take(set_of(common));
    co_return target;
}

Value set_binary(Interpreter& vm, BinaryOperator op, const Value& a, const Value& b) {
    if (a.as<SetObject>() == nullptr || b.as<SetObject>() == nullptr) return vm.not_implemented();
    switch (op) {
    case BinaryOperator::Or: {
        const Value copy = set_like(vm, a);
        set_of(copy).merge(set_of(a));
        return start(vm, union_of(vm, copy, b));
    }
    case BinaryOperator::And: return start(vm, intersection_of(vm, a, b));
    case BinaryOperator::Subtract: return start(vm, difference_of(vm, a, b));
    case BinaryOperator::Xor: return start(vm, symmetric_difference_of(vm, a, b));
    default: break;
    }
    if (set_of(a).is_frozen()) return vm.not_implemented();
    switch (op) {
    case BinaryOperator::InplaceOr: return start(vm, union_of(vm, a, b));
    case BinaryOperator::InplaceAnd: return start(vm, intersect_in_place(vm, a, b));
    case BinaryOperator::InplaceSubtract: return start(vm, remove_all(vm, a, b));
    case BinaryOperator::InplaceXor: return start(vm, toggle_all(vm, a, b));
    default: return vm.not_implemented();
    }
}

constexpr BinaryOperator kSetOperators[] = {BinaryOperator::Or,
                                            BinaryOperator::And,
                                            BinaryOperator::Subtract,
                                            BinaryOperator::Xor,
                                            BinaryOperator::InplaceOr,
                                            BinaryOperator::InplaceAnd,
                                            BinaryOperator::InplaceSubtract,
                                            BinaryOperator::InplaceXor};
constexpr BinaryOperator kFrozenSetOperators[] = {BinaryOperator::Or, BinaryOperator::And,
                                                  BinaryOperator::Subtract, BinaryOperator::Xor};

// ---- mappingproxy -----------------------------------------------------------------------------------------

} // namespace

TypeDefinition dict_definition() {
    TypeDefinition definition;
    definition.name = "dict";
    definition.layout = Layout::Dict;
    definition.slots.repr = dict_repr;
    definition.slots.hash = unhashable;
    definition.slots.compare = dict_compare;
    definition.slots.length = dict_length;
    definition.slots.get_item = dict_get_item;
    definition.slots.set_item = dict_set_item;
    definition.slots.contains = dict_contains;
    definition.slots.iterate = dict_iterate;
    definition.slots.binary = dict_binary;
    definition.binary_operators = kDictOperators;
    return definition;
}

TypeDefinition set_definition() {
    TypeDefinition definition;
    definition.name = "set";
    definition.layout = Layout::Set;
    definition.slots.repr = set_repr;
    definition.slots.hash = unhashable;
    definition.slots.compare = set_compare;
    definition.slots.length = set_length;
    definition.slots.contains = set_contains_slot;
    definition.slots.iterate = iterate_set;
    definition.slots.binary = set_binary;
    definition.binary_operators = kSetOperators;
    return definition;
}

TypeDefinition frozenset_definition() {
    TypeDefinition definition = set_definition();
    definition.name = "frozenset";
    definition.layout = Layout::FrozenSet;
    definition.slots.hash = frozenset_hash;
    definition.binary_operators = kFrozenSetOperators;
    return definition;
}

} // namespace simul::script
