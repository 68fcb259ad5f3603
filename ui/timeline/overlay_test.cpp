#include "core/trace/testing/small_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/timeline/testing/whole_run.hpp"

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;

namespace {

/// The texts on the ruler of a run of 100 s that stand on a ground of their own, and these grounds.
std::vector<std::pair<QString, QRectF>> flags(Range range, double playhead_at) {
    trace::testing::Story story;
    const auto task = story.create("nap");
    story.resume(task).sleep(task, 100s).at(100).ready(task).resume(task).done(task);
    const trace::TracePtr trace = story.end();
    const testing::WholeRun run(trace, QRectF(100, 40, 1000, 300));
    const Instant time(std::chrono::duration_cast<Duration>(std::chrono::duration<double>(playhead_at)));
    DisplayList list;
    geometry::add_overlay(list, run.frame,
                          {.range = range, .playhead = Playhead{*trace->last_event_at(time), time}});
    std::vector<std::pair<QString, QRectF>> found;
    const draw::Fill* ground = nullptr;
    for (const draw::Item& item : list.items) {
        const auto* label = std::get_if<draw::Label>(&item);
        if (label && label->role == ColorRole::OnAccent && ground)
            found.emplace_back(label->text, ground->rect);
        ground = std::get_if<draw::Fill>(&item);
    }
    return found;
}

} // namespace

TEST_CASE("The length of a range stands in its middle, beside the playhead's flag if that is there") {
    const Range range{20'000'000'000, 60'123'456'789};
    for (const double playhead : {5.0, 35.0, 38.0, 40.0, 42.0, 45.0, 90.0}) {
        CAPTURE(playhead);
        const auto found = flags(range, playhead);
        REQUIRE(found.size() == 2);
        CHECK_FALSE(found[0].second.intersects(found[1].second));
        CHECK(found[1].first.toStdString() == "40.1235 s");
        CHECK(std::abs(found[1].second.center().x() - 500.6) < 90);
        if (playhead < 30 || playhead > 50) CHECK(std::abs(found[1].second.center().x() - 500.6) < 1.5);
    }
    // At the edges of the picture there is room on one side only.
    for (const Range edge : {Range{0, 1'000'000'000}, Range{99'000'000'000, 100'000'000'000}}) {
        const auto found = flags(edge, double(edge.begin) / 1e9 + 0.5);
        REQUIRE(found.size() == 2);
        CHECK_FALSE(found[0].second.intersects(found[1].second));
        CHECK(found[1].second.left() > 40);
        CHECK(found[1].second.right() < 1140);
    }
}
