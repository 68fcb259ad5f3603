#include "core/machine/processors.hpp"
#include "tests/support/catch.hpp"

#include <map>
#include <random>
#include <set>
#include <string>

using namespace simul;
using namespace simul::machine;
using namespace std::chrono_literals;

namespace {

std::string milliseconds_text(Instant instant) {
    return std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(instant - Instant{}).count());
}

/// Notes "a@0" for a CPU, "a~5" for a wait, times in milliseconds; and adds up who has computed how long.
class Journal final : public Processors::Observer {
public:
    void got_cpu(Instant now, ComputationId computation, Duration) override {
        note(computation, '@', now);
        since_[computation] = now;
    }
    void waits_for_cpu(Instant now, ComputationId computation) override {
        note(computation, '~', now);
        add(computation, now);
    }
    void add(ComputationId computation, Instant now) {
        const auto found = since_.find(computation);
        if (found == since_.end()) return;
        computed[computation] += now - found->second;
        since_.erase(found);
    }

    std::string text;
    std::size_t notes = 0;
    std::map<ComputationId, Duration> computed;

private:
    void note(ComputationId computation, char what, Instant now) {
        if (!text.empty()) text += ' ';
        text += static_cast<char>('a' + static_cast<int>(computation % 26));
        text += what + milliseconds_text(now);
        ++notes;
    }
    std::map<ComputationId, Instant> since_;
};

/// Runs everything to its end; "b@10 a@15": who ended when.
std::string ends(Processors& processors, Journal& journal) {
    std::string text;
    while (const auto end = processors.next_end()) {
        processors.advance_to(*end);
        for (const ComputationId computation : processors.take_ended()) {
            journal.add(computation, *end);
            if (!text.empty()) text += ' ';
            text += static_cast<char>('a' + static_cast<int>(computation % 26));
            text += '@' + milliseconds_text(*end);
        }
    }
    return text;
}

} // namespace

TEST_CASE("A computation alone keeps its CPU however long it takes") {
    Journal journal;
    Processors one(1, 5ms, 0ms, journal);
    one.begin(0, 1h);
    CHECK(one.next_end() == Instant{1h});
    CHECK(ends(one, journal) == "a@3600000");
    CHECK(journal.text == "a@0");
    CHECK(one.switches() == 0);
    CHECK(one.idle());
}

TEST_CASE("Computations take turns of the switch interval, in the order in which they asked") {
    Journal journal;
    Processors one(1, 5ms, 0ms, journal);
    one.begin(0, 12ms);
    one.begin(1, 7ms);
    CHECK(ends(one, journal) == "b@17 a@19");
    CHECK(journal.text == "a@0 b~0 a~5 b@5 b~10 a@10 a~15 b@15 a@17");
    CHECK(one.switches() == 4);
}

TEST_CASE("Whoever computes has a whole interval from when somebody begins to wait") {
    Journal journal;
    Processors one(1, 5ms, 0ms, journal);
    one.begin(0, 20ms);
    one.advance_to(Instant{3ms});
    one.begin(1, 5ms);
    CHECK(ends(one, journal) == "b@13 a@25");
    CHECK(journal.text == "a@0 b~3 a~8 b@8 a@13");
}

TEST_CASE("A switch costs CPU time, but going on costs nothing") {
    Journal journal;
    Processors one(1, 5ms, 1ms, journal);
    one.begin(0, 10ms);
    one.begin(1, 5ms);
    // a 0–5, switch 5–6, b 6–11, switch 11–12, a 12–17.
    CHECK(ends(one, journal) == "b@11 a@17");
    one.begin(0, 3ms);
    CHECK(ends(one, journal) == "a@20");
    CHECK(one.switches() == 2);
}

TEST_CASE("Several CPUs compute at once, and share what is more than they are") {
    Journal journal;
    Processors two(2, 5ms, 0ms, journal);
    two.begin(0, 10ms);
    two.begin(1, 10ms);
    CHECK(ends(two, journal) == "a@10 b@10");
    two.begin(0, 10ms);
    two.begin(1, 10ms);
    two.begin(2, 10ms);
    // a b | c a | b c: thirty milliseconds of work on two CPUs.
    CHECK(ends(two, journal) == "a@20 b@25 c@25");
}

TEST_CASE("Turns of which there are many are merged: nobody's end, nobody's share changes") {
    Journal journal;
    Processors one(1, 5ms, 0ms, journal);
    for (ComputationId computation = 0; computation < 4; ++computation)
        one.begin(computation, 1h);
    // 720,000 turns each; the last round is in turn.
    CHECK(ends(one, journal) == "a@14399985 b@14399990 c@14399995 d@14400000");
    CHECK(one.switches() == 4 * 720'000 - 1);
    for (ComputationId computation = 0; computation < 4; ++computation)
        CHECK(journal.computed[computation] == 1h);
    CHECK(journal.notes < 40);
}

TEST_CASE(
    "Merging turns is exact: a run that is looked at all the time ends everything at the same instant") {
    std::mt19937 random(7);
    const auto up_to = [&random](int most) { return std::uniform_int_distribution<int>(1, most)(random); };
    for (int round = 0; round < 200; ++round) {
        const int cpus = up_to(3);
        const Duration interval{up_to(20)};
        const Duration cost{up_to(4) - 1};
        const int computations = up_to(9);
        Journal merged_journal;
        Journal slow_journal;
        Processors merged(cpus, interval, cost, merged_journal);
        Processors slow(cpus, interval, cost, slow_journal);
        std::map<ComputationId, Instant> merged_ends;
        std::map<ComputationId, Instant> slow_ends;
        const auto take = [](Processors& processors, std::map<ComputationId, Instant>& into) {
            for (const ComputationId computation : processors.take_ended())
                into[computation] = processors.now();
        };
        const auto advance = [&](Instant to) {
            while (true) {
                const auto end = merged.next_end();
                if (!end || *end > to) break;
                merged.advance_to(*end);
                take(merged, merged_ends);
            }
            merged.advance_to(to);
            while (slow.now() < to) {
                slow.advance_to(slow.now() + Duration(1)); // Too short for a whole round.
                take(slow, slow_ends);
            }
        };
        for (int computation = 0; computation < computations; ++computation) {
            const Duration length{up_to(3000)};
            merged.begin(static_cast<ComputationId>(computation), length);
            slow.begin(static_cast<ComputationId>(computation), length);
            advance(merged.now() + Duration(up_to(400) - 1));
        }
        advance(merged.now() + Duration(60'000));
        REQUIRE(merged_ends.size() == static_cast<std::size_t>(computations));
        REQUIRE(merged_ends == slow_ends);
        REQUIRE(merged.switches() == slow.switches());
    }
}

TEST_CASE("A computation that never ends leaves the others their turns") {
    Journal journal;
    Processors one(1, 5ms, 0ms, journal);
    one.begin(0, Duration::max());
    CHECK(one.next_end() == Instant::max());
    one.begin(1, 10ms);
    CHECK(one.next_end() == Instant{20ms});
}
