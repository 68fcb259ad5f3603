#include "core/native/program.hpp"
#include "core/sync/barrier.hpp"
#include "core/sync/condition.hpp"
#include "core/sync/gather.hpp"
#include "core/sync/queue.hpp"
#include "core/sync/semaphore.hpp"
#include "core/sync/task_group.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/journal.hpp"

using namespace simul;
using namespace simul::native;
using namespace simul::testing;
using namespace std::chrono_literals;

namespace {

Coro<> take_lock(Journal& journal, loop::Ref<sync::Lock> lock, std::string who, int times) {
    loop::EventLoop& event_loop = co_await this_loop();
    for (int i = 0; i < times; ++i) {
        const auto acquiring = lock->acquire(event_loop);
        co_await acquiring;
        journal.note(who);
        co_await sleep(0s);
        lock->release();
    }
}

Coro<> get_items(Journal& journal, loop::Ref<sync::Queue> queue, std::string who, int count) {
    loop::EventLoop& event_loop = co_await this_loop();
    for (int i = 0; i < count; ++i) {
        const auto getting = queue->get(event_loop);
        const loop::Payload item = co_await getting;
        journal.note(who + std::to_string(unbox<int>(item)));
    }
}

Coro<> use_semaphore(Journal& journal, loop::Ref<sync::Semaphore> semaphore, std::string who) {
    loop::EventLoop& event_loop = co_await this_loop();
    const auto acquiring = semaphore->acquire(event_loop);
    co_await acquiring;
    journal.note("+" + who);
    co_await sleep(1s);
    journal.note("-" + who);
    semaphore->release();
}

Coro<> meet(Journal& journal, loop::Ref<sync::Barrier> barrier, Duration arrival) {
    loop::EventLoop& event_loop = co_await this_loop();
    co_await sleep(arrival);
    const auto waiting = barrier->wait(event_loop);
    const loop::Payload index = co_await waiting;
    journal.note(std::to_string(unbox<std::int64_t>(index)));
}

Coro<> idle(Journal& journal, std::string who) {
    try {
        co_await sleep(1h);
    } catch (const CancelledError&) {
        journal.note(who);
        throw;
    }
}

Coro<> fail_at(Duration when) {
    co_await sleep(when);
    throw std::runtime_error("failed");
}

} // namespace

TEST_CASE("a lock is strictly first come, first served (rule 32)") {
    Program program;
    Journal journal;
    auto main = [](Journal& log) -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        const auto lock = loop::make_ref<sync::Lock>(event_loop.simulation());
        co_await gather(take_lock(log, lock, "A", 3), take_lock(log, lock, "B", 3),
                        take_lock(log, lock, "C", 2));
    };
    program.run(main(journal));
    CHECK(journal.text() == "A B C A B C A B");
}

TEST_CASE("a waiter that is cancelled leaves the lock's queue, and the lock goes to the next") {
    Program program;
    Journal journal;
    auto main = [](Journal& log) -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        const auto lock = loop::make_ref<sync::Lock>(event_loop.simulation());
        const auto acquiring = lock->acquire(event_loop);
        co_await acquiring;
        const auto first = create_task(event_loop, take_lock(log, lock, "first", 1));
        const auto second = create_task(event_loop, take_lock(log, lock, "second", 1));
        co_await sleep(1s);
        lock->release(); // wakes the first, which is then cancelled before it runs
        first->cancel();
        co_await second;
        CHECK(first->cancelled());
        CHECK_FALSE(lock->locked());
    };
    program.run(main(journal));
    CHECK(journal.text() == "second");
}

TEST_CASE("releasing a lock that is free is an error") {
    Program program;
    const auto lock = loop::make_ref<sync::Lock>(program.simulation());
    REQUIRE(lock->release().has_value());
}

TEST_CASE("a semaphore lets as many in as it has units, in order of arrival") {
    Program program;
    Journal journal;
    auto main = [](Journal& log) -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        const auto semaphore = loop::make_ref<sync::Semaphore>(event_loop.simulation(), 2);
        co_await gather(use_semaphore(log, semaphore, "a"), use_semaphore(log, semaphore, "b"),
                        use_semaphore(log, semaphore, "c"));
        CHECK(semaphore->value() == 2);
    };
    program.run(main(journal));
    CHECK(journal.text() == "+a +b -a -b +c -c");
    CHECK(program.now() == 2s);
}

