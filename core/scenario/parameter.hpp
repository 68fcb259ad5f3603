/// The constants of a scenario that people may change from outside.
#pragma once

#include "core/script/syntax/diagnostic.hpp"
#include "core/script/syntax/syntax_tree.hpp"

#include <tl/expected.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace simul::scenario {

/// A parameter's value: bool, integer, number or text, as in the file.
using ParameterValue = std::variant<bool, std::int64_t, double, std::string>;
using ParameterValues = std::map<std::string, ParameterValue>;

/// A module-level constant whose comment says what it may be, in the syntax of OpenSCAD's customizer:
///
///     OPPONENTS = 24        # [1:200] Opponents at the boards
///     THINK = 5.0           # [0.5:0.5:60] Seconds per move
///     SPEED = 30            # [10:slow, 20:fair, 30:fast] How quick they are
///     MODE = "async"        # [async, blocking] How she walks
///     VERBOSE = False       # Print every move
///
/// A bool needs no brackets.
struct Parameter {
    std::string name;
    ParameterValue value; ///< The default: what the file says.
    std::string description;
    int line = 0;
    std::optional<double> minimum, maximum, step; ///< From `[0.5:0.5:60]`; `[60]` is a maximum alone.
    std::vector<ParameterValue> choices;          ///< From `[async, blocking]`.
    std::vector<std::string> choice_labels;       ///< What people read; one for each choice.
};

/// Reads a parameter's value as a person writes it (`--set NAME=VALUE`, a text field), in the type of the
/// default, and within its range or choices; a choice may be given by its label. The error says what would
/// be right: "OPPONENTS must be a whole number from 1 to 200".
tl::expected<ParameterValue, std::string> parse_value(const Parameter& parameter, std::string_view text);

/// As Python writes it, but text without quotation marks.
std::string to_text(const ParameterValue& value);

struct ParameterList {
    std::vector<Parameter> parameters; ///< In order of place.
    script::Diagnostics warnings;      ///< Comments that look like a parameter's and make no sense.
};
ParameterList find_parameters(const script::SyntaxTree& tree);

/// Gives the constants new values: in the tree, so that neither lines nor columns move. Names that are no
/// parameters of the tree are ignored.
void set_parameters(script::SyntaxTree& tree, const ParameterValues& values);

} // namespace simul::scenario
