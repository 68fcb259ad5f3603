#include "tests/bench/timeline/large_run.hpp"

#include "core/trace/trace_builder.hpp"

#include <random>

namespace simul::bench {

using namespace std::chrono_literals;

trace::TracePtr large_run(std::size_t events, std::size_t lanes) {
    trace::TraceBuilder builder;
    std::minstd_rand random(42);
    const auto outer = builder.stack(0, "worker", 10);
    const auto inner = builder.stack(outer, "part", 20);
    const auto queue = builder.add_resource("queue");
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const auto task = builder.create(Instant{}, "Task-" + std::to_string(lane + 1),
                                         lane == 0 ? trace::kNoTask : 0, outer);
        builder.ready(Instant{}, task, trace::CauseKind::Start);
    }
    Instant now{};
    std::uniform_int_distribution<std::size_t> any(0, lanes - 1);
    for (std::size_t count = builder.event_count(), step = 0; count < events; ++step) {
        if (step % 3 == 0) now += 1ms * (1 + random() % 20);
        // Every lane comes first in turn, then as chance will have it.
        const auto task = static_cast<trace::TaskIndex>(step < lanes ? step : any(random));
        if (step >= lanes) builder.ready(now, task, trace::CauseKind::Timer);
        builder.resume(now, task, outer);
        if (step % 16 == 0) builder.level(now, task, queue, static_cast<std::int64_t>(random() % 10));
        if (random() % 3 == 0)
            builder.suspend(now, task, inner, {.kind = trace::WaitKind::QueueGet, .resource = queue});
        else
            builder.suspend(now, task, inner, {.kind = trace::WaitKind::Sleep, .delay = 1s});
        count = builder.event_count();
    }
    now += 1s;
    for (std::size_t lane = 0; lane < lanes; lane += 1 + lanes / 50) {
        const auto task = static_cast<trace::TaskIndex>(lane);
        builder.ready(now, task, trace::CauseKind::Timer);
        builder.resume(now, task, outer);
        if (lane % 2 == 0)
            builder.failed(now, task, "ValueError");
        else
            builder.cancelled(now, task);
    }
    trace::Ending ending;
    ending.time = now + 1s;
    return builder.finish(ending);
}

} // namespace simul::bench