TEST_CASE("an item can be taken before the woken getter runs; that getter loses its place (rule 35)") {
    Program program;
    Journal journal;
    auto main = [](Journal& log) -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        const auto queue = loop::make_ref<sync::Queue>(event_loop.simulation());
        const auto a = create_task(event_loop, get_items(log, queue, "A", 1));
        const auto b = create_task(event_loop, get_items(log, queue, "B", 1));
        const auto c = create_task(event_loop, get_items(log, queue, "C", 1));
        co_await sleep(1s);
        queue->put_nowait(box(1));
        co_await sleep(0s);
        queue->put_nowait(box(2));
        CHECK(unbox<int>(queue->get_nowait().payload) == 2); // robs B
        co_await sleep(0s);
        queue->put_nowait(box(3));
        co_await sleep(0s);
        queue->put_nowait(box(4));
        co_await c;
        co_await b;
    };
    program.run(main(journal));
    CHECK(journal.text() == "A1 C3 B4");
}

TEST_CASE("a bounded queue holds its putters back, and join waits for task_done") {
    Program program;
    Journal journal;
    auto main = [](Journal& log) -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        const auto queue = loop::make_ref<sync::Queue>(event_loop.simulation(), 1);
        auto producer = [](Journal& inner, loop::Ref<sync::Queue> into) -> Coro<> {
            loop::EventLoop& own_loop = co_await this_loop();
            for (int i = 0; i < 3; ++i) {
                const auto putting = into->put(own_loop, box(i));
                co_await putting;
                inner.note("put" + std::to_string(i));
            }
        };
        auto consumer = [](Journal& inner, loop::Ref<sync::Queue> from) -> Coro<> {
            loop::EventLoop& own_loop = co_await this_loop();
            while (true) {
                co_await sleep(1s);
                const auto getting = from->get(own_loop);
                co_await getting;
                inner.note("got");
                from->task_done();
            }
        };
        const auto making = create_task(event_loop, producer(log, queue));
        const auto taking = create_task(event_loop, consumer(log, queue));
        co_await making;
        const auto joining = queue->join(event_loop);
        co_await joining;
        CHECK(queue->unfinished() == 0);
        taking->cancel();
    };
    program.run(main(journal));
    CHECK(journal.text() == "put0 got put1 got put2 got");
    CHECK(program.now() == 3s);
}

TEST_CASE("the last in is the first out of a LIFO queue") {
    Program program;
    const auto queue =
        loop::make_ref<sync::Queue>(program.simulation(), 0, sync::Queue::Order::LastInFirstOut);
    queue->put_nowait(box(1));
    queue->put_nowait(box(2));
    CHECK(unbox<int>(queue->get_nowait().payload) == 2);
    CHECK(unbox<int>(queue->get_nowait().payload) == 1);
    CHECK_THROWS_AS(value_or_throw(queue->get_nowait()), QueueEmpty);
}

TEST_CASE("a barrier opens when all parties have come, and can be used again") {
    Program program;
    Journal journal;
    auto main = [](Journal& log) -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        const auto barrier = loop::make_ref<sync::Barrier>(event_loop.simulation(), 2);
        co_await gather(meet(log, barrier, 1s), meet(log, barrier, 3s), meet(log, barrier, 5s),
                        meet(log, barrier, 9s));
    };
    program.run(main(journal));
    CHECK(journal.text() == "1 0 1 0");
    CHECK(program.now() == 9s);
}

TEST_CASE("a condition's waiters wake in order and hold the lock again") {
    Program program;
    Journal journal;
    auto main = [](Journal& log) -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        const auto condition = loop::make_ref<sync::Condition>(event_loop.simulation());
        auto waiter = [](Journal& inner, loop::Ref<sync::Condition> what, std::string who) -> Coro<> {
            loop::EventLoop& own_loop = co_await this_loop();
            const auto acquiring = what->lock()->acquire(own_loop);
            co_await acquiring;
            const auto waiting = what->wait(own_loop);
            co_await waiting;
            CHECK(what->lock()->locked());
            inner.note(who);
            what->lock()->release();
        };
        const auto a = create_task(event_loop, waiter(log, condition, "a"));
        const auto b = create_task(event_loop, waiter(log, condition, "b"));
        co_await sleep(1s);
        CHECK(condition->notify().has_value()); // the lock is not held
        const auto acquiring = condition->lock()->acquire(event_loop);
        co_await acquiring;
        CHECK_FALSE(condition->notify_all().has_value());
        condition->lock()->release();
        co_await a;
        co_await b;
    };
    program.run(main(journal));
    CHECK(journal.text() == "a b");
}

