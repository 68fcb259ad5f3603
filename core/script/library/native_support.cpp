#include "core/script/library/native_support.hpp"

#include "core/script/vm/argument_messages.hpp"

#include <algorithm>
#include <limits>

namespace simul::script::library {
namespace {

const char* plural(std::size_t count) {
    return count == 1 ? "" : "s";
}

/// Where the keyword argument's value goes: an index into the names, or nothing.
std::optional<std::size_t> parameter_named(std::span<const char* const> names, const StringObject& name) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (name == std::string_view(names[i])) return i;
    return std::nullopt;
}

bool too_many(Interpreter& vm, const char* function, std::size_t most, std::size_t given, std::size_t total) {
    if (most == 0) {
        (void)raise_type_error(vm, "{}() takes no positional arguments", function);
        return false;
    }
    (void)raise_type_error(vm, "{}() takes at most {} {}argument{} ({} given)", function, most,
                           most < total ? "positional " : "", plural(most), given);
    return false;
}

} // namespace

Value text_or_raise(Interpreter& vm, const Result<std::string>& result) {
    if (!result) return raise(vm, result.error());
    return string(vm, *result);
}

bool check_count(Interpreter& vm, std::string_view function, std::size_t count, std::size_t least,
                 std::size_t most) {
    if (count >= least && count <= most) return true;
    const std::size_t wanted = count < least ? least : most;
    const char* relation = least == most ? "" : count < least ? "at least " : "at most ";
    (void)raise_type_error(vm, "{} expected {}{} argument{}, got {}", function, relation, wanted,
                           plural(wanted), count);
    return false;
}

bool detail::bind(Interpreter& vm, const Arguments& arguments, const char* function,
                  std::span<const char* const> names, std::size_t required, std::size_t positional_only,
                  std::size_t positional, std::span<Value> bound) {
    const std::size_t given = arguments.size() + arguments.keyword_count();
    if (arguments.size() > positional)
        return too_many(vm, function, positional, arguments.size(), names.size());
    if (given > names.size()) return too_many(vm, function, names.size(), given, names.size());
    for (std::size_t i = 0; i < arguments.size(); ++i)
        bound[i] = arguments[i];
    for (std::size_t k = 0; k < arguments.keyword_count(); ++k) {
        const StringObject& name = arguments.keyword_name(k);
        const auto index = parameter_named(names, name);
        if (!index || *index < positional_only) {
            (void)raise_type_error(vm, "'{}' is an invalid keyword argument for {}()", name.utf8(), function);
            return false;
        }
        if (!bound[*index].is_empty()) {
            (void)raise_type_error(vm, "argument for {}() given by name ('{}') and position ({})", function,
                                   name.utf8(), *index + 1);
            return false;
        }
        bound[*index] = arguments.keyword_value(k);
    }
    for (std::size_t i = 0; i < required; ++i) {
        if (!bound[i].is_empty()) continue;
        if (i < positional_only) {
            (void)raise_type_error(vm, "{}() takes at least {} positional argument{} ({} given)", function,
                                   positional_only, plural(positional_only), arguments.size());
            return false;
        }
        (void)raise_type_error(vm, "{}() missing required argument '{}' (pos {})", function, names[i], i + 1);
        return false;
    }
    return true;
}

bool detail::bind_as_python(Interpreter& vm, const Arguments& arguments, std::string_view function,
                            std::span<const char* const> names, std::size_t required, std::size_t positional,
                            std::span<Value> bound) {
    const std::size_t self = function.find('.') != std::string_view::npos ? 1 : 0;
    for (std::size_t i = 0; i < std::min(arguments.size(), positional); ++i)
        bound[i] = arguments[i];
    for (std::size_t k = 0; k < arguments.keyword_count(); ++k) {
        const StringObject& name = arguments.keyword_name(k);
        const auto index = parameter_named(names, name);
        if (!index) {
            raise_unexpected_keyword(vm, function, name.utf8());
            return false;
        }
        if (!bound[*index].is_empty()) {
            raise_multiple_values(vm, function, name.utf8());
            return false;
        }
        bound[*index] = arguments.keyword_value(k);
    }
    if (arguments.size() > positional) {
        const auto is_given = [](const Value& value) { return !value.is_empty(); };
        const auto by_name =
            std::count_if(bound.begin() + static_cast<std::ptrdiff_t>(positional), bound.end(), is_given);
        raise_too_many_arguments(vm, function,
                                 {.most = positional + self,
                                  .defaults = positional - std::min(required, positional),
                                  .given = arguments.size() + self,
                                  .keyword_only_given = static_cast<std::size_t>(by_name)});
        return false;
    }
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < required; ++i)
        if (bound[i].is_empty()) missing.emplace_back(names[i]);
    if (missing.empty()) return true;
    raise_missing_arguments(vm, function, "positional", missing);
    return false;
}

std::optional<std::int64_t> as_index(Interpreter& vm, const Value& value, OutOfRange out_of_range) {
    if (const auto small = small_integer(value)) return *small;
    if (is_integer(value)) {
        if (out_of_range == OutOfRange::Clamp)
            return big_integer(value) < 0 ? std::numeric_limits<std::int64_t>::min()
                                          : std::numeric_limits<std::int64_t>::max();
        (void)script::raise(vm, *vm.exceptions().overflow_error,
                            std::string_view("Python int too large to convert to C ssize_t"));
        return std::nullopt;
    }
    (void)raise_type_error(vm, "'{}' object cannot be interpreted as an integer", type_name(vm, value));
    return std::nullopt;
}

std::optional<std::int64_t> as_index_or(Interpreter& vm, const Value& value, std::int64_t fallback,
                                        OutOfRange out_of_range) {
    return value.is_empty() ? fallback : as_index(vm, value, out_of_range);
}

namespace {

std::optional<std::int64_t> slice_index(Interpreter& vm, const Value& value, std::int64_t fallback) {
    if (value.is_empty() || value.is_none()) return fallback;
    if (!is_integer(value)) {
        (void)raise_type_error(vm, "slice indices must be integers or None or have an __index__ method");
        return std::nullopt;
    }
    return as_index(vm, value, OutOfRange::Clamp);
}

} // namespace

std::optional<Bounds> slice_bounds(Interpreter& vm, const Value& start, const Value& end, std::size_t size) {
    const auto length = static_cast<std::int64_t>(size);
    auto first = slice_index(vm, start, 0);
    if (!first) return std::nullopt;
    auto last = slice_index(vm, end, std::numeric_limits<std::int64_t>::max());
    if (!last) return std::nullopt;
    *last = std::min(*last, length);
    if (*last < 0) *last = std::max<std::int64_t>(*last + length, 0);
    if (*first < 0) *first = std::max<std::int64_t>(*first + length, 0);
    if (*first > *last)
        return Bounds{static_cast<std::size_t>(std::min(*first, length)), static_cast<std::size_t>(*last),
                      true};
    return Bounds{static_cast<std::size_t>(*first), static_cast<std::size_t>(*last), false};
}

} // namespace simul::script::library
