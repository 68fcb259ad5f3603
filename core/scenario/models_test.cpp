#include "core/scenario/run.hpp"
#include "core/trace/measures.hpp"
#include "core/trace/schedule_json.hpp"
#include "tests/support/catch.hpp"

#include <fmt/format.h>

#include <numeric>
#include <random>

using namespace simul;
using namespace simul::scenario;
using namespace std::chrono_literals;

namespace {

struct Ran {
    std::string output;
    trace::TracePtr trace;
    Duration makespan{};
};

Ran run_text(const std::string& text, const RunSettings& settings) {
    const auto scenario = parse(text, "a.py");
    REQUIRE(scenario);
    Ran ran;
    const RunResult result = run(
        *scenario, settings, [&](trace::OutputStream, std::string_view written) { ran.output += written; });
    REQUIRE(result.exit_status == 0);
    ran.trace = result.trace;
    ran.makespan = result.trace->end_time() - Instant{};
    return ran;
}

RunSettings under(Model model, MachineSettings machine = {}) {
    RunSettings settings;
    settings.model = model;
    settings.machine = machine;
    return settings;
}

std::string schedule_of(const trace::Trace& trace) {
    std::string text;
    trace::write_schedule(trace, [&text](std::string_view piece) {
        text += piece;
        return true;
    });
    return text;
}

/// One task an opponent, as the bundled scenario; times in whole seconds.
std::string exhibition(int opponents, int moves, int think, int reply) {
    return fmt::format("import asyncio, simul\n"
                       "async def play():\n"
                       "    for _ in range({1}):\n"
                       "        simul.work({2})\n"
                       "        await asyncio.sleep({3})\n"
                       "async def main():\n"
                       "    await asyncio.gather(*(play() for _ in range({0})))\n"
                       "asyncio.run(main())\n",
                       opponents, moves, think, reply);
}

/// Tasks that compute and sleep, and wait for tasks before them.
class RandomProgram {
public:
    explicit RandomProgram(std::uint64_t seed) : random_(seed) {
        text_ = "import asyncio, simul\n";
        const int tasks = up_to(12);
        for (int task = 0; task < tasks; ++task)
            add_task(task);
        text_ += "async def main():\n    tasks = []\n";
        for (int task = 0; task < tasks; ++task)
            text_ += fmt::format("    tasks.append(asyncio.create_task(task{}(tasks)))\n", task);
        text_ += "    print(await asyncio.gather(*tasks))\nasyncio.run(main())\n";
    }

    const std::string& text() const { return text_; }
    Duration work() const { return work_; }
    /// What one task after the other takes that wait for one another, if nothing else is in their way.
    Duration longest_chain() const { return *std::max_element(ends_.begin(), ends_.end()); }
    /// Computing and sleeping of all tasks: what threads are held for.
    Duration held() const { return held_; }

private:
    int up_to(int most) { return std::uniform_int_distribution<int>(1, most)(random_); }

    void add_task(int task) {
        text_ += fmt::format("async def task{}(tasks):\n    value = {}\n", task, task);
        Duration end{};
        for (int steps = up_to(6); steps > 0; --steps) {
            const Duration length = up_to(40) * 1ms;
            switch (up_to(3)) {
            case 1:
                text_ += fmt::format("    simul.work({})\n", to_seconds(length));
                work_ += length;
                held_ += length;
                end += length;
                break;
            case 2:
                text_ += fmt::format("    await asyncio.sleep({})\n", to_seconds(length));
                held_ += length;
                end += length;
                break;
            default:
                if (task == 0) break;
                const int other = up_to(task) - 1;
                text_ += fmt::format("    value = value * 7 + await tasks[{}]\n", other);
                end = std::max(end, ends_[static_cast<std::size_t>(other)]);
            }
        }
        text_ += "    return value\n";
        ends_.push_back(end);
    }

    std::mt19937_64 random_;
    std::string text_;
    Duration work_{};
    Duration held_{};
    std::vector<Duration> ends_;
};

} // namespace

