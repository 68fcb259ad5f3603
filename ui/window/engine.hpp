/// What the window asks of the core: one seam, so that tests can answer in the core's place.
#pragma once

#include "core/study/side_by_side.hpp"
#include "core/study/sweep.hpp"
#include "core/study/what_if.hpp"

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
    /// As it is, and with another time at a place (study::compare_what_if).
    std::function<scenario::Comparison(const scenario::Scenario&, const scenario::RunSettings&,
                                       const scenario::TimeScale&, scenario::Progress&)>
        compare_what_if;
    /// Which line would be worth less time; on all cores.
    std::function<study::WhatIf(const scenario::Scenario&, const scenario::RunSettings&, study::Progress&)>
        rank_lines;
    /// A part of a sweep; on all cores.
    std::function<std::vector<study::SweepRow>(const scenario::Scenario&, const study::Sweep&, study::Shard,
                                               study::Progress&)>
        sweep;
    std::function<std::vector<std::filesystem::path>()> bundled_scenarios;

    /// The core itself.
    static Engine real();
};

} // namespace simul::ui
