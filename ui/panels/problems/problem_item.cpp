#include "ui/panels/problems/problem_item.hpp"

#include <QCoreApplication>

namespace simul::ui {

using Severity = trace::Problem::Severity;

namespace {

struct Problems {
    Q_DECLARE_TR_FUNCTIONS(ProblemsPanel)
};

std::optional<ProblemItem> problem_of(const trace::Trace& trace, const trace::Ending& ending) {
    ProblemItem item;
    item.message = QString::fromStdString(ending.message).trimmed();
    if (!trace.empty()) item.event = static_cast<trace::EventIndex>(trace.event_count() - 1);
    switch (ending.kind) {
    case trace::RunEnding::Deadlock:
        if (item.message.isEmpty())
            item.message = Problems::tr("Deadlock: nothing can wake the tasks that wait.");
        return item;
    case trace::RunEnding::Limit:
        if (item.message.isEmpty()) item.message = Problems::tr("A limit of the run was reached.");
        return item;
    case trace::RunEnding::Cancelled:
        item.severity = Severity::Note;
        item.message = Problems::tr("The run was stopped; it is shown up to there.");
        return item;
    case trace::RunEnding::Finished: break;
    }
    return std::nullopt;
}

bool is_at_the_end(const trace::Problem& problem, const trace::Trace& trace) {
    return problem.severity == Severity::Error && problem.event && *problem.event + 1 == trace.event_count();
}

} // namespace

std::vector<ProblemItem> problems_of(const scenario::Diagnostics& diagnostics) {
    std::vector<ProblemItem> items;
    for (const scenario::Diagnostic& diagnostic : diagnostics) {
        ProblemItem item;
        item.severity =
            diagnostic.severity == scenario::DiagnosticSeverity::Error ? Severity::Error : Severity::Warning;
        item.message = QString::fromStdString(diagnostic.message);
        item.advice = QString::fromStdString(diagnostic.advice);
        item.line = static_cast<int>(diagnostic.range.begin.line);
        item.column = static_cast<int>(diagnostic.range.begin.column);
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<ProblemItem> problems_of(const trace::Trace& trace) {
    std::vector<ProblemItem> items;
    const trace::RunEnding how = trace.ending().kind;
    const bool noted = !trace.problems().empty() && is_at_the_end(trace.problems().back(), trace);
    // A run notes both; of a deadlock the ending says more, of a limit the problem says it shorter.
    const bool ending_speaks = how != trace::RunEnding::Limit || !noted;
    auto ending = ending_speaks ? problem_of(trace, trace.ending()) : std::nullopt;
    if (ending) items.push_back(std::move(*ending));
    for (const trace::Problem& problem : trace.problems()) {
        if (how == trace::RunEnding::Deadlock && is_at_the_end(problem, trace)) continue;
        items.push_back({problem.severity, QString::fromStdString(problem.message),
                         QString::fromStdString(problem.advice), problem.line, problem.column,
                         problem.event});
    }
    return items;
}

} // namespace simul::ui
