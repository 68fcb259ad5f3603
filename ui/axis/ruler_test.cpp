#include "tests/support/catch.hpp"
#include "ui/axis/ruler.hpp"

#include <QStringList>

using namespace simul::ui;

namespace {

constexpr Position kMillisecond = 1'000'000;
constexpr Position kSecond = 1'000 * kMillisecond;

/// As if every letter were 7 pixels wide.
double width_of(const QString& text) {
    return 7.0 * static_cast<double>(text.size());
}

Ruler ruler(Range range, double width_px, AxisKind kind = AxisKind::Time) {
    return ruler_for(TimeScale(range, 0, width_px), kind, width_of);
}

std::string labels(const Ruler& ruler) {
    QStringList texts;
    for (const Tick& tick : ruler.ticks)
        if (!tick.label.isEmpty()) texts << tick.label;
    return texts.join(QStringLiteral(" | ")).toStdString();
}

} // namespace

TEST_CASE("a pixel and a position find each other") {
    const TimeScale scale({1'000, 3'000}, 100, 400);
    CHECK(scale.to_px(Position{1'000}) == 100);
    CHECK(scale.to_px(Position{3'000}) == 500);
    CHECK(scale.to_px(2'000.5) == Approx(300.1));
    CHECK(scale.to_position(300) == 2'000);
    CHECK(scale.to_position(304.9) == 2'024);
    CHECK(scale.to_position(99.9) == 999);
}

TEST_CASE("a nanosecond is exact after a year") {
    const Position year = Position{365} * 86'400 * kSecond;
    const TimeScale scale({year, year + 100}, 0, 1'000);
    for (Position at = 0; at <= 100; ++at)
        CHECK(scale.to_px(year + at) == Approx(10.0 * double(at)));
}

TEST_CASE("labels are round, in human units") {
    CHECK(labels(ruler({0, 40 * kSecond}, 800)) ==
          "0 s | 5 s | 10 s | 15 s | 20 s | 25 s | 30 s | 35 s | 40 s");
    CHECK(labels(ruler({0, 4 * kSecond}, 400)) == "0 s | 1 s | 2 s | 3 s | 4 s");
    CHECK(labels(ruler({0, 3 * kSecond}, 600)) == "0 s | 500 ms | 1 s | 1.5 s | 2 s | 2.5 s | 3 s");
    CHECK(labels(ruler({0, 12 * 3600 * kSecond}, 500)) == "0 h | 2 h | 4 h | 6 h | 8 h | 10 h | 12 h");
    CHECK(labels(ruler({0, 3'655 * kSecond}, 700)) ==
          "0 min | 10 min | 20 min | 30 min | 40 min | 50 min | 1 h");
    CHECK(labels(ruler({0, 250}, 200)) == "0 s | 100 ns | 200 ns");
}

TEST_CASE("steps are counted, large numbers in groups") {
    CHECK(labels(ruler({0, 208}, 300, AxisKind::Steps)) == "0 | 50 | 100 | 150 | 200");
    CHECK(labels(ruler({10'000'000, 10'000'010}, 300, AxisKind::Steps)).substr(0, 14) ==
          "10\u202F000\u202F000");
}

TEST_CASE("deep in a long run labels count from a round place that is said once") {
    const Position hour = 3'600 * kSecond;
    const Ruler deep = ruler({hour + 55 * kSecond + 2'100'000, hour + 55 * kSecond + 2'900'000}, 400);
    CHECK(deep.origin.toStdString() == "1 h 0 min 55.002 s");
    CHECK(labels(deep) == "+200 µs | +400 µs | +600 µs | +800 µs");
}

TEST_CASE("labels never touch, whatever the range and the width") {
    for (const double width : {60.0, 200.0, 333.0, 1'600.0, 6'000.0})
        for (Position length = 20; length < Position{400} * 86'400 * kSecond; length = length * 7 / 3)
            for (const Position begin : {Position{0}, length / 3, 7 * length, 1'000 * length}) {
                double last_end = -1e9;
                const Ruler drawn = ruler({begin, begin + length}, width);
                for (const Tick& tick : drawn.ticks) {
                    if (tick.label.isEmpty()) continue;
                    INFO("length " << length << " from " << begin << " on " << width
                                   << " px: " << tick.label.toStdString());
                    CHECK(tick.px - width_of(tick.label) / 2 >= last_end + 19.9);
                    last_end = tick.px + width_of(tick.label) / 2;
                }
            }
}

TEST_CASE("every tick lies in the range, and in its place") {
    const Range range{123'456'789, 987'654'321};
    const TimeScale scale(range, 50, 900);
    for (const Tick& tick : ruler_for(scale, AxisKind::Time, width_of).ticks) {
        CHECK((range.begin <= tick.position && tick.position <= range.end));
        CHECK(tick.px == scale.to_px(tick.position));
    }
}
