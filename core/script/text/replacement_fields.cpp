#include "core/script/text/replacement_fields.hpp"

#include "core/script/text/unicode.hpp"
#include "core/script/text/utf8.hpp"

#include <algorithm>
#include <limits>

namespace simul::script::text {
namespace {

/// As CPython's MarkupIterator: the first brace that closes a field is the one at depth zero outside of
/// "[…]".
class FieldReader {
public:
    explicit FieldReader(std::string_view source) : text_(source) {}

    std::vector<FieldPiece> read() {
        while (at_ < text_.size() && read_piece()) {
        }
        if (!literal_.empty()) pieces_.emplace_back(std::move(literal_));
        if (failure_) pieces_.emplace_back(std::move(*failure_));
        return std::move(pieces_);
    }

private:
    bool stop(const char* message) {
        failure_ = Failure{FailureKind::ValueError, message};
        return false;
    }

    bool read_piece() {
        const char c = text_[at_++];
        if (c != '{' && c != '}') {
            literal_ += c;
            return true;
        }
        if (at_ < text_.size() && text_[at_] == c) {
            literal_ += c;
            ++at_;
            return true;
        }
        if (c == '}') return stop("Single '}' encountered in format string");
        if (at_ >= text_.size()) return stop("Single '{' encountered in format string");
        return read_field();
    }

    bool read_field() {
        ReplacementField field;
        const std::size_t start = at_;
        while (at_ < text_.size() && !is_name_end(text_[at_])) {
            if (text_[at_] == '{') return stop("unexpected '{' in field name");
            if (text_[at_] == '[') skip_brackets();
            ++at_;
        }
        at_ = std::min(at_, text_.size());
        field.name = text_.substr(start, at_ - start);
        if (at_ >= text_.size()) return stop("expected '}' before end of string");
        char end = text_[at_++];
        if (end == '!') {
            if (at_ >= text_.size()) return stop("end of string while looking for conversion specifier");
            field.conversion = next_code_point(text_, at_);
            if (at_ >= text_.size()) return stop("unmatched '{' in format spec");
            end = text_[at_++];
            if (end != ':' && end != '}') return stop("expected ':' after conversion specifier");
        }
        if (end == ':' && !read_spec(field)) return false;
        if (!literal_.empty()) pieces_.emplace_back(std::move(literal_));
        literal_.clear();
        pieces_.emplace_back(std::move(field));
        return true;
    }

    static bool is_name_end(char c) { return c == '}' || c == ':' || c == '!'; }

    void skip_brackets() {
        while (at_ < text_.size() && text_[at_] != ']')
            ++at_;
    }

    bool read_spec(ReplacementField& field) {
        const std::size_t start = at_;
        int depth = 1;
        for (; at_ < text_.size(); ++at_) {
            if (text_[at_] == '{') {
                ++depth;
                field.spec_has_fields = true;
            } else if (text_[at_] == '}' && --depth == 0) {
                field.spec = text_.substr(start, at_ - start);
                ++at_;
                return true;
            }
        }
        return stop("unmatched '{' in format spec");
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string literal_;
    std::vector<FieldPiece> pieces_;
    std::optional<Failure> failure_;
};

/// A whole number of decimal digits, nothing where there is another character.
Result<std::optional<std::int64_t>> as_index(std::string_view source) {
    if (source.empty()) return std::nullopt;
    std::int64_t value = 0;
    for (std::size_t i = 0; i < source.size();) {
        const int digit = decimal_value(next_code_point(source, i));
        if (digit < 0) return std::nullopt;
        if (value > (std::numeric_limits<std::int64_t>::max() - digit) / 10)
            return value_error("Too many decimal digits in format string");
        value = value * 10 + digit;
    }
    return value;
}

Result<bool> read_access(std::string_view& rest, FieldName& result) {
    const char kind = rest.front();
    rest.remove_prefix(1);
    if (kind == '.') {
        const std::size_t end = std::min(rest.find_first_of(".["), rest.size());
        if (end == 0) return value_error("Empty attribute in format string");
        result.accesses.emplace_back(AttributeAccess{std::string(rest.substr(0, end))});
        rest.remove_prefix(end);
        return true;
    }
    if (kind != '[') return value_error("Only '.' or '[' may follow ']' in format field specifier");
    const std::size_t end = rest.find(']');
    if (end == std::string_view::npos) return value_error("Missing ']' in format string");
    const std::string_view key = rest.substr(0, end);
    const auto index = as_index(key);
    if (!index) return tl::unexpected(index.error());
    if (key.empty()) return value_error("Empty attribute in format string");
    ItemAccess access;
    if (*index) {
        access.key = **index;
    } else {
        access.key = std::string(key);
    }
    result.accesses.emplace_back(std::move(access));
    rest.remove_prefix(end + 1);
    return true;
}

} // namespace

std::vector<FieldPiece> parse_replacement_fields(std::string_view source) {
    return FieldReader(source).read();
}

Result<FieldName> parse_field_name(std::string_view name) {
    FieldName result;
    const std::size_t end = std::min(name.find_first_of(".["), name.size());
    const std::string_view first = name.substr(0, end);
    const auto index = as_index(first);
    if (!index) return tl::unexpected(index.error());
    if (*index) {
        result.first = **index;
    } else if (!first.empty()) {
        result.first = std::string(first);
    }
    std::string_view rest = name.substr(end);
    while (!rest.empty())
        if (auto done = read_access(rest, result); !done) return tl::unexpected(done.error());
    return result;
}

} // namespace simul::script::text
