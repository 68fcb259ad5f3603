#include "core/scenario/comparison.hpp"
#include "core/time/duration_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace simul::scenario {
namespace {

using trace::Measures;

/// Clock faces for long runs, durations for short ones.
std::string time_text(Duration duration) {
    return duration >= std::chrono::hours(1) ? format_clock(duration) : format_duration(duration);
}

std::string share(Duration part, Duration whole) {
    return fmt::format("{:.1f} %", 100.0 * to_seconds(part) / to_seconds(whole));
}

Duration not_computing(const Measures& measures) {
    return measures.makespan - measures.busy;
}

std::string who_wins(const ComparedRun& slow, const ComparedRun& fast) {
    const Measures& measures = slow.measures;
    return fmt::format(
        "{} takes {} instead of {}: {} of the {} run is waiting, and the waits of up to {} tasks "
        "overlap.",
        name_of(fast.model), time_text(fast.measures.makespan), time_text(measures.makespan),
        share(not_computing(measures), measures.makespan), name_of(slow.model), fast.measures.most_at_once);
}

std::string why_equal(const Measures& measures) {
    if (measures.makespan == Duration::zero()) return "Nothing in this program takes time.";
    if (measures.busy == measures.makespan)
        return "All models take the same time: the program computes all the time, and there is nothing to "
               "wait "
               "for meanwhile.";
    if (measures.tasks == 0)
        return "All models take the same time: the program has no coroutines, and its waits hold everything.";
    return "All models take the same time: no wait overlaps with another or with computing.";
}

/// What even the fastest run cannot go below.
std::string what_bounds(const ComparedRun& fast) {
    const Measures& measures = fast.measures;
    if (measures.busy == Duration::zero())
        return fmt::format("What remains in {} is its longest chain of waits.", name_of(fast.model));
    const Duration last = *measures.last_work_end - Instant{};
    std::string text = fmt::format("With one CPU nothing can be faster than the computing itself, {}",
                                   time_text(measures.busy));
    if (last < measures.makespan)
        text += fmt::format("; in {} the last computing ends at {}, and the last {} are waiting",
                            name_of(fast.model), time_text(last), format_duration(measures.makespan - last));
    return text + ".";
}

bool is_finished(const ComparedRun& run) {
    return run.result.trace->ending().kind == trace::RunEnding::Finished;
}

} // namespace

std::string explain(const std::vector<ComparedRun>& runs) {
    if (runs.size() < 2 || !std::all_of(runs.begin(), runs.end(), &is_finished)) return {};
    const auto [fast, slow] =
        std::minmax_element(runs.begin(), runs.end(), [](const ComparedRun& a, const ComparedRun& b) {
            return a.measures.makespan < b.measures.makespan;
        });
    if (fast->measures.makespan == slow->measures.makespan) return why_equal(fast->measures);
    return who_wins(*slow, *fast) + " " + what_bounds(*fast);
}

} // namespace simul::scenario
