#include "core/scenario/cancel_watch.hpp"

namespace simul::scenario {
namespace {

constexpr std::chrono::milliseconds kPeriod{10};

} // namespace

CancelWatch::CancelWatch(const Progress* progress, std::function<void()> cancel)
    : cancel_(std::move(cancel)) {
    if (progress != nullptr) thread_ = std::thread([this, progress] { watch(*progress); });
}

CancelWatch::~CancelWatch() {
    {
        const std::lock_guard lock(mutex_);
        is_over_ = true;
    }
    over_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void CancelWatch::watch(const Progress& progress) {
    std::unique_lock lock(mutex_);
    while (!over_.wait_for(lock, kPeriod, [this] { return is_over_; })) {
        if (!progress.cancel.load(std::memory_order_relaxed)) continue;
        cancel_();
        return;
    }
}

} // namespace simul::scenario
