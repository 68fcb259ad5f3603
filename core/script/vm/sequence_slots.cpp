// What list and tuple do.
#include "core/script/vm/builtin_iterators.hpp"
#include "core/script/vm/builtin_slots.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/memory_limit.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/printing.hpp"
#include "core/script/vm/slice_object.hpp"
#include "core/script/vm/slot_support.hpp"
#include "core/script/vm/special_methods.hpp"

#include <algorithm>

namespace simul::script {
namespace {

ListObject& list_of(const Value& self) {
    return self.to<ListObject>();
}
TupleObject& tuple_of(const Value& self) {
    return self.to<TupleObject>();
}

std::span<const Value> items_of(const Value& self) {
    if (const auto* tuple = self.as<TupleObject>()) return tuple->items();
    return list_of(self).items();
}

// ---- text -------------------------------------------------------------------------------------------------

NativeCoroutine list_repr_body(Interpreter& vm, Value self) {
    const Printing printing(vm, self);
    if (printing.is_nested_in_itself()) co_return StringObject::from_ascii(vm, "[...]");
    StringBuilder text;
    text.append(U'[');
    for (std::size_t i = 0; i < list_of(self).size(); ++i) {
        if (i > 0) text.append_ascii(", ");
        const Value item = list_of(self).items()[i];
        Value part = co_await repr(vm, item);
        text.append(part.to<StringObject>());
    }
    text.append(U']');
    co_return text.build(vm);
}

NativeCoroutine tuple_repr_body(Interpreter& vm, Value self) {
    const Printing printing(vm, self);
    if (printing.is_nested_in_itself()) co_return StringObject::from_ascii(vm, "(...)");
    const auto& tuple = tuple_of(self);
    StringBuilder text;
    text.append(U'(');
    for (std::size_t i = 0; i < tuple.size(); ++i) {
        if (i > 0) text.append_ascii(", ");
        Value part = co_await repr(vm, tuple[i]);
        text.append(part.to<StringObject>());
    }
    text.append_ascii(tuple.size() == 1 ? ",)" : ")");
    co_return text.build(vm);
}

Value list_repr(Interpreter& vm, const Value& self) {
    if (list_of(self).size() == 0) return StringObject::from_ascii(vm, "[]");
    return start(vm, list_repr_body(vm, self));
}
Value tuple_repr(Interpreter& vm, const Value& self) {
    if (tuple_of(self).size() == 0) return StringObject::from_ascii(vm, "()");
    return start(vm, tuple_repr_body(vm, self));
}

// ---- comparison -------------------------------------------------------------------------------------------

/// The first items that differ decide; without such, the lengths.
NativeCoroutine compare_items(Interpreter& vm, CompareOperator op, Value a, Value b) {
    for (std::size_t i = 0; i < items_of(a).size() && i < items_of(b).size(); ++i) {
        const Value left = items_of(a)[i];
        const Value right = items_of(b)[i];
        Value same = co_await equals(vm, left, right);
        if (same.is_true()) continue;
        if (op == CompareOperator::Equal) co_return Value::boolean(false);
        if (op == CompareOperator::NotEqual) co_return Value::boolean(true);
        Value result = co_await compare(vm, op, left, right);
        co_return result;
    }
    const std::size_t left_size = items_of(a).size();
    const std::size_t right_size = items_of(b).size();
    co_return ordering(op, left_size < right_size ? -1 : (left_size > right_size ? 1 : 0));
}

Value sequence_compare(Interpreter& vm, CompareOperator op, const Value& a, const Value& b) {
    const bool is_equality = op == CompareOperator::Equal || op == CompareOperator::NotEqual;
    if (is_equality && items_of(a).size() != items_of(b).size())
        return Value::boolean(op == CompareOperator::NotEqual);
    // Without script code, as far as it goes.
    const std::span<const Value> left = items_of(a);
    const std::span<const Value> right = items_of(b);
    const std::size_t common = std::min(left.size(), right.size());
    for (std::size_t i = 0; i < common; ++i) {
        const std::optional<bool> equal = native_equals(left[i], right[i]);
        if (!equal) return start(vm, compare_items(vm, op, a, b));
        if (*equal) continue;
        if (is_equality) return Value::boolean(op == CompareOperator::NotEqual);
        const Value x = left[i];
        const Value y = right[i];
        return compare(vm, op, x, y);
    }
    return ordering(op, left.size() < right.size() ? -1 : (left.size() > right.size() ? 1 : 0));
}

Value list_compare(Interpreter& vm, CompareOperator op, const Value& a, const Value& b) {
    if (a.as<ListObject>() == nullptr || b.as<ListObject>() == nullptr) return vm.not_implemented();
    return sequence_compare(vm, op, a, b);
}
Value tuple_compare(Interpreter& vm, CompareOperator op, const Value& a, const Value& b) {
    if (a.as<TupleObject>() == nullptr || b.as<TupleObject>() == nullptr) return vm.not_implemented();
    return sequence_compare(vm, op, a, b);
}

Value tuple_hash(Interpreter& vm, const Value& self) {
    return hash(vm, self);
}

// ---- size and items ---------------------------------------------------------------------------------------

Value sequence_length(Interpreter&, const Value& self) {
    return Value::integer(static_cast<std::int64_t>(items_of(self).size()));
}

ValueVector sliced(std::span<const Value> items, const SlicePlaces& places) {
    ValueVector part;
    part.reserve(places.count);
    std::int64_t place = places.start;
    for (std::size_t i = 0; i < places.count; ++i, place += places.step)
        part.push_back(items[static_cast<std::size_t>(place)]);
    return part;
}

Value list_get_item(Interpreter& vm, const Value& self, const Value& key) {
    if (needs_conversion(vm, key)) return get_item_converted(vm, self, key);
    const ValueVector& items = list_of(self).items();
    if (const auto* slice = key.as<SliceObject>()) {
        const std::optional<SlicePlaces> places = places_of(vm, *slice, items.size());
        if (!places) return Value::raised();
        return ListObject::create(vm, sliced(items, *places));
    }
    if (!is_integer(key))
        return raise_type_error(vm, "list indices must be integers or slices, not {}", type_name(vm, key));
    const std::optional<std::size_t> position = position_of(vm, key, items.size(), "list");
    return position ? items[*position] : Value::raised();
}

Value tuple_get_item(Interpreter& vm, const Value& self, const Value& key) {
    if (needs_conversion(vm, key)) return get_item_converted(vm, self, key);
    const auto& tuple = tuple_of(self);
    if (const auto* slice = key.as<SliceObject>()) {
        const std::optional<SlicePlaces> places = places_of(vm, *slice, tuple.size());
        if (!places) return Value::raised();
        ValueVector part = sliced(tuple.items(), *places);
        return TupleObject::take(vm, part);
    }
    if (!is_integer(key))
        return raise_type_error(vm, "tuple indices must be integers or slices, not {}", type_name(vm, key));
    const std::optional<std::size_t> position = position_of(vm, key, tuple.size(), "tuple");
    return position ? tuple[*position] : Value::raised();
}

// ---- changing lists ---------------------------------------------------------------------------------------

void delete_places(ValueVector& items, SlicePlaces places) {
    if (places.count == 0) return;
    if (places.step < 0) {
        places.start += static_cast<std::int64_t>(places.count - 1) * places.step;
        places.step = -places.step;
    }
    ValueVector kept;
    ValueVector dropped; // die when the list is whole again
    auto next = static_cast<std::size_t>(places.start);
    std::size_t left = places.count;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (left > 0 && i == next) {
            dropped.push_back(std::move(items[i]));
            next += static_cast<std::size_t>(places.step);
            --left;
        } else {
            kept.push_back(std::move(items[i]));
        }
    }
    items.swap(kept);
    drop_from_end(dropped);
}

Value assign_places(Interpreter& vm, ValueVector& items, const SlicePlaces& places, ValueVector values) {
    if (places.step == 1) {
        const auto start = static_cast<std::ptrdiff_t>(places.start);
        const auto end = start + static_cast<std::ptrdiff_t>(places.count);
        ValueVector changed(std::make_move_iterator(items.begin()),
                            std::make_move_iterator(items.begin() + start));
        ValueVector dropped(std::make_move_iterator(items.begin() + start),
                            std::make_move_iterator(items.begin() + end));
        changed.insert(changed.end(), std::make_move_iterator(values.begin()),
                       std::make_move_iterator(values.end()));
        changed.insert(changed.end(), std::make_move_iterator(items.begin() + end),
                       std::make_move_iterator(items.end()));
        items.swap(changed);
        drop_from_end(dropped);
        return Value::none();
    }
    if (values.size() != places.count) {
        return raise_value_error(vm, "attempt to assign sequence of size {} to extended slice of size {}",
                                 values.size(), places.count);
    }
    std::int64_t place = places.start;
    for (std::size_t i = 0; i < places.count; ++i, place += places.step)
        items[static_cast<std::size_t>(place)].swap(values[i]);
    return Value::none();
}

NativeCoroutine assign_slice(Interpreter& vm, Value self, Value key, Value value) {
    Value collected = co_await attempt(collect(vm, value));
    if (collected.is_raised()) {
        if (!is_exception_of(Value(vm.pending_exception()), *vm.exceptions().type_error) ||
            type_of(vm, value).slots().iterate != nullptr) {
            co_return collected;
        }
        (void)vm.take_exception();
        const bool is_plain = key.to<SliceObject>().step().is_none();
        co_return raise(vm, *vm.exceptions().type_error,
                        std::string_view(is_plain ? "can only assign an iterable"
                                                  : "must assign iterable to extended slice"));
    }
    ValueVector& items = list_of(self).items();
    const std::optional<SlicePlaces> places = places_of(vm, key.to<SliceObject>(), items.size());
    if (!places) co_return Value::raised();
    co_return assign_places(vm, items, *places, std::move(list_of(collected).items()));
}

Value list_set_item(Interpreter& vm, const Value& self, const Value& key, const Value& value) {
    if (needs_conversion(vm, key)) return set_item_converted(vm, self, key, value);
    ValueVector& items = list_of(self).items();
    if (const auto* slice = key.as<SliceObject>()) {
        if (!value.is_empty()) return start(vm, assign_slice(vm, self, key, value));
        const std::optional<SlicePlaces> places = places_of(vm, *slice, items.size());
        if (!places) return Value::raised();
        delete_places(items, *places);
        return Value::none();
    }
    if (!is_integer(key))
        return raise_type_error(vm, "list indices must be integers or slices, not {}", type_name(vm, key));
    const std::optional<std::size_t> position = position_of(vm, key, items.size(), "list assignment");
    if (!position) return Value::raised();
    if (value.is_empty()) {
        const Value dropped = std::move(items[*position]);
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(*position));
    } else {
        const Value old = std::exchange(items[*position], value);
    }
    return Value::none();
}

