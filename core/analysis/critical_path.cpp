#include "core/analysis/critical_path.hpp"

#include "core/analysis/path_walker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace simul::analysis {
namespace {

using trace::TaskState;

std::string_view words_for(TaskState state) {
    switch (state) {
    case TaskState::Running: return "computing";
    case TaskState::Holding: return "blocking";
    case TaskState::Sleeping: return "sleeping";
    case TaskState::Ready: return "waiting for a thread or a CPU";
    default: return "waiting";
    }
}

} // namespace

CriticalPath critical_path(const trace::Trace& trace) {
    CriticalPath path = PathWalker(trace).walk();
    std::reverse(path.begin(), path.end());
    return path;
}

std::vector<PathShare> shares_of(const trace::Trace& trace, const CriticalPath& path) {
    std::vector<PathShare> shares;
    std::map<std::tuple<TaskState, std::string, int>, std::size_t> places;
    std::vector<std::set<trace::TaskIndex>> lanes;
    for (std::size_t index = 0; index < path.size(); ++index) {
        const PathStep& step = path[index];
        PathShare share;
        share.state = step.state;
        share.lane = step.lane;
        share.longest = index;
        if (const std::vector<trace::StackLevel> stack = trace.stack(step.stack); !stack.empty()) {
            share.function = stack.back().function;
            share.line = stack.back().line;
        }
        const auto [place, is_new] =
            places.try_emplace(std::tuple(share.state, share.function, share.line), shares.size());
        if (is_new) {
            shares.push_back(share);
            lanes.emplace_back();
        }
        PathShare& known = shares[place->second];
        known.time += step.end - step.begin;
        ++known.steps;
        const PathStep& longest = path[known.longest];
        if (step.end - step.begin > longest.end - longest.begin) known.longest = index;
        lanes[place->second].insert(step.lane);
        known.lanes = static_cast<std::uint32_t>(lanes[place->second].size());
    }
    std::stable_sort(shares.begin(), shares.end(),
                     [](const PathShare& a, const PathShare& b) { return a.time > b.time; });
    return shares;
}

std::string describe(const trace::Trace& trace, const PathShare& share) {
    const double makespan = to_seconds(trace.end_time());
    std::string text = fmt::format("{:.1f} % of the makespan is {}", 100 * to_seconds(share.time) / makespan,
                                   words_for(share.state));
    if (share.line > 0) text += fmt::format(" in `{}` line {}", share.function, share.line);
    if (share.lanes > 1)
        text += fmt::format(" of {} tasks", share.lanes);
    else
        text +=
            fmt::format(" of {}", share.lane == trace::kNoTask ? "the program" : trace.task(share.lane).name);
    return text;
}

} // namespace simul::analysis
