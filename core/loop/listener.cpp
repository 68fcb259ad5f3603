#include "core/loop/listener.hpp"

#include "core/loop/task.hpp"

namespace simul::loop {

// Where listeners do it in one go this is rare, and no part of what they do.
[[gnu::noinline]] void Listener::task_pauses(const EventLoop& loop, const Task& task) {
    task_suspended(loop, task, WaitReason::none());
    task_ready(loop, task, Cause::step_of(task.id()));
}

} // namespace simul::loop
