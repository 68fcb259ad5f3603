/// The recorder of a run: it also says how far the run is, and notices what people should know.
#pragma once

#include "core/scenario/run.hpp"
#include "core/trace/recorder.hpp"

#include <set>

namespace simul::scenario {

class RunListener final : public trace::Recorder {
public:
    /// `progress` may be null. `model`: whether a blocking wait is worth a warning.
    RunListener(ErrorName error_name, Model model, Progress* progress)
        : Recorder(std::move(error_name)), model_(model), progress_(progress) {}

    void task_resumed(const loop::EventLoop& loop, const loop::Task& task) override;
    void thread_held(Instant now, const loop::Task* task, Duration duration, loop::BlockKind kind) override;

private:
    void report(Instant now);
    void warn_of_blocking(Duration duration);

    Model model_;
    Progress* progress_;
    std::set<int> blocking_lines_; ///< Lines that have been warned of.
};

} // namespace simul::scenario
