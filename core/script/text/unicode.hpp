/// What Python's `str` knows of a code point: classes, case mappings, digit values (Unicode 14, as
/// CPython 3.11).
///
/// All functions are total over 0…0x10FFFF, lone surrogates included; a lookup is a binary search, ASCII
/// none.
#pragma once

#include <string>

namespace simul::script::text {

bool is_printable(char32_t c);
bool is_alpha(char32_t c);
bool is_decimal(char32_t c);
bool is_digit(char32_t c);
bool is_numeric(char32_t c);
bool is_alphanumeric(char32_t c);
bool is_space(char32_t c);
bool is_lower(char32_t c);
bool is_upper(char32_t c);
/// Category Lt: one character that holds an upper-case and a lower-case letter.
bool is_title(char32_t c);
bool is_cased(char32_t c);
bool is_case_ignorable(char32_t c);
bool is_identifier_start(char32_t c);
bool is_identifier_continue(char32_t c);

/// The value of a decimal digit of any script, -1 for anything else.
int decimal_value(char32_t c);

enum class CaseMapping { Upper, Lower, Title, Folded };

/// Appends the full mapping of `c`, one to three code points. Does not know of the final sigma: see
/// to_lower().
void append_mapped(std::u32string& out, char32_t c, CaseMapping mapping);

/// `str.upper`, `lower`, `title`, `capitalize`, `swapcase` and `casefold`.
std::u32string to_upper(std::u32string_view text);
std::u32string to_lower(std::u32string_view text);
std::u32string to_title(std::u32string_view text);
std::u32string to_capitalized(std::u32string_view text);
std::u32string to_swapped_case(std::u32string_view text);
std::u32string to_folded(std::u32string_view text);

} // namespace simul::script::text
