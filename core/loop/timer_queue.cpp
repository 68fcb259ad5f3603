#include "core/loop/timer_queue.hpp"

#include <algorithm>

namespace simul::loop {
namespace {
/// Below this a sweep costs more than it saves (CPython's _MIN_SCHEDULED_TIMER_HANDLES).
constexpr std::size_t kSmallestSwept = 100;
} // namespace

void TimerQueue::push(Ref<Handle> handle) {
    const Instant when = handle->when();
    heap_.push_back({when, next_sequence_++, std::move(handle)});
    std::push_heap(heap_.begin(), heap_.end(), later);
}

std::optional<Instant> TimerQueue::next_deadline() {
    drop_cancelled_at_top();
    if (heap_.empty()) return std::nullopt;
    return heap_.front().when;
}

Ref<Handle> TimerQueue::pop_due(Instant now) {
    drop_cancelled_at_top();
    if (heap_.empty() || heap_.front().when > now) return {};
    Ref<Handle> handle = std::move(heap_.front().handle);
    pop();
    return handle;
}

void TimerQueue::note_cancelled() {
    ++cancelled_;
    if (heap_.size() <= kSmallestSwept || cancelled_ * 2 <= heap_.size()) return;
    std::erase_if(heap_, [](const Entry& entry) { return entry.handle->cancelled(); });
    std::make_heap(heap_.begin(), heap_.end(), later);
    cancelled_ = 0;
}

void TimerQueue::drop_cancelled_at_top() {
    while (!heap_.empty() && heap_.front().handle->cancelled()) {
        pop();
        if (cancelled_ > 0) --cancelled_;
    }
}

void TimerQueue::pop() {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    heap_.pop_back();
}

} // namespace simul::loop
