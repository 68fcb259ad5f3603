#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/words.hpp"
#include "tests/support/catch.hpp"
#include "ui/find/search.hpp"

#include <set>

using namespace simul;
using namespace simul::ui;
using trace::EventIndex;
using trace::EventKind;

namespace {

Hits find(const trace::TracePtr& trace, std::string_view text, std::size_t slice = 1'000'000) {
    Search search(trace, Query::parse(text));
    while (search.advance(slice)) {
    }
    return search.take();
}

std::vector<std::string> found(const trace::TracePtr& trace, std::string_view text) {
    std::vector<std::string> sentences;
    for (const EventIndex event : find(trace, text).events)
        sentences.push_back(trace::describe_event(*trace, event));
    return sentences;
}

std::vector<EventIndex> events_where(const trace::Trace& trace, auto holds) {
    std::vector<EventIndex> events;
    for (EventIndex event = 0; event < trace.event_count(); ++event)
        if (holds(trace.event(event))) events.push_back(event);
    return events;
}

} // namespace

TEST_CASE("A task is found where it begins, by its label, its name and its function") {
    const trace::TracePtr trace = trace::testing::producers_and_consumers(3, 2);
    CHECK(found(trace, "produce(1)") == std::vector<std::string>{"main starts produce(1)"});
    CHECK(found(trace, "PRODUCE(").size() == 3);
    const std::string name = trace->task(2).name;
    const Hits by_name = find(trace, name);
    REQUIRE_FALSE(by_name.empty());
    CHECK(by_name.at(trace->task(2).created).has_value());
}

TEST_CASE("Failures and cancellations are found by state, exceptions by their type") {
    const trace::TracePtr trace = trace::testing::failures_and_cancellations();
    CHECK(find(trace, "failed").events ==
          events_where(*trace, [](const trace::Event& event) { return event.kind == EventKind::Failed; }));
    // One of its tasks is called so, too.
    CHECK(find(trace, "cancelled").events == events_where(*trace, [&](const trace::Event& event) {
              return event.kind == EventKind::Cancelled ||
                     (event.kind == EventKind::Create &&
                      trace->task(event.task).function.find("cancelled") != std::string::npos);
          }));
    const auto failures =
        events_where(*trace, [](const trace::Event& event) { return event.kind == EventKind::Failed; });
    REQUIRE_FALSE(failures.empty());
    const Hits exceptions = find(trace, trace->event(failures[0]).text);
    CHECK(exceptions.at(failures[0]).has_value());
}

TEST_CASE("A state is found where each of its stretches begins, as the lanes say") {
    for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
        const trace::TracePtr trace = trace::testing::random_run(seed, 12, 40);
        for (const auto state : {trace::TaskState::Sleeping, trace::TaskState::Waiting,
                                 trace::TaskState::Holding, trace::TaskState::Ready}) {
            std::set<EventIndex> expected;
            for (trace::TaskIndex task = 0; task < trace->task_count(); ++task)
                for (std::size_t i = 0; i < trace->segments(task).size(); ++i)
                    if (trace->segments(task)[i].state == state)
                        expected.insert(trace->segments(task)[i].first);
            const Hits hits = find(trace, trace::name_of(state));
            CHECK(std::includes(hits.events.begin(), hits.events.end(), expected.begin(), expected.end()));
            CHECK(hits.total == hits.events.size());
        }
    }
}

TEST_CASE("Words of a line are found where a task waits at it") {
    const trace::TracePtr trace = trace::testing::producers_and_consumers(3, 2);
    const auto waits = events_where(*trace, [](const trace::Event& event) {
        return event.kind == EventKind::Suspend && event.stack != 0;
    });
    REQUIRE_FALSE(waits.empty());
    const int line = trace->line_of(trace->event(waits[0]).stack);
    std::string source(static_cast<std::size_t>(line - 1), '\n');
    source += "    await Somebody.else_to(come)\nlast";
    const auto expected = events_where(*trace, [&](const trace::Event& event) {
        return event.kind == EventKind::Suspend && event.stack != 0 && trace->line_of(event.stack) == line;
    });
    const auto found_in = [&](std::string_view text) {
        Search search(trace, Query::parse(text), source);
        search.advance(trace->event_count());
        return search.take().events;
    };
    CHECK(found_in("somebody.ELSE") == expected);
    CHECK(found_in("nobody").empty());
    CHECK(find(trace, "somebody.else").empty());
}

TEST_CASE("A line is found where something is done or waited for at it, not where it goes on") {
    const trace::TracePtr trace = trace::testing::producers_and_consumers();
    const auto waits = events_where(*trace, [](const trace::Event& event) {
        return event.kind == EventKind::Suspend && event.stack != 0;
    });
    REQUIRE_FALSE(waits.empty());
    const int line = trace->line_of(trace->event(waits[0]).stack);
    const auto expected = events_where(*trace, [&](const trace::Event& event) {
        return event.stack != 0 && event.kind != EventKind::Resume && trace->line_of(event.stack) == line;
    });
    CHECK(find(trace, "line " + std::to_string(line)).events == expected);
    const auto levels = trace->stack(trace->event(waits[0]).stack);
    const std::string place = std::string(levels.back().function) + ":" + std::to_string(line);
    CHECK(find(trace, place).at(waits[0]).has_value());
    CHECK(find(trace, "nobody:" + std::to_string(line)).empty());
}

TEST_CASE("Output is found by what it says, waits by what they wait for") {
    const trace::TracePtr trace = trace::testing::producers_and_consumers();
    REQUIRE_FALSE(trace->outputs().empty());
    const EventIndex first = trace->outputs()[0];
    const std::string text(trace->event(first).text.substr(0, 12));
    CHECK(find(trace, text).at(first).has_value());
    REQUIRE(trace->resource_count() > 0);
    const auto at_resource = events_where(*trace, [](const trace::Event& event) {
        return event.kind == EventKind::Suspend && event.wait.resource == 1;
    });
    CHECK(find(trace, trace->resource(1).name).events == at_resource);
}

TEST_CASE("How a search is sliced changes nothing, and nothing is found where nothing is") {
    const trace::TracePtr trace = trace::testing::random_run(7, 20, 60);
    for (const char* text : {"running", "sleeping", "task", "line 3", "1"})
        CHECK(find(trace, text, 7).events == find(trace, text).events);
    CHECK(find(trace, "no such thing").empty());
    CHECK(find(trace, "").empty());
}

TEST_CASE("From a place, hits are gone through both ways, and round") {
    const Hits hits{{3, 8, 8'000}, 3};
    CHECK(hits.after(0) == 0);
    CHECK(hits.after(3) == 1);
    CHECK(hits.after(8'000) == 0);
    CHECK(hits.before(8'001) == 2);
    CHECK(hits.before(8) == 0);
    CHECK(hits.before(3) == 2);
    CHECK(hits.at(8) == 1);
    CHECK_FALSE(hits.at(9));
}
