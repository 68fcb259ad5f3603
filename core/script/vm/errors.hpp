/// Raising exceptions from native code.
#pragma once

#include "core/script/numeric/failure.hpp"
#include "core/script/vm/exception_object.hpp"
#include "core/script/vm/type_object.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace simul::script {

/// Makes `type(message)` the pending exception; gives Raised.
Value raise(Interpreter& vm, TypeObject& type, std::string_view message);
/// Makes `type(*args)` the pending exception. REQUIRES: a built-in type.
Value raise_with(Interpreter& vm, TypeObject& type, Ref<TupleObject> args);
/// Makes an exception object the pending one.
Value raise(Interpreter& vm, ExceptionRef exception);

/// Raises what an algorithm on text or numbers refused.
Value raise_failure(Interpreter& vm, const Failure& failure);

/// `type(message)` as an object, not raised.
ExceptionRef make_exception(Interpreter& vm, TypeObject& type, std::string_view message);

namespace detail {
TypeObject& type_error(Interpreter& vm) noexcept;
TypeObject& value_error(Interpreter& vm) noexcept;
TypeObject& attribute_error(Interpreter& vm) noexcept;
TypeObject& runtime_error(Interpreter& vm) noexcept;
} // namespace detail

template <class... Parts>
Value raise(Interpreter& vm, TypeObject& type, fmt::format_string<Parts...> text,
            Parts&&... parts) requires(sizeof...(Parts) > 0) {
    return raise(vm, type, std::string_view(fmt::format(text, std::forward<Parts>(parts)...)));
}
template <class... Parts>
Value raise_type_error(Interpreter& vm, fmt::format_string<Parts...> text, Parts&&... parts) {
    return raise(vm, detail::type_error(vm),
                 std::string_view(fmt::format(text, std::forward<Parts>(parts)...)));
}
template <class... Parts>
Value raise_value_error(Interpreter& vm, fmt::format_string<Parts...> text, Parts&&... parts) {
    return raise(vm, detail::value_error(vm),
                 std::string_view(fmt::format(text, std::forward<Parts>(parts)...)));
}
template <class... Parts>
Value raise_runtime_error(Interpreter& vm, fmt::format_string<Parts...> text, Parts&&... parts) {
    return raise(vm, detail::runtime_error(vm),
                 std::string_view(fmt::format(text, std::forward<Parts>(parts)...)));
}

/// KeyError(key)
Value raise_key_error(Interpreter& vm, const Value& key);
/// "'…' object has no attribute '…'", with the exception's `name` and `obj` set.
Value raise_no_attribute(Interpreter& vm, const Value& object, const StringObject& name);
/// StopIteration(value), without arguments if it is None.
Value raise_stop_iteration(Interpreter& vm, const Value& value);

/// The name of the value's type, as messages write it.
std::string type_name(Interpreter& vm, const Value& value);

} // namespace simul::script
