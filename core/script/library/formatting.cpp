#include "core/script/library/formatting.hpp"

#include "core/script/library/native_support.hpp"
#include "core/script/text/format_spec.hpp"
#include "core/script/text/percent_format.hpp"
#include "core/script/text/utf8.hpp"
#include "core/script/vm/bytes_object.hpp"

namespace simul::script::library {
namespace {

text::Formatted kind_of(const Value& value) {
    if (is_string(value)) return text::Formatted::String;
    return is_float(value) ? text::Formatted::Float : text::Formatted::Integer;
}

Result<std::string> format_with(const Value& value, const text::FormatSpec& spec, std::string_view type) {
    if (const auto* source = value.as<StringObject>()) return text::format_string(source->utf8(), spec, type);
    if (is_float(value)) return text::format_float(float_value(value), spec, type);
    if (const auto small = small_integer(value)) return text::format_integer(*small, spec, type);
    return text::format_integer(big_integer(value), spec, type);
}

bool memory_allows_text(Interpreter& vm, std::size_t width, std::size_t precision) {
    constexpr std::size_t kMost = SIZE_MAX / sizeof(char32_t) / 2;
    const bool overflows = width > kMost || precision > kMost;
    return memory_allows(vm, overflows ? SIZE_MAX : (width + precision) * sizeof(char32_t));
}

} // namespace

Value format_native(Interpreter& vm, const Value& value, const StringObject& spec_text) {
    // An empty specification is str(): the interpreter calls this for exact built-in values and for
    // subclasses without a __str__ of their own alike.
    if (spec_text.size() == 0) return to_string(vm, value);
    const std::string type = type_name(vm, value);
    const auto spec = text::parse_format_spec(spec_text.utf8(), kind_of(value), type);
    if (!spec) return raise(vm, spec.error());
    const std::size_t precision = is_string(value) ? 0 : spec->precision.value_or(0); // it cuts strings off
    if (!memory_allows_text(vm, spec->width.value_or(0), precision)) return Value::raised();
    return text_or_raise(vm, format_with(value, *spec, type));
}

// ---- % --------------------------------------------------------------------------------------------------

namespace {

using text::PercentDirective;
using text::PercentStyle;

/// What is made: bytes are formatted as the characters of their numbers.
enum class PercentResult : std::uint8_t { Text, Bytes };

/// Each byte as the character of its number, in UTF-8.
std::string characters_of(std::string_view bytes) {
    std::string characters;
    for (const char byte : bytes)
        text::append_utf8(characters, static_cast<unsigned char>(byte));
    return characters;
}

/// The right operand, consumed from left to right.
class PercentValues {
public:
    PercentValues(Value values, PercentResult result) : values_(std::move(values)), result_(result) {}

    TupleObject* tuple() const { return values_.as<TupleObject>(); }
    const Value& whole() const { return values_; }

    /// What comes behind a value that was taken by its key must have a key too.
    void forbid_positional() { used_ = 1; }

    /// The next positional value, or Raised.
    Value next(Interpreter& vm) {
        if (const TupleObject* items = tuple()) {
            if (used_ < items->size()) return (*items)[used_++];
        } else if (used_ == 0) {
            used_ = 1;
            return values_;
        }
        return raise_type_error(vm, "not enough arguments for format string");
    }

    /// Whether what is left over is an error: a mapping may be used in part.
    bool has_leftovers(Interpreter& vm, bool keys_were_used) const {
        if (const TupleObject* items = tuple()) return used_ < items->size() && !keys_were_used;
        return used_ == 0 && !is_mapping(vm) && !keys_were_used;
    }

