#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/find/finder.hpp"

#include <QSignalSpy>
#include <QTest>

using namespace simul;
using namespace simul::ui;

namespace {

bool wait_for(const Finder& finder) {
    return QTest::qWaitFor([&] { return !finder.searching(); }, 20'000);
}

} // namespace

TEST_CASE("A finder finds beside the window's thread, and says so") {
    Finder finder;
    finder.set_trace(trace::testing::producers_and_consumers(5, 10));
    QSignalSpy changed(&finder, &Finder::changed);
    finder.search("consume(");
    CHECK(finder.searching());
    CHECK_FALSE(finder.hits());
    REQUIRE(wait_for(finder));
    REQUIRE(finder.hits());
    CHECK(finder.hits()->total == 10);
    CHECK(changed.count() == 2);
}

TEST_CASE("When the source becomes known, its lines are searched too") {
    Finder finder;
    const trace::TracePtr trace = trace::testing::producers_and_consumers(2, 2);
    finder.set_trace(trace);
    finder.search("patience");
    REQUIRE(wait_for(finder));
    CHECK(finder.hits()->empty());
    std::string source;
    for (int line = 1; line < 200; ++line)
        source += "await patience()\n";
    finder.set_source(source);
    REQUIRE(wait_for(finder));
    CHECK_FALSE(finder.hits()->empty());
}

TEST_CASE("Only the newest search counts, and another run is searched for the same") {
    Finder finder;
    finder.set_trace(trace::testing::random_run(1, 200, 200));
    finder.search("running");
    finder.search("r");
    finder.search("no such thing");
    REQUIRE(wait_for(finder));
    CHECK(finder.hits()->total == 0);
    finder.search("produce(");
    finder.set_trace(trace::testing::producers_and_consumers(5, 10));
    REQUIRE(wait_for(finder));
    CHECK(finder.hits()->total == 5);
}

TEST_CASE("Without a text or a run nothing is looked for") {
    Finder finder;
    finder.search("produce");
    CHECK_FALSE(finder.searching());
    finder.set_trace(trace::testing::producers_and_consumers());
    finder.search("");
    CHECK_FALSE(finder.searching());
    CHECK_FALSE(finder.hits());
}