// ---- operators --------------------------------------------------------------------------------------------

ValueVector joined(std::span<const Value> a, std::span<const Value> b) {
    ValueVector items;
    items.reserve(a.size() + b.size());
    items.insert(items.end(), a.begin(), a.end());
    items.insert(items.end(), b.begin(), b.end());
    return items;
}

std::optional<ValueVector> repeated(Interpreter& vm, std::span<const Value> source, const Value& count) {
    const std::optional<std::size_t> times = repetitions(vm, count, source.size(), sizeof(Value));
    if (!times) return std::nullopt;
    ValueVector items;
    items.reserve(source.size() * *times);
    for (std::size_t i = 0; i < *times; ++i)
        items.insert(items.end(), source.begin(), source.end());
    return items;
}

NativeCoroutine extend_in_place(Interpreter& vm, Value list, Value iterable) {
    if (is_same(list, iterable)) {
        const ValueVector copy = list_of(list).items();
        list_of(list).items().insert(list_of(list).items().end(), copy.begin(), copy.end());
        co_return list;
    }
    Value iterator = co_await iterate(vm, iterable);
    for (;;) {
        Value item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) co_return list;
        list_of(list).items().push_back(std::move(item));
    }
}

Value list_binary(Interpreter& vm, BinaryOperator op, const Value& left, const Value& right) {
    const auto* a = left.as<ListObject>();
    const auto* b = right.as<ListObject>();
    if (op == BinaryOperator::Add && a != nullptr && b != nullptr) {
        return ListObject::create(vm, joined(a->items(), b->items()));
    }
    if (op == BinaryOperator::InplaceAdd && a != nullptr) return start(vm, extend_in_place(vm, left, right));
    if (op == BinaryOperator::Multiply &&
        (a != nullptr ? is_integer(right) : b != nullptr && is_integer(left))) {
        std::optional<ValueVector> items =
            repeated(vm, (a != nullptr ? a : b)->items(), a != nullptr ? right : left);
        return items ? Value(ListObject::create(vm, std::move(*items))) : Value::raised();
    }
    if (op == BinaryOperator::InplaceMultiply && a != nullptr && is_integer(right)) {
        std::optional<ValueVector> items = repeated(vm, a->items(), right);
        if (!items) return Value::raised();
        list_of(left).items().swap(*items);
        drop_from_end(*items);
        return left;
    }
    return vm.not_implemented();
}

