#include "ui/window/engine.hpp"

namespace simul::ui {

Engine Engine::real() {
    return {
        .load = [](const std::filesystem::path& path) { return scenario::load(path); },
        .parse =
            [](std::string source, std::filesystem::path path) {
                return scenario::parse(std::move(source), std::move(path));
            },
        .run = [](const scenario::Scenario& scenario, const scenario::RunSettings& settings,
                  scenario::Progress& progress) { return scenario::run(scenario, settings, {}, &progress); },
        .compare =
            [](const scenario::Scenario& scenario, const scenario::RunSettings& settings,
               scenario::Progress& progress) {
                return scenario::compare(scenario, settings, scenario::all_models(), &progress);
            },
        .bundled_scenarios = [] { return scenario::bundled_scenarios(); },
    };
}

} // namespace simul::ui
