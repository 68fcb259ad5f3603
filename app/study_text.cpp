#include "app/study_text.hpp"

#include "app/text_table.hpp"
#include "core/analysis/critical_path.hpp"
#include "core/time/duration_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace simul::app {
namespace {

constexpr std::size_t kMostRows = 20;
constexpr std::size_t kLongestSource = 60;

Duration makespan_of(const scenario::RunResult& result) {
    return result.trace->end_time() - Instant{};
}

/// A line of source, shortened where it is long (at most so many bytes, but whole characters).
std::string source_of(const scenario::Scenario& scenario, int line) {
    std::string text(line_of(scenario.source, line));
    if (text.size() <= kLongestSource) return text;
    std::size_t end = kLongestSource;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end) + "…";
}

std::string percentage(Duration part, Duration whole) {
    return whole <= Duration::zero() ? "–"
                                     : fmt::format("{:.1f} %", 100 * to_seconds(part) / to_seconds(whole));
}

/// "−1 min (8.3 %)"; a run can become longer, too.
std::string change(Duration before, Duration after) {
    if (after == before) return "0 s";
    const Duration length = after < before ? before - after : after - before;
    return fmt::format("{}{} ({})", after < before ? "−" : "+", format_duration(length),
                       percentage(length, before));
}

/// Which stream of random numbers is in force, where any were drawn.
std::string about_random_numbers(const scenario::RunResult& run) {
    if (!run.drew_random_numbers) return {};
    return "\nEach task draws its random numbers from a stream of its own, so that nothing else changes;\n"
           "a run alone draws from one stream, as CPython does.\n";
}

std::string who(const trace::Trace& trace, const analysis::PathShare& share) {
    if (share.lanes > 1) return fmt::format("{} tasks", share.lanes);
    return share.lane == trace::kNoTask ? "the program" : trace.task(share.lane).name;
}

} // namespace

std::string_view line_of(std::string_view text, int number) {
    if (number < 1) return {};
    for (; number > 1 && !text.empty(); --number)
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    text = text.substr(0, text.find('\n'));
    return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

std::string critical_path_text(const scenario::Scenario& scenario, const trace::Trace& trace) {
    const std::vector<analysis::PathShare> shares = shares_of(trace, analysis::critical_path(trace));
    if (shares.empty()) return "critical path: the run takes no time\n";
    const Duration makespan = trace.end_time() - Instant{};
    TextTable table({"", "share", "time", "line", "of"});
    for (std::size_t i = 0; i < std::min(shares.size(), kMostRows); ++i) {
        const analysis::PathShare& share = shares[i];
        const std::string line = share.line > 0 ? std::to_string(share.line) : std::string("–");
        table.add({fmt::format("{}  {}", name_of(share.state), source_of(scenario, share.line)),
                   percentage(share.time, makespan), format_duration(share.time), line, who(trace, share)});
    }
    std::string text = fmt::format("critical path: {}\n{}", describe(trace, shares.front()), table.text());
    if (shares.size() > kMostRows) text += fmt::format("and {} more places\n", shares.size() - kMostRows);
    return text;
}

std::string what_if_text(const scenario::Scenario& scenario, const study::WhatIf& answer) {
    std::string text = fmt::format("{} takes {}. If a line took less time, that would change by:\n\n",
                                   scenario.title, format_duration(answer.makespan));
    if (answer.lines.empty())
        return fmt::format("{} takes {}; no line takes time that can be less.\n", scenario.title,
                           format_duration(answer.makespan));
    TextTable::Row header{"line", "takes in all"};
    for (const int percent : study::kLessPercent)
        header.push_back(fmt::format("−{} %", percent));
    TextTable table(std::move(header));
    for (const study::LineEffect& effect : answer.lines) {
        TextTable::Row row{
            fmt::format("{:>4}  {}  {}", effect.line, effect.function, source_of(scenario, effect.line)),
            format_duration(effect.time)};
        for (const Duration makespan : effect.makespans)
            row.push_back(change(answer.makespan, makespan));
        table.add(std::move(row));
    }
    return text + table.text() + about_random_numbers(answer.run);
}

std::string what_if_json(const study::WhatIf& answer) {
    nlohmann::ordered_json lines = nlohmann::ordered_json::array();
    for (const study::LineEffect& effect : answer.lines) {
        nlohmann::ordered_json line = {
            {"line", effect.line}, {"function", effect.function}, {"time_ns", effect.time.count()}};
        for (std::size_t i = 0; i < study::kLessPercent.size(); ++i)
            line[fmt::format("makespan_ns_{}_percent_less", study::kLessPercent[i])] =
                effect.makespans[i].count();
        lines.push_back(std::move(line));
    }
    const nlohmann::ordered_json json = {{"makespan_ns", answer.makespan.count()},
                                         {"lines", std::move(lines)}};
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string scaled_text(const scenario::Scenario& scenario, const scenario::RunResult& before,
                        const scenario::RunResult& after) {
    return fmt::format("{} takes {} instead of {}: {}\n", scenario.title, format_duration(makespan_of(after)),
                       format_duration(makespan_of(before)),
                       change(makespan_of(before), makespan_of(after))) +
           about_random_numbers(before);
}

std::string scaled_json(const scenario::RunResult& before, const scenario::RunResult& after) {
    const nlohmann::ordered_json json = {{"makespan_ns", makespan_of(before).count()},
                                         {"scaled_makespan_ns", makespan_of(after).count()}};
    return json.dump(2) + "\n";
}

} // namespace simul::app
