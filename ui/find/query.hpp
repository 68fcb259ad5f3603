/// What somebody looks for in a run, read from what was typed.
#pragma once

#include "core/trace/task_state.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace simul::ui {

/// "line 19" is a line of the file, "part2:19" a line of a function, "sleeping" a state. Whatever was typed
/// is looked for as a text too: in names of tasks, functions and resources, in the lines of the source, in
/// output, in exceptions.
struct Query {
    std::string text; ///< Without white space around it; ASCII letters are small. Empty: nothing is wanted.
    std::optional<int> line{};
    std::string function{}; ///< With `line`: the function that it must be in, exactly; empty: any.
    std::optional<trace::TaskState> state{};

    bool empty() const { return text.empty(); }
    friend bool operator==(const Query&, const Query&) = default;

    /// Never fails: what is nothing else is a text.
    static Query parse(std::string_view typed);
};

/// ASCII letters made small; all else, and so all UTF-8, is left as it is.
std::string folded(std::string_view text);
/// Whether `text` contains `wanted`, whatever the case of ASCII letters. REQUIRES: `wanted` is folded.
bool contains_folded(std::string_view text, std::string_view wanted);

/// By line number, from 1: whether the line contains `wanted`. REQUIRES: `wanted` is folded and not empty.
std::vector<bool> lines_with(std::string_view source, std::string_view wanted);

} // namespace simul::ui
