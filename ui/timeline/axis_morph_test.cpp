#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/axis/time_scale.hpp"
#include "ui/timeline/axis_morph.hpp"
#include "ui/timeline/view_state.hpp"

using namespace simul;
using namespace simul::ui;

namespace {

constexpr double kShare = ViewState::kShareOfBoth;

/// Where an event is in a picture 1,000 pixels wide.
double px_of(const trace::Trace& trace, trace::EventIndex event, const AxisMorph::Frame& frame) {
    return TimeScale(frame.window, 0, 1000).to_px(Axis(AxisKind::Both, trace, frame.share).of(event));
}

} // namespace

TEST_CASE("from the time axis to the steps axis every event moves in a straight line") {
    const auto trace = trace::testing::producers_and_consumers();
    const Axis time(AxisKind::Time, *trace);
    const Axis steps(AxisKind::Steps, *trace);
    const AxisMorph morph(*trace, time, kShare, time.extent(), {}, AxisKind::Steps);
    for (trace::EventIndex event = 0; event < trace->event_count(); event += 7) {
        const double begin = TimeScale(time.extent(), 0, 1000).to_px(time.of(event));
        const double end = TimeScale(steps.extent(), 0, 1000).to_px(steps.of(event));
        for (const double progress : {0.0, 0.25, 0.5, 1.0})
            CHECK(px_of(*trace, event, morph.at(progress)) ==
                  Approx(begin + (end - begin) * progress).margin(0.01));
    }
}

TEST_CASE("what is measured keeps its first and last event") {
    const auto trace = trace::testing::producers_and_consumers();
    const Axis time(AxisKind::Time, *trace);
    const Range range{4'000'000'000, 9'000'000'000};
    const AxisMorph morph(*trace, time, kShare, time.extent(), range, AxisKind::Both);
    const AxisMorph::Frame end = morph.at(1);
    REQUIRE(end.range);
    const Axis both(AxisKind::Both, *trace, end.share);
    CHECK(std::abs(double(end.range->begin - both.of(Instant(Duration(range.begin))))) <
          both.nanoseconds_per_event() * 2);
    CHECK(morph.at(0).range == range);
}

TEST_CASE("the view shows the same moments on either axis, and between them") {
    ViewState view;
    view.set_trace(trace::testing::producers_and_consumers());
    view.set_window({4'000'000'000, 9'000'000'000});
    const AxisMorph morph(*view.trace(), view.axis(), kShare, view.window(), view.range(), AxisKind::Steps);
    const AxisMorph::Frame half = morph.at(0.5);
    view.show_between_axes(half.share, half.window, half.range);
    CHECK(view.axis_kind() == AxisKind::Both);
    CHECK(view.window() == half.window);
    view.set_axis(AxisKind::Steps);
    const Axis steps = view.axis();
    CHECK(steps.instant_at(view.window().begin) >= Instant(std::chrono::seconds(3)));
    CHECK(steps.instant_at(view.window().begin) <= Instant(std::chrono::seconds(5)));
}
