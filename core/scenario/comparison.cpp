#include "core/scenario/comparison.hpp"

#include <algorithm>

namespace simul::scenario {
namespace {

/// The first run's time over this one's; 1 where there is no time to compare.
double speed_up_of(const trace::Measures& measures, const trace::Measures& first) {
    if (measures.makespan <= Duration::zero() || first.makespan <= Duration::zero()) return 1;
    return to_seconds(first.makespan) / to_seconds(measures.makespan);
}

/// `part` of what `count` of something had in all that time.
double utilisation(Duration part, int count, Duration makespan) {
    if (makespan <= Duration::zero()) return 0;
    return to_seconds(part) / to_seconds(makespan) / count;
}

} // namespace

double ComparedRun::cpu_utilisation() const noexcept {
    return utilisation(measures.busy, result.machine.cpus, measures.makespan);
}

double ComparedRun::thread_utilisation() const noexcept {
    const Duration had =
        saturating_add(saturating_add(measures.busy, measures.held), measures.waiting_for_cpu);
    return utilisation(had, result.machine.threads, measures.makespan);
}

Comparison compare(const Scenario& scenario, const RunSettings& settings, const std::vector<Model>& models,
                   Progress* progress) {
    Comparison comparison;
    comparison.title = scenario.title;
    for (const Model model : models) {
        RunSettings own = settings;
        own.model = model;
        own.random = RandomStreams::PerTask;
        ComparedRun compared{model, run(scenario, own, {}, progress), {}, 1};
        if (progress != nullptr && progress->cancel) break;
        compared.measures = trace::measure(*compared.result.trace);
        compared.latencies = analysis::latencies_of(*compared.result.trace);
        comparison.runs.push_back(std::move(compared));
    }
    if (comparison.runs.empty()) return comparison;
    const auto sequential =
        std::find_if(comparison.runs.begin(), comparison.runs.end(),
                     [](const ComparedRun& run) { return run.model == Model::Sequential; });
    const ComparedRun& base = sequential != comparison.runs.end() ? *sequential : comparison.runs.front();
    const trace::Measures base_measures = base.measures;
    for (ComparedRun& run : comparison.runs)
        run.speed_up = speed_up_of(run.measures, base_measures);
    comparison.explanation = explain(comparison.runs);
    if (std::any_of(comparison.runs.begin(), comparison.runs.end(),
                    [](const ComparedRun& run) { return run.result.drew_random_numbers; }))
        comparison.about_random_numbers =
            "Each task draws its random numbers from a stream of its own, so that all models run the same "
            "durations; a run alone draws from one stream, as CPython does.";
    return comparison;
}

} // namespace simul::scenario
