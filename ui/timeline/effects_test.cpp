#include "core/trace/testing/small_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/timeline/effects.hpp"

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;

namespace {

std::string kinds_and_tasks(const trace::Trace& trace, const std::vector<trace::EventIndex>& events) {
    std::string text;
    for (const trace::EventIndex event : events)
        text += std::string(trace::name_of(trace.kind_of(event))) + ":" +
                std::to_string(trace.task_of(event)) + " ";
    return text;
}

} // namespace

TEST_CASE("a step's effects are the tasks that it creates and those that it wakes") {
    trace::testing::Story story;
    const auto main = story.create("main");
    const trace::EventIndex resumed = story.next();
    story.resume(main);
    const auto first = story.create("first", main);
    const auto second = story.create("second", main);
    story.sleep(main, 1s).resume(first).wait(first, trace::WaitKind::Event).resume(second);
    const trace::EventIndex in_second = story.next() - 1;
    story.wake(first, second).sleep(second, 1s);
    const auto trace = story.end();
    CHECK(kinds_and_tasks(*trace, effects_of(*trace, resumed)) == "create:1 create:2 ");
    CHECK(kinds_and_tasks(*trace, effects_of(*trace, in_second)) == "ready:1 ");
    CHECK(step_that_caused(*trace, second, in_second + 1) == in_second);
    CHECK(step_that_caused(*trace, main, in_second) == resumed);
}

TEST_CASE("who waits for a task is woken by a callback after its end") {
    trace::testing::Story story;
    const auto main = story.create("main");
    story.resume(main);
    const auto child = story.create("child", main);
    story.wait(main, trace::WaitKind::Task).resume(child);
    const trace::EventIndex runs = story.next() - 1;
    story.done(child).wake(main, child).resume(main).done(main);
    const auto trace = story.end();
    CHECK(kinds_and_tasks(*trace, effects_of(*trace, runs)) == "ready:0 ");
}

TEST_CASE("a wake-up itself has no effect") {
    trace::testing::Story story;
    const auto main = story.create("main");
    const auto trace = story.end();
    CHECK(effects_of(*trace, 0).empty());
    CHECK(effects_of(*trace, 1).empty());
    CHECK(trace->task_of(0) == main);
}
