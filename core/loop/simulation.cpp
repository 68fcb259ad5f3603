#include "core/loop/simulation.hpp"

#include "core/loop/event_loop.hpp"

#include <algorithm>

namespace simul::loop {

void Simulation::hold(const Task* task, Duration duration, BlockKind why) {
    duration = std::max(duration, Duration::zero());
    const bool heard = task == nullptr || task->visibility() == TaskVisibility::Shown;
    if (heard) listener_.thread_held(now_, task, duration, why);
    pool_threads_.run_until(saturating_add(now_, duration));
}

void Simulation::abandon_all() {
    pool_threads_.abandon();
    for (EventLoop& loop : loops_)
        loop.close();
    while (!tasks_.empty()) {
        const Ref<Task> task(&tasks_.front());
        tasks_.pop_front();
        task->abandon();
    }
}

std::uint32_t Simulation::register_resource(ResourceKind kind, std::string_view name) {
    const std::uint32_t id = ++last_resource_;
    listener_.resource_created(id, kind, name);
    return id;
}

} // namespace simul::loop
