/// From what the user typed to something that can run.
#pragma once

#include "app/command_line.hpp"

namespace simul::app {

struct PreparedRun {
    scenario::Scenario scenario;
    scenario::RunSettings settings;
};

/// Loads the file; where there is no such file, the bundled scenario of that name. Nothing, and the reasons
/// on standard error, if it is refused.
std::optional<scenario::Scenario> load_scenario(const std::filesystem::path& file);

/// The same, with the parameters that `--set` gives.
std::optional<PreparedRun> prepare(const RunRequest& request);

} // namespace simul::app
