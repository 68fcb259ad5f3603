/// What scripts do to values, for native code: each gives a Value as described there (a value, Raised or
/// Pending), so a NativeCoroutine can `co_await` it and a plain native function can return it as its own
/// result.
#pragma once

#include "core/script/compile/opcodes.hpp"
#include "core/script/vm/arguments.hpp"
#include "core/script/vm/dict_object.hpp"
#include "core/script/vm/set_object.hpp"
#include "core/script/vm/type_object.hpp"
#include "core/script/vm/value.hpp"

#include <optional>

namespace simul::script {

// ---- calls ----------------------------------------------------------------------------------------------

/// `callable(*arguments)`. The values may be moved out of.
Value call(Interpreter& vm, const Value& callable, Arguments& arguments);
template <class... Values>
Value call(Interpreter& vm, const Value& callable, const Values&... arguments) {
    Value values[sizeof...(arguments) + 1] = {Value(arguments)...};
    Arguments view(values, sizeof...(arguments));
    return call(vm, callable, view);
}
/// `object.name(*arguments)`
Value call_method(Interpreter& vm, const Value& object, StringObject& name, Arguments& arguments);
template <class... Values>
Value call_method(Interpreter& vm, const Value& object, StringObject& name, const Values&... arguments) {
    Value values[sizeof...(arguments) + 1] = {Value(arguments)...};
    Arguments view(values, sizeof...(arguments));
    return call_method(vm, object, name, view);
}
/// `type(object).name(object, *arguments)`, as operators look special methods up. REQUIRES: the type has it.
Value call_special(Interpreter& vm, const Value& object, const Value& function, Arguments& arguments);
/// `type(object).name`, bound to the object; Empty if there is none.
Value lookup_special(Interpreter& vm, const Value& object, const StringObject& name);

// ---- attributes -----------------------------------------------------------------------------------------

Value get_attribute(Interpreter& vm, const Value& object, StringObject& name);
/// Empty instead of an AttributeError.
Value find_attribute(Interpreter& vm, const Value& object, StringObject& name);
Value set_attribute(Interpreter& vm, const Value& object, StringObject& name, const Value& value);
Value delete_attribute(Interpreter& vm, const Value& object, StringObject& name);
/// As generic_get_attribute, where neither descriptors nor anything else need script code, and Empty where
/// the attribute is missing or it would not be so simple.
Value find_plain_attribute(Interpreter& vm, const Value& object, StringObject& name);
/// object.__getattribute__ without `__getattr__`, object.__setattr__ (an Empty value deletes).
Value generic_get_attribute(Interpreter& vm, const Value& object, StringObject& name);
Value generic_set_attribute(Interpreter& vm, const Value& object, StringObject& name, const Value& value);

// ---- text, truth, identity ------------------------------------------------------------------------------

/// A str.
Value repr(Interpreter& vm, const Value& value);
Value to_string(Interpreter& vm, const Value& value);
Value to_ascii(Interpreter& vm, const Value& value);
/// `format(value, specification)`
Value format(Interpreter& vm, const Value& value, const StringRef& specification);
/// A bool.
Value truth(Interpreter& vm, const Value& value);
/// An int.
Value hash(Interpreter& vm, const Value& value);

/// The same where no script code is involved; nothing where it is.
std::optional<bool> native_truth(const Value& value);

// ---- comparison -----------------------------------------------------------------------------------------

/// `a < b` …: whatever the method gives.
Value compare(Interpreter& vm, CompareOperator op, const Value& a, const Value& b);
/// A bool: `a is b or a == b`, as containers compare.
Value equals(Interpreter& vm, const Value& a, const Value& b);
/// A bool: `bool(a < b)`.
Value less(Interpreter& vm, const Value& a, const Value& b);

/// As equals(), where no script code is involved; nothing where it is.
std::optional<bool> native_equals(const Value& a, const Value& b);

/// hash() of an int or float. REQUIRES: one of these.
std::int64_t numeric_hash(const Value& number);

/// hash(value) where no script code is involved.
struct NativeHash {
    enum class Kind : std::uint8_t { Hash, Unhashable, NeedsScript } kind;
    std::int64_t hash = 0;
};
NativeHash native_hash(Interpreter& vm, const Value& value);

/// A bool. `types`: a class, a union or a tuple of those.
Value is_instance(Interpreter& vm, const Value& object, const Value& types);
Value is_subclass(Interpreter& vm, const Value& type, const Value& types);

// ---- operators ------------------------------------------------------------------------------------------

Value binary_operation(Interpreter& vm, BinaryOperator op, const Value& left, const Value& right);
Value unary_operation(Interpreter& vm, UnaryOperator op, const Value& value);
/// `pow(base, exponent, modulus)`; modulus may be Empty.
Value power(Interpreter& vm, const Value& base, const Value& exponent, const Value& modulus);
/// `operator.index(value)`: an exact int, or "'…' object cannot be interpreted as an integer".
Value to_index(Interpreter& vm, const Value& value);
/// A float, as float-taking functions convert their arguments ("must be real number, not …").
Value to_float(Interpreter& vm, const Value& value);

// ---- containers and iteration ---------------------------------------------------------------------------

/// An int.
Value length(Interpreter& vm, const Value& container);
Value get_item(Interpreter& vm, const Value& container, const Value& key);
/// None.
Value set_item(Interpreter& vm, const Value& container, const Value& key, const Value& value);
Value delete_item(Interpreter& vm, const Value& container, const Value& key);
/// A bool.
Value contains(Interpreter& vm, const Value& container, const Value& item);

/// `iter(iterable)`
Value iterate(Interpreter& vm, const Value& iterable);
/// The next item, or Exhausted.
Value iterate_next(Interpreter& vm, const Value& iterator);
/// A new list of all items: `list(iterable)`.
Value collect(Interpreter& vm, const Value& iterable);

/// A position in a sequence of `size` items from an index that may be negative; nothing if out of range.
std::optional<std::size_t> normalize_index(std::int64_t index, std::size_t size) noexcept;

// ---- dicts and sets: keys of any type --------------------------------------------------------------------

/// The value, or Empty if the key is missing. No `__missing__`.
Value dict_get(Interpreter& vm, DictObject& dict, const Value& key);
/// None.
Value dict_set(Interpreter& vm, DictObject& dict, const Value& key, const Value& value);
/// The value that was there, or Empty.
Value dict_pop(Interpreter& vm, DictObject& dict, const Value& key);
/// The value that is there, or `value`, which is then added.
Value dict_set_default(Interpreter& vm, DictObject& dict, const Value& key, const Value& value);
/// `dict.update(other)`: from a mapping or an iterable of pairs. None.
Value dict_update(Interpreter& vm, DictObject& dict, const Value& other);
/// A bool each: whether it is there; whether it was added; whether it was there and is removed.
Value set_contains(Interpreter& vm, SetObject& set, const Value& key);
Value set_add(Interpreter& vm, SetObject& set, const Value& key);
Value set_discard(Interpreter& vm, SetObject& set, const Value& key);
/// `set.update(iterable)`. None.
Value set_update(Interpreter& vm, SetObject& set, const Value& iterable);

} // namespace simul::script
