#include "core/loop/timer_queue.hpp"

#include "core/memory/prefetch.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

namespace simul::loop {
namespace {

/// Below this a sweep costs more than it saves (CPython's _MIN_SCHEDULED_TIMER_HANDLES).
constexpr std::size_t kSmallestSwept = 100;

/// A bucket of so many is sorted rather than divided.
constexpr std::size_t kLongestSorted = 256;

/// A run that has become longer than this takes no more timers out of their order.
constexpr std::size_t kLongestRun = 2 * kLongestSorted;

/// Between timers whose way is followed one hop further.
constexpr std::size_t kPrefetchStride = 2;
/// What few timers wake is in the cache anyway.
constexpr std::size_t kShortestPrefetched = 16;

/// Takes those that were served out of a run.
template <typename Run>
void drop_served(Run& run, std::size_t& served) {
    run.erase(run.begin(), run.begin() + static_cast<std::ptrdiff_t>(served));
    served = 0;
}

} // namespace

TimerQueue::~TimerQueue() {
    clear();
}

bool TimerQueue::later(const EarlyEntry& left, const EarlyEntry& right) noexcept {
    return left.when != right.when ? left.when > right.when : left.sequence > right.sequence;
}

std::size_t TimerQueue::bucket_of(std::int64_t when) const noexcept {
    return static_cast<std::size_t>(std::bit_width(static_cast<std::uint64_t>(when ^ front_)));
}

void TimerQueue::push(Ref<Handle> handle) {
    const std::int64_t when = handle->when().time_since_epoch().count();
    ++size_;
    earliest_ = std::min(earliest_, when);
    if (when <= front_) return push_before_front(when, std::move(handle));
    const std::size_t index = bucket_of(when);
    occupied_ |= std::uint64_t{1} << (index - 1);
    buckets_[index].push_back({when, handle.detach()});
}

void TimerQueue::push_before_front(std::int64_t when, Ref<Handle> handle) {
    Bucket& run = buckets_[0];
    const bool is_last = served_ == run.size() || run.back().when <= when;
    // Once there are early ones, what is set later must not get ahead of them.
    if (early_.empty() && (is_last || run.size() - served_ < kLongestRun)) {
        // A run that is always added to never ends: what was served goes where it is the greater part.
        if (served_ >= kLongestRun && served_ * 2 >= run.size()) drop_served(run, served_);
        const auto place =
            std::upper_bound(run.begin() + static_cast<std::ptrdiff_t>(served_), run.end(), when,
                             [](std::int64_t due, const Entry& e) { return due < e.when; });
        run.insert(place, {when, handle.detach()});
        return;
    }
    early_.push_back({when, next_sequence_++, std::move(handle)});
    std::push_heap(early_.begin(), early_.end(), later);
}

std::optional<Instant> TimerQueue::next_deadline() {
    if (!settle()) return std::nullopt;
    return Instant{Duration{early_is_next() ? early_.front().when : buckets_[0][served_].when}};
}

Ref<Handle> TimerQueue::pop_due_by(std::int64_t limit) {
    if (!settle()) {
        earliest_ = kNever;
        return {};
    }
    const Bucket& run = buckets_[0];
    if (early_is_next()) {
        earliest_ = early_.front().when;
        if (earliest_ > limit) return {};
        std::pop_heap(early_.begin(), early_.end(), later);
        Ref<Handle> handle = std::move(early_.back().handle);
        early_.pop_back();
        --size_;
        return handle;
    }
    earliest_ = run[served_].when;
    if (earliest_ > limit) return {};
    --size_;
    prefetch_ahead();
    Ref<Handle> handle(run[served_++].handle, false);
    if (early_.empty()) earliest_ = served_ < run.size() ? run[served_].when : bound_from_buckets();
    return handle;
}

std::size_t TimerQueue::lowest_bucket() const noexcept {
    return static_cast<std::size_t>(std::countr_zero(occupied_)) + 1;
}

/// A deadline that none of the timers outside the run is before.
std::int64_t TimerQueue::bound_from_buckets() const noexcept {
    if (occupied_ == 0) return kNever;
    const std::int64_t differing = std::int64_t{1} << (lowest_bucket() - 1);
    return (front_ & -differing) | differing;
}

/// After settle(): whether the earliest timer is one of the early ones.
bool TimerQueue::early_is_next() const noexcept {
    if (early_.empty()) return false;
    return served_ == buckets_[0].size() || early_.front().when < buckets_[0][served_].when;
}

/// What a timer wakes lies in places that lead from one to the next: a handle to its future, that to its
/// task, and so on. The nearer a timer is, the further its way is followed; each hop finds the one before it
/// in the cache.
void TimerQueue::prefetch_ahead() const noexcept {
    const Bucket& run = buckets_[0];
    if (run.size() < kShortestPrefetched) return;
    std::size_t ahead = served_ + kPrefetchStride;
    for (unsigned hops = Handle::kMostHops; hops > 0 && ahead < run.size(); --hops, ahead += kPrefetchStride)
        run[ahead].handle->prefetch(hops);
    if (ahead < run.size()) memory::prefetch_object(run[ahead].handle);
}

/// A new run: the first ones have no time to be followed one after the other, so all are, hop by hop.
void TimerQueue::prefetch_first() const noexcept {
    const Bucket& run = buckets_[0];
    if (run.size() < kShortestPrefetched) return;
    const std::size_t first_ones =
        std::min<std::size_t>(run.size(), (Handle::kMostHops + 1) * kPrefetchStride);
    for (std::size_t i = 0; i < first_ones; ++i)
        memory::prefetch_object(run[i].handle);
    for (unsigned hops = 1; hops <= Handle::kMostHops; ++hops)
        for (std::size_t i = 0; i < first_ones; ++i)
            run[i].handle->prefetch(hops);
}

/// Brings the earliest living timers to the heads of the run and of the early ones; whether there is any.
bool TimerQueue::settle() {
    const bool has_early = settle_early();
    // Those that are not in the run are due after the early ones.
    return (has_early && served_ == buckets_[0].size()) || settle_run() || has_early;
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

bool TimerQueue::settle_run() {
    Bucket& run = buckets_[0];
    while (true) {
        while (served_ < run.size() && drop_if_cancelled(run[served_])) {
            ++served_;
            --size_;
            if (cancelled_ > 0) --cancelled_;
        }
        if (served_ < run.size()) return true;
        run.clear();
        served_ = 0;
        // The early ones are due before all others; the front stays behind them.
        if (!early_.empty()) return false;
        if (occupied_ == 0) return false;
        const std::size_t next = lowest_bucket();
        occupied_ &= occupied_ - 1;
        if (buckets_[next].size() <= kLongestSorted)
            take_as_run(next);
        else
            distribute(next);
    }
}

/// Makes a bucket the run. The buckets above it differ from its deadlines where they differ from the front.
void TimerQueue::take_as_run(std::size_t index) {
    Bucket& run = buckets_[0];
    std::swap(run, buckets_[index]);
    const auto earlier = [](const Entry& a, const Entry& b) { return a.when < b.when; };
    // Programs that wait for round times set timers in order.
    if (!std::is_sorted(run.begin(), run.end(), earlier)) std::stable_sort(run.begin(), run.end(), earlier);
    front_ = run.back().when;
    prefetch_first();
}

bool TimerQueue::drop_if_cancelled(const Entry& entry) {
    if (!entry.handle->cancelled()) return false;
    intrusive_ptr_release(entry.handle);
    return true;
}

void TimerQueue::drop_cancelled(Bucket& bucket) {
    const std::size_t dropped = std::erase_if(bucket, drop_if_cancelled);
    size_ -= dropped;
    cancelled_ -= std::min(cancelled_, dropped);
}

/// Makes the least deadline of a bucket the front and moves its timers to the lower buckets where they belong
/// then.
void TimerQueue::distribute(std::size_t index) {
    Bucket moving = std::move(buckets_[index]);
    buckets_[index].clear();
    // Only where there are any: looking at a handle is a look into cold memory.
    if (cancelled_ > 0) drop_cancelled(moving);
    if (moving.empty()) return;
    front_ = std::min_element(moving.begin(), moving.end(), [](const Entry& a, const Entry& b) {
                 return a.when < b.when;
             })->when;
    for (const Entry& entry : moving) {
        const std::size_t lower = bucket_of(entry.when);
        if (lower != 0) occupied_ |= std::uint64_t{1} << (lower - 1);
        buckets_[lower].push_back(entry);
    }
    // The emptied bucket keeps its memory: it fills again soon.
    moving.clear();
    if (buckets_[index].capacity() == 0) buckets_[index] = std::move(moving);
}

void TimerQueue::note_cancelled() {
    ++cancelled_;
    if (size_ > kSmallestSwept && cancelled_ * 2 > size_) sweep();
}

void TimerQueue::sweep() {
    drop_served(buckets_[0], served_);
    size_ = 0;
    occupied_ = 0;
    for (std::size_t index = 0; index < buckets_.size(); ++index) {
        Bucket& bucket = buckets_[index];
        std::erase_if(bucket, drop_if_cancelled);
        size_ += bucket.size();
        if (index != 0 && !bucket.empty()) occupied_ |= std::uint64_t{1} << (index - 1);
    }
    std::erase_if(early_, [](const EarlyEntry& entry) { return entry.handle->cancelled(); });
    std::make_heap(early_.begin(), early_.end(), later);
    size_ += early_.size();
    cancelled_ = 0;
}

void TimerQueue::clear() {
    drop_served(buckets_[0], served_);
    earliest_ = kNever;
    front_ = 0;
    occupied_ = 0;
    size_ = 0;
    cancelled_ = 0;
    // Dropping a handle can run finalisers that set timers: those are kept out of what is being dropped.
    const std::array<Bucket, 65> dropped = std::exchange(buckets_, {});
    const std::vector<EarlyEntry> dropped_early = std::exchange(early_, {});
    for (const Bucket& bucket : dropped)
        for (const Entry& entry : bucket)
            intrusive_ptr_release(entry.handle);
}

} // namespace simul::loop
