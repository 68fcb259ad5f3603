#include "core/loop/timer_queue.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <vector>

using namespace simul;
using namespace simul::loop;
using namespace std::chrono_literals;

namespace {

Ref<Handle> timer_at(Duration due) {
    return make_ref<Handle>(Callback{}, Instant{due});
}

} // namespace

TEST_CASE("timers fire by deadline, and equal deadlines in the order of setting") {
    TimerQueue queue;
    const auto late = timer_at(9s), first = timer_at(2s), second = timer_at(2s), early = timer_at(1s);
    for (const auto& timer : {late, first, second, early})
        queue.push(timer);

    CHECK(queue.next_deadline() == Instant{1s});
    CHECK(queue.pop_due(Instant{2s}) == early);
    CHECK(queue.pop_due(Instant{2s}) == first);
    CHECK(queue.pop_due(Instant{2s}) == second);
    CHECK(queue.pop_due(Instant{2s}) == nullptr);
    CHECK(queue.pop_due(Instant{9s}) == late);
    CHECK(queue.next_deadline() == std::nullopt);
}

TEST_CASE("a cancelled timer neither fires nor sets the clock") {
    TimerQueue queue;
    const auto cancelled = timer_at(1s), alive = timer_at(5s);
    queue.push(cancelled);
    queue.push(alive);
    cancelled->cancel();
    queue.note_cancelled();
    CHECK(queue.next_deadline() == Instant{5s});
    CHECK(queue.pop_due(Instant{5s}) == alive);
}

TEST_CASE("cancelled timers never outnumber the living by more than the sweep allows") {
    TimerQueue queue;
    std::vector<Ref<Handle>> timers;
    for (int i = 0; i < 1000; ++i)
        queue.push(timers.emplace_back(timer_at(1s * i)));
    for (int i = 0; i < 900; ++i) {
        timers[static_cast<std::size_t>(i)]->cancel();
        queue.note_cancelled();
    }
    CHECK(queue.size() < 250);
    CHECK(queue.next_deadline() == Instant{900s});
}

TEST_CASE("the order is that of a stable sort, whatever is set and cancelled") {
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        TimerQueue queue;
        std::vector<Ref<Handle>> expected;
        for (int i = 0; i < 300; ++i) {
            const auto timer = timer_at(1s * static_cast<int>(random() % 20));
            queue.push(timer);
            expected.push_back(timer);
        }
        for (const auto& timer : expected) {
            if (random() % 3 != 0) continue;
            timer->cancel();
            queue.note_cancelled();
        }
        std::erase_if(expected, [](const auto& timer) { return timer->cancelled(); });
        std::stable_sort(expected.begin(), expected.end(),
                         [](const auto& left, const auto& right) { return left->when() < right->when(); });
        for (const auto& timer : expected)
            CHECK(queue.pop_due(Instant::max()) == timer);
        CHECK(queue.pop_due(Instant::max()) == nullptr);
    }
}

TEST_CASE("a timer can be set before the next deadline that was looked at") {
    TimerQueue queue;
    const auto hour = timer_at(1h), second = timer_at(1s), minute = timer_at(1min), again = timer_at(1s);
    queue.push(hour);
    CHECK(queue.next_deadline() == Instant{1h});
    for (const auto& timer : {minute, second, again})
        queue.push(timer);
    CHECK(queue.next_deadline() == Instant{1s});
    CHECK(queue.pop_due(Instant{1s}) == second);
    CHECK(queue.pop_due(Instant{1s}) == again);
    CHECK(queue.pop_due(Instant{1s}) == nullptr);
    CHECK(queue.pop_due(Instant{2h}) == minute);
    CHECK(queue.pop_due(Instant{2h}) == hour);
    CHECK(queue.empty());
}

TEST_CASE("timers set while others fire come out in order, as from a sorted list") {
    std::mt19937 random(11);
    TimerQueue queue;
    std::multimap<Instant, Ref<Handle>> model;
    Instant now{};
    for (int step = 0; step < 20'000; ++step) {
        if (random() % 5 < 3) {
            const auto timer = make_ref<Handle>(Callback{}, now + std::chrono::milliseconds(random() % 2000));
            queue.push(timer);
            model.emplace(timer->when(), timer);
        } else if (!model.empty()) {
            REQUIRE(queue.next_deadline() == model.begin()->first);
            now = std::max(now, model.begin()->first);
            REQUIRE(queue.pop_due(now) == model.begin()->second);
            model.erase(model.begin());
        }
        REQUIRE(queue.size() == model.size());
    }
}

TEST_CASE("timers that are set among those that are to fire next come out in order, however many") {
    std::mt19937 random(13);
    TimerQueue queue;
    std::multimap<Instant, Ref<Handle>> model;
    const auto set = [&](Duration due) {
        const auto timer = timer_at(due);
        queue.push(timer);
        model.emplace(timer->when(), timer);
    };
    // These are few enough to be sorted at once; the ones after them fall between them.
    for (int i = 0; i < 200; ++i)
        set(std::chrono::milliseconds(100 + random() % 900));
    REQUIRE(queue.next_deadline() == model.begin()->first);
    for (int i = 0; i < 2000; ++i) {
        set(std::chrono::milliseconds(random() % 1000));
        if (i % 4 != 0) continue;
        REQUIRE(queue.pop_due(Instant{1h}) == model.begin()->second);
        model.erase(model.begin());
    }
    for (; !model.empty(); model.erase(model.begin()))
        REQUIRE(queue.pop_due(Instant{1h}) == model.begin()->second);
    CHECK(queue.empty());
}

TEST_CASE("a timer far off does not keep what is set before it from being due") {
    TimerQueue queue;
    const auto far = timer_at(1h), near = timer_at(1ms);
    queue.push(far);
    CHECK(queue.pop_due(Instant{1s}) == nullptr);
    queue.push(near);
    CHECK(queue.pop_due(Instant{1s}) == near);
    CHECK(queue.pop_due(Instant{1s}) == nullptr);
    CHECK(queue.next_deadline() == Instant{1h});
}
