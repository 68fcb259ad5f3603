#include "core/loop/event_loop.hpp"
#include "core/native/program.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/journal.hpp"

using namespace simul;
using namespace simul::native;
using namespace simul::testing;
using namespace std::chrono_literals;

namespace {

/// A callback that writes a word into a journal.
class Note : public loop::RefCounted {
public:
    Note(Journal& journal, std::string word) : journal_(journal), word_(std::move(word)) {}
    static loop::Callback in(Journal& journal, std::string word) {
        return {[](loop::EventLoop&, loop::RefCounted* self, loop::RefCounted*) {
                    auto& note = static_cast<Note&>(*self);
                    note.journal_.note(note.word_);
                },
                loop::make_ref<Note>(journal, std::move(word)),
                {}};
    }

private:
    Journal& journal_;
    std::string word_;
};

void stop(loop::EventLoop& event_loop, loop::RefCounted*, loop::RefCounted*) {
    event_loop.stop();
}

Coro<> say_after(Journal& journal, std::string word, Duration delay) {
    co_await sleep(delay);
    journal.note(word);
}

Coro<> take_turns(Journal& journal, std::string word, int turns) {
    for (int i = 0; i < turns; ++i) {
        journal.note(word + std::to_string(i));
        co_await sleep(0s);
    }
}

Coro<> hold(Duration duration) {
    co_await block(duration);
}

} // namespace

TEST_CASE("callbacks run in the order in which they were queued") {
    Program program;
    Journal journal;
    for (const char* word : {"a", "b", "c"})
        program.event_loop().call_soon(Note::in(journal, word));
    program.event_loop().call_soon({&stop, {}, {}});
    CHECK(program.event_loop().run_forever() == loop::LoopEnd::Stopped);
    CHECK(journal.text() == "a b c");
}

TEST_CASE("a timer that is due already still runs after what is ready (rule 4)") {
    Program program;
    Journal journal;
    program.event_loop().call_at(Instant{}, Note::in(journal, "past"));
    program.event_loop().call_soon(Note::in(journal, "soon"));
    program.event_loop().call_later(1s, {&stop, {}, {}});
    program.event_loop().run_forever();
    CHECK(journal.text() == "soon past");
}

TEST_CASE("the clock jumps to the next timer, and never moves otherwise") {
    Program program;
    Journal journal;
    program.event_loop().call_later(2h, Note::in(journal, "two hours"));
    program.event_loop().call_later(3h, {&stop, {}, {}});
    const auto never = program.event_loop().call_later(1h, Note::in(journal, "cancelled"));
    program.event_loop().cancel(*never);
    program.event_loop().run_forever();
    CHECK(journal.text() == "two hours");
    CHECK(program.now() == 3h);
}

TEST_CASE("timers of one instant are released together, in the order of setting (rules 6 and 7)") {
    Program program;
    Journal journal;
    auto main = [](Journal& log) -> Coro<> {
        co_await gather(say_after(log, "a", 2s), say_after(log, "b", 1s), say_after(log, "c", 2s),
                        say_after(log, "d", 2s));
    };
    program.run(main(journal));
    CHECK(journal.text() == "b a c d");
}

TEST_CASE("tasks that yield take turns") {
    Program program;
    Journal journal;
    auto main = [](Journal& log) -> Coro<> {
        co_await gather(take_turns(log, "x", 3), take_turns(log, "y", 2));
    };
    program.run(main(journal));
    CHECK(journal.text() == "x0 y0 x1 y1 x2");
}

TEST_CASE("timers that became due in a blocking call are released by deadline (rule 11)") {
    Program program;
    Journal journal;
    auto main = [](Journal& log) -> Coro<> {
        co_await gather(say_after(log, "late", 3s), say_after(log, "early", 1s), hold(5s));
    };
    program.run(main(journal));
    CHECK(journal.text() == "early late");
    CHECK(program.now() == 5s);
}

TEST_CASE("a loop with nothing left to do reports a deadlock") {
    Program program;
    auto main = []() -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        const loop::Ref<loop::Future> never = event_loop.create_future();
        co_await never;
    };
    CHECK_THROWS_WITH(program.run(main()), "deadlock");
}

TEST_CASE("a sleep without end is a deadlock too") {
    Program program;
    auto main = []() -> Coro<> { co_await sleep(Duration::max()); };
    CHECK_THROWS_WITH(program.run(main()), "deadlock");
    CHECK(program.now() == 0s);
}

TEST_CASE("a program that spins without the clock moving is ended by its budget") {
    Program program(machine::Machine::async(), {.steps_at_one_instant = 1000});
    auto main = []() -> Coro<> {
        while (true)
            co_await sleep(0s);
    };
    CHECK_THROWS_WITH(program.run(main()), "the run was ended");
    REQUIRE_FALSE(program.front_end().complaints().empty());
    CHECK(program.front_end().complaints().front() == "limit: steps at one instant");
}

TEST_CASE("the clock's movement gives the budget of steps back") {
    Program program(machine::Machine::async(), {.steps_at_one_instant = 10});
    auto main = []() -> Coro<> {
        for (int i = 0; i < 1000; ++i)
            co_await sleep(1ns);
    };
    program.run(main());
    CHECK(program.now() == 1000ns);
}
