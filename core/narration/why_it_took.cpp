#include "core/narration/why_it_took.hpp"

#include "core/analysis/critical_path.hpp"
#include "core/time/duration_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace simul::narration {

using analysis::CriticalPath;
using analysis::PathStep;
using trace::TaskState;

namespace {

/// More stages than this nobody follows: then their sums are told.
constexpr std::size_t kMostSteps = 6;
constexpr std::size_t kMostShares = 3;

std::string_view verb_of(TaskState state) {
    switch (state) {
    case TaskState::Running: return "computed";
    case TaskState::Holding: return "blocked its thread";
    case TaskState::Sleeping: return "slept";
    case TaskState::Ready: return "was ready, and had no thread,";
    default: return "waited";
    }
}

std::string step_by_step(const Narrator& narrator, const CriticalPath& path) {
    std::string text;
    trace::TaskIndex last = trace::kNoTask;
    for (const PathStep& step : path) {
        const bool is_same = !text.empty() && step.lane == last;
        const std::string who = is_same ? "it" : narrator.names().task(step.lane, step.event);
        last = step.lane;
        text += fmt::format("{}{} {} for {}{}", text.empty() ? "" : "; then ", who, verb_of(step.state),
                            format_duration(step.end - step.begin),
                            narrator.names().place(step.lane, step.stack));
    }
    return text;
}

/// Who sleeps or waits keeps nobody from running.
bool lets_others_run(const PathStep& step) {
    return step.state == TaskState::Sleeping || step.state == TaskState::Waiting;
}

} // namespace

std::string why_it_took(const Narrator& narrator) {
    const trace::Trace& trace = *narrator.trace();
    const Duration length = trace.end_time().time_since_epoch();
    if (trace.empty() || length <= Duration::zero()) return {};
    const CriticalPath path = analysis::critical_path(trace);
    if (path.empty()) return {};
    if (path.size() <= kMostSteps)
        return fmt::format(
            "It took {} because {}{}.{}", format_duration(length),
            path.size() == 1 ? "" : "one thing had to follow the other: ", step_by_step(narrator, path),
            std::all_of(path.begin(), path.end(), lets_others_run) ? " All else went on meanwhile." : "");
    std::string text;
    const std::vector<analysis::PathShare> shares = analysis::shares_of(trace, path);
    for (std::size_t i = 0; i < std::min(shares.size(), kMostShares); ++i)
        text += (i == 0 ? " " : "; ") + analysis::describe(trace, shares[i]);
    return fmt::format("It took {}, step after step:{}.", format_duration(length), text);
}

} // namespace simul::narration
