// How many iterations of the loop lie between the step that causes and the step that resumes: the table of
// CPython 3.11, measured there by the same programs in Python.
#include "core/native/program.hpp"
#include "core/sync/as_completed.hpp"
#include "core/sync/queue.hpp"
#include "core/sync/task_group.hpp"
#include "core/sync/timeout.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/journal.hpp"

using namespace simul;
using namespace simul::native;
using namespace simul::testing;
using namespace std::chrono_literals;

namespace {

/// The iterations at which the child took its last step and the parent went on.
struct Hops {
    IterationCounter counter;
    int child = 0;
    int parent = 0;
    int between() const { return parent - child; }
};

Coro<> child(Hops& hops) {
    co_await sleep(1s);
    hops.child = hops.counter.iterations;
}

Coro<> failing_child(Hops& hops) {
    co_await sleep(1s);
    hops.child = hops.counter.iterations;
    throw std::runtime_error("child");
}

Coro<> sleep_long() {
    co_await sleep(100s);
}

template <typename Main>
int hops_of(Main main) {
    Hops hops;
    Program program(hops.counter);
    program.run(main(hops));
    return hops.between();
}

} // namespace

TEST_CASE("await task: 1 hop") {
    CHECK(hops_of([](Hops& hops) -> Coro<> {
              const auto task = create_task(co_await this_loop(), child(hops));
              co_await task;
              hops.parent = hops.counter.iterations;
          }) == 1);
}

TEST_CASE("await coroutine: 0 hops") {
    CHECK(hops_of([](Hops& hops) -> Coro<> {
              co_await child(hops);
              hops.parent = hops.counter.iterations;
          }) == 0);
}

TEST_CASE("gather of coroutines: 2 hops") {
    CHECK(hops_of([](Hops& hops) -> Coro<> {
              co_await gather(child(hops));
              hops.parent = hops.counter.iterations;
          }) == 2);
}

TEST_CASE("gather of nothing: 0 hops") {
    CHECK(hops_of([](Hops& hops) -> Coro<> {
              hops.child = hops.counter.iterations;
              co_await gather(std::vector<Coro<>>{});
              hops.parent = hops.counter.iterations;
          }) == 0);
}

TEST_CASE("wait: 2 hops") {
    CHECK(hops_of([](Hops& hops) -> Coro<> {
              loop::EventLoop& event_loop = co_await this_loop();
              const std::vector<loop::Ref<loop::Future>> tasks{create_task(event_loop, child(hops))};
              const auto waiting = sync::wait(event_loop, tasks);
              co_await waiting;
              hops.parent = hops.counter.iterations;
          }) == 2);
}

TEST_CASE("wait_for a coroutine in time: 2 hops") {
    CHECK(hops_of([](Hops& hops) -> Coro<> {
              loop::EventLoop& event_loop = co_await this_loop();
              const auto task = create_task(event_loop, child(hops));
              const auto waiting = sync::wait_for(event_loop, task, 10s);
              co_await waiting;
              hops.parent = hops.counter.iterations;
          }) == 2);
}

TEST_CASE("task group exit: 2 hops") {
    CHECK(hops_of([](Hops& hops) -> Coro<> {
              loop::EventLoop& event_loop = co_await this_loop();
              const auto group = loop::make_ref<sync::TaskGroup>(event_loop.simulation());
              CHECK_FALSE(group->enter(event_loop));
              const Coro<> body = child(hops);
              body.body()->bind(event_loop);
              CHECK(std::holds_alternative<loop::Ref<loop::Task>>(group->create_task(body.body())));
              const auto leaving = group->exit(loop::Outcome::value());
              co_await leaving;
              hops.parent = hops.counter.iterations;
          }) == 2);
}

TEST_CASE("shield: 2 hops") {
    CHECK(hops_of([](Hops& hops) -> Coro<> {
              loop::EventLoop& event_loop = co_await this_loop();
              const auto shielded = sync::shield(event_loop, create_task(event_loop, child(hops)));
              co_await shielded;
              hops.parent = hops.counter.iterations;
          }) == 2);
}

TEST_CASE("as_completed, first item: 2 hops") {
    CHECK(hops_of([](Hops& hops) -> Coro<> {
              loop::EventLoop& event_loop = co_await this_loop();
              const auto completed = sync::AsCompleted::create(
                  event_loop, {create_task(event_loop, child(hops)), create_task(event_loop, sleep_long())},
                  {});
              const auto first = completed->next(event_loop);
              co_await first;
              hops.parent = hops.counter.iterations;
          }) == 2);
}

TEST_CASE("gather whose child raises: 3 hops to whoever awaits the gathering task") {
    CHECK(hops_of([](Hops& hops) -> Coro<> {
              auto gathering = [](Hops& inner) -> Coro<> {
                  co_await gather(failing_child(inner), sleep_long());
              };
              const auto task = create_task(co_await this_loop(), gathering(hops));
              try {
                  co_await task;
              } catch (const std::runtime_error&) {
                  hops.parent = hops.counter.iterations;
              }
          }) == 3);
}

TEST_CASE("event set: 1 hop to its waiter") {
    CHECK(hops_of([](Hops& hops) -> Coro<> {
              loop::EventLoop& event_loop = co_await this_loop();
              const auto event = loop::make_ref<sync::Event>(event_loop.simulation());
              auto setter = [](Hops& inner, loop::Ref<sync::Event> what) -> Coro<> {
                  co_await sleep(1s);
                  inner.child = inner.counter.iterations;
                  what->set();
              };
              const auto task = create_task(event_loop, setter(hops, event));
              const auto waiting = event->wait(event_loop);
              co_await waiting;
              hops.parent = hops.counter.iterations;
          }) == 1);
}

TEST_CASE("wait_for that times out takes 6 iterations in all (CPython 3.11)") {
    IterationCounter counter;
    Program program(counter);
    auto main = []() -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        const Coro<> slow = sleep_long();
        slow.body()->bind(event_loop);
        const auto waiting = sync::wait_for(event_loop, loop::Ref<loop::Coroutine>(slow.body()), 1s);
        co_await waiting;
    };
    CHECK_THROWS_AS(program.run(main()), TimeoutError);
    CHECK(program.now() == 1s);
    // main; slow; timer; main cancels; slow ends; waiter's callback; main raises; the loop stops: 8
    // iterations from run to stop.
    CHECK(counter.iterations == 8);
}

TEST_CASE("a timeout block cancels its task and raises TimeoutError") {
    Program program;
    auto main = []() -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        const auto timeout = loop::make_ref<sync::Timeout>(event_loop.simulation(), event_loop.now() + 1s);
        CHECK_FALSE(timeout->enter(event_loop));
        loop::Outcome body;
        try {
            co_await sleep(100s);
        } catch (...) {
            body = outcome_of_current_exception();
        }
        CHECK(timeout->exit(body).has_value());
        CHECK(timeout->expired());
    };
    program.run(main());
    CHECK(program.now() == 1s);
}
