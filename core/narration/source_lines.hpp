/// The scenario's text, to quote from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace simul::narration {

/// The lines of a source text. Keeps the text. O(length) to make, O(length of the line) to quote.
class SourceLines {
public:
    SourceLines() = default;
    explicit SourceLines(std::string text);

    /// What a task stops at in a line: its first `await` expression, else the statement that the line begins,
    /// without comment and shortened. Empty if there is no such line. Lines count from 1.
    std::string quote(int line) const;

private:
    std::string text_;
    std::vector<std::size_t> begins_; ///< Of each line, and one past the end.
};

} // namespace simul::narration
