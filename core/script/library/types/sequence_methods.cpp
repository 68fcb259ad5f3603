// Methods of tuple and range.
#include "core/script/library/native_support.hpp"
#include "core/script/library/types/builtin_methods.hpp"
#include "core/script/vm/slice_object.hpp"

namespace simul::script::library {
namespace {

NativeCoroutine tuple_count(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    std::int64_t found = 0;
    for (const Value& item : self.to<TupleObject>().items()) {
        const Value same = co_await equals(vm, item, arguments[1]);
        if (same.is_true()) ++found;
    }
    co_return Value::integer(found);
}

NativeCoroutine tuple_index(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "index", arguments.size() - 1, 1, 3)) co_return Value::raised();
    const Value self = arguments[0];
    const auto items = self.to<TupleObject>().items();
    const auto bounds = slice_bounds(vm, arguments.get(2), arguments.get(3), items.size());
    if (!bounds) co_return Value::raised();
    for (std::size_t i = bounds->start; i < bounds->end; ++i) {
        const Value same = co_await equals(vm, items[i], arguments[1]);
        if (same.is_true()) co_return Value::integer(static_cast<std::int64_t>(i));
    }
    co_return raise_value_error(vm, "tuple.index(x): x not in tuple");
}

constexpr NativeDefinition kTupleMethods[] = {
    {"count", as_coroutine<tuple_count>, Arity::One, NativeKind::Method},
    {"index", as_coroutine<tuple_index>, Arity::Any, NativeKind::Method},
};

// ---- range ------------------------------------------------------------------------------------------------

/// Where an integer is in the range; nothing where it is not.
std::optional<Value> place_in(Interpreter& vm, const RangeObject& range, const Value& integer) {
    if (!range.contains(vm, integer)) return std::nullopt;
    return integers::floor_divide(vm, integers::subtract(vm, integer, range.start()), range.step());
}

bool is_exact_integer(Interpreter& vm, const Value& value) {
    return value.is_int() || value.is_bool() || &type_of(vm, value) == vm.types().integer.get();
}

NativeCoroutine range_index(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    const auto& range = self.to<RangeObject>();
    if (is_exact_integer(vm, arguments[1])) {
        if (const auto place = place_in(vm, range, arguments[1])) co_return *place;
        const Value shown = co_await repr(vm, arguments[1]);
        co_return raise_value_error(vm, "{} is not in range", shown.to<StringObject>().utf8());
    }
    const Value iterator = co_await iterate(vm, self);
    for (std::int64_t i = 0;; ++i) {
        const Value number = co_await iterate_next(vm, iterator);
        if (number.is_exhausted()) co_return raise_value_error(vm, "sequence.index(x): x not in sequence");
        const Value same = co_await equals(vm, number, arguments[1]);
        if (same.is_true()) co_return Value::integer(i);
    }
}

NativeCoroutine range_count(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    if (is_exact_integer(vm, arguments[1]))
        co_return Value::integer(self.to<RangeObject>().contains(vm, arguments[1]) ? 1 : 0);
    const Value iterator = co_await iterate(vm, self);
    for (std::int64_t found = 0;;) {
        const Value number = co_await iterate_next(vm, iterator);
        if (number.is_exhausted()) co_return Value::integer(found);
        const Value same = co_await equals(vm, number, arguments[1]);
        if (same.is_true()) ++found;
    }
}

/// The iterator of the range that begins with the last number and goes the other way.
Value reversed_range(Interpreter& vm, Arguments& arguments) {
    const auto& range = arguments[0].to<RangeObject>();
    const Value before = integers::subtract(vm, range.start(), range.step());
    const Value last = integers::add(vm, before, integers::multiply(vm, range.length(), range.step()));
    const Value backwards = RangeObject::create(vm, last, before, integers::negate(vm, range.step()));
    return iterate(vm, backwards);
}

constexpr NativeDefinition kRangeMethods[] = {
    {"__reversed__", reversed_range, Arity::None, NativeKind::Method},
    {"count", as_coroutine<range_count>, Arity::One, NativeKind::Method},
    {"index", as_coroutine<range_index>, Arity::One, NativeKind::Method},
};

} // namespace

std::span<const NativeDefinition> tuple_methods() {
    return kTupleMethods;
}

std::span<const NativeDefinition> range_methods() {
    return kRangeMethods;
}

} // namespace simul::script::library
