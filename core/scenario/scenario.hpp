/// A scenario: a file of the scenario language, with what it says about itself.
#pragma once

#include "core/script/syntax/diagnostic.hpp"

#include <tl/expected.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace simul::scenario {

/// A parameter's value: bool, integer, number or text, as in the file.
using ParameterValue = std::variant<bool, std::int64_t, double, std::string>;

/// A module-level constant with a bracketed comment.
struct Parameter {
    std::string name;
    ParameterValue value; ///< The default: what the file says.
    std::string description;
    int line = 0;
    std::optional<double> minimum, maximum, step; ///< From `[0.5:0.5:60]`.
    std::vector<ParameterValue> choices;          ///< From `[async, blocking]`.
};

/// Reads a parameter's value as a person writes it (`--set NAME=VALUE`, a text field), in the type of the
/// default and within its range. The error says what would be right.
tl::expected<ParameterValue, std::string> parse_value(const Parameter& parameter, std::string_view text);
std::string to_text(const ParameterValue& value);

struct Scenario {
    std::filesystem::path path;
    std::string source;      ///< UTF-8
    std::string title;       ///< The docstring's first line; else the file's name.
    std::string description; ///< The rest of the docstring.
    std::vector<Parameter> parameters;

    const Parameter* find(std::string_view name) const;
};

/// A file that could not be read at all, or does not parse.
struct LoadError {
    std::vector<script::Diagnostic> diagnostics; ///< At least one.
    std::string source;                          ///< What could be read, for showing it; may be empty.
    std::string text() const;                    ///< All of them, as the command line prints them.
};

/// Reads and checks a scenario: it parses, and uses nothing that is refused. Blocks on the file system.
tl::expected<Scenario, LoadError> load(const std::filesystem::path& path);
/// The same from text in an editor; `path` is for messages.
tl::expected<Scenario, LoadError> parse(std::string source, std::filesystem::path path);

/// The scenarios that ship with the program, in the gallery's order. Looks beside the executable, in the
/// installation, in the source tree.
std::vector<std::filesystem::path> bundled_scenarios();

} // namespace simul::scenario
