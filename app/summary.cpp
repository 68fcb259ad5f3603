#include "app/summary.hpp"

#include "app/study_text.hpp"
#include "app/text_table.hpp"
#include "core/time/duration_text.hpp"
#include "core/trace/words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace simul::app {
namespace {

using scenario::ComparedRun;
using scenario::Comparison;
using trace::Measures;
using trace::RunEnding;

/// "1,465"
std::string grouped(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t place = text.size(); place > 3; place -= 3)
        text.insert(place - 3, ",");
    return text;
}

std::string counted(std::uint64_t number, std::string_view one) {
    return fmt::format("{} {}{}", grouped(number), one, number == 1 ? "" : "s");
}

std::string percentage(Duration part, Duration whole) {
    if (whole <= Duration::zero()) return "–";
    return fmt::format("{:.1f} %", 100.0 * to_seconds(part) / to_seconds(whole));
}

std::string ending_words(const trace::Ending& ending) {
    switch (ending.kind) {
    case RunEnding::Finished:
        return ending.exit_status == 0 ? "finished" : fmt::format("failed (exit {})", ending.exit_status);
    case RunEnding::Deadlock: return "deadlock";
    case RunEnding::Limit: return "ended by a limit";
    case RunEnding::Cancelled: return "interrupted";
    }
    return {};
}

/// Broken between words into lines of at most 100 bytes.
std::string wrapped(std::string_view text) {
    constexpr std::size_t kWidth = 100;
    std::string lines;
    while (text.size() > kWidth) {
        const std::size_t space = text.rfind(' ', kWidth);
        if (space == std::string_view::npos) break;
        lines += std::string(text.substr(0, space)) + "\n";
        text.remove_prefix(space + 1);
    }
    return lines + std::string(text) + "\n";
}

} // namespace

std::string summarize(const scenario::Scenario& scenario, scenario::Model model,
                      const scenario::RunResult& result) {
    const trace::Trace& trace = *result.trace;
    const Measures measures = trace::measure(trace);
    std::string text = fmt::format("{} · {} · {} at {}\n", scenario.title, name_of(model),
                                   ending_words(trace.ending()), format_duration(measures.makespan));
    text += fmt::format("{} · {} · computing {} · waiting {}\n", counted(measures.tasks, "task"),
                        counted(measures.switches, "switch" + std::string(measures.switches == 1 ? "" : "e")),
                        percentage(measures.computing, measures.makespan),
                        percentage(measures.makespan - measures.computing, measures.makespan));
    return text;
}

std::string warnings_text(const scenario::Scenario& scenario, const trace::Trace& trace) {
    std::string text;
    for (const trace::Problem& problem : trace.problems()) {
        if (problem.severity != trace::Problem::Severity::Warning) continue;
        const std::string place = problem.line > 0 ? ":" + std::to_string(problem.line) : std::string();
        text += fmt::format("{}{}: warning: {}\n", scenario.path.string(), place, problem.message);
        if (const std::string_view line = line_of(scenario.source, problem.line); !line.empty())
            text += fmt::format("    {}\n", line);
        if (!problem.advice.empty()) text += fmt::format("    {}\n", problem.advice);
    }
    return text;
}

std::string comparison_text(const Comparison& comparison) {
    TextTable table({"model", "finished", "speed-up", "CPU busy", "threads taken", "waiting", "most at once",
                     "switches", "task p50", "p95", "longest"});
    bool has_failures = false;
    const bool clocks =
        std::any_of(comparison.runs.begin(), comparison.runs.end(),
                    [](const ComparedRun& run) { return run.measures.makespan >= std::chrono::hours(1); });
    const auto time = [clocks](Duration duration) {
        return clocks ? format_clock(duration) : format_duration(duration);
    };
    const auto latency = [&time](const ComparedRun& run, Duration of_tasks) {
        return run.latencies.tasks == 0 ? std::string("–") : time(of_tasks);
    };
    for (const ComparedRun& run : comparison.runs) {
        const Measures& measures = run.measures;
        table.add({std::string(name_of(run.model)), time(measures.makespan),
                   fmt::format("{:.1f} ×", run.speed_up),
                   fmt::format("{:.1f} %", 100 * run.cpu_utilisation()),
                   fmt::format("{:.1f} %", 100 * run.thread_utilisation()),
                   percentage(measures.makespan - measures.computing, measures.makespan),
                   grouped(measures.most_at_once), grouped(run.switches()), latency(run, run.latencies.p50),
                   latency(run, run.latencies.p95), latency(run, run.latencies.longest)});
        has_failures |= run.result.exit_status != 0;
    }
    std::string text = comparison.title + "\n\n" + table.text();
    if (!comparison.explanation.empty()) text += "\n" + wrapped(comparison.explanation);
    if (!comparison.about_random_numbers.empty()) text += "\n" + wrapped(comparison.about_random_numbers);
    if (!has_failures) return text;
    text += "\n";
    for (const ComparedRun& run : comparison.runs)
        if (run.result.exit_status != 0)
            text += fmt::format("{}: {}\n", name_of(run.model), ending_words(run.result.trace->ending()));
    return text;
}

std::string comparison_json(const Comparison& comparison) {
    nlohmann::ordered_json runs = nlohmann::ordered_json::array();
    for (const ComparedRun& run : comparison.runs) {
        const Measures& measures = run.measures;
        runs.push_back({{"model", name_of(run.model)},
                        {"ending", trace::name_of(run.result.trace->ending().kind)},
                        {"exit_status", run.result.exit_status},
                        {"makespan_ns", measures.makespan.count()},
                        {"speed_up", run.speed_up},
                        {"busy_ns", measures.busy.count()},
                        {"held_ns", measures.held.count()},
                        {"computing_ns", measures.computing.count()},
                        {"idle_ns", measures.idle.count()},
                        {"waiting_for_cpu_ns", measures.waiting_for_cpu.count()},
                        {"waiting_ns", measures.waiting.count()},
                        {"ready_ns", measures.ready.count()},
                        {"threads", run.result.machine.threads},
                        {"cpus", run.result.machine.cpus},
                        {"cpu_utilisation", run.cpu_utilisation()},
                        {"thread_utilisation", run.thread_utilisation()},
                        {"latency_p50_ns", run.latencies.p50.count()},
                        {"latency_p95_ns", run.latencies.p95.count()},
                        {"latency_longest_ns", run.latencies.longest.count()},
                        {"switches", run.switches()},
                        {"resumes", measures.resumes},
                        {"tasks", measures.tasks},
                        {"most_at_once", measures.most_at_once}});
        if (measures.last_work_end)
            runs.back()["last_work_end_ns"] = measures.last_work_end->time_since_epoch().count();
    }
    const nlohmann::ordered_json json = {{"title", comparison.title},
                                         {"runs", std::move(runs)},
                                         {"explanation", comparison.explanation},
                                         {"random_numbers", comparison.about_random_numbers}};
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace simul::app
