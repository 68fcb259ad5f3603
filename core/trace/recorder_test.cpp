#include "core/native/program.hpp"
#include "core/sync/queue.hpp"
#include "core/trace/loop_state.hpp"
#include "core/trace/measures.hpp"
#include "core/trace/recorder.hpp"
#include "core/trace/words.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::trace;
using namespace std::chrono_literals;

namespace {

Recorder make_recorder() {
    return Recorder([](const loop::Payload&) { return std::string("Boom"); });
}

native::Coro<> game(int moves) {
    for (int move = 0; move < moves; ++move) {
        co_await native::work(5s);
        co_await native::sleep(55s);
    }
}

native::Coro<> exhibition(int boards, int moves) {
    std::vector<native::Coro<>> games;
    for (int board = 0; board < boards; ++board)
        games.push_back(game(moves));
    co_await native::gather(std::move(games));
}

TracePtr record(const native::Coro<>& main, machine::Machine machine = machine::Machine::async()) {
    Recorder recorder = make_recorder();
    native::Program program(recorder, machine);
    program.run(main);
    return recorder.finish({.time = program.simulation().now()});
}

} // namespace

TEST_CASE("A recorded chess exhibition has the known figures") {
    const TracePtr async = record(exhibition(24, 30));
    CHECK(async->end_time() == Instant{} + 1h + 55s);
    CHECK(measure(*async).last_work_end == Instant{} + 1h);
    CHECK(async->task_count() == 25);
    CHECK(async->task(1).creator == 0);
    CHECK(async->task(1).function == "game");
    CHECK(async->task(3).label == "game(2)");

    const TracePtr sequential = record(exhibition(24, 30), machine::Machine::sequential());
    CHECK(sequential->end_time() == Instant{} + 12h);
    CHECK(measure(*sequential).held == 11h);
}

TEST_CASE("Two recordings of one program are the same") {
    const TracePtr first = record(exhibition(5, 4));
    const TracePtr second = record(exhibition(5, 4));
    REQUIRE(first->event_count() == second->event_count());
    for (EventIndex event = 0; event < first->event_count(); ++event)
        CHECK(describe_event(*first, event) == describe_event(*second, event));
}

TEST_CASE("Whoever the loop resumes was the first of the recorded ready queue") {
    const TracePtr trace = record(exhibition(6, 5));
    LoopStates states(trace);
    for (EventIndex event = 1; event < trace->event_count(); ++event)
        if (trace->kind_of(event) == EventKind::Resume)
            CHECK(states.at(event - 1).ready.front() == trace->task_of(event));
}
