#include "app/progress_line.hpp"

#include "app/standard_streams.hpp"

#include <fmt/format.h>

namespace simul::app {

ProgressLine::ProgressLine(const study::Progress& progress) : progress_(progress) {
    if (is_error_terminal()) thread_ = std::thread([this] { show(); });
}

ProgressLine::~ProgressLine() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        is_over_ = true;
    }
    over_.notify_one();
    thread_.join();
}

void ProgressLine::show() {
    constexpr std::chrono::milliseconds kRhythm{200};
    bool is_shown = false;
    std::unique_lock lock(mutex_);
    while (!over_.wait_for(lock, kRhythm, [this] { return is_over_; })) {
        write_error(fmt::format("\r{} of {} runs", progress_.done.load(), progress_.all.load()));
        is_shown = true;
    }
    if (is_shown) write_error("\r\x1b[K");
}

} // namespace simul::app
