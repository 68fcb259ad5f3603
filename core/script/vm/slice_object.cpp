#include "core/script/vm/slice_object.hpp"

#include "core/script/numeric/hash.hpp"
#include "core/script/vm/builtin_iterators.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/native_function.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/slot_support.hpp"
#include "core/script/vm/special_methods.hpp"

#include <algorithm>

namespace simul::script {
namespace {

/// A bound of a slice as a 64-bit integer, clamped; REQUIRES: an integer.
std::int64_t clamped(const Value& value) {
    if (const std::optional<std::int64_t> small = small_integer(value)) return *small;
    return big_integer(value) < 0 ? INT64_MIN : INT64_MAX;
}

bool is_bound(const Value& value) {
    return value.is_none() || is_integer(value);
}

Value raise_bad_bound(Interpreter& vm) {
    return raise_type_error(vm, "slice indices must be integers or None or have an __index__ method");
}

} // namespace

SliceObject::SliceObject(TypeObject& type, Value start, Value stop, Value step) noexcept
    : Object(type, Layout::Slice), start_(std::move(start)), stop_(std::move(stop)), step_(std::move(step)) {}

Ref<SliceObject> SliceObject::create(Interpreter& vm, Value start, Value stop, Value step) {
    return Ref<SliceObject>(
        new SliceObject(*vm.types().slice, std::move(start), std::move(stop), std::move(step)));
}

void SliceObject::visit_references(ReferenceVisitor& visitor) const {
    visitor.visit(start_);
    visitor.visit(stop_);
    visitor.visit(step_);
}

std::optional<SlicePlaces> places_of(Interpreter& vm, const SliceObject& slice, std::size_t size) {
    if (!is_bound(slice.start()) || !is_bound(slice.stop()) || !is_bound(slice.step())) {
        (void)raise_bad_bound(vm);
        return std::nullopt;
    }
    SlicePlaces places{};
    places.step = slice.step().is_none() ? 1 : std::max(clamped(slice.step()), -INT64_MAX);
    if (places.step == 0) {
        (void)raise_value_error(vm, "slice step cannot be zero");
        return std::nullopt;
    }
    const bool backwards = places.step < 0;
    const auto length = static_cast<std::int64_t>(size);
    const std::int64_t lowest = backwards ? -1 : 0;
    const std::int64_t highest = backwards ? length - 1 : length;
    const auto place = [&](const Value& bound, std::int64_t absent) {
        if (bound.is_none()) return absent;
        std::int64_t index = clamped(bound);
        if (index < 0) index += length;
        return std::clamp(index, lowest, highest);
    };
    places.start = place(slice.start(), backwards ? highest : lowest);
    places.stop = place(slice.stop(), backwards ? lowest : highest);
    const std::int64_t distance = backwards ? places.start - places.stop : places.stop - places.start;
    const std::int64_t stride = backwards ? -places.step : places.step;
    places.count = distance <= 0 ? 0 : static_cast<std::size_t>((distance - 1) / stride + 1);
    return places;
}

namespace {

NativeCoroutine convert_bounds(Interpreter& vm, Value slice) {
    Value bounds[3] = {slice.to<SliceObject>().start(), slice.to<SliceObject>().stop(),
                       slice.to<SliceObject>().step()};
    for (Value& bound : bounds) {
        if (is_bound(bound)) continue;
        if (type_of(vm, bound).slots().index == nullptr) co_return raise_bad_bound(vm);
        Value converted = co_await to_index(vm, bound);
        bound = std::move(converted);
    }
    co_return SliceObject::create(vm, bounds[0], bounds[1], bounds[2]);
}

} // namespace

Value native_slice(Interpreter& vm, const SliceObject& slice) {
    if (is_bound(slice.start()) && is_bound(slice.stop()) && is_bound(slice.step())) return Value(&slice);
    return start(vm, convert_bounds(vm, Value(&slice)));
}

// ---- range ------------------------------------------------------------------------------------------------

RangeObject::RangeObject(TypeObject& type, Value start, Value stop, Value step, Value length) noexcept
    : Object(type, Layout::Range), start_(std::move(start)), stop_(std::move(stop)), step_(std::move(step)),
      length_(std::move(length)) {}

namespace {

Value range_length(Interpreter& vm, const Value& start, const Value& stop, const Value& step) {
    const bool backwards = integers::compare(step, Value::integer(0)) < 0;
    const Value& low = backwards ? stop : start;
    const Value& high = backwards ? start : stop;
    if (integers::compare(low, high) >= 0) return Value::integer(0);
    const Value stride = backwards ? integers::negate(vm, step) : step;
    const Value distance = integers::subtract(vm, integers::subtract(vm, high, low), Value::integer(1));
    return integers::add(vm, integers::floor_divide(vm, distance, stride), Value::integer(1));
}

RangeObject& range_of(const Value& self) {
    return self.to<RangeObject>();
}

/// `range(*given)` of integers.
Value range_of_integers(Interpreter& vm, std::span<const Value> given) {
    Value bounds[3] = {Value::integer(0), Value(), Value::integer(1)};
    for (std::size_t i = 0; i < given.size(); ++i)
        bounds[given.size() == 1 ? 1 : i] = exact_integer(vm, given[i]);
    if (is_same(bounds[2], Value::integer(0))) return raise_value_error(vm, "range() arg 3 must not be zero");
    return RangeObject::create(vm, bounds[0], bounds[1], bounds[2]);
}

NativeCoroutine range_of_converted(Interpreter& vm, OwnedArguments arguments) {
    ValueVector given;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        Value bound = co_await to_index(vm, arguments[i]);
        given.push_back(std::move(bound));
    }
    co_return range_of_integers(vm, given);
}

Value range_create(Interpreter& vm, TypeObject&, Arguments& arguments) {
    if (arguments.keyword_count() > 0) return raise_type_error(vm, "range() takes no keyword arguments");
    if (arguments.size() == 0) return raise_type_error(vm, "range expected at least 1 argument, got 0");
    if (arguments.size() > 3) {
        return raise_type_error(vm, "range expected at most 3 arguments, got {}", arguments.size());
    }
    const bool is_plain = std::all_of(arguments.positional().begin(), arguments.positional().end(),
                                      [](const Value& bound) { return is_integer(bound); });
    if (!is_plain) return start(vm, range_of_converted(vm, OwnedArguments(arguments)));
    return range_of_integers(vm, arguments.positional());
}

Value range_repr(Interpreter& vm, const Value& self) {
    const RangeObject& range = range_of(self);
    const auto text = [&](const Value& value) { return integer_text(vm, value).to<StringObject>().utf8(); };
    std::string result = "range(" + text(range.start()) + ", " + text(range.stop());
    if (!is_same(range.step(), Value::integer(1))) result += ", " + text(range.step());
    return StringObject::from_ascii(vm, result + ")");
}

Value range_len(Interpreter& vm, const Value& self) {
    const Value& length = range_of(self).length();
    if (!length.is_int()) {
        return raise(vm, *vm.exceptions().overflow_error, "Python int too large to convert to C ssize_t");
    }
    return length;
}

Value range_slice(Interpreter& vm, const RangeObject& range, const SliceObject& slice) {
    const auto length =
        static_cast<std::size_t>(range.length().is_int() ? range.length().as_int() : INT64_MAX);
    const std::optional<SlicePlaces> places = places_of(vm, slice, length);
    if (!places) return Value::raised();
    const auto number_at = [&](std::int64_t place) {
        return integers::add(vm, range.start(), integers::multiply(vm, Value::integer(place), range.step()));
    };
    return RangeObject::create(vm, number_at(places->start), number_at(places->stop),
                               integers::multiply(vm, range.step(), Value::integer(places->step)));
}

Value range_get_item(Interpreter& vm, const Value& self, const Value& key) {
    if (needs_conversion(vm, key)) return get_item_converted(vm, self, key);
    const RangeObject& range = range_of(self);
    if (const auto* slice = key.as<SliceObject>()) return range_slice(vm, range, *slice);
    if (!is_integer(key)) {
        return raise_type_error(vm, "range indices must be integers or slices, not {}", type_name(vm, key));
    }
    Value index = exact_integer(vm, key);
    if (integers::compare(index, Value::integer(0)) < 0) index = integers::add(vm, index, range.length());
    if (integers::compare(index, Value::integer(0)) < 0 || integers::compare(index, range.length()) >= 0) {
        return raise(vm, *vm.exceptions().index_error, "range object index out of range");
    }
    return range.at(vm, index);
}

NativeCoroutine range_search(Interpreter& vm, Value self, Value item) {
    for (std::int64_t i = 0; integers::compare(Value::integer(i), range_of(self).length()) < 0; ++i) {
        const Value number = range_of(self).at(vm, Value::integer(i));
        Value same = co_await equals(vm, number, item);
        if (same.is_true()) co_return Value::boolean(true);
    }
    co_return Value::boolean(false);
}

Value range_contains(Interpreter& vm, const Value& self, const Value& item) {
    if (item.is_int() || item.is_bool()) return Value::boolean(range_of(self).contains(vm, item));
    if (item.is_float()) {
        const double number = item.as_float();
        if (number != static_cast<double>(static_cast<std::int64_t>(number))) return Value::boolean(false);
        return Value::boolean(range_of(self).contains(vm, integer_from_double(vm, number)));
    }
    return start(vm, range_search(vm, self, item));
}

Value range_compare(Interpreter& vm, CompareOperator op, const Value& self, const Value& other) {
    const auto* right = other.as<RangeObject>();
    if (right == nullptr || (op != CompareOperator::Equal && op != CompareOperator::NotEqual)) {
        return vm.not_implemented();
    }
    const RangeObject& left = range_of(self);
    const auto same = [](const Value& a, const Value& b) { return integers::compare(a, b) == 0; };
    bool equal = same(left.length(), right->length());
    if (equal && !is_same(left.length(), Value::integer(0))) {
        equal = same(left.start(), right->start());
        if (equal && !is_same(left.length(), Value::integer(1))) equal = same(left.step(), right->step());
    }
    return Value::boolean(equal == (op == CompareOperator::Equal));
}

Value range_hash(Interpreter& vm, const Value& self) {
    const RangeObject& range = range_of(self);
    const bool empty = is_same(range.length(), Value::integer(0));
    const bool single = is_same(range.length(), Value::integer(1));
    const Ref<TupleObject> key = TupleObject::of(vm, range.length(), empty ? Value::none() : range.start(),
                                                 empty || single ? Value::none() : range.step());
    return Value::integer(native_hash(vm, Value(key)).hash);
}

Value range_truth(Interpreter&, const Value& self) {
    return Value::boolean(!is_same(range_of(self).length(), Value::integer(0)));
}

Value range_iterate(Interpreter& vm, const Value& self) {
    return RangeIteratorObject::create(vm, range_of(self));
}

Value range_start(Interpreter&, const Value& self) {
    return range_of(self).start();
}
Value range_stop(Interpreter&, const Value& self) {
    return range_of(self).stop();
}
Value range_step(Interpreter&, const Value& self) {
    return range_of(self).step();
}

constexpr NativeAttribute kRangeAttributes[] = {
    {"start", range_start}, {"stop", range_stop}, {"step", range_step}};

// ---- slice as a type --------------------------------------------------------------------------------------

SliceObject& slice_of(const Value& self) {
    return self.to<SliceObject>();
}

Value slice_create(Interpreter& vm, TypeObject&, Arguments& arguments) {
    if (arguments.keyword_count() > 0) return raise_type_error(vm, "slice() takes no keyword arguments");
    switch (arguments.size()) {
    case 0: return raise_type_error(vm, "slice expected at least 1 argument, got 0");
    case 1: return SliceObject::create(vm, Value::none(), arguments[0], Value::none());
    case 2: return SliceObject::create(vm, arguments[0], arguments[1], Value::none());
    case 3: return SliceObject::create(vm, arguments[0], arguments[1], arguments[2]);
    default: return raise_type_error(vm, "slice expected at most 3 arguments, got {}", arguments.size());
    }
}

NativeCoroutine slice_repr_body(Interpreter& vm, Value self) {
    std::string text = "slice(";
    const Value* const bounds[] = {&slice_of(self).start(), &slice_of(self).stop(), &slice_of(self).step()};
    for (const Value* bound : bounds) {
        Value part = co_await repr(vm, *bound);
        if (bound != bounds[0]) text += ", ";
        text += part.to<StringObject>().utf8();
    }
    co_return StringObject::from_utf8(vm, text + ")");
}

Value slice_repr(Interpreter& vm, const Value& self) {
    return start(vm, slice_repr_body(vm, self));
}

Value slice_compare(Interpreter& vm, CompareOperator op, const Value& self, const Value& other) {
    const auto* right = other.as<SliceObject>();
    if (right == nullptr) return vm.not_implemented();
    const SliceObject& left = slice_of(self);
    const Value a = TupleObject::of(vm, left.start(), left.stop(), left.step());
    const Value b = TupleObject::of(vm, right->start(), right->stop(), right->step());
    return compare(vm, op, a, b);
}

Value slice_start(Interpreter&, const Value& self) {
    return slice_of(self).start();
}
Value slice_stop(Interpreter&, const Value& self) {
    return slice_of(self).stop();
}
Value slice_step(Interpreter&, const Value& self) {
    return slice_of(self).step();
}

NativeCoroutine slice_indices_body(Interpreter& vm, OwnedArguments arguments) {
    Value length = co_await to_index(vm, arguments[1]);
    const std::optional<std::int64_t> size = small_integer(length);
    if (!size || *size < 0) co_return raise_value_error(vm, "length should not be negative");
    Value slice = co_await native_slice(vm, slice_of(arguments[0]));
    const std::optional<SlicePlaces> places = places_of(vm, slice_of(slice), static_cast<std::size_t>(*size));
    if (!places) co_return Value::raised();
    co_return TupleObject::of(vm, Value::integer(places->start), Value::integer(places->stop),
                              Value::integer(places->step));
}

constexpr NativeAttribute kSliceAttributes[] = {
    {"start", slice_start}, {"stop", slice_stop}, {"step", slice_step}};
constexpr NativeDefinition kSliceMethods[] = {
    {"indices", as_coroutine<slice_indices_body>, Arity::One, NativeKind::Method}};

} // namespace

