#include "core/loop/pool_threads.hpp"
#include "core/native/program.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/journal.hpp"

using namespace simul;
using namespace simul::native;
using namespace simul::testing;
using namespace std::chrono_literals;

namespace {

/// What runs on pool threads here: notes "name<second>" after each blocking call.
class Threads {
public:
    explicit Threads(std::uint32_t count)
        : pool_(loop::make_ref<loop::ThreadPool>(program.simulation(), count, "pool")) {}

    Threads(std::uint32_t count, loop::Listener& listener)
        : program(listener), pool_(loop::make_ref<loop::ThreadPool>(program.simulation(), count, "pool")) {}

    loop::Ref<loop::PoolCall> submit(std::string name, std::vector<Duration> pauses) {
        const auto call =
            loop::make_ref<loop::PoolCall>(body(*this, std::move(name), std::move(pauses)).body());
        pool_->submit(call);
        return call;
    }

    void note(const std::string& name) {
        journal.note(name + std::to_string(std::chrono::floor<std::chrono::seconds>(program.now()).count()));
    }

    Program program;
    Journal journal;
    loop::PoolThreads& pool_threads() { return program.simulation().pool_threads(); }

private:
    static Coro<> body(Threads& threads, std::string name, std::vector<Duration> pauses) {
        threads.note(name);
        for (const Duration pause : pauses) {
            co_await block(pause);
            threads.note(name);
        }
    }

    loop::Ref<loop::ThreadPool> pool_;
};

} // namespace

TEST_CASE("a pool call starts at once and runs up to its first blocking call") {
    Threads threads(2);
    const auto call = threads.submit("a", {1s});
    threads.journal.note("submitted");
    CHECK(threads.journal.text() == "a0 submitted");
    CHECK(call->state() == loop::PoolCall::State::Running);
    CHECK(threads.submit("b", {})->done());
}

TEST_CASE("threads are told of once, and the lowest-numbered free one takes a call") {
    struct Heard final : loop::Listener {
        void pool_thread_started(Instant, loop::PoolThreadId thread, std::string_view name) override {
            text += "+" + std::to_string(static_cast<int>(thread)) + std::string(name) + " ";
        }
        void pool_call_runs(Instant, loop::PoolThreadId thread, const loop::Coroutine&) override {
            text += "r" + std::to_string(static_cast<int>(thread)) + " ";
        }
        void pool_call_blocks(Instant, loop::PoolThreadId thread, const loop::Coroutine&, Duration length,
                              loop::BlockKind) override {
            text += "b" + std::to_string(static_cast<int>(thread)) + ":" + std::to_string(length / 1s) + " ";
        }
        void pool_call_ended(Instant, loop::PoolThreadId thread) override {
            text += "e" + std::to_string(static_cast<int>(thread)) + " ";
        }
        std::string text;
    };
    Heard heard;
    Threads threads(2, heard);
    threads.submit("a", {2s});
    threads.submit("b", {1s});
    threads.pool_threads().finish();
    threads.submit("c", {});
    CHECK(heard.text == "+1pool_0 r1 b1:2 +2pool_1 r2 b2:1 r2 e2 r1 e1 r1 e1 ");
}

TEST_CASE("calls beyond the threads wait their turn, and a thread that is free takes the next at once") {
    Threads threads(2);
    for (const auto& [name, pause] : {std::pair{"a", 3s}, {"b", 1s}, {"c", 1s}})
        threads.submit(name, {pause});
    threads.pool_threads().finish();
    CHECK(threads.journal.text() == "a0 b0 b1 c1 c2 a3");
}

TEST_CASE("a call that no thread has taken can be cancelled, a running one can not") {
    Threads threads(1);
    const auto running = threads.submit("a", {1s});
    const auto pending = threads.submit("b", {1s});
    CHECK_FALSE(running->cancel());
    CHECK(pending->cancel());
    threads.pool_threads().finish();
    CHECK(threads.journal.text() == "a0 a1");
    CHECK(pending->cancelled());
}

TEST_CASE("pool threads go on while the main thread is in a blocking call that began earlier") {
    Threads threads(1);
    threads.submit("a", {1s, 1s, 1s});
    threads.program.simulation().hold(nullptr, 2s, loop::BlockKind::Sleep);
    // The wake-up at two seconds was set after the blocking call, and comes after it.
    threads.journal.note("held");
    CHECK(threads.journal.text() == "a0 a1 held");
    CHECK(threads.program.now() == 2s);
}

TEST_CASE("the ends of blocking calls and timers at one instant come in the order in which they were set") {
    Threads threads(2);
    auto main = [&threads]() -> Coro<> {
        auto say = [&threads](std::string word) -> Coro<> {
            co_await sleep(1s);
            threads.note(word);
        };
        loop::EventLoop& event_loop = co_await this_loop();
        const auto first = create_task(event_loop, say("first"));
        co_await sleep(0s);
        threads.submit("thread", {1s});
        const auto second = create_task(event_loop, say("second"));
        co_await first;
        co_await second;
    };
    threads.program.run(main());
    // The thread runs where its blocking call ends; what the timers wake runs in the iteration after.
    CHECK(threads.journal.text() == "thread0 thread1 first1 second1");
}

TEST_CASE("the loop sleeps until a pool thread's call ends: waiting for it is no deadlock") {
    Threads threads(1);
    auto main = [&threads]() -> Coro<> {
        loop::EventLoop& event_loop = co_await this_loop();
        const auto ended = event_loop.create_future();
        struct Wakes final : loop::RefCounted {
            explicit Wakes(loop::Ref<loop::Future> what) : future(std::move(what)) {}
            loop::Ref<loop::Future> future;
        };
        threads.submit("a", {5s})->add_done_callback(
            [](loop::RefCounted* target, loop::PoolCall&) {
                auto& wakes = static_cast<Wakes&>(*target);
                wakes.future->loop().call_soon_from_thread(
                    {[](loop::EventLoop&, loop::RefCounted* self, loop::RefCounted*) {
                         static_cast<Wakes&>(*self).future->set_result({});
                     },
                     loop::Ref<loop::RefCounted>(target),
                     {}});
            },
            loop::make_ref<Wakes>(ended));
        co_await ended;
        threads.note("main");
    };
    threads.program.run(main());
    CHECK(threads.journal.text() == "a0 a5 main5");
}

TEST_CASE("threads that sleep stand among the timers of a loop that is made later") {
    Threads threads(1);
    threads.submit("a", {1s, 1s});
    const auto later = loop::make_ref<loop::EventLoop>(threads.program.simulation());
    later->call_at(Instant{2s}, {[](loop::EventLoop& event_loop, loop::RefCounted*, loop::RefCounted*) {
                                     event_loop.stop();
                                 },
                                 {},
                                 {}});
    CHECK(later->run_forever() == loop::LoopEnd::Stopped);
    CHECK(threads.journal.text() == "a0 a1 a2");
}