TEST_CASE("the first child of a task group that fails cancels the others, and the group raises all errors") {
    Program program;
    Journal journal;
    auto main = [](Journal& log) -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        const auto group = loop::make_ref<sync::TaskGroup>(event_loop.simulation());
        CHECK_FALSE(group->enter(event_loop));
        for (const Coro<>& body : {idle(log, "a"), fail_at(1s), idle(log, "b")}) {
            body.body()->bind(event_loop);
            group->create_task(body.body());
        }
        loop::Outcome outcome;
        try {
            co_await sleep(1h);
        } catch (...) {
            outcome = outcome_of_current_exception();
        }
        CHECK(outcome.is_cancelled());
        const auto leaving = group->exit(outcome);
        co_await leaving;
    };
    try {
        program.run(main(journal));
        FAIL("the group raised nothing");
    } catch (const ErrorGroup& group) {
        CHECK(group.errors.size() == 1);
    }
    CHECK(journal.text() == "a b");
    CHECK(program.now() == 1s);
}

TEST_CASE("a gather whose tasks never end goes with its run") {
    struct Witness final : loop::RefCounted {
        explicit Witness(bool& told) : gone(told) {}
        ~Witness() override { gone = true; }
        bool& gone;
    };
    bool gone = false;
    Program program;
    const auto waits = []() -> Coro<> { co_await sleep(1s); };
    {
        const auto task = create_task(program.event_loop(), waits());
        const auto gathering =
            sync::gather(program.event_loop(), {sync::Awaitable(task)}, sync::OnException::Raise);
        gathering->set_front_end_data(loop::make_ref<Witness>(gone));
    }
    CHECK_FALSE(gone);
    program.simulation().abandon_all();
    CHECK(gone);
}

TEST_CASE("a turn to get takes the item that it was woken for, unless somebody was quicker") {
    Program program;
    const auto queue = loop::make_ref<sync::Queue>(program.simulation());
    const auto event_loop = loop::make_ref<loop::EventLoop>(program.simulation());
    const auto first = queue->turn_to_get(*event_loop);
    const auto second = queue->turn_to_get(*event_loop);
    REQUIRE(queue->getters() == 2);
    queue->put_nowait(box(1));
    queue->put_nowait(box(2));
    REQUIRE(first->has_result());
    REQUIRE(second->has_result());
    (void)queue->get_nowait();
    loop::Payload item;
    REQUIRE(second->take(item));
    CHECK(unbox<int>(item) == 2);
    REQUIRE_FALSE(first->take(item));
    const auto again = first->again();
    CHECK(queue->getters() == 1);
    CHECK_FALSE(again->done());
    queue->put_nowait(box(3));
    REQUIRE(again->take(item));
    CHECK(unbox<int>(item) == 3);
}

TEST_CASE("a turn to put keeps its item until there is room") {
    Program program;
    const auto queue = loop::make_ref<sync::Queue>(program.simulation(), 1);
    const auto event_loop = loop::make_ref<loop::EventLoop>(program.simulation());
    queue->put_nowait(box(1));
    const auto turn = queue->turn_to_put(*event_loop, box(2));
    (void)queue->get_nowait();
    queue->put_nowait(box(3));
    loop::Payload nothing;
    REQUIRE_FALSE(turn->take(nothing));
    const auto again = turn->again();
    (void)queue->get_nowait();
    REQUIRE(again->take(nothing));
    CHECK(unbox<int>(queue->get_nowait().payload) == 2);
}

TEST_CASE("a turn that nobody waits for any more leaves the queue") {
    Program program;
    const auto queue = loop::make_ref<sync::Queue>(program.simulation());
    const auto event_loop = loop::make_ref<loop::EventLoop>(program.simulation());
    auto abandoned = queue->turn_to_get(*event_loop);
    const auto waits = queue->turn_to_get(*event_loop);
    abandoned.reset();
    CHECK(queue->getters() == 1);
    queue->put_nowait(box(1));
    CHECK(waits->has_result());
    const auto elsewhere = loop::make_ref<loop::EventLoop>(program.simulation());
    CHECK(queue->turn_to_get(*elsewhere) == nullptr);
}

TEST_CASE("a turn's coroutine goes on where the turn stood") {
    Program program;
    const auto queue = loop::make_ref<sync::Queue>(program.simulation());
    const auto event_loop = loop::make_ref<loop::EventLoop>(program.simulation());
    const auto turn = queue->turn_to_get(*event_loop);
    const auto coroutine = turn->coroutine();
    CHECK(queue->getters() == 1);
    queue->put_nowait(box(7));
    const loop::Step step = coroutine->go_on();
    REQUIRE(step.kind == loop::Step::Kind::Ends);
    CHECK(unbox<int>(step.outcome.payload) == 7);
}
