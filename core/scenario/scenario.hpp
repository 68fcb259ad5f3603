/// A scenario: a file of the scenario language, with what it says about itself.
#pragma once

#include "core/scenario/parameter.hpp"
#include "core/scenario/stage_kind.hpp"
#include "core/script/syntax/diagnostic.hpp"

#include <tl/expected.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace simul::scenario {

/// What is wrong with a file, in the words that windows and the command line share.
using script::Diagnostic;
using script::Diagnostics;
using DiagnosticSeverity = script::Severity;

struct Scenario {
    std::filesystem::path path;
    std::string source;      ///< UTF-8
    std::string title;       ///< The docstring's first line; else the file's name.
    std::string description; ///< The rest of the docstring, without its metadata.
    StageKind stage = StageKind::None;
    std::vector<Parameter> parameters;
    Diagnostics warnings; ///< About what runs all the same.
    Diagnostics hazards; ///< What runs, but hardly as it was meant: a run that comes to it warns of it again.

    /// The parameter of that name; null if there is none. Valid as long as the scenario.
    const Parameter* find(std::string_view name) const;
};

/// A file that could not be read at all, or does not parse.
struct LoadError {
    Diagnostics diagnostics;  ///< At least one.
    std::string source;       ///< What could be read, for showing it; may be empty.
    std::string text() const; ///< All of them, as the command line prints them.
};

/// Reads and checks a scenario: it parses, and uses nothing that is refused. Blocks on the file system.
tl::expected<Scenario, LoadError> load(const std::filesystem::path& path);
/// The same from text in an editor; `path` is for messages.
tl::expected<Scenario, LoadError> parse(std::string source, std::filesystem::path path);

/// The largest file that is read, in bytes.
inline constexpr std::uintmax_t kLargestFile = 16u << 20;

/// The scenarios that ship with the program, in the gallery's order (the file gallery.txt among them).
/// Looked for in folders named `scenarios` beside the executable and above it (the source tree of a build),
/// and in the installation's `share/simul/scenarios`.
std::vector<std::filesystem::path> bundled_scenarios();

} // namespace simul::scenario
