#include "core/script/vm/slot_support.hpp"

#include "core/script/vm/errors.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/memory_limit.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/slice_object.hpp"

namespace simul::script {

Value ordering(CompareOperator op, int order) {
    switch (op) {
    case CompareOperator::Less: return Value::boolean(order < 0);
    case CompareOperator::LessEqual: return Value::boolean(order <= 0);
    case CompareOperator::Equal: return Value::boolean(order == 0);
    case CompareOperator::NotEqual: return Value::boolean(order != 0);
    case CompareOperator::Greater: return Value::boolean(order > 0);
    case CompareOperator::GreaterEqual: return Value::boolean(order >= 0);
    }
    return {};
}

/// How often a sequence is repeated; nothing after raising.
std::optional<std::size_t> repetitions(Interpreter& vm, const Value& count, std::size_t size,
                                       std::size_t item_bytes) {
    const std::optional<std::int64_t> times = small_integer(count);
    if (!times && big_integer(count) < 0) return 0;
    if (!times) {
        (void)raise(vm, *vm.exceptions().overflow_error, "cannot fit 'int' into an index-sized integer");
        return std::nullopt;
    }
    if (*times <= 0) return 0;
    if (size > 0 && static_cast<std::size_t>(*times) > SIZE_MAX / (size * item_bytes)) {
        (void)memory_exhausted(vm);
        return std::nullopt;
    }
    if (!memory_allows(vm, static_cast<std::size_t>(*times) * size * item_bytes)) return std::nullopt;
    return static_cast<std::size_t>(*times);
}

namespace {

/// `sequence[key]` where the key has to be converted by script first.
NativeCoroutine get_item_converted_body(Interpreter& vm, Value self, Value key) {
    Value converted;
    if (const auto* slice = key.as<SliceObject>()) {
        converted = co_await native_slice(vm, *slice);
    } else {
        converted = co_await to_index(vm, key);
    }
    Value item = co_await type_of(vm, self).builtin_base().own_slots().get_item(vm, self, converted);
    co_return item;
}

/// `self[key] = value` likewise; an Empty value deletes.
NativeCoroutine set_item_converted_body(Interpreter& vm, Value self, Value key, Value value) {
    Value converted;
    if (const auto* slice = key.as<SliceObject>()) {
        converted = co_await native_slice(vm, *slice);
    } else {
        converted = co_await to_index(vm, key);
    }
    Value done = co_await type_of(vm, self).builtin_base().own_slots().set_item(vm, self, converted, value);
    co_return done;
}

} // namespace

bool needs_conversion(Interpreter& vm, const Value& key) {
    if (const auto* slice = key.as<SliceObject>()) {
        const auto plain = [](const Value& bound) { return bound.is_none() || is_integer(bound); };
        return !plain(slice->start()) || !plain(slice->stop()) || !plain(slice->step());
    }
    return !is_integer(key) && type_of(vm, key).slots().index != nullptr;
}

/// The position that an index names; nothing after raising.
std::optional<std::size_t> position_of(Interpreter& vm, const Value& key, std::size_t size,
                                       const char* what) {
    const std::optional<std::int64_t> index = small_integer(key);
    if (!index) {
        (void)raise(vm, *vm.exceptions().index_error, "cannot fit 'int' into an index-sized integer");
        return std::nullopt;
    }
    const std::optional<std::size_t> position = normalize_index(*index, size);
    if (!position) (void)raise(vm, *vm.exceptions().index_error, "{} index out of range", what);
    return position;
}

Value get_item_converted(Interpreter& vm, const Value& self, const Value& key) {
    return start(vm, get_item_converted_body(vm, self, key));
}

Value set_item_converted(Interpreter& vm, const Value& self, const Value& key, const Value& value) {
    return start(vm, set_item_converted_body(vm, self, key, value));
}

} // namespace simul::script
