#include "ui/window/engine.hpp"

namespace simul::ui {
namespace {

/// Whoever runs something in a window will look at it: what takes long is done here, off the window's thread.
scenario::RunResult run_to_look_at(const scenario::Scenario& scenario, const scenario::RunSettings& settings,
                                   scenario::Progress& progress) {
    scenario::RunResult result = scenario::run(scenario, settings, {}, &progress);
    result.trace->prepare_lanes();
    return result;
}

} // namespace

Engine Engine::real() {
    return {
        .load = [](const std::filesystem::path& path) { return scenario::load(path); },
        .parse =
            [](std::string source, std::filesystem::path path) {
                return scenario::parse(std::move(source), std::move(path));
            },
        .run = &run_to_look_at,
        .compare =
            [](const scenario::Scenario& scenario, const scenario::RunSettings& settings,
               scenario::Progress& progress) {
                return scenario::compare(scenario, settings, scenario::all_models(), &progress);
            },
        .compare_what_if = &study::compare_what_if,
        .rank_lines =
            [](const scenario::Scenario& scenario, const scenario::RunSettings& settings,
               study::Progress& progress) { return study::what_if(scenario, settings, 0, progress); },
        .sweep = [](const scenario::Scenario& scenario, const study::Sweep& sweep, study::Shard shard,
                    study::Progress& progress) { return study::run(scenario, sweep, shard, 0, progress); },
        .bundled_scenarios = [] { return scenario::bundled_scenarios(); },
    };
}

} // namespace simul::ui
