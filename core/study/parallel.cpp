#include "core/study/parallel.hpp"

#include <algorithm>
#include <thread>

namespace simul::study {

unsigned all_cores() noexcept {
    return std::max(1u, std::thread::hardware_concurrency());
}

void run_in_parallel(std::size_t count, unsigned threads, Progress& progress,
                     const std::function<void(std::size_t)>& job) {
    progress.all = count;
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < count && !progress.runs.cancel; i = next++) {
            job(i);
            ++progress.done;
        }
    };
    const std::size_t wanted = std::min<std::size_t>(threads == 0 ? all_cores() : threads, count);
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < wanted; ++i)
        others.emplace_back(work);
    work();
}

} // namespace simul::study
