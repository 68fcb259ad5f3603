#include "core/script/library/native_support.hpp"
#include "core/script/library/types/builtin_methods.hpp"

namespace simul::script::library {
namespace {

SetObject& set_of(const Value& value) {
    return value.to<SetObject>();
}

/// The arguments after self.
std::vector<Value> others_of(OwnedArguments& arguments) {
    std::vector<Value> others;
    for (std::size_t i = 1; i < arguments.size(); ++i)
        others.push_back(arguments[i]);
    return others;
}

/// A new exact set or frozenset, like `like`.
Ref<SetObject> empty_like(Interpreter& vm, const SetObject& like) {
    return like.is_frozen() ? SetObject::create_frozen(vm) : SetObject::create(vm);
}

/// Where it is no set yet: a new set of the iterable's items.
NativeCoroutine as_set(Interpreter& vm, Value iterable) {
    if (iterable.as<SetObject>() != nullptr) co_return iterable;
    const Value made = SetObject::create(vm);
    (void)co_await set_update(vm, set_of(made), iterable);
    co_return made;
}

Value copy(Interpreter& vm, Arguments& arguments) {
    const SetObject& self = set_of(arguments[0]);
    if (self.is_frozen() && &self.type() == vm.types().frozenset.get()) return arguments[0];
    const auto result = empty_like(vm, self);
    result->copy_from(self);
    return result;
}

// ---- new sets -------------------------------------------------------------------------------------------

NativeCoroutine union_of(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    const auto others = others_of(arguments);
    const Value result = empty_like(vm, set_of(self));
    set_of(result).copy_from(set_of(self));
    for (const Value& other : others)
        (void)co_await set_update(vm, set_of(result), other);
    co_return result;
}

/// What of `self` is in `other` too. Of two sets the smaller one is gone through, as CPython does: it decides
/// the order.
NativeCoroutine common_keys(Interpreter& vm, Value self, Value other) {
    const Value result = empty_like(vm, set_of(self));
    const bool go_through_self =
        other.as<SetObject>() != nullptr && set_of(other).size() > set_of(self).size();
    const Value scanned = go_through_self ? self : other;
    const Value tested = go_through_self ? other : self;
    const Value iterator = co_await iterate(vm, scanned);
    for (;;) {
        const Value key = co_await iterate_next(vm, iterator);
        if (key.is_exhausted()) co_return result;
        const Value there = co_await set_contains(vm, set_of(tested), key);
        if (there.is_true()) (void)co_await set_add(vm, set_of(result), key);
    }
}

NativeCoroutine discard_all(Interpreter& vm, Value self, Value other) {
    if (is_same(self, other)) {
        set_of(self).clear();
        co_return Value::none();
    }
    const Value iterator = co_await iterate(vm, other);
    for (;;) {
        const Value key = co_await iterate_next(vm, iterator);
        if (key.is_exhausted()) co_return Value::none();
        (void)co_await set_discard(vm, set_of(self), key);
    }
}

/// What of `self` is not in `other`. A small set to take away is taken out of a copy, as CPython does; else
/// what remains is put together anew, which can give another order.
NativeCoroutine remaining_keys(Interpreter& vm, Value self, Value other) {
    const Value result = empty_like(vm, set_of(self));
    if (other.as<SetObject>() == nullptr || set_of(self).size() / 4 > set_of(other).size()) {
        set_of(result).copy_from(set_of(self));
        Value discarding = start(vm, discard_all(vm, result, other));
        (void)co_await std::move(discarding);
        co_return result;
    }
    std::size_t position = 0;
    while (const SetObject::Entry* entry = set_of(self).next(position)) {
        const Value key = entry->key;
        const Value there = co_await set_contains(vm, set_of(other), key);
        if (!there.is_true()) (void)co_await set_add(vm, set_of(result), key);
    }
    co_return result;
}

NativeCoroutine intersection(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    const auto others = others_of(arguments);
    Value result = self;
    if (others.empty()) {
        const Value copied = empty_like(vm, set_of(self));
        set_of(copied).copy_from(set_of(self));
        co_return copied;
    }
    for (const Value& other : others) {
        Value step = start(vm, common_keys(vm, result, other));
        result = co_await std::move(step);
    }
    co_return result;
}

NativeCoroutine difference(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    const auto others = others_of(arguments);
    if (others.empty()) {
        const Value copied = empty_like(vm, set_of(self));
        set_of(copied).copy_from(set_of(self));
        co_return copied;
    }
    Value first = start(vm, remaining_keys(vm, self, others[0]));
    const Value result = co_await std::move(first);
    for (std::size_t i = 1; i < others.size(); ++i) {
        Value discarding = start(vm, discard_all(vm, result, others[i]));
        (void)co_await std::move(discarding);
    }
    co_return result;
}

NativeCoroutine symmetric_difference(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    Value converting = start(vm, as_set(vm, arguments[1]));
    const Value other = co_await std::move(converting);
    const Value result = empty_like(vm, set_of(self));
    set_of(result).copy_from(set_of(other));
    std::size_t position = 0;
    while (const SetObject::Entry* entry = set_of(self).next(position)) {
        const Value key = entry->key;
        const Value removed = co_await set_discard(vm, set_of(result), key);
        if (!removed.is_true()) (void)co_await set_add(vm, set_of(result), key);
    }
    co_return result;
}

// ---- comparisons ----------------------------------------------------------------------------------------

/// Every key of `inner` is in `outer`.
NativeCoroutine contains_all(Interpreter& vm, Value inner, Value outer) {
    std::size_t position = 0;
    while (const SetObject::Entry* entry = set_of(inner).next(position)) {
        const Value key = entry->key;
        const Value there = co_await set_contains(vm, set_of(outer), key);
        if (!there.is_true()) co_return Value::boolean(false);
    }
    co_return Value::boolean(true);
}

NativeCoroutine issubset(Interpreter& vm, OwnedArguments arguments) {
    Value converting = start(vm, as_set(vm, arguments[1]));
    const Value other = co_await std::move(converting);
    Value all = start(vm, contains_all(vm, arguments[0], other));
    co_return co_await std::move(all);
}

NativeCoroutine issuperset(Interpreter& vm, OwnedArguments arguments) {
    Value converting = start(vm, as_set(vm, arguments[1]));
    const Value other = co_await std::move(converting);
    Value all = start(vm, contains_all(vm, other, arguments[0]));
    co_return co_await std::move(all);
}

NativeCoroutine isdisjoint(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    const Value iterator = co_await iterate(vm, arguments[1]);
    for (;;) {
        const Value item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) co_return Value::boolean(true);
        const Value there = co_await set_contains(vm, set_of(self), item);
        if (there.is_true()) co_return Value::boolean(false);
    }
}

// ---- changes --------------------------------------------------------------------------------------------

NativeCoroutine add(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    (void)co_await set_add(vm, set_of(self), arguments[1]);
    co_return Value::none();
}

NativeCoroutine discard(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    (void)co_await set_discard(vm, set_of(self), arguments[1]);
    co_return Value::none();
}

NativeCoroutine remove(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    const Value removed = co_await set_discard(vm, set_of(self), arguments[1]);
    if (!removed.is_true()) co_return raise_key_error(vm, arguments[1]);
    co_return Value::none();
}

Value pop(Interpreter& vm, Arguments& arguments) {
    if (set_of(arguments[0]).size() == 0)
        return script::raise(vm, *vm.exceptions().key_error, std::string_view("pop from an empty set"));
    return set_of(arguments[0]).pop();
}

Value clear(Interpreter&, Arguments& arguments) {
    set_of(arguments[0]).clear();
    return Value::none();
}

NativeCoroutine update(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    const auto others = others_of(arguments);
    for (const Value& other : others)
        (void)co_await set_update(vm, set_of(self), other);
    co_return Value::none();
}

/// Empties `self` and fills it with what a new set holds.
void assign(SetObject& self, const SetObject& from) {
    self.clear();
    self.copy_from(from);
}

template <NativeCoroutine (*make)(Interpreter&, OwnedArguments)>
NativeCoroutine assign_from(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    Value making = start(vm, make(vm, std::move(arguments)));
    const Value made = co_await std::move(making);
    assign(set_of(self), set_of(made));
    co_return Value::none();
}

NativeCoroutine difference_update(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    const auto others = others_of(arguments);
    for (const Value& other : others) {
        Value discarding = start(vm, discard_all(vm, self, other));
        (void)co_await std::move(discarding);
    }
    co_return Value::none();
}

constexpr NativeDefinition kAnySetMethods[] = {
    {"copy", copy, Arity::None, NativeKind::Method},
    {"union", as_coroutine<union_of>, Arity::Any, NativeKind::Method},
    {"intersection", as_coroutine<intersection>, Arity::Any, NativeKind::Method},
    {"difference", as_coroutine<difference>, Arity::Any, NativeKind::Method},
    {"symmetric_difference", as_coroutine<symmetric_difference>, Arity::One, NativeKind::Method},
    {"issubset", as_coroutine<issubset>, Arity::One, NativeKind::Method},
    {"issuperset", as_coroutine<issuperset>, Arity::One, NativeKind::Method},
    {"isdisjoint", as_coroutine<isdisjoint>, Arity::One, NativeKind::Method},
};

constexpr NativeDefinition kSetMethods[] = {
    {"add", as_coroutine<add>, Arity::One, NativeKind::Method},
    {"discard", as_coroutine<discard>, Arity::One, NativeKind::Method},
    {"remove", as_coroutine<remove>, Arity::One, NativeKind::Method},
    {"pop", pop, Arity::None, NativeKind::Method},
    {"clear", clear, Arity::None, NativeKind::Method},
    {"update", as_coroutine<update>, Arity::Any, NativeKind::Method},
    {"intersection_update", as_coroutine<assign_from<intersection>>, Arity::Any, NativeKind::Method},
    {"symmetric_difference_update", as_coroutine<assign_from<symmetric_difference>>, Arity::One,
     NativeKind::Method},
    {"difference_update", as_coroutine<difference_update>, Arity::Any, NativeKind::Method},
};

} // namespace

std::span<const NativeDefinition> any_set_methods() {
    return kAnySetMethods;
}
std::span<const NativeDefinition> set_methods() {
    return kSetMethods;
}

} // namespace simul::script::library
