#include "core/script/library/builtins/builtin_functions.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/text/integer_text.hpp"
#include "core/script/vm/bytes_object.hpp"

#include <cmath>

namespace simul::script::library {
namespace {

/// Of a number of a built-in type, or of a class derived from one.
Value native_absolute(Interpreter& vm, const Value& value) {
    if (is_float(value)) return Value::floating(std::fabs(float_value(value)));
    return make_integer(vm, BigInteger(abs(big_integer(value))));
}

Value absolute(Interpreter& vm, Arguments& arguments) {
    const Value& value = arguments[0];
    if (value.is_float()) return Value::floating(std::fabs(value.as_float()));
    if (value.is_int() && value.as_int() >= 0) return value;
    if (value.is_int() || value.is_bool()) {
        const Value number = exact_integer(vm, value);
        return number.as_int() < 0 ? integers::negate(vm, number) : number;
    }
    const Value method = lookup_special(vm, value, *vm.names().dunder_abs);
    if (!method.is_empty()) return call(vm, method);
    return raise_type_error(vm, "bad operand type for abs(): '{}'", type_name(vm, value));
}

// ---- divmod ---------------------------------------------------------------------------------------------

Value divmod_of_doubles(Interpreter& vm, double left, double right) {
    if (right == 0)
        return script::raise(vm, *vm.exceptions().zero_division_error, std::string_view("float divmod()"));
    double remainder = std::fmod(left, right);
    double quotient = (left - remainder) / right;
    if (remainder != 0) {
        // The remainder has the sign of the divisor.
        if ((right < 0) != (remainder < 0)) {
            remainder += right;
            quotient -= 1.0;
        }
    } else {
        remainder = std::copysign(0.0, right);
    }
    double floored = std::copysign(0.0, left / right);
    if (quotient != 0) {
        floored = std::floor(quotient);
        if (quotient - floored > 0.5) floored += 1.0;
    }
    return TupleObject::of(vm, Value::floating(floored), Value::floating(remainder));
}

NativeCoroutine divmod_by_methods(Interpreter& vm, Value left, Value right) {
    const Value method = lookup_special(vm, left, *vm.names().dunder_divmod);
    if (!method.is_empty()) {
        Value result = co_await call(vm, method, right);
        if (!is_same(result, vm.not_implemented())) co_return result;
    }
    const Value reflected = lookup_special(vm, right, *vm.names().dunder_rdivmod);
    if (!reflected.is_empty()) {
        Value result = co_await call(vm, reflected, left);
        if (!is_same(result, vm.not_implemented())) co_return result;
    }
    co_return raise_type_error(vm, "unsupported operand type(s) for divmod(): '{}' and '{}'",
                               type_name(vm, left), type_name(vm, right));
}

Value divmod(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "divmod", arguments.size(), 2, 2)) return Value::raised();
    const Value& left = arguments[0];
    const Value& right = arguments[1];
    const auto is_plain = [](const Value& value) {
        return value.is_int() || value.is_bool() || value.is_float();
    };
    if (left.is_float() || right.is_float()) {
        const auto a = native_double(left);
        const auto b = native_double(right);
        if (a && b && is_plain(left) && is_plain(right)) return divmod_of_doubles(vm, *a, *b);
    } else if (is_integer(left) && is_integer(right)) {
        return integers::divmod(vm, left, right);
    }
    return start(vm, divmod_by_methods(vm, left, right));
}

// ---- the methods of int and float -----------------------------------------------------------------------

Value absolute_method(Interpreter& vm, Arguments& arguments) {
    return native_absolute(vm, arguments[0]);
}

Value divmod_of_numbers(Interpreter& vm, const Value& left, const Value& right) {
    if (is_integer(left) && is_integer(right)) return integers::divmod(vm, left, right);
    const auto a = native_double(left);
    const auto b = native_double(right);
    return a && b ? divmod_of_doubles(vm, *a, *b) : Value(vm.not_implemented());
}
/// An int knows nothing of floats.
bool is_of_kind(const Value& self, const Value& other) {
    return is_float(self) || is_integer(other);
}
Value divmod_method(Interpreter& vm, Arguments& arguments) {
    if (!is_of_kind(arguments[0], arguments[1])) return vm.not_implemented();
    return divmod_of_numbers(vm, arguments[0], arguments[1]);
}
Value reflected_divmod_method(Interpreter& vm, Arguments& arguments) {
    if (!is_of_kind(arguments[0], arguments[1])) return vm.not_implemented();
    return divmod_of_numbers(vm, arguments[1], arguments[0]);
}

