#include "core/script/text/unicode.hpp"

#include "core/script/text/unicode_data.hpp"

#include <algorithm>
#include <array>

namespace simul::script::text {
namespace {

const CharacterRecord& search_record(char32_t c) {
    const auto* end = kCharacterRanges + kCharacterRangeCount;
    const auto* after =
        std::upper_bound(kCharacterRanges, end, c,
                         [](char32_t wanted, const CharacterRange& range) { return wanted < range.first; });
    return kCharacterRecords[(after - 1)->record];
}

const CharacterRecord& record_of(char32_t c) {
    static const auto ascii = [] {
        std::array<const CharacterRecord*, 128> table{};
        for (char32_t code = 0; code < table.size(); ++code)
            table[code] = &search_record(code);
        return table;
    }();
    return c < ascii.size() ? *ascii[c] : search_record(c);
}

bool has_flag(char32_t c, CharacterFlag flag) {
    return (record_of(c).flags & flag) != 0;
}

void append_special(std::u32string& out, char32_t c, CaseMapping mapping) {
    const auto* found = std::lower_bound(
        kSpecialCases, kSpecialCases + kSpecialCaseCount, c,
        [](const SpecialCase& special, char32_t wanted) { return special.code_point < wanted; });
    const char32_t* mapped = found->upper;
    if (mapping == CaseMapping::Lower) mapped = found->lower;
    if (mapping == CaseMapping::Title) mapped = found->title;
    if (mapping == CaseMapping::Folded) mapped = found->folded;
    for (int i = 0; i < 3 && mapped[i] != 0; ++i)
        out += mapped[i];
}

constexpr char32_t kCapitalSigma = 0x3a3;
constexpr char32_t kSmallSigma = 0x3c3;
constexpr char32_t kFinalSigma = 0x3c2;

/// A capital sigma is final where a cased letter precedes it and none follows, case-ignorable ones left out.
char32_t lower_sigma(std::u32string_view text, std::size_t index) {
    std::size_t before = index;
    while (before > 0 && is_case_ignorable(text[before - 1]))
        --before;
    if (before == 0 || !is_cased(text[before - 1])) return kSmallSigma;
    std::size_t after = index + 1;
    while (after < text.size() && is_case_ignorable(text[after]))
        ++after;
    return after < text.size() && is_cased(text[after]) ? kSmallSigma : kFinalSigma;
}

void append_lower(std::u32string& out, std::u32string_view text, std::size_t index) {
    if (text[index] == kCapitalSigma) {
        out += lower_sigma(text, index);
    } else {
        append_mapped(out, text[index], CaseMapping::Lower);
    }
}

} // namespace

bool is_printable(char32_t c) {
    return has_flag(c, kPrintable);
}
bool is_alpha(char32_t c) {
    return has_flag(c, kAlpha);
}
bool is_decimal(char32_t c) {
    return has_flag(c, kDecimal);
}
bool is_digit(char32_t c) {
    return has_flag(c, kDigit);
}
bool is_numeric(char32_t c) {
    return has_flag(c, kNumeric);
}
bool is_alphanumeric(char32_t c) {
    return (record_of(c).flags & (kAlpha | kDecimal | kDigit | kNumeric)) != 0;
}
bool is_space(char32_t c) {
    return has_flag(c, kSpace);
}
bool is_lower(char32_t c) {
    return has_flag(c, kLower);
}
bool is_upper(char32_t c) {
    return has_flag(c, kUpper);
}
bool is_title(char32_t c) {
    return has_flag(c, kTitle);
}
bool is_cased(char32_t c) {
    return has_flag(c, kCased);
}
bool is_case_ignorable(char32_t c) {
    return has_flag(c, kCaseIgnorable);
}
bool is_identifier_start(char32_t c) {
    return has_flag(c, kIdentifierStart);
}
bool is_identifier_continue(char32_t c) {
    return has_flag(c, kIdentifierContinue);
}

int decimal_value(char32_t c) {
    return record_of(c).decimal;
}

void append_mapped(std::u32string& out, char32_t c, CaseMapping mapping) {
    const CharacterRecord& record = record_of(c);
    if ((record.flags & kSpecialCase) != 0) return append_special(out, c, mapping);
    std::int32_t delta = record.to_upper;
    if (mapping == CaseMapping::Lower) delta = record.to_lower;
    if (mapping == CaseMapping::Title) delta = record.to_title;
    if (mapping == CaseMapping::Folded) delta = record.to_folded;
    out += static_cast<char32_t>(static_cast<std::int32_t>(c) + delta);
}

std::u32string to_upper(std::u32string_view text) {
    std::u32string out;
    for (const char32_t c : text)
        append_mapped(out, c, CaseMapping::Upper);
    return out;
}

std::u32string to_lower(std::u32string_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i)
        append_lower(out, text, i);
    return out;
}

std::u32string to_title(std::u32string_view text) {
    std::u32string out;
    bool inside_word = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (inside_word) {
            append_lower(out, text, i);
        } else {
            append_mapped(out, text[i], CaseMapping::Title);
        }
        inside_word = is_cased(text[i]);
    }
    return out;
}

std::u32string to_capitalized(std::u32string_view text) {
    std::u32string out;
    if (text.empty()) return out;
    append_mapped(out, text[0], CaseMapping::Title);
    for (std::size_t i = 1; i < text.size(); ++i)
        append_lower(out, text, i);
    return out;
}

std::u32string to_swapped_case(std::u32string_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_upper(text[i])) {
            append_lower(out, text, i);
        } else if (is_lower(text[i])) {
            append_mapped(out, text[i], CaseMapping::Upper);
        } else {
            out += text[i];
        }
    }
    return out;
}

std::u32string to_folded(std::u32string_view text) {
    std::u32string out;
    for (const char32_t c : text)
        append_mapped(out, c, CaseMapping::Folded);
    return out;
}

} // namespace simul::script::text
