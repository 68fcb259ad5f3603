/// Hears that a run is to be cancelled.
#pragma once

#include "core/scenario/run.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace simul::scenario {

/// Looks at `progress.cancel` every few milliseconds on a thread of its own, as whoever sets it may be a
/// signal handler, and calls `cancel` there, once. Without a progress it does nothing.
class CancelWatch {
public:
    CancelWatch(const Progress* progress, std::function<void()> cancel);
    ~CancelWatch();
    CancelWatch(const CancelWatch&) = delete;
    CancelWatch& operator=(const CancelWatch&) = delete;

private:
    void watch(const Progress& progress);

    std::function<void()> cancel_;
    std::mutex mutex_;
    std::condition_variable over_;
    bool is_over_ = false;
    std::thread thread_;
};

} // namespace simul::scenario
