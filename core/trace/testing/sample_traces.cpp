#include "core/trace/testing/sample_traces.hpp"

#include "core/trace/testing/played_loop.hpp"

#include <numeric>
#include <random>

namespace simul::trace::testing {
namespace {

using namespace std::chrono_literals;

/// A main task that starts the parts from 1 to `count` and gathers them.
Part main_of(std::size_t count) {
    Part part{"main", {}};
    std::vector<PartIndex> children(count);
    std::iota(children.begin(), children.end(), PartIndex{1});
    for (const PartIndex child : children)
        part.actions.push_back(Start{child});
    part.actions.push_back(Gather{std::move(children)});
    return part;
}

std::string coloured(int colour, const std::string& text) {
    return "\x1b[" + std::to_string(31 + colour % 6) + "m" + text + "\x1b[0m\n";
}

/// Draws that are the same everywhere (standard distributions are not).
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::uint64_t below(std::uint64_t bound) { return engine_() % bound; }
    Duration milliseconds_below(std::uint64_t bound) {
        return std::chrono::milliseconds(static_cast<std::int64_t>(below(bound)));
    }

private:
    std::mt19937_64 engine_;
};

Action random_action(Dice& dice, PartIndex self, std::size_t task_count) {
    switch (dice.below(24)) {
    case 0: return Hold{dice.milliseconds_below(300)};
    case 1: return Print{"line of task " + std::to_string(self) + "\n"};
    case 2: return Fail{"ValueError"};
    case 3: {
        const PartIndex victim = 1 + dice.below(task_count);
        if (victim != self && dice.below(8) == 0) return Cancel{victim};
        return Yield{};
    }
    case 4:
    case 5: return Yield{};
    case 6:
    case 7:
    case 8: return Put{dice.below(3)};
    case 9:
    case 10: return Get{dice.below(3)};
    case 11:
    case 12:
    case 13:
    case 14: return Work{dice.milliseconds_below(50)};
    default: return Sleep{dice.milliseconds_below(2'000)};
    }
}

} // namespace

TracePtr chess_exhibition(SampleModel model, int boards, int moves) {
    PlayedLoop loop(model == SampleModel::Sequential);
    loop.add(main_of(static_cast<std::size_t>(boards)));
    for (int board = 0; board < boards; ++board) {
        Part game{"game", {}};
        for (int move = 0; move < moves; ++move) {
            game.actions.push_back(Work{5s});
            game.actions.push_back(Sleep{55s});
        }
        game.actions.push_back(Print{"Board " + std::to_string(board + 1) + ": a draw\n"});
        loop.add(std::move(game));
    }
    return loop.play();
}

TracePtr producers_and_consumers(int producers, int consumers) {
    PlayedLoop loop;
    const std::size_t queue = loop.add_queue(4);
    Part main = main_of(static_cast<std::size_t>(producers + consumers));
    // Only the producers are waited for; then the consumers, who would wait for ever, are cancelled.
    std::get<Gather>(main.actions.back()).parts.resize(static_cast<std::size_t>(producers));
    main.actions.push_back(Sleep{12s});
    for (int i = 0; i < consumers; ++i)
        main.actions.push_back(Cancel{static_cast<PartIndex>(1 + producers + i)});
    loop.add(std::move(main));
    Dice dice(444);
    const auto seconds_below = [&](std::uint64_t bound) {
        return std::chrono::seconds(static_cast<std::int64_t>(dice.below(bound)));
    };
    for (int i = 0; i < producers; ++i) {
        Part part{"produce", {}};
        for (std::uint64_t item = dice.below(10); item > 0; --item) {
            part.actions.push_back(Sleep{1s + seconds_below(10)});
            part.actions.push_back(Put{queue});
            part.actions.push_back(Print{coloured(i, "Producer " + std::to_string(i) + " added an item.")});
        }
        loop.add(std::move(part));
    }
    for (int i = 0; i < consumers; ++i) {
        Part part{"consume", {}};
        for (int item = 0; item < 100; ++item) {
            part.actions.push_back(Sleep{1s + seconds_below(10)});
            part.actions.push_back(Get{queue});
            part.actions.push_back(Print{coloured(i, "Consumer " + std::to_string(i) + " got an item.")});
        }
        loop.add(std::move(part));
    }
    return loop.play();
}

TracePtr failures_and_cancellations() {
    PlayedLoop loop;
    Part main{"main", {}};
    for (PartIndex child = 1; child <= 6; ++child)
        main.actions.push_back(Start{child});
    main.actions.push_back(Cancel{4});
    main.actions.push_back(Sleep{3s});
    main.actions.push_back(Cancel{3});
    main.actions.push_back(Gather{{1, 2, 3, 4, 5, 6}});
    loop.add(std::move(main));
    loop.add({"succeeds", {Sleep{2s}, Work{500ms}, Print{"fine\n"}}});
    loop.add({"fails", {Sleep{1s}, Fail{"ZeroDivisionError"}}});
    loop.add({"is_cancelled_asleep", {Sleep{1min}}});
    loop.add({"never_runs", {Sleep{1min}}});
    loop.add({"blocks_the_loop", {Sleep{1s}, Hold{2s}, Print{"that took long\n"}, Yield{}, Work{250ms}}});
    loop.add({"is_late", {Sleep{1500ms}, Print{"late by 1.5 s\n"}}});
    return loop.play();
}

TracePtr deadlock() {
    PlayedLoop loop;
    const std::size_t left = loop.add_queue();
    const std::size_t right = loop.add_queue();
    loop.add(main_of(2));
    loop.add({"philosopher", {Sleep{1s}, Get{left}, Put{right}}});
    loop.add({"philosopher", {Sleep{2s}, Get{right}, Put{left}}});
    return loop.play();
}

TracePtr random_run(std::uint64_t seed, int tasks, int actions) {
    const auto task_count = static_cast<std::size_t>(tasks);
    PlayedLoop loop;
    loop.add_queue();
    loop.add_queue(1);
    loop.add_queue(3);
    loop.add(main_of(task_count));
    Dice dice(seed);
    for (PartIndex task = 1; task <= task_count; ++task) {
        Part part{"worker_" + std::to_string(task % 5), {}};
        for (int i = 0; i < actions; ++i) {
            Action action = random_action(dice, task, task_count);
            // Failures are for the end of a life, or nobody would grow old.
            if (std::holds_alternative<Fail>(action) && i + 1 < actions) action = Yield{};
            part.actions.push_back(std::move(action));
        }
        loop.add(std::move(part));
    }
    return loop.play();
}

} // namespace simul::trace::testing