TEST_CASE("The chess exhibition takes what its closed forms say, under every model") {
    // n opponents, m moves, w seconds of thinking, r seconds for a reply.
    struct Exhibition {
        int n, m, w, r;
    };
    for (const auto& [n, m, w, r] : {Exhibition{24, 30, 5, 55},
                                     {24, 30, 5, 200},
                                     {3, 4, 2, 1},
                                     {1, 7, 3, 9},
                                     {8, 1, 5, 60},
                                     {10, 5, 6, 54}}) {
        CAPTURE(n, m, w, r);
        const std::string text = exhibition(n, m, w, r);
        const auto seconds = [](std::int64_t count) { return Duration(std::chrono::seconds(count)); };
        // Nothing overlaps.
        CHECK(run_text(text, under(Model::Sequential)).makespan == seconds(n * m * (w + r)));
        // Where a round of all boards takes at least as long as one game's move and reply, she is never idle,
        // and the last reply comes after her last move. Otherwise she waits for board 1 in each round, and
        // the last board is n - 1 moves behind.
        const bool is_never_idle = n * w >= w + r;
        const Duration async = is_never_idle ? seconds(n * m * w + r) : seconds(m * (w + r) + (n - 1) * w);
        CHECK(run_text(text, under(Model::Async)).makespan == async);
        // With a thread for each board, and a switch interval that no move exceeds, nobody is put aside: her
        // one CPU serves the boards in the order in which they ask, as in asyncio.
        MachineSettings patient{.threads = n, .switch_interval = seconds(w)};
        CHECK(run_text(text, under(Model::Threads, patient)).makespan ==
              (n == 1 ? seconds(m * (w + r)) : async));
        // With CPython's interval she thinks about all boards in turns of 5 ms, so that a round's replies all
        // come late. At best she is as quick as in asyncio; at worst, all moves of a round are made at once,
        // and she waits for all replies.
        const Duration turns = run_text(text, under(Model::Threads, {.threads = n})).makespan;
        CHECK(turns >= async);
        CHECK(turns <= seconds(m * (n * w + r)));
        if (m == 1) CHECK(turns == seconds(n * w + r));
        // Each of c masters has a CPU of her own and takes one game after the other.
        for (const int c : {1, 5, n}) {
            const int rounds = (n + c - 1) / c;
            CHECK(run_text(text, under(Model::Processes, {.cpus = c})).makespan ==
                  seconds(rounds * m * (w + r)));
        }
    }
}

TEST_CASE("With turns of 5 ms two moves a board have a closed form, and more have none") {
    // n threads, w of thinking in turns of q, replies after r. In the first round all boards take turns, so
    // that they are done one after the other in the round's last n turns: board 1 at n·w - (n-1)·q, board n
    // at n·w. Board 1's reply comes first, at n·w - (n-1)·q + r; from there on somebody always thinks
    // (replies come q apart, and n·w of thinking lies ahead), so the second round's last move is made n·w
    // later, and its reply comes after r:
    //
    //     one move:   n·w + r
    //     two moves:  2·(n·w + r) - (n-1)·q
    //
    // From the third move on there is no such form. In the second round board 1 thinks alone for a while,
    // since an interval counts from when somebody began to wait, and board 2 has company sooner than board 1
    // had: the boards come out of step by sums of intervals that differ for each of them, and whoever is
    // early in one round has the CPU for himself in the next. 24 boards and 30 moves end at 4,598.88 s; if
    // only the turns of one instant were taken in another order, it would be half a minute more or less. So
    // what is checked of longer exhibitions is what bounds them (above), and the figure itself, so that no
    // change goes unnoticed.
    for (const auto& [n, w, r] : {std::tuple(24, 5, 55), {3, 2, 1}, {10, 6, 54}}) {
        CAPTURE(n, w, r);
        const Duration q = MachineSettings().switch_interval;
        const Duration round = std::chrono::seconds(n * w + r);
        const auto makespan = [&, n = n, w = w, r = r](int moves) {
            return run_text(exhibition(n, moves, w, r), under(Model::Threads, {.threads = n})).makespan;
        };
        CHECK(makespan(1) == round);
        CHECK(makespan(2) == 2 * round - (n - 1) * q);
    }
}

