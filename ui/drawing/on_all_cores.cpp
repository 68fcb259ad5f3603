#include "ui/drawing/on_all_cores.hpp"

#include <QThread>
#include <QThreadPool>
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace simul::ui {
namespace {

/// Outlives the call: a helper that wakes up late finds that there is nothing left to do.
class SharedWork {
public:
    SharedWork(std::size_t count, const std::function<void(std::size_t)>& work)
        : count_(count), work_(work) {}

    void take_all() {
        for (std::size_t i = next_++; i < count_; i = next_++)
            work_(i);
    }
    void help() {
        {
            const std::lock_guard lock(mutex_);
            if (is_over_) return;
            ++helpers_;
        }
        take_all();
        const std::lock_guard lock(mutex_);
        if (--helpers_ == 0) no_helper_.notify_all();
    }
    void finish() {
        std::unique_lock lock(mutex_);
        is_over_ = true;
        no_helper_.wait(lock, [this] { return helpers_ == 0; });
    }

private:
    const std::size_t count_;
    const std::function<void(std::size_t)>& work_; ///< Until it is over.
    std::atomic<std::size_t> next_ = 0;
    std::mutex mutex_;
    std::condition_variable no_helper_;
    int helpers_ = 0;
    bool is_over_ = false;
};

} // namespace

void on_all_cores(std::size_t count, const std::function<void(std::size_t)>& work) {
    const auto shared = std::make_shared<SharedWork>(count, work);
    const auto cores = static_cast<std::size_t>(std::max(1, QThread::idealThreadCount()));
    for (std::size_t helper = 1; helper < std::min(cores, count); ++helper) {
        const bool is_free = QThreadPool::globalInstance()->tryStart([shared] { shared->help(); });
        if (!is_free) break;
    }
    shared->take_all();
    shared->finish();
}

} // namespace simul::ui
