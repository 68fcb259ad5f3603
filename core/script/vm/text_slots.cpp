// What str and bytes do.
#include "core/script/text/quote.hpp"
#include "core/script/text/utf8.hpp"
#include "core/script/vm/builtin_iterators.hpp"
#include "core/script/vm/builtin_slots.hpp"
#include "core/script/vm/bytes_object.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/memory_limit.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/slice_object.hpp"
#include "core/script/vm/slot_support.hpp"
#include "core/script/vm/special_methods.hpp"

#include <algorithm>
#include <cstring>

namespace simul::script {
namespace {

StringObject& text_of(const Value& self) {
    return self.to<StringObject>();
}

Value string_repr(Interpreter& vm, const Value& self) {
    return StringObject::from_utf8(vm, text::repr_string(text_of(self).utf8()));
}

/// The exact `str` with the same text.
Value string_str(Interpreter& vm, const Value& self) {
    const StringObject& text = text_of(self);
    if (&text.type() == vm.types().string.get()) return self;
    return text.is_ascii() ? StringObject::from_ascii(vm, text.ascii())
                           : StringObject::from_wide(vm, text.wide());
}

Value string_hash(Interpreter&, const Value& self) {
    return Value::integer(text_of(self).hash());
}

Value string_compare(Interpreter& vm, CompareOperator op, const Value& self, const Value& other) {
    const auto* right = other.as<StringObject>();
    if (right == nullptr) return vm.not_implemented();
    if (op == CompareOperator::Equal) return Value::boolean(text_of(self) == *right);
    if (op == CompareOperator::NotEqual) return Value::boolean(!(text_of(self) == *right));
    return ordering(op, StringObject::compare(text_of(self), *right));
}

Value string_truth(Interpreter&, const Value& self) {
    return Value::boolean(text_of(self).size() > 0);
}
Value string_length(Interpreter&, const Value& self) {
    return Value::integer(static_cast<std::int64_t>(text_of(self).size()));
}

Value concatenate(Interpreter& vm, const StringObject& a, const StringObject& b) {
    if (a.size() == 0 && &b.type() == vm.types().string.get()) return Value(&b);
    if (b.size() == 0 && &a.type() == vm.types().string.get()) return Value(&a);
    if (!memory_allows(vm, (a.size() + b.size()) * sizeof(char32_t))) return Value::raised();
    if (a.is_ascii() && b.is_ascii()) {
        StringRef result = StringObject::uninitialized_ascii(vm, a.size() + b.size());
        std::memcpy(result->mutable_ascii(), a.ascii().data(), a.size());
        std::memcpy(result->mutable_ascii() + a.size(), b.ascii().data(), b.size());
        return result;
    }
    StringBuilder builder;
    builder.append(a);
    builder.append(b);
    return builder.build(vm);
}

Value repeat_string(Interpreter& vm, const StringObject& text, const Value& count) {
    const std::optional<std::size_t> times =
        repetitions(vm, count, text.size(), text.is_ascii() ? 1 : sizeof(char32_t));
    if (!times) return Value::raised();
    if (text.is_ascii()) {
        std::string repeated;
        repeated.reserve(text.size() * *times);
        for (std::size_t i = 0; i < *times; ++i)
            repeated += text.ascii();
        return StringObject::from_ascii(vm, repeated);
    }
    std::u32string repeated;
    repeated.reserve(text.size() * *times);
    for (std::size_t i = 0; i < *times; ++i)
        repeated += text.wide();
    return StringObject::from_wide(vm, repeated);
}

Value string_binary(Interpreter& vm, BinaryOperator op, const Value& left, const Value& right) {
    const auto* a = left.as<StringObject>();
    const auto* b = right.as<StringObject>();
    switch (op) {
    case BinaryOperator::Add:
        if (a != nullptr && b != nullptr) return concatenate(vm, *a, *b);
        break;
    case BinaryOperator::Multiply:
        if (a != nullptr && is_integer(right)) return repeat_string(vm, *a, right);
        if (b != nullptr && is_integer(left)) return repeat_string(vm, *b, left);
        break;
    case BinaryOperator::Remainder:
        if (a != nullptr && vm.state().format_percent != nullptr)
            return vm.state().format_percent(vm, left, right);
        break;
    default: break;
    }
    return vm.not_implemented();
}

Value string_slice(Interpreter& vm, const StringObject& text, const SliceObject& slice) {
    const std::optional<SlicePlaces> places = places_of(vm, slice, text.size());
    if (!places) return Value::raised();
    if (places->step == 1) return text.substring(vm, static_cast<std::size_t>(places->start), places->count);
    StringBuilder builder;
    std::int64_t place = places->start;
    for (std::size_t i = 0; i < places->count; ++i, place += places->step)
        builder.append(text[static_cast<std::size_t>(place)]);
    return builder.build(vm);
}

Value string_get_item(Interpreter& vm, const Value& self, const Value& key) {
    const StringObject& text = text_of(self);
    if (needs_conversion(vm, key)) return get_item_converted(vm, self, key);
    if (const auto* slice = key.as<SliceObject>()) return string_slice(vm, text, *slice);
    if (!is_integer(key))
        return raise_type_error(vm, "string indices must be integers, not '{}'", type_name(vm, key));
    const std::optional<std::size_t> position = position_of(vm, key, text.size(), "string");
    if (!position) return Value::raised();
    return StringObject::from_character(vm, text[*position]);
}

Value string_contains(Interpreter& vm, const Value& self, const Value& item) {
    const auto* part = item.as<StringObject>();
    if (part == nullptr) {
        return raise_type_error(vm, "'in <string>' requires string as left operand, not {}",
                                type_name(vm, item));
    }
    const StringObject& text = text_of(self);
    if (text.is_ascii()) {
        return Value::boolean(part->is_ascii() && text.ascii().find(part->ascii()) != std::string_view::npos);
    }
    return Value::boolean(text.wide().find(part->to_wide()) != std::u32string_view::npos);
}

constexpr BinaryOperator kStringOperators[] = {BinaryOperator::Add, BinaryOperator::Multiply,
                                               BinaryOperator::Remainder};

// ---- bytes ------------------------------------------------------------------------------------------------

BytesObject& bytes_of(const Value& self) {
    return self.to<BytesObject>();
}

Value bytes_repr(Interpreter& vm, const Value& self) {
    return StringObject::from_ascii(vm, text::repr_bytes(bytes_of(self).view()));
}
Value bytes_hash(Interpreter&, const Value& self) {
    return Value::integer(bytes_of(self).hash());
}
Value bytes_truth(Interpreter&, const Value& self) {
    return Value::boolean(bytes_of(self).size() > 0);
}
Value bytes_length(Interpreter&, const Value& self) {
    return Value::integer(static_cast<std::int64_t>(bytes_of(self).size()));
}

Value bytes_compare(Interpreter& vm, CompareOperator op, const Value& self, const Value& other) {
    const auto* right = other.as<BytesObject>();
    if (right == nullptr) return vm.not_implemented();
    return ordering(op, bytes_of(self).view().compare(right->view()));
}

Value bytes_binary(Interpreter& vm, BinaryOperator op, const Value& left, const Value& right) {
    const auto* a = left.as<BytesObject>();
    const auto* b = right.as<BytesObject>();
    if (op == BinaryOperator::Add && a != nullptr && b != nullptr) {
        return BytesObject::create(vm, std::string(a->view()) + std::string(b->view()));
    }
    if (op == BinaryOperator::Multiply &&
        (a != nullptr ? is_integer(right) : b != nullptr && is_integer(left))) {
        const std::string_view bytes = (a != nullptr ? a : b)->view();
        const std::optional<std::size_t> times =
            repetitions(vm, a != nullptr ? right : left, bytes.size(), 1);
        if (!times) return Value::raised();
        std::string repeated;
        for (std::size_t i = 0; i < *times; ++i)
            repeated += bytes;
        return BytesObject::create(vm, std::move(repeated));
    }
    if (op == BinaryOperator::Remainder && a != nullptr && vm.state().format_percent != nullptr)
        return vm.state().format_percent(vm, left, right);
    return vm.not_implemented();
}

Value bytes_get_item(Interpreter& vm, const Value& self, const Value& key) {
    const std::string_view bytes = bytes_of(self).view();
    if (needs_conversion(vm, key)) return get_item_converted(vm, self, key);
    if (const auto* slice = key.as<SliceObject>()) {
        const std::optional<SlicePlaces> places = places_of(vm, *slice, bytes.size());
        if (!places) return Value::raised();
        std::string part;
        std::int64_t place = places->start;
        for (std::size_t i = 0; i < places->count; ++i, place += places->step)
            part += bytes[static_cast<std::size_t>(place)];
        return BytesObject::create(vm, std::move(part));
    }
    if (!is_integer(key))
        return raise_type_error(vm, "byte indices must be integers or slices, not {}", type_name(vm, key));
    const std::optional<std::size_t> position = position_of(vm, key, bytes.size(), "index");
    if (!position) {
        if (small_integer(key)) {
            (void)vm.take_exception();
            return raise(vm, *vm.exceptions().index_error, "index out of range");
        }
        return Value::raised();
    }
    return Value::integer(static_cast<unsigned char>(bytes[*position]));
}

Value bytes_contains(Interpreter& vm, const Value& self, const Value& item) {
    const std::string_view bytes = bytes_of(self).view();
    if (const auto* part = item.as<BytesObject>())
        return Value::boolean(bytes.find(part->view()) != std::string_view::npos);
    const std::optional<std::int64_t> byte = small_integer(item);
    if (!byte) return raise_type_error(vm, "a bytes-like object is required, not '{}'", type_name(vm, item));
    if (*byte < 0 || *byte > 255) return raise_value_error(vm, "byte must be in range(0, 256)");
    return Value::boolean(bytes.find(static_cast<char>(*byte)) != std::string_view::npos);
}

constexpr BinaryOperator kBytesOperators[] = {BinaryOperator::Add, BinaryOperator::Multiply,
                                              BinaryOperator::Remainder};

} // namespace

TypeDefinition string_definition() {
    TypeDefinition definition;
    definition.name = "str";
    definition.layout = Layout::String;
    definition.slots.repr = string_repr;
    definition.slots.str = string_str;
    definition.slots.hash = string_hash;
    definition.slots.compare = string_compare;
    definition.slots.truth = string_truth;
    definition.slots.length = string_length;
    definition.slots.binary = string_binary;
    definition.slots.get_item = string_get_item;
    definition.slots.contains = string_contains;
    definition.slots.iterate = iterate_string;
    definition.binary_operators = kStringOperators;
    return definition;
}

TypeDefinition bytes_definition() {
    TypeDefinition definition;
    definition.name = "bytes";
    definition.layout = Layout::Bytes;
    definition.slots.repr = bytes_repr;
    definition.slots.hash = bytes_hash;
    definition.slots.compare = bytes_compare;
    definition.slots.truth = bytes_truth;
    definition.slots.length = bytes_length;
    definition.slots.binary = bytes_binary;
    definition.slots.get_item = bytes_get_item;
    definition.slots.contains = bytes_contains;
    definition.slots.iterate = iterate_bytes;
    definition.binary_operators = kBytesOperators;
    return definition;
}

} // namespace simul::script
