// Equality and hashes of values that no script code has a say in.
#include "core/script/numeric/hash.hpp"
#include "core/script/vm/bytes_object.hpp"
#include "core/script/vm/float_object.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/special_methods.hpp"

#include <cmath>

namespace simul::script {
namespace {

Layout layout_of(const Value& value) noexcept {
    return value.is_object() ? static_cast<Layout>(value.as_object()->front_end_tag()) : Layout::Foreign;
}

bool is_number(const Value& value) noexcept {
    return value.is_int() || value.is_bool() || value.is_float() || layout_of(value) == Layout::Integer ||
           layout_of(value) == Layout::Float;
}

bool numbers_equal(const Value& a, const Value& b) {
    if (is_float(a) && is_float(b)) return float_value(a) == float_value(b);
    if (is_float(a)) return numbers_equal(b, a);
    if (is_float(b)) return compare_integer_with_double(a, float_value(b)) == 0;
    return integers::compare(a, b) == 0;
}

/// Whether the class of the value compares as its built-in base does.
bool compares_natively(const Value& value) noexcept {
    if (!value.is_object()) return true;
    if (layout_of(value) < Layout::Other) return true; // futures: by identity
    return static_cast<Object*>(value.as_object())->type().slots().compare != &script_slots::compare;
}

/// Tuples nested more deeply are left to the interpreter, which does not recurse on the C++ stack.
constexpr int kDeepestNesting = 50;

std::optional<bool> equals_within(const Value& a, const Value& b, int depth);

std::optional<bool> tuples_equal(const TupleObject& a, const TupleObject& b, int depth) {
    if (depth == 0) return std::nullopt;
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::optional<bool> equal = equals_within(a[i], b[i], depth - 1);
        if (!equal || !*equal) return equal;
    }
    return true;
}

bool compares_by_identity(const Value& value) noexcept {
    if (layout_of(value) < Layout::Other) return true;
    const TypeObject& type = static_cast<Object*>(value.as_object())->type();
    return type.slots().compare == type.interpreter().types().object->slots().compare;
}

std::optional<bool> equals_within(const Value& a, const Value& b, int depth) {
    if (is_same(a, b)) return true;
    if (!compares_natively(a) || !compares_natively(b)) return std::nullopt;
    if (is_number(a) && is_number(b)) return numbers_equal(a, b);
    if (!a.is_object() || !b.is_object()) {
        // None, or a number and something that is none: objects of foreign types may still say otherwise.
        const Value& object = a.is_object() ? a : b;
        if (!object.is_object()) return false;
        const Layout layout = layout_of(object);
        if (layout != Layout::Other && layout != Layout::NativeIterator) return false;
        return compares_by_identity(object) ? std::optional<bool>(false) : std::nullopt;
    }
    const Layout layout = layout_of(a);
    if (layout == Layout::String && layout_of(b) == Layout::String)
        return a.to<StringObject>() == b.to<StringObject>();
    if (layout == Layout::Bytes && layout_of(b) == Layout::Bytes)
        return a.to<BytesObject>().view() == b.to<BytesObject>().view();
    if (layout == Layout::Tuple && layout_of(b) == Layout::Tuple)
        return tuples_equal(a.to<TupleObject>(), b.to<TupleObject>(), depth);
    if (compares_by_identity(a) && compares_by_identity(b)) return false;
    const auto is_text = [](Layout kind) {
        return kind == Layout::String || kind == Layout::Bytes || kind == Layout::Tuple;
    };
    if (is_text(layout) && is_text(layout_of(b))) return false;
    if ((is_text(layout) && compares_by_identity(b)) || (is_text(layout_of(b)) && compares_by_identity(a)))
        return false;
    return std::nullopt;
}

} // namespace

std::optional<bool> native_equals(const Value& a, const Value& b) {
    return equals_within(a, b, kDeepestNesting);
}

std::int64_t numeric_hash(const Value& number) {
    if (number.is_int() || number.is_bool()) return numeric::hash_integer(number.as_int());
    if (is_float(number)) {
        const double value = float_value(number);
        // CPython hashes a NaN by its address; ours have none.
        return std::isnan(value) ? 0 : numeric::hash_double(value);
    }
    return numeric::hash_integer(number.to<IntegerObject>().value());
}

namespace {

NativeHash hash_within(Interpreter& vm, const Value& value, int depth) {
    using Kind = NativeHash::Kind;
    if (value.is_none()) return {Kind::Hash, 0xfca86420};
    if (is_number(value) && !value.is_object()) return {Kind::Hash, numeric_hash(value)};
    const auto by_identity = [&] { return NativeHash{Kind::Hash, vm.identity_of(value) >> 4}; };
    const Layout layout = layout_of(value);
    if (layout < Layout::Other) return by_identity();
    const TypeObject& type = static_cast<Object*>(value.as_object())->type();
    const auto slot = type.slots().hash;
    if (slot == nullptr || slot == &unhashable) return {Kind::Unhashable};
    if (slot == &script_slots::hash) return {Kind::NeedsScript};
    switch (layout) {
    case Layout::String: return {Kind::Hash, value.to<StringObject>().hash()};
    case Layout::Bytes: return {Kind::Hash, value.to<BytesObject>().hash()};
    case Layout::Integer:
    case Layout::Float: return {Kind::Hash, numeric_hash(value)};
    case Layout::FrozenSet: return {Kind::Hash, value.to<SetObject>().hash()};
    case Layout::Tuple: {
        if (depth == 0) return {Kind::NeedsScript};
        numeric::TupleHasher hasher;
        for (const Value& item : value.to<TupleObject>().items()) {
            const NativeHash hash = hash_within(vm, item, depth - 1);
            if (hash.kind != Kind::Hash) return hash;
            hasher.add(hash.hash);
        }
        return {Kind::Hash, hasher.finish()};
    }
    default: break;
    }
    if (slot == vm.types().object->slots().hash) return by_identity();
    return {Kind::NeedsScript}; // a built-in type's own way
}

} // namespace

NativeHash native_hash(Interpreter& vm, const Value& value) {
    return hash_within(vm, value, kDeepestNesting);
}

std::optional<bool> native_truth(const Value& value) {
    switch (value.kind()) {
    case Value::Kind::Bool:
    case Value::Kind::Int: return value.as_int() != 0;
    case Value::Kind::None: return false;
    case Value::Kind::Float: return value.as_float() != 0;
    default: break;
    }
    const Layout layout = layout_of(value);
    if (layout < Layout::Other) return true;
    const TypeSlots& slots = static_cast<Object*>(value.as_object())->type().slots();
    if (slots.truth == nullptr && slots.length == nullptr) return true;
    if (slots.truth == &script_slots::truth || slots.length == &script_slots::length) return std::nullopt;
    switch (layout) {
    case Layout::String: return value.to<StringObject>().size() != 0;
    case Layout::Bytes: return value.to<BytesObject>().size() != 0;
    case Layout::Tuple: return value.to<TupleObject>().size() != 0;
    case Layout::List: return value.to<ListObject>().size() != 0;
    case Layout::Dict: return value.to<DictObject>().size() != 0;
    case Layout::Set:
    case Layout::FrozenSet: return value.to<SetObject>().size() != 0;
    case Layout::Integer: return !value.to<IntegerObject>().value().is_zero();
    case Layout::Float: return value.to<FloatObject>().value() != 0;
    default: return std::nullopt;
    }
}

} // namespace simul::script
