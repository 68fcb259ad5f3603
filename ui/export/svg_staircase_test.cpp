#include "tests/support/catch.hpp"
#include "ui/export/svg_staircase.hpp"

using namespace simul;
using namespace simul::ui;
using trace::TaskState;

namespace {

draw::ColumnShares shares(int ready, int sleeping) {
    draw::ColumnShares shares;
    shares.share[std::size_t(TaskState::Ready)] = std::uint8_t(ready);
    shares.share[std::size_t(TaskState::Sleeping)] = std::uint8_t(sleeping);
    return shares;
}

} // namespace

TEST_CASE("a staircase rises and falls where the sum of shares does") {
    const draw::Columns strip{QRectF(10, 20, 8, 5.1),
                              {shares(0, 255), shares(50, 205), shares(50, 205), shares(255, 0)}};
    CHECK(svg_staircase(strip, TaskState::Ready).toStdString() == "M10 25.1h2v-1h4v-4.1h2V25.1");
    CHECK(svg_staircase(strip, TaskState::Sleeping).toStdString() == "M10 25.1v-5.1h8V25.1");
}

TEST_CASE("a staircase is as low as its lane is short of a column, and never higher than the strip") {
    const draw::Columns strip{QRectF(0, 0, 2, 10), {shares(0, 51), shares(130, 127)}};
    CHECK(svg_staircase(strip, TaskState::Sleeping).toStdString() == "M0 10v-2h1v-8h1V10");
}
