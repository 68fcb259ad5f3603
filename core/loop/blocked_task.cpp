#include "core/loop/blocked_task.hpp"

#include "core/loop/event_loop.hpp"

namespace simul::loop {

void BlockedTask::begin(Task& task, Duration duration, BlockKind why) {
    EventLoop& loop = task.loop();
    Simulation& simulation = loop.simulation();
    const auto blocked = make_ref<BlockedTask>(&task);
    simulation.take_thread();
    if (blocked->is_shown()) simulation.listener().task_blocks(loop, task);
    if (why == BlockKind::Work) return simulation.computing().begin(blocked, duration);
    if (blocked->is_shown()) simulation.listener().thread_held(simulation.now(), &task, duration, why);
    simulation.wake_ups().set(blocked, saturating_add(simulation.now(), duration));
}

void BlockedTask::go_on() {
    EventLoop& loop = task_->loop();
    Simulation& simulation = loop.simulation();
    simulation.give_thread_back();
    if (loop.closed()) return;
    const PoolThreads::OffPool off_pool(simulation.pool_threads());
    task_->go_on();
    if (simulation.front_end().wants_to_settle()) simulation.front_end().settle_now();
}

void BlockedTask::got_cpu(Instant now, Duration left) {
    Listener& listener = task_->loop().simulation().listener();
    if (is_shown()) listener.thread_held(now, task_.get(), left, BlockKind::Work);
}

void BlockedTask::waits_for_cpu(Instant now) {
    if (is_shown()) task_->loop().simulation().listener().waits_for_cpu(now, task_.get());
}

} // namespace simul::loop
