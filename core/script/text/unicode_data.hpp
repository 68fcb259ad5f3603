/// The generated tables behind unicode.hpp. Nothing else includes this.
#pragma once

#include <cstddef>
#include <cstdint>

namespace simul::script::text {

/// The flags of a record, in the order of FLAGS in generate_unicode_data.py.
enum CharacterFlag : std::uint16_t {
    kPrintable = 1 << 0,
    kAlpha = 1 << 1,
    kDecimal = 1 << 2,
    kDigit = 1 << 3,
    kNumeric = 1 << 4,
    kSpace = 1 << 5,
    kLower = 1 << 6,
    kUpper = 1 << 7,
    kTitle = 1 << 8,
    kCased = 1 << 9,
    kCaseIgnorable = 1 << 10,
    kIdentifierStart = 1 << 11,
    kIdentifierContinue = 1 << 12,
    /// One of the mappings gives several characters: they are in kSpecialCases.
    kSpecialCase = 1 << 13,
};

struct CharacterRecord {
    std::uint16_t flags;
    /// What to add to the code point to map it.
    std::int32_t to_upper, to_lower, to_title, to_folded;
    /// The value of a decimal digit, else -1.
    std::int8_t decimal;
};

/// The record of all code points from `first` up to the next range's.
struct CharacterRange {
    std::uint32_t first;
    std::uint16_t record;
};

/// Full mappings of one code point, each padded with zeros.
struct SpecialCase {
    std::uint32_t code_point;
    char32_t upper[3], lower[3], title[3], folded[3];
};

extern const CharacterRecord kCharacterRecords[];
extern const CharacterRange kCharacterRanges[];
extern const std::size_t kCharacterRangeCount;
extern const SpecialCase kSpecialCases[];
extern const std::size_t kSpecialCaseCount;

} // namespace simul::script::text
