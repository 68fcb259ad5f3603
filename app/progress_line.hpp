/// How far a long command is, for whoever looks on.
#pragma once

#include "core/study/parallel.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace simul::app {

/// While it lives, a line on standard error says how many runs are done, if that is a terminal; then it is
/// wiped.
class ProgressLine {
public:
    /// `progress` outlives it.
    explicit ProgressLine(const study::Progress& progress);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

private:
    void show();

    const study::Progress& progress_;
    std::mutex mutex_;
    std::condition_variable over_;
    bool is_over_ = false;
    std::thread thread_;
};

} // namespace simul::app
