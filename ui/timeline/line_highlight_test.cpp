#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"
#include "ui/timeline/line_highlight.hpp"
#include "ui/timeline/testing/whole_run.hpp"

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;

namespace {

/// Two tasks that sleep for 4 s at line 7, one after the other, and for 6 s at line 9.
trace::TracePtr two_sleepers() {
    trace::TraceBuilder builder;
    const trace::StackId seven = builder.stack(0, "nap", 7);
    const trace::StackId nine = builder.stack(0, "nap", 9);
    for (const trace::TaskIndex task : {0u, 1u}) {
        builder.create(Instant{}, "nap", trace::kNoTask, seven);
        builder.resume(Instant{}, task, seven);
        builder.suspend(Instant{}, task, seven, {.kind = trace::WaitKind::Sleep, .delay = 4s});
    }
    for (const trace::TaskIndex task : {0u, 1u}) {
        builder.ready(Instant{} + 4s, task, trace::CauseKind::Timer);
        builder.resume(Instant{} + 4s, task, nine);
        builder.suspend(Instant{} + 4s, task, nine, {.kind = trace::WaitKind::Sleep, .delay = 6s});
    }
    return builder.finish({.time = Instant{} + 10s});
}

/// The outlines of the slices at a line, all lanes in view.
std::vector<QRectF> outlines(const trace::TracePtr& trace, int line) {
    const testing::WholeRun run(trace, QRectF(100, 20, 1000, 300));
    DisplayList list;
    geometry::add_line_highlight(list, run.frame, line);
    std::vector<QRectF> rects;
    for (const draw::Item& item : list.items)
        if (const auto* outline = std::get_if<draw::Frame>(&item)) rects.push_back(outline->rect);
    return rects;
}

} // namespace

TEST_CASE("The slices at a line are outlined in every lane, and nothing else is") {
    const trace::TracePtr trace = two_sleepers();
    const auto at_seven = outlines(trace, 7);
    const auto at_nine = outlines(trace, 9);
    REQUIRE(at_seven.size() == 2);
    REQUIRE(at_nine.size() == 2);
    CHECK(at_seven[0].top() < at_seven[1].top());
    CHECK(at_nine[0].left() > at_seven[0].left());
    CHECK(at_nine[0].width() > at_seven[0].width());
    CHECK(outlines(trace, 8).empty());
}
