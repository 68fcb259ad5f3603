/// A task in a blocking call, on a machine with many threads.
#pragma once

#include "core/loop/task.hpp"
#include "core/loop/wake_ups.hpp"

namespace simul::loop {

/// Has a thread of the machine from its making until it goes on; other tasks run on the others meanwhile.
class BlockedTask final : public BlockedCode {
public:
    /// The task's body has said that it blocks for `duration`; it goes on when that is over. REQUIRES:
    /// duration > 0; a thread is free.
    static void begin(Task& task, Duration duration, BlockKind why);

    explicit BlockedTask(Ref<Task> task) : task_(std::move(task)) {}
    void go_on() override;
    void got_cpu(Instant now, Duration left) override;
    void waits_for_cpu(Instant now) override;

private:
    bool is_shown() const noexcept { return task_->visibility() == TaskVisibility::Shown; }

    Ref<Task> task_;
};

} // namespace simul::loop
