/// Traces of a few events, written down where a test needs to know each of them.
#pragma once

#include "core/trace/trace_builder.hpp"

namespace simul::trace::testing {

/// A TraceBuilder with verbs. Times are in seconds and given once, in order: `at(3)`.
class Story {
public:
    Story& at(double seconds) {
        now_ = Instant(std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds)));
        return *this;
    }
    trace::TaskIndex create(const char* function, trace::TaskIndex by = trace::kNoTask) {
        const trace::StackId stack = builder_.stack(0, function, 1);
        const trace::TaskIndex task = builder_.create(now_, "Task-" + std::to_string(++count_), by, stack);
        builder_.ready(now_, task, by == trace::kNoTask ? trace::CauseKind::Start : trace::CauseKind::Task,
                       by);
        return task;
    }
    Story& ready(trace::TaskIndex task) {
        builder_.ready(now_, task, trace::CauseKind::Timer);
        return *this;
    }
    Story& wake(trace::TaskIndex task, trace::TaskIndex by) {
        builder_.ready(now_, task, trace::CauseKind::Task, by);
        return *this;
    }
    Story& resume(trace::TaskIndex task) {
        builder_.resume(now_, task, 0);
        return *this;
    }
    Story& sleep(trace::TaskIndex task, Duration delay) {
        builder_.suspend(now_, task, 0, {.kind = trace::WaitKind::Sleep, .delay = delay});
        return *this;
    }
    Story& wait(trace::TaskIndex task, trace::WaitKind kind, trace::ResourceId resource = 0) {
        builder_.suspend(now_, task, 0, {.kind = kind, .resource = resource});
        return *this;
    }
    Story& level(trace::ResourceId resource, std::int64_t value) {
        builder_.level(now_, trace::kNoTask, resource, value);
        return *this;
    }
    Story& done(trace::TaskIndex task) {
        builder_.done(now_, task);
        return *this;
    }
    Story& failed(trace::TaskIndex task) {
        builder_.failed(now_, task, "ValueError");
        return *this;
    }
    Story& cancelled(trace::TaskIndex task) {
        builder_.cancelled(now_, task);
        return *this;
    }
    trace::ResourceId queue() { return builder_.add_resource("queue"); }
    trace::EventIndex next() const { return static_cast<trace::EventIndex>(builder_.event_count()); }
    trace::TracePtr end() {
        trace::Ending ending;
        ending.time = now_;
        return builder_.finish(ending);
    }

private:
    trace::TraceBuilder builder_;
    Instant now_{};
    int count_ = 0;
};

} // namespace simul::trace::testing
