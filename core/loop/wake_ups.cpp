#include "core/loop/wake_ups.hpp"

#include "core/loop/event_loop.hpp"

#include <algorithm>

namespace simul::loop {

void WakeUp::run(EventLoop&, RefCounted* target, RefCounted*) {
    auto& wake_up = static_cast<WakeUp&>(*target);
    if (!wake_up.is_over()) wake_up.all_.wake(wake_up);
}

void WakeUp::stand_among_timers_of(EventLoop& loop) {
    handles_.emplace_back(&loop, loop.run_when_due(deadline_, {&WakeUp::run, this, {}}));
}

Ref<BlockedCode> WakeUp::give_up() noexcept {
    handles_.clear(); // they hold this wake-up
    return std::exchange(code_, nullptr);
}

WakeUps::WakeUps(Simulation& simulation) noexcept : simulation_(simulation) {}

WakeUps::~WakeUps() {
    abandon();
}

bool WakeUps::later(const Ref<WakeUp>& left, const Ref<WakeUp>& right) noexcept {
    if (left->deadline_ != right->deadline_) return left->deadline_ > right->deadline_;
    return left->sequence_ > right->sequence_;
}

Ref<WakeUp> WakeUps::set(Ref<BlockedCode> code, Instant deadline) {
    auto wake_up = make_ref<WakeUp>(*this, std::move(code), deadline, next_sequence_++);
    sleepers_.push_back(wake_up);
    std::push_heap(sleepers_.begin(), sleepers_.end(), later);
    for (EventLoop& loop : simulation_.loops())
        if (!loop.closed()) wake_up->stand_among_timers_of(loop);
    return wake_up;
}

void WakeUps::cancel(WakeUp& wake_up) {
    for (EventLoop& loop : simulation_.loops())
        for (const auto& [its, handle] : wake_up.handles_)
            if (its == &loop) loop.cancel(*handle);
    wake_up.give_up();
}

void WakeUps::join(EventLoop& loop) {
    std::vector<Ref<WakeUp>> in_order = sleepers_;
    std::sort(in_order.begin(), in_order.end(),
              [](const auto& left, const auto& right) { return later(right, left); });
    for (const Ref<WakeUp>& wake_up : in_order)
        if (!wake_up->is_over()) wake_up->stand_among_timers_of(loop);
}

WakeUp* WakeUps::next() {
    while (!sleepers_.empty() && sleepers_.front()->is_over()) {
        std::pop_heap(sleepers_.begin(), sleepers_.end(), later);
        sleepers_.pop_back();
    }
    return sleepers_.empty() ? nullptr : sleepers_.front().get();
}

void WakeUps::wake(WakeUp& wake_up) {
    simulation_.advance_to(wake_up.deadline_);
    const Ref<BlockedCode> code = wake_up.give_up();
    code->go_on();
}

bool WakeUps::run_next() {
    const Ref<WakeUp> wake_up = next();
    if (wake_up == nullptr) return false;
    wake(*wake_up);
    return true;
}

void WakeUps::run_until(Instant end) {
    const std::uint64_t begun = next_sequence_++;
    while (run_next_before(end, begun)) {
    }
}

bool WakeUps::run_next_before(Instant end, std::uint64_t sequence) {
    const Ref<WakeUp> wake_up = next();
    const bool comes_before =
        wake_up != nullptr &&
        (wake_up->deadline_ < end || (wake_up->deadline_ == end && wake_up->sequence_ < sequence));
    if (!comes_before) {
        simulation_.advance_to(end);
        return false;
    }
    wake(*wake_up);
    return true;
}

void WakeUps::abandon() noexcept {
    const std::vector<Ref<WakeUp>> sleepers = std::move(sleepers_);
    sleepers_.clear();
    for (const Ref<WakeUp>& wake_up : sleepers)
        wake_up->give_up();
}

} // namespace simul::loop
