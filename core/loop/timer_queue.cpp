#include "core/loop/timer_queue.hpp"

#include <algorithm>
#include <bit>

namespace simul::loop {
namespace {
/// Below this a sweep costs more than it saves (CPython's _MIN_SCHEDULED_TIMER_HANDLES).
constexpr std::size_t kSmallestSwept = 100;
} // namespace

bool TimerQueue::later(const EarlyEntry& left, const EarlyEntry& right) noexcept {
    return left.when != right.when ? left.when > right.when : left.sequence > right.sequence;
}

std::size_t TimerQueue::bucket_of(std::int64_t when) const noexcept {
    return static_cast<std::size_t>(std::bit_width(static_cast<std::uint64_t>(when ^ front_)));
}

void TimerQueue::push(Ref<Handle> handle) {
    const std::int64_t when = handle->when().time_since_epoch().count();
    ++size_;
    if (when < front_) {
        early_.push_back({when, next_sequence_++, std::move(handle)});
        std::push_heap(early_.begin(), early_.end(), later);
        return;
    }
    buckets_[bucket_of(when)].push_back({when, std::move(handle)});
}

std::optional<Instant> TimerQueue::next_deadline() {
    if (settle_early()) return Instant{Duration{early_.front().when}};
    if (settle()) return Instant{Duration{front_}};
    return std::nullopt;
}

Ref<Handle> TimerQueue::pop_due(Instant now) {
    const std::int64_t limit = now.time_since_epoch().count();
    if (settle_early()) {
        if (early_.front().when > limit) return {};
        std::pop_heap(early_.begin(), early_.end(), later);
        Ref<Handle> handle = std::move(early_.back().handle);
        early_.pop_back();
        --size_;
        return handle;
    }
    if (!settle() || front_ > limit) return {};
    --size_;
    return std::move(buckets_[0][served_++].handle);
}

/// Drops cancelled timers off the top of the early ones; whether any is left.
bool TimerQueue::settle_early() {
    while (!early_.empty() && early_.front().handle->cancelled()) {
        std::pop_heap(early_.begin(), early_.end(), later);
        early_.pop_back();
        --size_;
        if (cancelled_ > 0) --cancelled_;
    }
    return !early_.empty();
}

/// Brings the earliest living timer to the head of bucket 0, which makes its deadline the front; whether
/// there is one.
bool TimerQueue::settle() {
    while (true) {
        Bucket& serving = buckets_[0];
        while (served_ < serving.size() && serving[served_].handle->cancelled()) {
            ++served_;
            --size_;
            if (cancelled_ > 0) --cancelled_;
        }
        if (served_ < serving.size()) return true;
        serving.clear();
        served_ = 0;
        const auto next =
            std::find_if(buckets_.begin() + 1, buckets_.end(), [](const Bucket& b) { return !b.empty(); });
        if (next == buckets_.end()) return false;
        distribute(static_cast<std::size_t>(next - buckets_.begin()));
    }
}

/// Makes the least deadline of a bucket the front and moves its timers to the lower buckets where they belong
/// then.
void TimerQueue::distribute(std::size_t index) {
    Bucket moving = std::move(buckets_[index]);
    buckets_[index].clear();
    const auto dead =
        std::remove_if(moving.begin(), moving.end(), [](const Entry& e) { return e.handle->cancelled(); });
    const auto dropped = static_cast<std::size_t>(moving.end() - dead);
    moving.erase(dead, moving.end());
    size_ -= dropped;
    cancelled_ -= std::min(cancelled_, dropped);
    if (moving.empty()) return;
    front_ = std::min_element(moving.begin(), moving.end(), [](const Entry& a, const Entry& b) {
                 return a.when < b.when;
             })->when;
    for (Entry& entry : moving)
        buckets_[bucket_of(entry.when)].push_back(std::move(entry));
    // The emptied bucket keeps its memory: it fills again soon.
    moving.clear();
    if (buckets_[index].capacity() == 0) buckets_[index] = std::move(moving);
}

void TimerQueue::note_cancelled() {
    ++cancelled_;
    if (size_ > kSmallestSwept && cancelled_ * 2 > size_) sweep();
}

void TimerQueue::sweep() {
    buckets_[0].erase(buckets_[0].begin(), buckets_[0].begin() + static_cast<std::ptrdiff_t>(served_));
    served_ = 0;
    size_ = 0;
    for (Bucket& bucket : buckets_) {
        std::erase_if(bucket, [](const Entry& entry) { return entry.handle->cancelled(); });
        size_ += bucket.size();
    }
    std::erase_if(early_, [](const EarlyEntry& entry) { return entry.handle->cancelled(); });
    std::make_heap(early_.begin(), early_.end(), later);
    size_ += early_.size();
    cancelled_ = 0;
}

void TimerQueue::clear() {
    // Dropping a handle can run finalisers that set timers: those are kept out of what is being dropped.
    TimerQueue dropped;
    std::swap(dropped, *this);
}

} // namespace simul::loop
