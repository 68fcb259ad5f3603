#include "core/script/text/percent_format.hpp"

#include "core/script/text/float_text.hpp"
#include "core/script/text/integer_text.hpp"
#include "core/script/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace simul::script::text {
namespace {

constexpr std::size_t kBiggestMeasure = std::numeric_limits<std::ptrdiff_t>::max();

class TemplateReader {
public:
    explicit TemplateReader(std::string_view source) : text_(from_utf8(source)) {}

    std::vector<PercentPiece> read() {
        while (at_ < text_.size()) {
            read_literal();
            if (at_ >= text_.size()) break;
            ++at_;
            auto directive = read_directive();
            if (!directive) {
                pieces_.emplace_back(std::move(directive.error()));
                break;
            }
            pieces_.emplace_back(std::move(*directive));
        }
        return std::move(pieces_);
    }

private:
    void read_literal() {
        const std::size_t end = std::min(text_.find(U'%', at_), text_.size());
        if (end > at_) pieces_.emplace_back(to_utf8(std::u32string_view(text_).substr(at_, end - at_)));
        at_ = end;
    }

    bool at_end() const { return at_ >= text_.size(); }

    Result<PercentDirective> read_directive() {
        PercentDirective directive;
        if (at_end()) return value_error("incomplete format");
        if (text_[at_] == U'(') {
            auto key = read_key();
            if (!key) return tl::unexpected(key.error());
            directive.key = std::move(*key);
        }
        while (!at_end() && take_flag(directive))
            ++at_;
        if (auto done = read_measure(directive.width, "width too big"); !done)
            return tl::unexpected(done.error());
        if (!at_end() && text_[at_] == U'.') {
            ++at_;
            directive.precision = std::size_t{0};
            if (auto done = read_measure(directive.precision, "precision too big"); !done)
                return tl::unexpected(done.error());
        }
        while (!at_end() && (text_[at_] == U'h' || text_[at_] == U'l' || text_[at_] == U'L')) {
            ++at_;
            break;
        }
        if (at_end()) return value_error("incomplete format");
        directive.index = at_;
        directive.conversion = text_[at_++];
        return directive;
    }

    Result<std::string> read_key() {
        const std::size_t start = ++at_;
        int depth = 1;
        while (depth > 0 && !at_end()) {
            if (text_[at_] == U')') --depth;
            if (text_[at_] == U'(') ++depth;
            ++at_;
        }
        if (depth > 0) return value_error("incomplete format key");
        return to_utf8(std::u32string_view(text_).substr(start, at_ - 1 - start));
    }

    bool take_flag(PercentDirective& directive) {
        switch (text_[at_]) {
        case U'-': return directive.left = true;
        case U'+': return directive.plus = true;
        case U' ': return directive.blank = true;
        case U'#': return directive.alternate = true;
        case U'0': return directive.zero = true;
        default: return false;
        }
    }

    Result<bool> read_measure(Measure& measure, const char* too_big) {
        if (!at_end() && text_[at_] == U'*') {
            ++at_;
            measure = FromArgument{};
            return true;
        }
        for (; !at_end() && text_[at_] >= U'0' && text_[at_] <= U'9'; ++at_) {
            const auto* known = std::get_if<std::size_t>(&measure);
            const std::size_t digit = text_[at_] - U'0';
            const std::size_t value = known == nullptr ? 0 : *known;
            if (value > (kBiggestMeasure - digit) / 10) return value_error(too_big);
            measure = value * 10 + digit;
        }
        return true;
    }

    std::u32string text_;
    std::size_t at_ = 0;
    std::vector<PercentPiece> pieces_;
};

/// Pads `body`; zeros go behind its sign and base prefix.
std::string padded(const std::string& sign_and_prefix, const std::string& body, std::size_t length,
                   const PercentStyle& style, bool zero) {
    const std::size_t padding = style.width > length ? style.width - length : 0;
    if (style.left) return sign_and_prefix + body + std::string(padding, ' ');
    if (zero) return sign_and_prefix + std::string(padding, '0') + body;
    return std::string(padding, ' ') + sign_and_prefix + body;
}

std::string sign_of(bool negative, const PercentStyle& style) {
    if (negative) return "-";
    return style.plus ? "+" : style.blank ? " " : "";
}

} // namespace

std::vector<PercentPiece> parse_percent_template(std::string_view source) {
    return TemplateReader(source).read();
}

Failure unsupported_conversion(const PercentDirective& directive) {
    const auto c = directive.conversion;
    const std::string shown = c >= 32 && c < 127 ? std::string(1, static_cast<char>(c)) : "?";
    return {FailureKind::ValueError, fmt::format("unsupported format character '{}' (0x{:x}) at index {}",
                                                 shown, static_cast<std::uint32_t>(c), directive.index)};
}

Result<std::string> percent_integer(const numeric::BigInteger& value, const PercentStyle& style) {
    int base = 10;
    if (style.conversion == 'o') base = 8;
    if (style.conversion == 'x' || style.conversion == 'X') base = 16;
    std::string digits;
    if (base == 10) {
        auto text = decimal_text(abs(value));
        if (!text) return text;
        digits = std::move(*text);
    } else {
        digits = magnitude_digits(value, base);
    }
    if (const std::size_t least = style.precision.value_or(0); digits.size() < least)
        digits.insert(0, least - digits.size(), '0');
    std::string head = sign_of(value < 0, style);
    if (style.alternate && base != 10) head += base == 8 ? "0o" : "0x";
    if (style.conversion == 'X') {
        const auto upper = [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; };
        std::transform(digits.begin(), digits.end(), digits.begin(), upper);
        std::transform(head.begin(), head.end(), head.begin(), upper);
    }
    return padded(head, digits, head.size() + digits.size(), style, style.zero);
}

Result<std::string> percent_float(double value, const PercentStyle& style) {
    if (style.precision.value_or(0) > std::numeric_limits<int>::max())
        return value_error("precision too big");
    FloatStyle float_style;
    float_style.type = style.conversion;
    float_style.precision = static_cast<int>(style.precision.value_or(6));
    float_style.alternate = style.alternate;
    std::string digits = render_float(value, float_style);
    const bool negative = digits.front() == '-';
    if (negative) digits.erase(0, 1);
    const std::string sign = sign_of(negative, style);
    return padded(sign, digits, sign.size() + digits.size(), style, style.zero);
}

std::string percent_text(std::string_view value, const PercentStyle& style) {
    if (style.precision) value = value.substr(0, byte_offset(value, *style.precision));
    return padded("", std::string(value), count_code_points(value), style, false);
}

std::string percent_character(char32_t c, const PercentStyle& style) {
    return padded("", to_utf8(c), 1, style, false);
}

} // namespace simul::script::text