Value tuple_binary(Interpreter& vm, BinaryOperator op, const Value& left, const Value& right) {
    const auto* a = left.as<TupleObject>();
    const auto* b = right.as<TupleObject>();
    if (op == BinaryOperator::Add && a != nullptr && b != nullptr) {
        ValueVector items = joined(a->items(), b->items());
        return TupleObject::take(vm, items);
    }
    if (op == BinaryOperator::Multiply &&
        (a != nullptr ? is_integer(right) : b != nullptr && is_integer(left))) {
        std::optional<ValueVector> items =
            repeated(vm, (a != nullptr ? a : b)->items(), a != nullptr ? right : left);
        return items ? Value(TupleObject::take(vm, *items)) : Value::raised();
    }
    return vm.not_implemented();
}

NativeCoroutine search_items(Interpreter& vm, Value self, Value wanted) {
    for (std::size_t i = 0; i < items_of(self).size(); ++i) {
        const Value item = items_of(self)[i];
        Value same = co_await equals(vm, item, wanted);
        if (same.is_true()) co_return same;
    }
    co_return Value::boolean(false);
}

Value sequence_contains(Interpreter& vm, const Value& self, const Value& wanted) {
    for (const Value& item : items_of(self)) {
        const std::optional<bool> equal = native_equals(item, wanted);
        if (!equal) return start(vm, search_items(vm, self, wanted));
        if (*equal) return Value::boolean(true);
    }
    return Value::boolean(false);
}

