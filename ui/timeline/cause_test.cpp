#include "core/trace/testing/small_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/timeline/cause.hpp"

using namespace simul;
using namespace simul::ui;
using trace::WaitKind;

namespace {

/// A consumer waits for a queue; a producer sleeps, then puts.
struct Exchange {
    trace::testing::Story story;
    trace::TaskIndex main, consumer, producer;
    trace::EventIndex wakes, resumes, goes_on;

    Exchange() {
        const auto queue = story.queue();
        main = story.create("main");
        story.resume(main);
        consumer = story.create("consume", main);
        producer = story.create("produce", main);
        story.wait(main, WaitKind::Gather);
        story.resume(consumer).wait(consumer, WaitKind::QueueGet, queue);
        story.resume(producer).sleep(producer, std::chrono::seconds(2));
        story.at(2).ready(producer).resume(producer).level(queue, 1);
        wakes = story.next();
        story.wake(consumer, producer).done(producer);
        resumes = story.next();
        story.resume(consumer).level(queue, 0);
        goes_on = story.next();
        story.sleep(consumer, std::chrono::seconds(1));
    }
};

} // namespace

TEST_CASE("a resume was caused by the task that woke it, when it did so") {
    Exchange exchange;
    const auto trace = exchange.story.end();
    const auto cause = cause_of(*trace, exchange.resumes);
    REQUIRE(cause);
    CHECK(cause->lane == LaneId{exchange.producer});
    CHECK(cause->event == exchange.wakes);
    CHECK(cause->label.toStdString() == "put → get");
}

TEST_CASE("the wake-up and what the task does next in that step have the same cause") {
    Exchange exchange;
    const auto trace = exchange.story.end();
    for (const trace::EventIndex event : {exchange.wakes, exchange.goes_on}) {
        const auto cause = cause_of(*trace, event);
        REQUIRE(cause);
        CHECK(cause->event == exchange.wakes);
    }
}

TEST_CASE("a task's first step was caused by its creator") {
    Exchange exchange;
    const auto trace = exchange.story.end();
    const auto events = trace->events_of(exchange.consumer);
    for (const trace::EventIndex event : {events[0], events[2]}) { // created, resumed
        const auto cause = cause_of(*trace, event);
        REQUIRE(cause);
        CHECK(cause->lane == LaneId{exchange.main});
        CHECK(cause->event == events[0]);
        CHECK(cause->label.toStdString() == "starts");
    }
}

TEST_CASE("timers and the start of the program are no lanes") {
    Exchange exchange;
    const auto trace = exchange.story.end();
    CHECK_FALSE(cause_of(*trace, 0));
    for (const trace::EventIndex event : trace->events_of(exchange.producer))
        if (trace->time_of(event) > Instant{}) CHECK_FALSE(cause_of(*trace, event));
}

TEST_CASE("a timer's arrow begins where its task went to sleep") {
    Exchange exchange;
    const auto trace = exchange.story.end();
    const trace::EventIndex woken = exchange.wakes - 3; // Ready, resume, put.
    REQUIRE(trace->kind_of(woken) == trace::EventKind::Ready);
    const auto wait = wait_ended_by(*trace, woken);
    REQUIRE(wait);
    CHECK(wait->kind == ArrowKind::Timer);
    CHECK(wait->lane == LaneId{exchange.producer});
    CHECK(trace->event(wait->event).wait.kind == WaitKind::Sleep);
    CHECK_FALSE(wait_ended_by(*trace, exchange.wakes)); // Another task did that.
    CHECK_FALSE(cause_of(*trace, woken));
}

TEST_CASE("an arrow's kind is that of the wait it ends") {
    Exchange exchange;
    const auto trace = exchange.story.end();
    const auto put = cause_of(*trace, exchange.wakes);
    REQUIRE(put);
    CHECK(put->kind == ArrowKind::Queue);
    const auto creation = cause_of(*trace, trace->task(exchange.consumer).created);
    REQUIRE(creation);
    CHECK(creation->kind == ArrowKind::Creation);
    CHECK(arrow_kind_of(WaitKind::Semaphore) == ArrowKind::Lock);
    CHECK(arrow_kind_of(WaitKind::Gather) == ArrowKind::End);
    CHECK(arrow_kind_of(WaitKind::Condition) == ArrowKind::Signal);
}
