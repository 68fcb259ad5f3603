#include "core/native/program.hpp"
#include "core/sync/event.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/journal.hpp"

using namespace simul;
using namespace simul::native;
using namespace simul::testing;
using namespace std::chrono_literals;
using machine::Machine;

namespace {

/// What tasks on machines of many threads do here; they note "name<second>".
class Office {
public:
    explicit Office(const Machine& machine) : program(machine) {}

    void note(const std::string& name) {
        const auto seconds = std::chrono::floor<std::chrono::seconds>(program.now());
        journal.note(name + std::to_string(seconds.count()));
    }
    std::string run(std::vector<Coro<>> coroutines) {
        program.run(all(std::move(coroutines)));
        return journal.text();
    }

    Coro<> sleeper(std::string name, Duration length) {
        note(name);
        co_await sleep(length);
        note(name);
    }
    Coro<> worker(std::string name, Duration length) {
        co_await work(length);
        note(name);
    }
    Coro<> late_worker(std::string name, Duration delay, Duration length) {
        co_await sleep(delay);
        co_await work(length);
        note(name);
    }
    Coro<> waiter(std::string name, loop::Ref<sync::Event> event) {
        const loop::Operation wait = event->wait(program.event_loop());
        co_await wait;
        note(name);
    }
    Coro<> setter(Duration after, loop::Ref<sync::Event> event) {
        co_await sleep(after);
        event->set();
    }
    Coro<> canceller(Duration after, loop::Ref<loop::Task>& victim) {
        co_await sleep(after);
        victim->cancel();
    }

    Program program;
    Journal journal;

private:
    static Coro<> all(std::vector<Coro<>> coroutines) { co_await gather(std::move(coroutines)); }
};

/// A callback that writes down when it runs.
class Callback final : public loop::RefCounted {
public:
    explicit Callback(Office& office) : office_(office) {}
    void run() { office_.note("callback"); }

private:
    Office& office_;
};

void note_it(loop::EventLoop&, loop::RefCounted* target, loop::RefCounted*) {
    static_cast<Callback*>(target)->run();
}

} // namespace

TEST_CASE("timed waits hold their threads and no others") {
    Office office(Machine::under_one_lock(3));
    CHECK(office.run({office.sleeper("a", 2s), office.sleeper("b", 2s), office.sleeper("c", 1s)}) ==
          "a0 b0 c0 c1 a2 b2");
}

TEST_CASE("who finds no free thread waits for the first that is, new tasks in order of their creation") {
    Office office(Machine::under_one_lock(2));
    CHECK(office.run({office.sleeper("a", 3s), office.sleeper("b", 1s), office.sleeper("c", 1s),
                      office.sleeper("d", 1s)}) == "a0 b0 b1 c1 c2 d2 a3 d3");
}

TEST_CASE("one thread is sequential") {
    for (const Machine& machine : {Machine::under_one_lock(1), Machine::sequential()}) {
        Office office(machine);
        CHECK(office.run({office.sleeper("a", 2s), office.worker("b", 1s), office.sleeper("c", 1s)}) ==
              "a0 a2 b3 c3 c4");
    }
}

TEST_CASE("a wait for others gives the thread back") {
    Office office(Machine::under_one_lock(2));
    const auto event = loop::make_ref<sync::Event>(office.program.simulation());
    CHECK(office.run({office.waiter("w", event), office.waiter("x", event), office.sleeper("a", 1s),
                      office.setter(2s, event)}) == "a0 a1 w2 x2");
}

TEST_CASE("callbacks run on a thread too, and wait where none is free") {
    Office office(Machine::under_one_lock(2));
    office.program.event_loop().call_later(1s, {&note_it, loop::make_ref<Callback>(office), {}});
    CHECK(office.run({office.sleeper("a", 3s), office.sleeper("b", 2s)}) == "a0 b0 b2 callback2 a3");
}

TEST_CASE("under the lock one thread computes at a time, in turns") {
    Office office(Machine::under_one_lock(3));
    CHECK(office.run({office.worker("a", 2s), office.worker("b", 1s), office.worker("c", 3s)}) == "b2 a4 c6");
}

TEST_CASE("processes compute at once, each on its CPU") {
    Office office(Machine::processes(3));
    CHECK(office.run({office.worker("a", 2s), office.worker("b", 1s), office.worker("c", 3s)}) == "b1 a2 c3");
}

TEST_CASE("a long computation is no million slices") {
    class Slices : public loop::Listener {
    public:
        void thread_held(Instant, const loop::Task*, Duration, loop::BlockKind) override { ++count; }
        int count = 0;
    };
    Slices slices;
    Program program(slices, Machine::under_one_lock(4));
    constexpr auto kMain = []() -> Coro<> {
        constexpr auto kWorker = []() -> Coro<> { co_await work(24h); };
        co_await gather(kWorker(), kWorker(), kWorker());
    };
    program.run(kMain());
    CHECK(program.now() == 72h);
    CHECK(slices.count < 40);
    CHECK(program.simulation().computing().switches() > 10'000'000);
}

TEST_CASE("a thread in a blocking call cannot be cancelled: the task is, at its next wait or its end") {
    Office office(Machine::under_one_lock(2));
    loop::Ref<loop::Task> victim =
        create_task(office.program.event_loop(), office.sleeper("victim", 5s), "victim");
    office.run({office.canceller(1s, victim)});
    CHECK(office.journal.text() == "victim0 victim5");
    CHECK(victim->cancelled());
    CHECK(office.program.now() == 5s);
}

TEST_CASE("computing in a callback holds the loop, but what is under way goes on") {
    Office office(Machine::under_one_lock(4));
    office.program.event_loop().call_later(
        1s, {[](loop::EventLoop& event_loop, loop::RefCounted*, loop::RefCounted*) {
                 event_loop.hold(2s, loop::BlockKind::Work);
             },
             {},
             {}});
    office.program.event_loop().call_later(1s, {&note_it, loop::make_ref<Callback>(office), {}});
    CHECK(office.run({office.sleeper("a", 2s), office.worker("b", 2s), office.sleeper("c", 9s)}) ==
          "a0 c0 a2 b2 callback4 c9");
}

TEST_CASE("a computation that ends just when another one begins goes on all the same") {
    Office office(Machine::under_one_lock(2));
    CHECK(office.run({office.late_worker("late", 2s, 2s), office.worker("early", 2s)}) == "early2 late4");
}