constexpr NativeDefinition kNumberMethods[] = {
    {"__abs__", absolute_method, Arity::None, NativeKind::SlotMethod},
    {"__divmod__", divmod_method, Arity::One, NativeKind::SlotMethod},
    {"__rdivmod__", reflected_divmod_method, Arity::One, NativeKind::SlotMethod},
};

Value pow_function(Interpreter& vm, Arguments& arguments) {
    static constexpr Signature<3> kSignature{"pow", {"base", "exp", "mod"}, 2};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const auto& [base, exponent, modulus] = *bound;
    return power(vm, base, exponent, modulus.is_none() ? Value() : modulus);
}

NativeCoroutine round_function(Interpreter& vm, OwnedArguments arguments) {
    static constexpr Signature<2> kSignature{"round", {"number", "ndigits"}, 1};
    const auto bound = bind(vm, arguments.view(), kSignature);
    if (!bound) co_return Value::raised();
    const Value number = (*bound)[0];
    const Value digits = (*bound)[1];
    const StringRef name = vm.intern("__round__");
    const Value method = lookup_special(vm, number, *name);
    if (method.is_empty())
        co_return raise_type_error(vm, "type {} doesn't define __round__ method", type_name(vm, number));
    if (digits.is_empty() || digits.is_none()) co_return co_await call(vm, method);
    co_return co_await call(vm, method, digits);
}

// ---- bases ----------------------------------------------------------------------------------------------

template <int base>
NativeCoroutine in_base(Interpreter& vm, OwnedArguments arguments) {
    const Value number = co_await to_index(vm, arguments[0]);
    const BigInteger value = big_integer(number);
    const char* prefix = base == 2 ? "0b" : base == 8 ? "0o" : "0x";
    co_return string(vm, (value < 0 ? "-" : "") + std::string(prefix) + text::magnitude_digits(value, base));
}

NativeCoroutine chr(Interpreter& vm, OwnedArguments arguments) {
    const Value number = co_await to_index(vm, arguments[0]);
    const auto code = small_integer(number);
    if (!code || *code > INT32_MAX || *code < INT32_MIN)
        co_return script::raise(vm, *vm.exceptions().overflow_error,
                                std::string_view(big_integer(number) > 0
                                                     ? "Python int too large to convert to C int"
                                                     : "Python int too large to convert to C int"));
    if (*code < 0 || *code > 0x10ffff) co_return raise_value_error(vm, "chr() arg not in range(0x110000)");
    co_return StringObject::from_character(vm, static_cast<char32_t>(*code));
}

Value ord(Interpreter& vm, Arguments& arguments) {
    std::size_t size = 0;
    if (const auto* text = arguments[0].as<StringObject>()) {
        if (text->size() == 1) return Value::integer(static_cast<std::int64_t>((*text)[0]));
        size = text->size();
    } else if (const auto* bytes = arguments[0].as<BytesObject>()) {
        if (bytes->size() == 1) return Value::integer(static_cast<unsigned char>(bytes->view()[0]));
        size = bytes->size();
    } else {
        return raise_type_error(vm, "ord() expected string of length 1, but {} found",
                                type_name(vm, arguments[0]));
    }
    return raise_type_error(vm, "ord() expected a character, but string of length {} found", size);
}

constexpr NativeDefinition kFunctions[] = {
    {"abs", absolute, Arity::One},
    {"divmod", divmod, Arity::Any},
    {"pow", pow_function, Arity::Keywords},
    {"round", as_coroutine<round_function>, Arity::Keywords},
    {"bin", as_coroutine<in_base<2>>, Arity::One},
    {"oct", as_coroutine<in_base<8>>, Arity::One},
    {"hex", as_coroutine<in_base<16>>, Arity::One},
    {"chr", as_coroutine<chr>, Arity::One},
    {"ord", ord, Arity::One},
};

} // namespace

std::span<const NativeDefinition> number_functions() {
    return kFunctions;
}
std::span<const NativeDefinition> number_methods() {
    return kNumberMethods;
}

} // namespace simul::script::library
