#include "core/analysis/latencies.hpp"

#include <algorithm>

namespace simul::analysis {
namespace {

enum class Created : std::uint8_t { ByTasks, ByAnybody };

std::vector<Duration> lives(const trace::Trace& trace, Created by) {
    std::vector<Duration> lives;
    for (trace::TaskIndex task = 0; task < trace.task_count(); ++task) {
        const trace::TaskInfo& info = trace.task(task);
        if (trace.is_pool_thread(task) || !info.ended) continue;
        if (by == Created::ByTasks && info.creator == trace::kNoTask) continue;
        lives.push_back(trace.time_of(*info.ended) - trace.time_of(info.created));
    }
    std::sort(lives.begin(), lives.end());
    return lives;
}

} // namespace

Latencies latencies_of(const trace::Trace& trace) {
    std::vector<Duration> sorted = lives(trace, Created::ByTasks);
    if (sorted.empty()) sorted = lives(trace, Created::ByAnybody);
    if (sorted.empty()) return {};
    const auto quantile = [&sorted](std::size_t percent) {
        const std::size_t rank = (sorted.size() * percent + 99) / 100;
        return sorted[std::max<std::size_t>(rank, 1) - 1];
    };
    return {sorted.size(), quantile(50), quantile(95), sorted.back()};
}

} // namespace simul::analysis
