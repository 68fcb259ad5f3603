#include "core/script/library/types/string_methods.hpp"
#include "core/script/library/types/string_views.hpp"
#include "core/script/text/unicode.hpp"

namespace simul::script::library {
namespace {

template <std::u32string (*mapping)(std::u32string_view)>
Value mapped(Interpreter& vm, Arguments& arguments) {
    const WideView wide(arguments[0].to<StringObject>());
    return StringObject::from_wide(vm, mapping(wide.view()));
}

constexpr char lower_ascii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
constexpr char upper_ascii(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
}

/// upper() and lower() are common enough to be worth a way without widening.
template <char (*ascii)(char), std::u32string (*mapping)(std::u32string_view)>
Value mapped_quickly(Interpreter& vm, Arguments& arguments) {
    const auto& source = arguments[0].to<StringObject>();
    if (!source.is_ascii()) return mapped<mapping>(vm, arguments);
    auto result = StringObject::uninitialized_ascii(vm, source.size());
    for (std::size_t i = 0; i < source.size(); ++i)
        result->mutable_ascii()[i] = ascii(source.ascii()[i]);
    return result;
}

/// All characters have the property, and there are some.
template <bool (*property)(char32_t)>
Value all_are(Interpreter&, Arguments& arguments) {
    const auto& source = arguments[0].to<StringObject>();
    for (std::size_t i = 0; i < source.size(); ++i)
        if (!property(source[i])) return Value::boolean(false);
    return Value::boolean(source.size() > 0);
}

Value isprintable(Interpreter&, Arguments& arguments) {
    const auto& source = arguments[0].to<StringObject>();
    for (std::size_t i = 0; i < source.size(); ++i)
        if (!text::is_printable(source[i])) return Value::boolean(false);
    return Value::boolean(true);
}

Value isascii(Interpreter&, Arguments& arguments) {
    return Value::boolean(arguments[0].to<StringObject>().is_ascii());
}

/// At least one cased character, and none of the other case.
template <bool (*wanted)(char32_t), bool (*other)(char32_t)>
Value is_cased_as(Interpreter&, Arguments& arguments) {
    const auto& source = arguments[0].to<StringObject>();
    bool any = false;
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (other(source[i]) || text::is_title(source[i])) return Value::boolean(false);
        any = any || wanted(source[i]);
    }
    return Value::boolean(any);
}

Value istitle(Interpreter&, Arguments& arguments) {
    const auto& source = arguments[0].to<StringObject>();
    bool any = false;
    bool inside_word = false;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const char32_t c = source[i];
        if (text::is_upper(c) || text::is_title(c)) {
            if (inside_word) return Value::boolean(false);
            inside_word = any = true;
        } else if (text::is_lower(c)) {
            if (!inside_word) return Value::boolean(false);
            any = true;
        } else {
            inside_word = false;
        }
    }
    return Value::boolean(any);
}

Value isidentifier(Interpreter&, Arguments& arguments) {
    const auto& source = arguments[0].to<StringObject>();
    for (std::size_t i = 0; i < source.size(); ++i)
        if (i == 0 ? !text::is_identifier_start(source[i]) : !text::is_identifier_continue(source[i]))
            return Value::boolean(false);
    return Value::boolean(source.size() > 0);
}

constexpr NativeDefinition kMethods[] = {
    {"upper", mapped_quickly<upper_ascii, text::to_upper>, Arity::None, NativeKind::Method},
    {"lower", mapped_quickly<lower_ascii, text::to_lower>, Arity::None, NativeKind::Method},
    {"casefold", mapped_quickly<lower_ascii, text::to_folded>, Arity::None, NativeKind::Method},
    {"title", mapped<text::to_title>, Arity::None, NativeKind::Method},
    {"capitalize", mapped<text::to_capitalized>, Arity::None, NativeKind::Method},
    {"swapcase", mapped<text::to_swapped_case>, Arity::None, NativeKind::Method},
    {"isalpha", all_are<text::is_alpha>, Arity::None, NativeKind::Method},
    {"isalnum", all_are<text::is_alphanumeric>, Arity::None, NativeKind::Method},
    {"isdecimal", all_are<text::is_decimal>, Arity::None, NativeKind::Method},
    {"isdigit", all_are<text::is_digit>, Arity::None, NativeKind::Method},
    {"isnumeric", all_are<text::is_numeric>, Arity::None, NativeKind::Method},
    {"isspace", all_are<text::is_space>, Arity::None, NativeKind::Method},
    {"isprintable", isprintable, Arity::None, NativeKind::Method},
    {"isascii", isascii, Arity::None, NativeKind::Method},
    {"islower", is_cased_as<text::is_lower, text::is_upper>, Arity::None, NativeKind::Method},
    {"isupper", is_cased_as<text::is_upper, text::is_lower>, Arity::None, NativeKind::Method},
    {"istitle", istitle, Arity::None, NativeKind::Method},
    {"isidentifier", isidentifier, Arity::None, NativeKind::Method},
};

} // namespace

std::span<const NativeDefinition> string_case_methods() {
    return kMethods;
}

} // namespace simul::script::library