    bool is_mapping(Interpreter& vm) const {
        if (result_ == PercentResult::Bytes && values_.as<BytesObject>() != nullptr) return false;
        return tuple() == nullptr && !is_string(values_) && type_of(vm, values_).slots().get_item != nullptr;
    }

private:
    Value values_;
    PercentResult result_;
    std::size_t used_ = 0;
};

PercentStyle style_of(const PercentDirective& directive) {
    PercentStyle style;
    style.left = directive.left;
    style.plus = directive.plus;
    style.blank = directive.blank;
    style.alternate = directive.alternate;
    style.zero = directive.zero;
    const bool is_decimal = directive.conversion == U'i' || directive.conversion == U'u';
    style.conversion = is_decimal ? 'd' : static_cast<char>(directive.conversion);
    if (const auto* width = std::get_if<std::size_t>(&directive.width)) style.width = *width;
    if (const auto* precision = std::get_if<std::size_t>(&directive.precision)) style.precision = *precision;
    return style;
}

/// '*': the measure is the next value.
bool take_measures(Interpreter& vm, const PercentDirective& directive, PercentValues& values,
                   PercentStyle& style) {
    const auto take = [&](std::optional<std::int64_t>& measure) {
        const Value value = values.next(vm);
        if (value.is_raised()) return false;
        if (!is_integer(value)) {
            (void)raise_type_error(vm, "* wants int");
            return false;
        }
        measure = as_index(vm, value, OutOfRange::Raise);
        return measure.has_value();
    };
    std::optional<std::int64_t> measure;
    if (std::holds_alternative<text::FromArgument>(directive.width)) {
        if (!take(measure)) return false;
        style.left = style.left || *measure < 0;
        style.width = static_cast<std::size_t>(*measure < 0 ? -*measure : *measure);
    }
    if (std::holds_alternative<text::FromArgument>(directive.precision)) {
        if (!take(measure)) return false;
        style.precision = static_cast<std::size_t>(std::max<std::int64_t>(*measure, 0));
    }
    return true;
}

Value truncated(Interpreter& vm, const Value& value) {
    const auto to_int = type_of(vm, value).slots().to_int;
    return to_int != nullptr ? to_int(vm, value) : to_index(vm, value);
}

Value shown_by(Interpreter& vm, char32_t conversion, const Value& value) {
    switch (conversion) {
    case U's': return to_string(vm, value);
    case U'r': return repr(vm, value);
    default: return to_ascii(vm, value);
    }
}

/// `written`: the conversion as the template has it, which messages name.
NativeCoroutine percent_integer_of(Interpreter& vm, Value value, PercentStyle style, char32_t written) {
    Value number;
    const bool hexadecimal_or_octal =
        style.conversion == 'x' || style.conversion == 'X' || style.conversion == 'o';
    if (is_integer(value)) {
        number = value;
    } else if (hexadecimal_or_octal) {
        if (type_of(vm, value).slots().index == nullptr)
            co_return raise_type_error(vm, "%{} format: an integer is required, not {}", style.conversion,
                                       type_name(vm, value));
        number = co_await to_index(vm, value);
    } else {
        const TypeSlots& slots = type_of(vm, value).slots();
        if (slots.to_int == nullptr && slots.index == nullptr)
            co_return raise_type_error(vm, "%{} format: a real number is required, not {}",
                                       static_cast<char>(written), type_name(vm, value));
        number = co_await truncated(vm, value);
    }
    co_return text_or_raise(vm, text::percent_integer(big_integer(number), style));
}

Value percent_character_of(Interpreter& vm, const Value& value, const PercentStyle& style) {
    if (const auto* source = value.as<StringObject>()) {
        if (source->size() == 1) return string(vm, text::percent_character((*source)[0], style));
    } else if (is_integer(value)) {
        const auto code = small_integer(value);
        if (!code || *code < 0 || *code > 0x10ffff)
            return script::raise(vm, *vm.exceptions().overflow_error,
                                 std::string_view("%c arg not in range(0x110000)"));
        return string(vm, text::percent_character(static_cast<char32_t>(*code), style));
    }
    return raise_type_error(vm, "%c requires int or char");
}

/// %s, %b and %c where the result is bytes.
Value percent_bytes_of(Interpreter& vm, char32_t conversion, const Value& value, const PercentStyle& style) {
    const auto* bytes = value.as<BytesObject>();
    if (conversion != U'c') {
        if (bytes != nullptr) return string(vm, text::percent_text(characters_of(bytes->view()), style));
        return raise_type_error(
            vm, "%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
            type_name(vm, value));
    }
    if (bytes != nullptr && bytes->size() == 1) {
        const auto byte = static_cast<unsigned char>(bytes->view().front());
        return string(vm, text::percent_character(byte, style));
    }
    const auto number = is_integer(value) ? small_integer(value) : std::nullopt;
    if (number && *number >= 0 && *number < 256)
        return string(vm, text::percent_character(static_cast<char32_t>(*number), style));
    if (is_integer(value))
        return script::raise(vm, *vm.exceptions().overflow_error,
                             std::string_view("%c arg not in range(256)"));
    return raise_type_error(vm, "%c requires an integer in range(256) or a single byte");
}

NativeCoroutine percent_value(Interpreter& vm, Value value, PercentDirective directive, PercentStyle style,
                              PercentResult wanted) {
    if (wanted == PercentResult::Bytes) {
        switch (directive.conversion) {
        case U's':
        case U'b':
        case U'c': co_return percent_bytes_of(vm, directive.conversion, value, style);
        case U'r': directive.conversion = U'a'; break;
        default: break;
        }
    }
    switch (directive.conversion) {
    case U's':
    case U'r':
    case U'a': {
        const Value shown = co_await shown_by(vm, directive.conversion, value);
        co_return string(vm, text::percent_text(shown.to<StringObject>().utf8(), style));
    }
    case U'd':
    case U'i':
    case U'u':
    case U'o':
    case U'x':
    case U'X': {
        Value text = start(vm, percent_integer_of(vm, value, style, directive.conversion));
        co_return co_await std::move(text);
    }
    case U'e':
    case U'E':
    case U'f':
    case U'F':
    case U'g':
    case U'G': {
        const Value number = co_await to_float(vm, value);
        co_return text_or_raise(vm, text::percent_float(float_value(number), style));
    }
    case U'c': co_return percent_character_of(vm, value, style);
    default: co_return raise(vm, text::unsupported_conversion(directive));
    }
}

Value bytes_from(Interpreter& vm, const StringObject& characters) {
    std::string bytes;
    for (std::size_t i = 0; i < characters.size(); ++i)
        bytes += static_cast<char>(static_cast<unsigned char>(characters[i]));
    return BytesObject::create(vm, std::move(bytes));
}

NativeCoroutine percent(Interpreter& vm, Value source, Value right) {
    const auto* const bytes = source.as<BytesObject>();
    const PercentResult wanted = bytes != nullptr ? PercentResult::Bytes : PercentResult::Text;
    const std::string pattern =
        bytes != nullptr ? characters_of(bytes->view()) : source.to<StringObject>().utf8();
    PercentValues values(std::move(right), wanted);
    StringBuilder builder;
    bool keys_were_used = false;
    const std::vector<text::PercentPiece> pieces = text::parse_percent_template(pattern);
    for (const text::PercentPiece& piece : pieces) {
        if (const auto* literal = std::get_if<std::string>(&piece)) {
            builder.append_utf8(*literal);
            continue;
        }
        if (const auto* failure = std::get_if<Failure>(&piece)) co_return raise(vm, *failure);
        const auto& directive = std::get<PercentDirective>(piece);
        PercentStyle style = style_of(directive);
        Value value;
        if (directive.key) {
            if (!values.is_mapping(vm)) co_return raise_type_error(vm, "format requires a mapping");
            keys_were_used = true;
            values.forbid_positional();
            StringRef key_text = string(vm, *directive.key);
            const Value key = bytes != nullptr ? bytes_from(vm, *key_text) : Value(key_text);
            value = co_await get_item(vm, values.whole(), key);
        }
        if (!take_measures(vm, directive, values, style)) co_return Value::raised();
        const bool cuts_off =
            directive.conversion == U's' || directive.conversion == U'r' || directive.conversion == U'a';
        if (!memory_allows_text(vm, style.width, cuts_off ? 0 : style.precision.value_or(0)))
            co_return Value::raised();
        if (directive.conversion == U'%') {
            builder.append(U'%');
            continue;
        }
        if (!directive.key) value = co_await values.next(vm);
        Value rendered = start(vm, percent_value(vm, value, directive, style, wanted));
        const Value text = co_await std::move(rendered);
        builder.append(text.to<StringObject>());
    }
    if (values.has_leftovers(vm, keys_were_used))
        co_return raise_type_error(vm, "not all arguments converted during {} formatting",
                                   bytes != nullptr ? "bytes" : "string");
    const StringRef text = builder.build(vm);
    if (bytes != nullptr) co_return bytes_from(vm, *text);
    co_return text;
}

} // namespace

Value format_percent(Interpreter& vm, const Value& source, const Value& values) {
    return start(vm, percent(vm, source, values));
}

} // namespace simul::script::library
