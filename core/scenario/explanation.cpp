#include "core/analysis/critical_path.hpp"
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

std::string percent(double part) {
    return fmt::format("{:.1f} %", 100 * part);
}

double share(Duration part, Duration whole) {
    return to_seconds(part) / to_seconds(whole);
}

/// "async", "async and threads", "async, threads and processes".
std::string names_of(const std::vector<const ComparedRun*>& runs) {
    std::string names;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (i > 0) names += i + 1 == runs.size() ? " and " : ", ";
        names += name_of(runs[i]->model);
    }
    return names;
}

/// Above this, a CPU or the threads are what everybody waits for.
constexpr double kTaken = 0.9;

bool has_cpus_taken(const ComparedRun& run) {
    return run.cpu_utilisation() >= kTaken;
}

/// Its threads are taken, by something else than computing, and tasks that are ready wait for one.
bool has_threads_taken(const ComparedRun& run) {
    const Measures& measures = run.measures;
    return run.result.machine.has_many_threads() && !has_cpus_taken(run) &&
           run.thread_utilisation() >= kTaken && measures.ready > measures.waiting_for_cpu;
}

std::string who_wins(const ComparedRun& slow, const ComparedRun& fast) {
    const Measures& measures = slow.measures;
    std::string text = fmt::format("{} takes {} instead of {}: ", name_of(fast.model),
                                   time_text(fast.measures.makespan), time_text(measures.makespan));
    const double waiting = share(measures.makespan - measures.computing, measures.makespan);
    const bool mostly_waits = waiting >= 0.5;
    text += fmt::format("{} of the {} run is {}, ", percent(mostly_waits ? waiting : 1 - waiting),
                        name_of(slow.model), mostly_waits ? "waiting" : "computing");
    const double cpus_at_once =
        fast.measures.computing > Duration::zero() ? share(fast.measures.busy, fast.measures.computing) : 1;
    if (mostly_waits)
        text += fmt::format("and the waits of up to {} tasks overlap", fast.measures.most_at_once);
    if (cpus_at_once > 1.05) {
        if (mostly_waits) text += ", ";
        text += fmt::format("and {} computes on {:.1f} CPUs at once, on average", name_of(fast.model),
                            cpus_at_once);
    } else if (!mostly_waits) {
        text += "and the rest overlaps";
    }
    return text + ".";
}

std::string why_equal(const ComparedRun& run) {
    const Measures& measures = run.measures;
    if (measures.makespan == Duration::zero()) return "Nothing in this program takes time.";
    if (measures.computing == measures.makespan)
        return "All models take the same time: the program computes all the time, and there is nothing to "
               "wait "
               "for meanwhile.";
    if (2 * measures.in_pools > measures.makespan)
        return fmt::format(
            "All models take the same time: it is spent on the program's own {} pool threads, which "
            "every model has.",
            run.result.trace->pool_thread_count());
    if (measures.tasks == 0)
        return "All models take the same time: the program has no coroutines, and its waits hold everything.";
    return "All models take the same time: no wait overlaps with another or with computing.";
}

/// The place that has most of the critical path.
std::string along_the_path(const ComparedRun& run) {
    const trace::Trace& trace = *run.result.trace;
    const analysis::CriticalPath path = analysis::critical_path(trace);
    const std::vector<analysis::PathShare> shares = analysis::shares_of(trace, path);
    Duration in_pools{};
    for (const analysis::PathStep& step : path)
        if (step.lane != trace::kNoTask && trace.is_pool_thread(step.lane)) in_pools += step.end - step.begin;
    std::string text =
        fmt::format("What remains in {} is its longest chain of work and waits", name_of(run.model));
    if (share(in_pools, run.measures.makespan) >= 0.5) {
        const auto threads = static_cast<double>(trace.pool_thread_count());
        text += fmt::format(
            ": {} of it are calls on the program's own pool threads, of which {} are busy on average",
            percent(share(in_pools, run.measures.makespan)),
            fmt::format("{:.1f} of {:.0f}", share(run.measures.in_pools, run.measures.makespan), threads));
    } else if (!shares.empty()) {
        text += ": " + describe(trace, shares.front());
    }
    return text + ".";
}

/// What even the fastest run cannot go below.
std::string what_bounds(const ComparedRun& fast) {
    const Measures& measures = fast.measures;
    const machine::Machine& machine = fast.result.machine;
    if (has_threads_taken(fast))
        return fmt::format(
            "Its {} threads are taken {} of the time, and tasks wait for one: more threads would "
            "make it faster.",
            machine.threads, percent(fast.thread_utilisation()));
    if (machine.cpus > 1 && has_cpus_taken(fast))
        return fmt::format("Its {} CPUs compute {} of the time: more of them would make it faster, or less "
                           "computing.",
                           machine.cpus, percent(fast.cpu_utilisation()));
    if (machine.cpus > 1 || fast.cpu_utilisation() < 0.5) return along_the_path(fast);
    const Duration last = *measures.last_work_end - Instant{};
    std::string text = fmt::format("With one CPU nothing can be faster than the computing itself, {}",
                                   time_text(measures.busy));
    if (last < measures.makespan)
        text += fmt::format("; in {} the last computing ends at {}, and the last {} are waiting",
                            name_of(fast.model), time_text(last), format_duration(measures.makespan - last));
    return text + ".";
}

/// Why others than the winner are no better than they are; empty if there is nothing to say.
std::string what_holds_others_up(const std::vector<ComparedRun>& runs, const ComparedRun& slow,
                                 const ComparedRun& fast) {
    std::vector<const ComparedRun*> computing;
    for (const ComparedRun& run : runs)
        if (&run != &slow && &run != &fast && run.result.machine.cpus == 1 && has_cpus_taken(run) &&
            run.measures.makespan > fast.measures.makespan)
            computing.push_back(&run);
    if (!computing.empty() && fast.result.machine.cpus > 1)
        return fmt::format(" {} cannot follow: with one CPU, computing alone takes {}.", names_of(computing),
                           time_text(computing.front()->measures.busy));
    for (const ComparedRun& run : runs)
        if (&run != &fast && has_threads_taken(run))
            return fmt::format(" In {} tasks wait for one of its {} threads, which are taken {} of the time.",
                               name_of(run.model), run.result.machine.threads,
                               percent(run.thread_utilisation()));
    return {};
}

bool is_finished(const ComparedRun& run) {
    return run.result.trace->ending().kind == trace::RunEnding::Finished;
}

} // namespace

std::string explain(const std::vector<ComparedRun>& runs) {
    if (runs.size() < 2 || !std::all_of(runs.begin(), runs.end(), &is_finished)) return {};
    const auto [fast, slowest] =
        std::minmax_element(runs.begin(), runs.end(), [](const ComparedRun& a, const ComparedRun& b) {
            return a.measures.makespan < b.measures.makespan;
        });
    if (fast->measures.makespan == slowest->measures.makespan) return why_equal(*fast);
    const auto sequential = std::find_if(
        runs.begin(), runs.end(), [](const ComparedRun& run) { return run.model == Model::Sequential; });
    const bool beats_sequential =
        sequential != runs.end() && sequential->measures.makespan > fast->measures.makespan;
    const ComparedRun& slow = beats_sequential ? *sequential : *slowest;
    return who_wins(slow, *fast) + " " + what_bounds(*fast) + what_holds_others_up(runs, slow, *fast);
}

} // namespace simul::scenario
