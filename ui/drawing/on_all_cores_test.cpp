#include "tests/support/catch.hpp"
#include "ui/drawing/on_all_cores.hpp"

#include <QThreadPool>
#include <atomic>
#include <mutex>
#include <vector>

using namespace simul::ui;

TEST_CASE("Each piece of work is done once, and all are when the call returns") {
    for (const std::size_t count : {0u, 1u, 2u, 1000u}) {
        std::vector<std::atomic<int>> done(count);
        on_all_cores(count, [&](std::size_t i) { ++done[i]; });
        for (const auto& times : done)
            CHECK(times == 1);
    }
}

TEST_CASE("Work is done though no thread of the pool is free") {
    QThreadPool& pool = *QThreadPool::globalInstance();
    std::mutex held;
    held.lock();
    for (int i = 0; i < pool.maxThreadCount(); ++i)
        pool.start([&held] { const std::lock_guard wait(held); });
    std::atomic<int> done = 0;
    on_all_cores(100, [&](std::size_t) { ++done; });
    held.unlock();
    pool.waitForDone();
    CHECK(done == 100);
}
