#include "ui/compare/comparison_content.hpp"

#include "core/analysis/task_match.hpp"

#include <QStringList>

namespace simul::ui {

namespace {

QString qstring(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

ComparedTrace traced(const scenario::ComparedRun& run) {
    return {.name = qstring(run.name.empty() ? scenario::name_of(run.model) : std::string_view(run.name)),
            .caption = qstring(run.caption),
            .trace = run.result.trace,
            .measures = run.measures,
            .speed_up = run.speed_up,
            .switches = run.switches(),
            .cpu_utilisation = run.cpu_utilisation(),
            .thread_utilisation = run.thread_utilisation(),
            .latencies = run.latencies};
}

} // namespace

ComparisonContent content_of(const scenario::Comparison& comparison) {
    ComparisonContent content;
    content.title = qstring(comparison.title);
    content.explanation = qstring(comparison.explanation);
    content.about_random_numbers = qstring(comparison.about_random_numbers);
    for (const scenario::ComparedRun& run : comparison.runs) {
        content.runs.push_back(traced(run));
        content.runs.back().counterparts =
            analysis::match_tasks(*content.runs.front().trace, *run.result.trace);
    }
    return content;
}

QString parameter_line(const scenario::Scenario& scenario, const scenario::RunSettings& settings) {
    QStringList parts;
    for (const scenario::Parameter& parameter : scenario.parameters) {
        const auto changed = settings.parameters.find(parameter.name);
        const auto& value = changed != settings.parameters.end() ? changed->second : parameter.value;
        parts << qstring(parameter.name) + QStringLiteral(" = ") + qstring(scenario::to_text(value));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace simul::ui
