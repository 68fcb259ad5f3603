/// Places in a source text.
#pragma once

#include <compare>
#include <cstdint>

namespace simul::script {

/// A place between two characters. Lines and columns count from 1, columns in characters (code points), tabs
/// as one. Line 0 is no place at all.
struct SourceLocation {
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    bool is_known() const { return line != 0; }
    friend constexpr auto operator<=>(const SourceLocation&, const SourceLocation&) = default;
};

/// Half-open: [begin, end).
struct SourceRange {
    SourceLocation begin;
    SourceLocation end;

    bool is_known() const { return begin.is_known(); }
    friend constexpr auto operator<=>(const SourceRange&, const SourceRange&) = default;

    /// From the start of `first` to the end of `last`.
    static constexpr SourceRange spanning(const SourceRange& first, const SourceRange& last) {
        return {first.begin, last.end};
    }
};

} // namespace simul::script
