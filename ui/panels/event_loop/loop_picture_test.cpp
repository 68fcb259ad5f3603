#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"
#include "ui/panels/event_loop/loop_picture.hpp"

#include <algorithm>
#include <set>

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;
using trace::TaskState;

namespace {

LoopPicture picture_at(const trace::TracePtr& trace, Instant instant, LoopPictureLimits limits = {}) {
    trace::LoopStates states(trace);
    return lay_out(*trace, states.at(*trace->last_event_at(instant)), instant, 400, limits);
}

bool says(const LoopPicture& picture, const QString& text) {
    return std::any_of(picture.captions.begin(), picture.captions.end(),
                       [&](const Caption& caption) { return caption.text.contains(text); });
}

/// So many tasks, all waiting for one lock.
trace::TracePtr crowd(int tasks) {
    trace::TraceBuilder builder;
    const trace::ResourceId lock = builder.add_resource("lock");
    for (int i = 0; i < tasks; ++i) {
        const trace::StackId stack = builder.stack(0, "enter", 3);
        const trace::TaskIndex task = builder.create({}, "Task-" + std::to_string(i), trace::kNoTask, stack);
        builder.ready({}, task, trace::CauseKind::Start);
        builder.resume({}, task, stack);
        trace::Wait wait;
        wait.kind = trace::WaitKind::Lock;
        wait.resource = lock;
        builder.suspend({}, task, stack, wait);
    }
    return builder.finish({});
}

} // namespace

TEST_CASE("Every task that lives has one chip, in the colour of its state") {
    const trace::TracePtr trace = trace::testing::producers_and_consumers();
    const LoopPicture picture = picture_at(trace, Instant{11s}, {9, 99, 99, 99});
    std::set<trace::TaskIndex> tasks;
    for (const Chip& chip : picture.chips)
        CHECK(tasks.insert(chip.task).second);
    trace::LoopStates states(trace);
    const trace::EventIndex event = *trace->last_event_at(Instant{11s});
    for (trace::TaskIndex task = 0; task < trace->task_count(); ++task) {
        const auto segment = trace->segment_at(task, event);
        CHECK(tasks.contains(task) == segment.has_value());
        if (segment) CHECK(picture.chip_of(task)->state == segment->state);
    }
}

TEST_CASE("Chips neither overlap nor leave the panel") {
    const LoopPicture picture =
        picture_at(trace::testing::random_run(3, 40, 20), Instant{2s}, {9, 99, 99, 99});
    REQUIRE(picture.chips.size() > 5);
    for (std::size_t i = 0; i < picture.chips.size(); ++i) {
        CHECK(QRectF(0, 0, 400, picture.height).contains(picture.chips[i].box));
        for (std::size_t j = 0; j < i; ++j)
            CHECK_FALSE(picture.chips[i].box.intersects(picture.chips[j].box));
    }
}

TEST_CASE("Timers are sorted, and drain as time goes by") {
    const trace::TracePtr trace = trace::testing::producers_and_consumers();
    const auto fill_of_first = [&](Instant now) {
        trace::LoopStates states(trace);
        const trace::EventIndex event = *trace->last_event_at(Instant{11s});
        const LoopPicture picture = lay_out(*trace, states.at(event), now, 400, {});
        const auto timer = std::find_if(picture.chips.begin(), picture.chips.end(),
                                        [](const Chip& chip) { return chip.state == TaskState::Sleeping; });
        REQUIRE(timer != picture.chips.end());
        return timer->fill;
    };
    CHECK(fill_of_first(Instant{11500ms}) < fill_of_first(Instant{11s}));
    CHECK(fill_of_first(Instant{500s}) == 0);
}

TEST_CASE("Who waits for the same stands together, under its name") {
    const LoopPicture picture = picture_at(trace::testing::producers_and_consumers(), Instant{11s});
    CHECK(says(picture, "Queue 1"));
    CHECK(says(picture, "gather"));
}

TEST_CASE("Of a crowd some are shown and the rest is counted") {
    const trace::TracePtr trace = crowd(100'000);
    const LoopPicture picture = picture_at(trace, {});
    CHECK(picture.chips.size() == LoopPictureLimits().tasks_in_group);
    CHECK(says(picture, "99,988 more"));
    CHECK(picture_at(trace, {}, LoopPictureLimits().more()).chips.size() ==
          4 * LoopPictureLimits().tasks_in_group);
}

TEST_CASE("A loop in which nobody runs says what it waits for") {
    const trace::TracePtr trace = trace::testing::producers_and_consumers();
    CHECK(says(picture_at(trace, Instant{11500ms}), "idle until"));
}