Value RangeObject::create(Interpreter& vm, Value start, Value stop, Value step) {
    Value length = range_length(vm, start, stop, step);
    return Ref<RangeObject>(new RangeObject(*vm.types().range, std::move(start), std::move(stop),
                                            std::move(step), std::move(length)));
}

Value RangeObject::at(Interpreter& vm, const Value& index) const {
    return integers::add(vm, start_, integers::multiply(vm, index, step_));
}

bool RangeObject::contains(Interpreter& vm, const Value& integer) const {
    const bool backwards = integers::compare(step_, Value::integer(0)) < 0;
    const Value& low = backwards ? stop_ : start_;
    const Value& high = backwards ? start_ : stop_;
    const int above = integers::compare(integer, low);
    const int below = integers::compare(integer, high);
    if (backwards ? (above <= 0 || below > 0) : (above < 0 || below >= 0)) return false;
    const Value rest = integers::remainder(vm, integers::subtract(vm, integer, start_), step_);
    return integers::compare(rest, Value::integer(0)) == 0;
}

TypeDefinition range_definition() {
    TypeDefinition definition;
    definition.name = "range";
    definition.layout = Layout::Range;
    definition.can_be_subclassed = false;
    definition.slots.create = range_create;
    definition.slots.repr = range_repr;
    definition.slots.length = range_len;
    definition.slots.get_item = range_get_item;
    definition.slots.contains = range_contains;
    definition.slots.compare = range_compare;
    definition.slots.hash = range_hash;
    definition.slots.truth = range_truth;
    definition.slots.iterate = range_iterate;
    return definition;
}

TypeDefinition slice_definition() {
    TypeDefinition definition;
    definition.name = "slice";
    definition.layout = Layout::Slice;
    definition.can_be_subclassed = false;
    definition.slots.create = slice_create;
    definition.slots.repr = slice_repr;
    definition.slots.compare = slice_compare;
    definition.slots.hash = unhashable;
    return definition;
}

void define_slice_methods(Interpreter& vm) {
    define_attributes(*vm.types().range, kRangeAttributes);
    define_attributes(*vm.types().slice, kSliceAttributes);
    define_methods(*vm.types().slice, kSliceMethods);
}

} // namespace simul::script
