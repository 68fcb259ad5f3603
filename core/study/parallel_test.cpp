#include "core/study/parallel.hpp"
#include "tests/support/catch.hpp"

#include <mutex>
#include <numeric>
#include <set>
#include <thread>

using namespace simul::study;

TEST_CASE("Every job is done once, on several threads") {
    Progress progress;
    std::vector<int> times(100, 0);
    std::mutex mutex;
    std::set<std::thread::id> threads;
    std::atomic<int> waiting{0};
    run_in_parallel(times.size(), 3, progress, [&](std::size_t i) {
        // The first three jobs wait for one another: they are under way at once.
        if (i < 3) {
            ++waiting;
            while (waiting < 3)
                std::this_thread::yield();
        }
        const std::lock_guard lock(mutex);
        ++times[i];
        threads.insert(std::this_thread::get_id());
    });
    CHECK(times == std::vector<int>(100, 1));
    CHECK(threads.size() == 3);
    CHECK(progress.done == 100);
    CHECK(progress.all == 100);
}

TEST_CASE("A study that is cancelled begins no more jobs") {
    Progress progress;
    std::atomic<int> begun{0};
    run_in_parallel(1000, 1, progress, [&](std::size_t) {
        if (++begun == 5) progress.runs.cancel = true;
    });
    CHECK(begun == 5);
    CHECK(progress.done == 5);
}

TEST_CASE("Where there is nothing to do, nothing is done") {
    Progress progress;
    run_in_parallel(0, 0, progress, [](std::size_t) { FAIL("there is no job"); });
    CHECK(progress.done == 0);
}
