#include "core/analysis/latencies.hpp"
#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::analysis;
using namespace std::chrono_literals;

namespace {

/// A main, and a task of hers for each life.
trace::TracePtr with_lives(const std::vector<Duration>& lives) {
    trace::TraceBuilder builder;
    const trace::TaskIndex main = builder.create(Instant{}, "main", trace::kNoTask, 0);
    std::vector<std::pair<Duration, trace::TaskIndex>> tasks;
    for (const Duration life : lives)
        tasks.emplace_back(life, builder.create(Instant{}, "task", main, 0));
    std::sort(tasks.begin(), tasks.end());
    for (const auto& [life, task] : tasks)
        builder.done(Instant{} + life, task);
    builder.done(Instant{100s}, main);
    return builder.finish({});
}

} // namespace

TEST_CASE("Latencies are quantiles of the lives of tasks, without the main task's") {
    std::vector<Duration> lives;
    for (int i = 1; i <= 20; ++i)
        lives.push_back(i * 1s);
    CHECK(latencies_of(*with_lives(lives)) == Latencies{20, 10s, 19s, 20s});
    CHECK(latencies_of(*with_lives({7s})) == Latencies{1, 7s, 7s, 7s});
}

TEST_CASE("A program of one task has its latency; one without tasks has none") {
    CHECK(latencies_of(*with_lives({})) == Latencies{1, 100s, 100s, 100s});
    CHECK(latencies_of(*trace::TraceBuilder().finish({})) == Latencies{});
}
