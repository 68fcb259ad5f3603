// Dicts and sets with keys of any type: at once where no script code is involved, else step by step.
#include "core/script/vm/builtin_iterators.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/special_methods.hpp"

namespace simul::script {
namespace {

enum class DictAction : std::uint8_t { Get, Set, Pop, SetDefault };
enum class SetAction : std::uint8_t { Contains, Add, Discard };

/// `index`: of the entry found; nothing if the key is missing.
Value apply(DictObject& dict, DictAction action, std::optional<std::size_t> index, const Value& key,
            std::int64_t hash, const Value& value) {
    switch (action) {
    case DictAction::Get: return index ? dict.entry(*index).value : Value();
    case DictAction::Set:
        if (index) {
            const Value old = std::exchange(dict.entry(*index).value, value);
        } else {
            dict.append(key, hash, value);
        }
        return Value::none();
    case DictAction::Pop: {
        if (!index) return {};
        Value found = dict.entry(*index).value;
        dict.erase_at(*index);
        return found;
    }
    case DictAction::SetDefault:
        if (index) return dict.entry(*index).value;
        dict.append(key, hash, value);
        return value;
    }
    return {};
}

Value apply(SetObject& set, SetAction action, std::optional<std::size_t> slot, const Value& key,
            std::int64_t hash) {
    switch (action) {
    case SetAction::Contains: return Value::boolean(slot.has_value());
    case SetAction::Add:
        if (!slot) set.insert(key, hash);
        return Value::boolean(!slot);
    case SetAction::Discard:
        if (slot) set.erase_at(*slot);
        return Value::boolean(slot.has_value());
    }
    return {};
}

const Value& key_at(const DictObject& dict, std::size_t index) {
    return dict.entry(index).key;
}
const Value& key_at(const SetObject& set, std::size_t slot) {
    return set.entry(slot).key;
}
std::uint64_t version_of(const DictObject& dict) {
    return dict.keys_version();
}
std::uint64_t version_of(const SetObject& set) {
    return set.size();
}

/// The place of the key as a number, or Empty. Starts again if a comparison changes the container.
template <class Container>
NativeCoroutine search(Interpreter& vm, Ref<Container> container, Value key, std::int64_t hash) {
    for (;;) {
        std::size_t probe = 0;
        const std::uint64_t version = version_of(*container);
        bool changed = false;
        while (const std::optional<std::size_t> candidate = container->next_candidate(hash, probe)) {
            const Value other = key_at(*container, *candidate);
            Value same = co_await equals(vm, other, key);
            changed = version_of(*container) != version;
            if (changed) break;
            if (same.is_true()) co_return Value::integer(static_cast<std::int64_t>(*candidate));
        }
        if (!changed) co_return Value();
    }
}

NativeCoroutine act_on_dict(Interpreter& vm, Ref<DictObject> dict, DictAction action, Value key,
                            Value value) {
    Value hashed = co_await hash(vm, key);
    const std::int64_t hash_of_key = hashed.as_int();
    Value place = co_await start(vm, search(vm, dict, key, hash_of_key));
    std::optional<std::size_t> index;
    if (!place.is_empty()) index = static_cast<std::size_t>(place.as_int());
    co_return apply(*dict, action, index, key, hash_of_key, value);
}

NativeCoroutine act_on_set(Interpreter& vm, Ref<SetObject> set, SetAction action, Value key) {
    Value hashed = co_await hash(vm, key);
    const std::int64_t hash_of_key = hashed.as_int();
    Value place = co_await start(vm, search(vm, set, key, hash_of_key));
    std::optional<std::size_t> slot;
    if (!place.is_empty()) slot = static_cast<std::size_t>(place.as_int());
    co_return apply(*set, action, slot, key, hash_of_key);
}

Value act(Interpreter& vm, DictObject& dict, DictAction action, const Value& key, const Value& value) {
    const NativeHash hash_of_key = native_hash(vm, key);
    if (hash_of_key.kind == NativeHash::Kind::Hash) {
        const DictObject::Found found = dict.find(key, hash_of_key.hash);
        if (found.lookup != Lookup::NeedsScript) {
            std::optional<std::size_t> index;
            if (found.lookup == Lookup::Found) index = found.entry;
            return apply(dict, action, index, key, hash_of_key.hash, value);
        }
    }
    return start(vm, act_on_dict(vm, Ref<DictObject>(&dict), action, key, value));
}

/// A frozenset stands for a set that is looked up in a set of sets.
Value as_set_key(Interpreter& vm, const Value& key) {
    const auto* set = key.as<SetObject>();
    if (set == nullptr || set->is_frozen() || set->type().slots().hash != &unhashable) return key;
    Ref<SetObject> frozen = SetObject::create_frozen(vm);
    frozen->merge(*set);
    return frozen;
}

Value act(Interpreter& vm, SetObject& set, SetAction action, const Value& wanted) {
    const Value key = action == SetAction::Add ? wanted : as_set_key(vm, wanted);
    const NativeHash hash_of_key = native_hash(vm, key);
    if (hash_of_key.kind == NativeHash::Kind::Hash) {
        const SetObject::Found found = set.find(key, hash_of_key.hash);
        if (found.lookup != Lookup::NeedsScript) {
            std::optional<std::size_t> slot;
            if (found.lookup == Lookup::Found) slot = found.slot;
            return apply(set, action, slot, key, hash_of_key.hash);
        }
    }
    return start(vm, act_on_set(vm, Ref<SetObject>(&set), action, key));
}

} // namespace

Value dict_get(Interpreter& vm, DictObject& dict, const Value& key) {
    return act(vm, dict, DictAction::Get, key, Value());
}
Value dict_set(Interpreter& vm, DictObject& dict, const Value& key, const Value& value) {
    return act(vm, dict, DictAction::Set, key, value);
}
Value dict_pop(Interpreter& vm, DictObject& dict, const Value& key) {
    return act(vm, dict, DictAction::Pop, key, Value());
}
Value dict_set_default(Interpreter& vm, DictObject& dict, const Value& key, const Value& value) {
    return act(vm, dict, DictAction::SetDefault, key, value);
}

Value set_contains(Interpreter& vm, SetObject& set, const Value& key) {
    return act(vm, set, SetAction::Contains, key);
}
Value set_add(Interpreter& vm, SetObject& set, const Value& key) {
    return act(vm, set, SetAction::Add, key);
}
Value set_discard(Interpreter& vm, SetObject& set, const Value& key) {
    return act(vm, set, SetAction::Discard, key);
}

namespace {

NativeCoroutine update_from_dict(Interpreter& vm, Ref<DictObject> dict, Ref<DictObject> other) {
    std::size_t position = 0;
    while (const DictObject::Entry* entry = other->next(position)) {
        const Value key = entry->key;
        const Value value = entry->value;
        const std::size_t size = other->size();
        Value done = co_await dict_set(vm, *dict, key, value);
        done.reset();
        if (other->size() != size) co_return raise_runtime_error(vm, "dict mutated during update");
    }
    co_return Value::none();
}

NativeCoroutine update_from_mapping(Interpreter& vm, Ref<DictObject> dict, Value mapping, Value keys_method) {
    Value keys = co_await call(vm, keys_method);
    Value iterator = co_await iterate(vm, keys);
    for (;;) {
        Value key = co_await iterate_next(vm, iterator);
        if (key.is_exhausted()) co_return Value::none();
        Value value = co_await get_item(vm, mapping, key);
        Value done = co_await dict_set(vm, *dict, key, value);
        done.reset();
    }
}

NativeCoroutine update_from_pairs(Interpreter& vm, Ref<DictObject> dict, Value pairs) {
    Value iterator = co_await iterate(vm, pairs);
    for (std::int64_t index = 0;; ++index) {
        Value pair = co_await iterate_next(vm, iterator);
        if (pair.is_exhausted()) co_return Value::none();
        Value items = co_await attempt(collect(vm, pair));
        if (items.is_raised()) {
            if (!is_exception_of(Value(vm.pending_exception()), *vm.exceptions().type_error)) co_return items;
            (void)vm.take_exception();
            co_return raise_type_error(
                vm, "cannot convert dictionary update sequence element #{} to a sequence", index);
        }
        const ValueVector& parts = items.to<ListObject>().items();
        if (parts.size() != 2) {
            co_return raise_value_error(vm,
                                        "dictionary update sequence element #{} has length {}; 2 is required",
                                        index, parts.size());
        }
        Value done = co_await dict_set(vm, *dict, parts[0], parts[1]);
        done.reset();
    }
}

NativeCoroutine update_from_any(Interpreter& vm, Ref<DictObject> dict, Value other) {
    Value keys = co_await find_attribute(vm, other, *vm.names().keys);
    if (keys.is_empty()) {
        Value done = co_await start(vm, update_from_pairs(vm, dict, other));
        co_return done;
    }
    Value done = co_await start(vm, update_from_mapping(vm, dict, other, keys));
    co_return done;
}

NativeCoroutine update_set(Interpreter& vm, Ref<SetObject> set, Value iterable) {
    Value iterator = co_await iterate(vm, iterable);
    for (;;) {
        Value item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) co_return Value::none();
        Value added = co_await set_add(vm, *set, item);
        added.reset();
    }
}

} // namespace

Value dict_update(Interpreter& vm, DictObject& dict, const Value& other) {
    auto* source = other.as<DictObject>();
    if (source != nullptr && source->type().slots().iterate == vm.types().dict->slots().iterate) {
        return start(vm, update_from_dict(vm, Ref<DictObject>(&dict), Ref<DictObject>(source)));
    }
    return start(vm, update_from_any(vm, Ref<DictObject>(&dict), other));
}

Value set_update(Interpreter& vm, SetObject& set, const Value& iterable) {
    if (const auto* other = iterable.as<SetObject>(); other != nullptr && set.merge(*other))
        return Value::none();
    if (auto* dict = iterable.as<DictObject>(); dict != nullptr && &dict->type() == vm.types().dict.get()) {
        set.reserve(dict->size());
    }
    return start(vm, update_set(vm, Ref<SetObject>(&set), iterable));
}

} // namespace simul::script
