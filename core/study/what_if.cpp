#include "core/study/what_if.hpp"

#include "core/scenario/literal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace simul::study {
namespace {

using trace::Event;
using trace::EventKind;
using trace::WaitKind;

/// What an event says of time that passes at its place.
Duration time_at(const Event& event) {
    if (event.kind == EventKind::Hold) return event.duration;
    const bool is_sleep = event.kind == EventKind::Suspend && event.wait.kind == WaitKind::Sleep;
    return is_sleep ? std::max(event.wait.delay, Duration::zero()) : Duration::zero();
}

std::vector<LineEffect> lines_with_time(const trace::Trace& trace) {
    std::map<int, LineEffect> by_line;
    for (trace::EventIndex index = 0; index < trace.event_count(); ++index) {
        const Event event = trace.event(index);
        const Duration time = time_at(event);
        const int line = trace.line_of(event.stack);
        if (time <= Duration::zero() || line == 0) continue;
        LineEffect& effect = by_line[line];
        if (effect.line == 0) {
            effect.line = line;
            effect.function = trace.stack(event.stack).back().function;
        }
        effect.time = saturating_add(effect.time, time);
    }
    std::vector<LineEffect> lines;
    for (auto& [line, effect] : by_line)
        lines.push_back(std::move(effect));
    std::stable_sort(lines.begin(), lines.end(),
                     [](const LineEffect& a, const LineEffect& b) { return a.time > b.time; });
    if (lines.size() > kMostLines) lines.resize(kMostLines);
    return lines;
}

Duration makespan_of(const scenario::RunResult& result) {
    return result.trace->end_time() - Instant{};
}

} // namespace

WhatIf what_if(const scenario::Scenario& scenario, scenario::RunSettings settings, unsigned threads,
               Progress& progress) {
    settings.random = scenario::RandomStreams::PerTask;
    WhatIf answer;
    answer.run = scenario::run(scenario, settings, {}, &progress.runs);
    answer.makespan = makespan_of(answer.run);
    if (answer.run.trace->ending().kind != trace::RunEnding::Finished) return answer;
    std::vector<LineEffect> lines = lines_with_time(*answer.run.trace);
    constexpr std::size_t kColumns = kLessPercent.size();
    run_in_parallel(lines.size() * kColumns, threads, progress, [&](std::size_t index) {
        LineEffect& effect = lines[index / kColumns];
        scenario::RunSettings own = settings;
        own.time_scales.push_back(
            {.line = effect.line, .function = {}, .factor = 1 - kLessPercent[index % kColumns] / 100.0});
        effect.makespans[index % kColumns] = makespan_of(scenario::run(scenario, own, {}, &progress.runs));
    });
    if (progress.runs.cancel) return answer;
    std::sort(lines.begin(), lines.end(), [](const LineEffect& a, const LineEffect& b) {
        return std::pair(a.makespans.back(), a.line) < std::pair(b.makespans.back(), b.line);
    });
    answer.lines = std::move(lines);
    return answer;
}

tl::expected<scenario::TimeScale, std::string> parse_time_scale(std::string_view text) {
    const auto wrong = [text] {
        return tl::unexpected(fmt::format("\"{}\": write LINE=FACTOR or FUNCTION=FACTOR, 19=0.5 say", text));
    };
    const std::size_t equal = text.find('=');
    if (equal == std::string_view::npos) return wrong();
    const std::string_view place = scenario::trimmed(text.substr(0, equal));
    const auto factor = scenario::read_number(text.substr(equal + 1));
    if (place.empty() || !factor) return wrong();
    scenario::TimeScale scale{.line = 0, .function = {}, .factor = scenario::to_double(*factor)};
    if (!std::isfinite(scale.factor) || scale.factor < 0)
        return tl::unexpected(fmt::format("\"{}\": a factor is 0 or more", text));
    const auto line = scenario::read_number(place);
    if (!line) {
        scale.function = place;
        return scale;
    }
    const auto* number = std::get_if<std::int64_t>(&*line);
    if (number == nullptr || *number < 1 || *number > INT32_MAX) return wrong();
    scale.line = static_cast<int>(*number);
    return scale;
}

} // namespace simul::study
