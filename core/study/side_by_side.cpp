#include "core/study/side_by_side.hpp"

#include "core/analysis/critical_path.hpp"
#include "core/time/duration_text.hpp"

#include <fmt/format.h>

namespace simul::study {
namespace {

using scenario::ComparedRun;
using scenario::Comparison;

ComparedRun compared(Side side) {
    ComparedRun run{.model = side.settings.model, .result = std::move(side.result), .measures = {}};
    run.measures = trace::measure(*run.result.trace);
    run.latencies = analysis::latencies_of(*run.result.trace);
    run.name = std::move(side.name);
    run.caption = std::move(side.caption);
    return run;
}

bool finished(const ComparedRun& run) {
    return run.result.trace->ending().kind == trace::RunEnding::Finished;
}

std::string what_changed(const ComparedRun& before, const ComparedRun& after) {
    const Duration was = before.measures.makespan, is = after.measures.makespan;
    if (was == is) return fmt::format("Both runs take {}.", format_duration(is));
    const Duration change = is < was ? was - is : is - was;
    std::string text = fmt::format("{} takes {} instead of {}: {} {}", after.name, format_duration(is),
                                   format_duration(was), format_duration(change), is < was ? "less" : "more");
    if (was > Duration::zero())
        text += fmt::format(" ({:.1f} %)", 100 * to_seconds(change) / to_seconds(was));
    return text + ".";
}

/// Where most of its critical path is.
std::string what_bounds(const ComparedRun& run) {
    const trace::Trace& trace = *run.result.trace;
    const auto shares = analysis::shares_of(trace, analysis::critical_path(trace));
    if (shares.empty() || run.measures.makespan <= Duration::zero()) return {};
    return fmt::format(" {}: {}.", run.name, analysis::describe(trace, shares.front()));
}

std::string explain_change(const ComparedRun& before, const ComparedRun& after) {
    for (const ComparedRun* run : {&before, &after})
        if (!finished(*run)) return fmt::format("{} did not finish: its figures are of a part.", run->name);
    return what_changed(before, after) + what_bounds(before) + what_bounds(after);
}

std::string about_random_numbers(const Side& before, const Side& after) {
    if (!before.result.drew_random_numbers && !after.result.drew_random_numbers) return {};
    if (before.settings.random != after.settings.random)
        return "The runs draw their random numbers in two ways, one stream for all and one for each task: "
               "they differ by chance, too.";
    if (before.settings.random == scenario::RandomStreams::One)
        return "All tasks of a run draw from one stream, as under CPython: if they come in another order, "
               "they draw other numbers.";
    return "Each task draws its random numbers from a stream of its own, so that nothing but the change "
           "tells the runs apart.";
}

} // namespace

Comparison side_by_side(std::string title, Side before, Side after) {
    Comparison comparison;
    comparison.title = std::move(title);
    comparison.about_random_numbers = about_random_numbers(before, after);
    comparison.runs.push_back(compared(std::move(before)));
    comparison.runs.push_back(compared(std::move(after)));
    ComparedRun& second = comparison.runs.back();
    const Duration was = comparison.runs.front().measures.makespan;
    if (second.measures.makespan > Duration::zero() && was > Duration::zero())
        second.speed_up = to_seconds(was) / to_seconds(second.measures.makespan);
    comparison.explanation = explain_change(comparison.runs.front(), second);
    return comparison;
}

Comparison compare_what_if(const scenario::Scenario& scenario, scenario::RunSettings settings,
                           const scenario::TimeScale& scale, scenario::Progress& progress) {
    settings.random = scenario::RandomStreams::PerTask;
    Side before{.name = "as it is",
                .caption = describe(settings),
                .settings = settings,
                .result = scenario::run(scenario, settings, {}, &progress)};
    if (progress.cancel) return {};
    settings.time_scales.push_back(scale);
    Side after{.name = "what if",
               .caption = describe(scale),
               .settings = settings,
               .result = scenario::run(scenario, settings, {}, &progress)};
    if (progress.cancel) return {};
    return side_by_side(scenario.title, std::move(before), std::move(after));
}

std::string describe(const scenario::TimeScale& scale) {
    std::string place = scale.line > 0 ? fmt::format("line {}", scale.line) : std::string();
    if (!scale.function.empty()) place += fmt::format("{}`{}`", place.empty() ? "" : " of ", scale.function);
    return fmt::format("{} × {:g}", place, scale.factor);
}

std::string describe(const scenario::RunSettings& settings) {
    std::string text(name_of(settings.model));
    for (const auto& [name, value] : settings.parameters)
        text += fmt::format(", {} = {}", name, scenario::to_text(value));
    if (settings.seed != 0) text += fmt::format(", seed {}", settings.seed);
    for (const scenario::TimeScale& scale : settings.time_scales)
        text += ", " + describe(scale);
    return text;
}

} // namespace simul::study
