/// What the user asked for.
#pragma once

#include "core/scenario/run.hpp"
#include "core/study/sweep.hpp"
#include "core/study/what_if.hpp"

#include <filesystem>
#include <ostream>
#include <string>
#include <variant>
#include <vector>

namespace simul::app {

/// What the commands that run a scenario have in common. `--set` is kept as text: what it means depends on
/// the scenario.
struct RunRequest {
    std::filesystem::path file;
    std::vector<std::string> settings; ///< NAME=VALUE
    scenario::RunSettings run;         ///< But its parameters.
};

struct WindowCommand {
    std::filesystem::path file; ///< Empty: the start page.
};
struct RunCommand {
    RunRequest request;
    std::filesystem::path trace_file; ///< Empty: none.
    bool quiet = false;
    bool critical_path = false;
    bool locals = false;     ///< In transcript and trace.
    bool transcript = false; ///< Instead of the output: every step as a sentence, the output among them.
};
struct CompareCommand {
    RunRequest request;
    std::vector<scenario::Model> models;
    bool json = false;
};
struct SweepCommand {
    RunRequest request;
    std::vector<std::string> axes; ///< NAME=FIRST:LAST:STEP; what they mean depends on the scenario.
    std::vector<scenario::Model> models;
    std::uint64_t seeds = 1; ///< How many, from the request's on.
    study::Shard shard;
    unsigned jobs = 0; ///< 0: all cores.
    bool json = false;
};
struct WhatIfCommand {
    RunRequest request;
    std::vector<scenario::TimeScale> scales; ///< Empty: all lines are tried.
    unsigned jobs = 0;
    bool json = false;
};
struct ExportCommand {
    RunRequest request;
    std::filesystem::path picture;
    bool compare = false;
    std::string range;   ///< "10s:20s"; empty: all.
    double width_px = 0; ///< 0: the default.
    double scale = 1;
    bool dark = false;
    bool steps_axis = false;
    std::string situation{}; ///< A time: "20min"; empty: the timeline is drawn.
};
struct CheckCommand {
    std::filesystem::path file;
};
struct ListCommand {};
/// The command line said all there is to say: help, the version, an error.
struct Finished {
    int exit_status;
};

using Command = std::variant<WindowCommand, RunCommand, CompareCommand, SweepCommand, WhatIfCommand,
                             ExportCommand, CheckCommand, ListCommand, Finished>;

inline constexpr int kUsageStatus = 2;

/// Help goes to `output`, and what is wrong to `errors`.
Command parse_command_line(int argc, const char* const* argv, std::ostream& output, std::ostream& errors);

} // namespace simul::app
