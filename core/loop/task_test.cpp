#include "core/loop/task.hpp"
#include "core/native/program.hpp"
#include "core/sync/event.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/journal.hpp"

using namespace simul;
using namespace simul::native;
using namespace simul::testing;
using namespace std::chrono_literals;

namespace {

Coro<> sleeper(Journal& journal, Duration delay) {
    journal.note("start");
    try {
        co_await sleep(delay);
        journal.note("woke");
    } catch (const CancelledError&) {
        journal.note("cancelled");
        throw;
    }
}

Coro<> stubborn(Journal& journal) {
    try {
        co_await sleep(1h);
    } catch (const CancelledError&) {
        journal.note("swallowed");
    }
    co_await sleep(1s);
    journal.note("finished");
}

Coro<> nothing() {
    co_return;
}

Coro<> awaits(loop::Ref<loop::Task> task) {
    co_await task;
}

} // namespace

TEST_CASE("a task is named after the order of creation unless it is given a name, which takes a number too") {
    Program program;
    auto main = []() -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        const auto second = create_task(event_loop, nothing());
        const auto named = create_task(event_loop, nothing(), "bishop");
        const auto fourth = create_task(event_loop, nothing());
        const auto unnumbered = event_loop.create_task(nothing().body(), "rook", loop::TaskVisibility::Shown,
                                                       loop::TaskNumbering::IfUnnamed);
        const auto fifth = create_task(event_loop, nothing());
        CHECK(event_loop.current_task()->name() == "Task-1");
        CHECK(second->name() == "Task-2");
        CHECK(named->name() == "bishop");
        CHECK(fourth->name() == "Task-4");
        CHECK(unnumbered->name() == "rook");
        CHECK(fifth->name() == "Task-5");
        CHECK(fourth->creator() == event_loop.current_task()->id());
    };
    program.run(main());
}

TEST_CASE(
    "a task that is cancelled while it sleeps raises CancelledError there, one iteration later (rule 23)") {
    Program program;
    Journal journal;
    auto main = [](Journal& log) -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        const auto task = create_task(event_loop, sleeper(log, 1h));
        co_await sleep(1s);
        CHECK(task->cancel());
        log.note("asked");
        co_await sleep(0s);
        CHECK(task->cancelled());
        CHECK_FALSE(task->cancel());
    };
    program.run(main(journal));
    CHECK(journal.text() == "start asked cancelled");
    CHECK(program.now() == 1s);
}

TEST_CASE("a task that is cancelled before its first step never runs (rule 24)") {
    Program program;
    Journal journal;
    auto main = [](Journal& log) -> Coro<> {
        const auto task = create_task(co_await this_loop(), sleeper(log, 1s));
        task->cancel();
        co_await sleep(0s);
        CHECK(task->cancelled());
    };
    program.run(main(journal));
    CHECK(journal.text().empty());
}

TEST_CASE("cancellation wins over a result that came first but was not seen yet (rule 25)") {
    Program program;
    auto main = []() -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        const loop::Ref<loop::Future> future = event_loop.create_future();
        auto body = [](loop::Ref<loop::Future> awaited) -> Coro<> { co_await awaited; };
        const auto task = create_task(event_loop, body(future));
        co_await sleep(0s);
        future->set_result({});
        task->cancel();
        co_await sleep(0s);
        CHECK(task->cancelled());
    };
    program.run(main());
}

TEST_CASE("cancelling a task that awaits a task cancels the inner one first (rule 26)") {
    Program program;
    Journal journal;
    auto main = [](Journal& log) -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        const auto inner = create_task(event_loop, sleeper(log, 1h));
        const auto outer = create_task(event_loop, awaits(inner));
        co_await sleep(1s);
        outer->cancel();
        co_await sleep(0s);
        CHECK(inner->cancelled());
        CHECK_FALSE(outer->done());
        co_await sleep(0s);
        CHECK(outer->cancelled());
    };
    program.run(main(journal));
    CHECK(journal.text() == "start cancelled");
}

TEST_CASE("a task that cancels itself ends cancelled, even if it returns (rule 27)") {
    Program program;
    auto main = []() -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        auto suicidal = []() -> Coro<> {
            loop::EventLoop& own_loop = co_await this_loop();
            own_loop.current_task()->cancel();
        };
        const auto task = create_task(event_loop, suicidal());
        co_await sleep(0s);
        CHECK(task->cancelled());
    };
    program.run(main());
}

TEST_CASE("a task that swallows its cancellation goes on, and remembers that it was asked (rule 28)") {
    Program program;
    Journal journal;
    auto main = [](Journal& log) -> Coro<> {
        const auto task = create_task(co_await this_loop(), stubborn(log));
        co_await sleep(1s);
        task->cancel();
        co_await task;
        CHECK_FALSE(task->cancelled());
        CHECK(task->cancel_requests() == 1);
        CHECK(task->uncancel() == 0);
    };
    program.run(main(journal));
    CHECK(journal.text() == "swallowed finished");
    CHECK(program.now() == 2s);
}

TEST_CASE("a task cannot wait for itself") {
    Program program;
    auto main = []() -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        const loop::Ref<loop::Task> self = event_loop.current_task();
        co_await self;
    };
    CHECK_THROWS_WITH(program.run(main()), "Task cannot await on itself: Task-1");
}

TEST_CASE("what is left when the main task ends is cancelled") {
    Program program;
    Journal journal;
    auto main = [](Journal& log) -> Coro<> {
        create_task(co_await this_loop(), sleeper(log, 1h));
        co_await sleep(1s);
    };
    program.run(main(journal));
    CHECK(journal.text() == "start cancelled");
    CHECK(program.now() == 1s);
}

TEST_CASE("an exception that nobody asks for is complained about when its task dies") {
    Program program;
    auto main = []() -> Coro<> {
        auto failing = []() -> Coro<> {
            co_await sleep(0s);
            throw std::runtime_error("unseen");
        };
        create_task(co_await this_loop(), failing());
        co_await sleep(1s);
    };
    program.run(main());
    CHECK(program.front_end().complaints() ==
          std::vector<std::string>{"exception was never retrieved: Task-2"});
}
