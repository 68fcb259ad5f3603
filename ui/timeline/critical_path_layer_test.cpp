#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/timeline/critical_path_layer.hpp"
#include "ui/timeline/timeline_picture.hpp"
#include "ui/timeline/view_state.hpp"

using namespace simul;
using namespace simul::ui;

namespace {

std::vector<QRectF> strokes(const DisplayList& list) {
    std::vector<QRectF> found;
    for (const draw::Item& item : list.items)
        if (const auto* fill = std::get_if<draw::Fill>(&item))
            if (fill->role == ColorRole::CriticalPath) found.push_back(fill->rect);
    return found;
}

TimelineContent chess() {
    TimelineContent content;
    content.trace = trace::testing::chess_exhibition(trace::testing::SampleModel::Sequential, 3, 2);
    return content;
}

SharedCriticalPath path_of(const trace::TracePtr& trace) {
    return std::make_shared<const analysis::CriticalPath>(analysis::critical_path(*trace));
}

} // namespace

TEST_CASE("the critical path goes through the picture from its start to its end") {
    TimelineContent content = chess();
    CHECK(strokes(timeline_picture(content, 1000)).empty());
    content.critical_path = path_of(content.trace);
    const auto drawn = strokes(timeline_picture(content, 1000));
    REQUIRE_FALSE(drawn.empty());
    const auto by_left = [](const QRectF& a, const QRectF& b) { return a.left() < b.left(); };
    const auto by_right = [](const QRectF& a, const QRectF& b) { return a.right() < b.right(); };
    const double left = std::min_element(drawn.begin(), drawn.end(), by_left)->left();
    const double right = std::max_element(drawn.begin(), drawn.end(), by_right)->right();
    CHECK(right - left > 600);
    // Links stand upright between lanes.
    const auto is_link = [](const QRectF& stroke) { return stroke.height() > 10; };
    CHECK(std::any_of(drawn.begin(), drawn.end(), is_link));
}

TEST_CASE("a long critical path costs what its pixels cost") {
    TimelineContent content = chess();
    analysis::CriticalPath path;
    constexpr int kSteps = 200'000;
    const Duration whole = content.trace->end_time() - Instant{};
    for (int i = 0; i < kSteps; ++i)
        path.push_back({.lane = static_cast<trace::TaskIndex>(i % 3),
                        .begin = Instant{} + whole / kSteps * i,
                        .end = Instant{} + whole / kSteps * (i + 1),
                        .state = trace::TaskState::Running,
                        .stack = 0,
                        .event = 0});
    content.critical_path = std::make_shared<const analysis::CriticalPath>(std::move(path));
    const auto drawn = strokes(timeline_picture(content, 1000));
    CHECK(drawn.size() > 500);
    CHECK(drawn.size() < 2500);
}