Value list_iterate(Interpreter& vm, const Value& self) {
    return ListIteratorObject::create(vm, Ref<ListObject>(&list_of(self)));
}

constexpr BinaryOperator kListOperators[] = {BinaryOperator::Add, BinaryOperator::InplaceAdd,
                                             BinaryOperator::Multiply, BinaryOperator::InplaceMultiply};
constexpr BinaryOperator kTupleOperators[] = {BinaryOperator::Add, BinaryOperator::Multiply};

} // namespace

TypeDefinition list_definition() {
    TypeDefinition definition;
    definition.name = "list";
    definition.layout = Layout::List;
    definition.slots.repr = list_repr;
    definition.slots.hash = unhashable;
    definition.slots.compare = list_compare;
    definition.slots.length = sequence_length;
    definition.slots.get_item = list_get_item;
    definition.slots.set_item = list_set_item;
    definition.slots.contains = sequence_contains;
    definition.slots.iterate = list_iterate;
    definition.slots.binary = list_binary;
    definition.binary_operators = kListOperators;
    return definition;
}

TypeDefinition tuple_definition() {
    TypeDefinition definition;
    definition.name = "tuple";
    definition.layout = Layout::Tuple;
    definition.slots.repr = tuple_repr;
    definition.slots.hash = tuple_hash;
    definition.slots.compare = tuple_compare;
    definition.slots.length = sequence_length;
    definition.slots.get_item = tuple_get_item;
    definition.slots.contains = sequence_contains;
    definition.slots.iterate = iterate_tuple;
    definition.slots.binary = tuple_binary;
    definition.binary_operators = kTupleOperators;
    return definition;
}

} // namespace simul::script
