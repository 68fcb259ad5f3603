#include "core/script/text/format_spec.hpp"

#include "core/script/text/unicode.hpp"
#include "core/script/text/utf8.hpp"

#include <fmt/format.h>

#include <limits>

namespace simul::script::text {
namespace {

constexpr std::size_t kBiggestNumber = std::numeric_limits<std::ptrdiff_t>::max();

bool is_alignment(char32_t c) {
    return c == '<' || c == '>' || c == '=' || c == '^';
}

/// Reads a specification from left to right; every part is optional and each can stand once, in one order.
class SpecReader {
public:
    SpecReader(std::string_view spec, Formatted formatted) : source_(spec), text_(from_utf8(spec)) {
        if (formatted == Formatted::String) {
            result_.align = '<';
            result_.type = U's';
        }
        right_aligned_by_default_ = formatted != Formatted::String;
    }

    Result<FormatSpec> read(std::string_view type_name) {
        read_alignment();
        read_sign();
        result_.no_negative_zero = take('z');
        result_.alternate = take('#');
        read_zero_padding();
        return read_number(result_.width)
            .and_then([&](bool) { return read_grouping(); })
            .and_then([&](bool) { return read_precision(); })
            .and_then([&](bool) { return read_type(type_name); });
    }

private:
    char32_t peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : 0; }

    bool take(char32_t c) {
        if (peek() != c || at_ == text_.size()) return false;
        ++at_;
        return true;
    }

    void read_alignment() {
        if (is_alignment(peek(1))) {
            result_.fill = text_[at_++];
            has_fill_ = true;
        } else if (!is_alignment(peek())) {
            return;
        }
        result_.align = static_cast<char>(text_[at_++]);
        has_alignment_ = true;
    }

    void read_sign() {
        for (const char sign : {'+', '-', ' '})
            if (result_.sign == 0 && take(static_cast<char32_t>(sign))) result_.sign = sign;
    }

    void read_zero_padding() {
        if (has_fill_ || !take('0')) return;
        result_.fill = U'0';
        if (!has_alignment_ && right_aligned_by_default_) result_.align = '=';
    }

    /// True where there was a number.
    Result<bool> read_number(std::optional<std::size_t>& number) {
        for (int digit = 0; at_ < text_.size() && (digit = decimal_value(text_[at_])) >= 0; ++at_) {
            const std::size_t value = number.value_or(0);
            if (value > (kBiggestNumber - static_cast<std::size_t>(digit)) / 10)
                return value_error("Too many decimal digits in format string");
            number = value * 10 + static_cast<std::size_t>(digit);
        }
        return number.has_value();
    }

    Result<bool> read_grouping() {
        if (take(',')) result_.grouping = ',';
        if (peek() == '_') {
            if (result_.grouping != 0) return value_error("Cannot specify both ',' and '_'.");
            result_.grouping = '_';
            ++at_;
        }
        if (peek() == ',' && result_.grouping == '_') return value_error("Cannot specify both ',' and '_'.");
        return true;
    }

    Result<bool> read_precision() {
        if (!take('.')) return true;
        return read_number(result_.precision).and_then([](bool any) -> Result<bool> {
            if (!any) return value_error("Format specifier missing precision");
            return true;
        });
    }

    Result<FormatSpec> read_type(std::string_view type_name) {
        if (text_.size() - at_ > 1)
            return value_error(
                fmt::format("Invalid format specifier '{}' for object of type '{}'", source_, type_name));
        if (at_ < text_.size()) result_.type = text_[at_++];
        if (result_.grouping == 0 || result_.type == 0) return result_;
        const bool in_binary = std::u32string_view(U"boxX").find(result_.type) != std::u32string_view::npos;
        const bool in_decimal =
            std::u32string_view(U"deEfFgG%").find(result_.type) != std::u32string_view::npos;
        if (in_decimal || (in_binary && result_.grouping == '_')) return result_;
        if (result_.type > 32 && result_.type < 128)
            return value_error(fmt::format("Cannot specify '{}' with '{}'.", result_.grouping,
                                           static_cast<char>(result_.type)));
        return value_error(fmt::format("Cannot specify '{}' with '\\x{:x}'.", result_.grouping,
                                       static_cast<std::uint32_t>(result_.type)));
    }

    std::string_view source_;
    std::u32string text_;
    std::size_t at_ = 0;
    FormatSpec result_;
    bool right_aligned_by_default_ = true;
    bool has_fill_ = false;
    bool has_alignment_ = false;
};

} // namespace

Result<FormatSpec> parse_format_spec(std::string_view spec, Formatted formatted, std::string_view type_name) {
    return SpecReader(spec, formatted).read(type_name);
}

} // namespace simul::script::text