TEST_CASE("The bundled exhibition takes twelve hours, an hour, an hour and a quarter, and half an hour") {
    const std::string text = exhibition(24, 30, 5, 55);
    CHECK(run_text(text, under(Model::Sequential)).makespan == 43'200s);
    CHECK(run_text(text, under(Model::Async)).makespan == 3'655s);
    CHECK(run_text(text, under(Model::Threads, {.threads = 24})).makespan == 4'598'880ms);
    CHECK(run_text(text, under(Model::Processes, {.cpus = 24})).makespan == 1'800s);
}

TEST_CASE("Computing is as long as it is on one CPU, and is divided by many") {
    // N tasks of W seconds: W·N on one CPU, whoever takes turns; W where each has its own.
    for (const auto& [n, w] : {std::pair(8, 3), {1, 10}, {30, 1}}) {
        const std::string text = exhibition(n, 1, w, 0);
        const Duration in_all = std::chrono::seconds(n * w);
        CHECK(run_text(text, under(Model::Sequential)).makespan == in_all);
        CHECK(run_text(text, under(Model::Async)).makespan == in_all);
        CHECK(run_text(text, under(Model::Threads)).makespan == in_all);
        CHECK(run_text(text, under(Model::Processes, {.cpus = n})).makespan == std::chrono::seconds(w));
    }
}

TEST_CASE("No model is faster than its CPUs, its threads or the longest chain of waits allow") {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const RandomProgram program(seed);
        CAPTURE(seed, program.text());
        std::string output;
        for (const Model model : all_models()) {
            const RunSettings settings = under(model, {.threads = 3, .cpus = 2});
            const machine::Machine machine = machine_of(model, settings.machine);
            const Ran ran = run_text(program.text(), settings);
            CHECK(ran.makespan >= program.work() / machine.cpus);
            CHECK(ran.makespan >= program.longest_chain());
            if (machine.timed_wait_holds_thread) CHECK(ran.makespan >= program.held() / machine.threads);
            CHECK(trace::measure(*ran.trace).busy == program.work());
            // What it computes is the same.
            if (output.empty()) output = ran.output;
            CHECK(ran.output == output);
        }
    }
}

TEST_CASE("Threads with one thread are sequential, event for event") {
    for (std::uint64_t seed = 100; seed < 130; ++seed) {
        const RandomProgram program(seed);
        const Ran sequential = run_text(program.text(), under(Model::Sequential));
        const Ran one_thread = run_text(program.text(), under(Model::Threads, {.threads = 1}));
        CHECK(schedule_of(*one_thread.trace) == schedule_of(*sequential.trace));
    }
}

TEST_CASE("A task can compute deep inside of plain calls while others run on their threads") {
    const std::string text = "import asyncio, simul, time, functools\n"
                             "def deep(n):\n"
                             "    if n: return deep(n - 1) + 1\n"
                             "    simul.work(1)\n"
                             "    time.sleep(1)\n"
                             "    return 0\n"
                             "async def task(n):\n"
                             "    pairs = sorted([3, 1, 2], key=lambda item: (deep(n), item))\n"
                             "    print(n, pairs, asyncio.current_task().get_name(), time.perf_counter())\n"
                             "async def main():\n"
                             "    await asyncio.gather(*(task(n) for n in range(3)))\n"
                             "asyncio.run(main())\n";
    CHECK(run_text(text, under(Model::Processes, {.cpus = 4})).output ==
          "0 [1, 2, 3] Task-2 6.0\n1 [1, 2, 3] Task-3 6.0\n2 [1, 2, 3] Task-4 6.0\n");
}

TEST_CASE("What a task prints is its own, whoever ran meanwhile") {
    const Ran ran = run_text("import asyncio, simul\n"
                             "async def task(n):\n"
                             "    for _ in range(2):\n"
                             "        simul.work(1)\n"
                             "        print(n)\n"
                             "async def main():\n"
                             "    await asyncio.gather(*(task(n) for n in range(3)))\n"
                             "asyncio.run(main())\n",
                             under(Model::Threads));
    for (const trace::EventIndex index : ran.trace->outputs()) {
        const trace::Event event = ran.trace->event(index);
        CHECK(ran.trace->task(event.task).name ==
              fmt::format("Task-{}", std::stoi(std::string(event.text)) + 2));
        CHECK(ran.trace->line_of(event.stack) == 5);
    }
    CHECK(ran.trace->outputs().size() == 6);
}

TEST_CASE("On a machine of threads, a pool's threads compute on its CPUs, and processes on their own") {
    const auto text = [](const std::string& pool) {
        return "import asyncio, simul\n"
               "from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor\n"
               "async def main():\n"
               "    loop = asyncio.get_running_loop()\n"
               "    with " +
               pool +
               "(4) as pool:\n"
               "        await asyncio.gather(*(loop.run_in_executor(pool, simul.work, 1) for _ in "
               "range(4)))\n"
               "asyncio.run(main())\n";
    };
    CHECK(run_text(text("ThreadPoolExecutor"), under(Model::Threads)).makespan == 4s);
    CHECK(run_text(text("ProcessPoolExecutor"), under(Model::Threads)).makespan == 1s);
    CHECK(run_text(text("ThreadPoolExecutor"), under(Model::Processes, {.cpus = 2})).makespan == 2s);
    CHECK(run_text(text("ThreadPoolExecutor"), under(Model::Async)).makespan == 1s);
}

TEST_CASE("With streams of their own, tasks draw the same numbers under every model") {
    const std::string text = "import asyncio, random\n"
                             "async def task(n):\n"
                             "    drawn = []\n"
                             "    for _ in range(4):\n"
                             "        drawn.append(random.randrange(1000))\n"
                             "        await asyncio.sleep(random.random())\n"
                             "    drawn.append(round(random.gauss(0, 100)))\n"
                             "    return drawn\n"
                             "async def main():\n"
                             "    print(await asyncio.gather(*(task(n) for n in range(5))))\n"
                             "asyncio.run(main())\n";
    const auto output = [&](Model model, RandomStreams streams, std::uint64_t seed) {
        RunSettings settings = under(model, {.threads = 3, .cpus = 2});
        settings.random = streams;
        settings.seed = seed;
        return run_text(text, settings).output;
    };
    const std::string numbers = output(Model::Async, RandomStreams::PerTask, 0);
    for (const Model model : all_models())
        CHECK(output(model, RandomStreams::PerTask, 0) == numbers);
    CHECK(output(Model::Async, RandomStreams::PerTask, 1) != numbers);
    CHECK(output(Model::Async, RandomStreams::One, 0) != output(Model::Sequential, RandomStreams::One, 0));
}

TEST_CASE("A program that seeds its random numbers seeds those of all tasks") {
    const auto text = [](int seed) {
        return fmt::format("import asyncio, random\n"
                           "random.seed({})\n"
                           "async def task():\n"
                           "    print(random.random())\n"
                           "asyncio.run(task())\n",
                           seed);
    };
    RunSettings settings;
    settings.random = RandomStreams::PerTask;
    CHECK(run_text(text(1), settings).output == run_text(text(1), settings).output);
    CHECK(run_text(text(1), settings).output != run_text(text(2), settings).output);
}
