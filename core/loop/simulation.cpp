#include "core/loop/simulation.hpp"

#include "core/loop/event_loop.hpp"

#include <algorithm>

namespace simul::loop {

namespace {

/// Computing that holds the loop while it lasts.
class HeldLoop final : public BlockedCode {
public:
    HeldLoop(Listener& listener, const Task* task, bool is_heard)
        : listener_(listener), task_(task), is_heard_(is_heard) {}
    void go_on() override { is_over_ = true; }
    void got_cpu(Instant now, Duration left) override {
        if (is_heard_) listener_.thread_held(now, task_, left, BlockKind::Work);
    }
    void waits_for_cpu(Instant now) override {
        if (is_heard_) listener_.waits_for_cpu(now, task_);
    }
    bool is_over() const noexcept { return is_over_; }

private:
    Listener& listener_;
    const Task* task_;
    bool is_heard_;
    bool is_over_ = false;
};

} // namespace

void Simulation::hold(const Task* task, Duration duration, BlockKind why) {
    duration = std::max(duration, Duration::zero());
    const bool is_heard = task == nullptr || task->visibility() == TaskVisibility::Shown;
    if (machine_.has_many_threads() && why == BlockKind::Work && duration > Duration::zero()) {
        const auto held = make_ref<HeldLoop>(listener_, task, is_heard);
        computing_.begin(held, duration);
        wake_ups_.run_until_true([&held] { return held->is_over(); });
        return;
    }
    if (is_heard) listener_.thread_held(now_, task, duration, why);
    wake_ups_.run_until(saturating_add(now_, duration));
}

Task* Simulation::current_task() const noexcept {
    for (const EventLoop& loop : loops_)
        if (Task* const task = loop.current_task()) return task;
    return nullptr;
}

Lineage& Simulation::lineage() noexcept {
    if (pool_threads_.is_running()) return pool_threads_.running_lineage();
    Task* const task = current_task();
    return task != nullptr ? task->lineage() : lineage_;
}

void Simulation::abandon_all() {
    wake_ups_.abandon();
    computing_.abandon();
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
