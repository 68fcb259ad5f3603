/// What the window asks of the core: one seam, so that tests can answer in the core's place.
#pragma once

#include "core/scenario/comparison.hpp"

namespace simul::ui {

/// Each function may be called from any thread; those that run scenarios take their time.
struct Engine {
    std::function<tl::expected<scenario::Scenario, scenario::LoadError>(const std::filesystem::path&)> load;
    std::function<tl::expected<scenario::Scenario, scenario::LoadError>(std::string source,
                                                                        std::filesystem::path path)>
        parse;
    std::function<scenario::RunResult(const scenario::Scenario&, const scenario::RunSettings&,
                                      scenario::Progress&)>
        run;
    std::function<scenario::Comparison(const scenario::Scenario&, const scenario::RunSettings&,
                                       scenario::Progress&)>
        compare; ///< Under all models.
    std::function<std::vector<std::filesystem::path>()> bundled_scenarios;

    /// The core itself.
    static Engine real();
};

} // namespace simul::ui
