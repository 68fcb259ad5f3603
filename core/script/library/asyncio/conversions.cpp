#include "core/script/library/asyncio/conversions.hpp"

#include "core/script/library/asyncio/driving.hpp"

#include <cmath>

namespace simul::script::library::asyncio {

std::optional<double> seconds_of(Interpreter& vm, const Value& value) {
    if (const auto number = native_double(value)) return *number;
    (void)raise_type_error(vm, "'<=' not supported between instances of '{}' and 'int'",
                           type_name(vm, value));
    return std::nullopt;
}

std::optional<OptionalDelay> optional_delay_of(Interpreter& vm, const Value& value) {
    if (value.is_empty() || value.is_none()) return OptionalDelay{};
    const auto seconds = seconds_of(vm, value);
    if (!seconds) return std::nullopt;
    return OptionalDelay{duration_from_seconds(*seconds)};
}

std::optional<std::int64_t> count_of(Interpreter& vm, const Value& value, const char* comparison,
                                     std::int64_t fallback) {
    if (value.is_empty() || native_double(value)) return as_index_or(vm, value, fallback);
    (void)raise_type_error(vm, "'{}' not supported between instances of '{}' and 'int'", comparison,
                           type_name(vm, value));
    return std::nullopt;
}

bool check_callable(Interpreter& vm, const Value& value, const char* function) {
    if (is_coroutine(value)) {
        (void)raise_type_error(vm, "coroutines cannot be used with {}()", function);
        return false;
    }
    if (type_of(vm, value).slots().call != nullptr) return true;
    (void)raise_type_error(vm, "a callable object was expected by {}(), got {}", function,
                           repr_now(vm, value));
    return false;
}

std::vector<Value> arguments_from(const Arguments& arguments, std::size_t first) {
    const std::span<Value> values = arguments.positional();
    return {values.begin() + static_cast<std::ptrdiff_t>(std::min(first, values.size())), values.end()};
}

} // namespace simul::script::library::asyncio
