/// What the problems panel lists: findings in the file, and what went wrong in a run.
#pragma once

#include "core/scenario/scenario.hpp"
#include "core/trace/trace.hpp"

#include <QString>
#include <vector>

namespace simul::ui {

struct ProblemItem {
    trace::Problem::Severity severity = trace::Problem::Severity::Error;
    QString message;
    QString advice;
    int line = 0;   ///< 1-based; 0: no place.
    int column = 0; ///< 1-based; 0: the line.
    std::optional<trace::EventIndex> event;
};

std::vector<ProblemItem> problems_of(const scenario::Diagnostics& diagnostics);
/// The run's own problems, and first its ending, if that was a deadlock or a limit.
std::vector<ProblemItem> problems_of(const trace::Trace& trace);

} // namespace simul::ui
