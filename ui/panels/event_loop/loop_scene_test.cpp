#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"
#include "ui/panels/event_loop/loop_picture.hpp"

#include <algorithm>
#include <chrono>
#include <set>

using namespace simul;
using namespace simul::ui;
using trace::TaskIndex;

namespace {

/// Tasks that wait: `on` says, of each, for which other one; kNoTask: for a lock.
trace::TracePtr tasks_that_wait(const std::vector<TaskIndex>& on) {
    trace::TraceBuilder builder;
    const trace::ResourceId lock = builder.add_resource("lock");
    for (std::size_t i = 0; i < on.size(); ++i) {
        builder.create({}, "Task-" + std::to_string(i), trace::kNoTask, builder.stack(0, "work", 1));
        builder.ready({}, static_cast<TaskIndex>(i), trace::CauseKind::Start);
    }
    for (std::size_t i = 0; i < on.size(); ++i) {
        const auto task = static_cast<TaskIndex>(i);
        builder.resume({}, task, builder.stack(0, "work", 1));
        trace::Wait wait;
        wait.kind = on[i] == trace::kNoTask ? trace::WaitKind::Lock : trace::WaitKind::Task;
        wait.task = on[i];
        wait.resource = on[i] == trace::kNoTask ? lock : 0;
        builder.suspend({}, task, builder.stack(0, "work", 2), wait);
    }
    return builder.finish({});
}

LoopPicture picture_of(const trace::TracePtr& trace, trace::EventIndex event) {
    trace::LoopStates states(trace);
    const trace::LoopPasses passes(*trace);
    const trace::LoopState& state = states.at(event);
    const LoopPictureLimits limits;
    return lay_out(*trace, state, scene_of(state, &passes, limits.tasks_in_group), state.time, 420, limits);
}

trace::EventIndex last(const trace::TracePtr& trace) {
    return static_cast<trace::EventIndex>(trace->event_count() - 1);
}

bool says(const LoopPicture& picture, const QString& text) {
    return std::any_of(picture.captions.begin(), picture.captions.end(),
                       [&](const Caption& caption) { return caption.text.contains(text); });
}

} // namespace

TEST_CASE("Tasks that wait for tasks stand in a chain, with an arrow from each to whom it waits for") {
    const trace::TracePtr trace = tasks_that_wait({1, 2, trace::kNoTask});
    const LoopPicture picture = picture_of(trace, last(trace));
    REQUIRE(picture.arrows.size() == 2);
    REQUIRE(picture.chips.size() == 3);
    CHECK(picture.ghosts.empty());
    for (TaskIndex task = 0; task < 2; ++task) {
        const QLineF& arrow = picture.arrows[task];
        CHECK(picture.chip_of(task)->box.right() < arrow.x1());
        CHECK(arrow.x2() < picture.chip_of(task + 1)->box.left());
        CHECK(picture.chip_of(task)->box.contains(
            QPointF(picture.chip_of(task)->box.center().x(), arrow.y1())));
    }
}

TEST_CASE("Who is waited for and stands elsewhere has a ghost at the end of the chain") {
    const trace::TracePtr trace = tasks_that_wait({1, trace::kNoTask});
    // Just after the first has been suspended, the second is still ready.
    const LoopPicture picture = picture_of(trace, 5);
    REQUIRE(picture.ghosts.size() == 1);
    CHECK(picture.ghosts.front().task == 1);
    CHECK(picture.ghosts.front().state == trace::TaskState::Ready);
    CHECK(picture.chip_at(picture.ghosts.front().box.center())->task == 1);
}

TEST_CASE("Tasks that wait for one another all round have one chip each") {
    const trace::TracePtr trace = tasks_that_wait({1, 2, 0});
    const LoopPicture picture = picture_of(trace, last(trace));
    CHECK(picture.chips.size() == 3);
    CHECK(picture.arrows.size() == 3);
    CHECK(picture.ghosts.size() == 1);
}

TEST_CASE("The ready queue is divided into what this pass runs and what the next one will") {
    const trace::TracePtr trace = trace::testing::random_run(4, 20, 20);
    const trace::LoopPasses passes(*trace);
    trace::LoopStates states(trace);
    int divided = 0;
    for (trace::EventIndex event = 0; event < trace->event_count(); ++event) {
        const trace::LoopState& state = states.at(event);
        const LoopScene scene = scene_of(state, &passes, 12);
        if (!scene.pass) continue;
        // What is left of the pass and what has begun is all of it, unless something was cancelled meanwhile.
        CHECK(scene.ready_in_pass + scene.pass->steps_begun >= scene.pass->steps);
        if (scene.ready_in_pass > 0 && scene.ready_in_pass < state.ready.size()) {
            ++divided;
            const LoopPicture picture = lay_out(*trace, state, scene, state.time, 2000, {});
            REQUIRE(picture.dividers.size() == 1);
            const double divider = picture.dividers.front().x1();
            CHECK(picture.chip_of(state.ready[scene.ready_in_pass - 1])->box.right() < divider);
            CHECK(picture.chip_of(state.ready[scene.ready_in_pass])->box.left() > divider);
            CHECK(says(picture, QString("pass %1").arg(scene.pass->number)));
        }
    }
    CHECK(divided > 5);
}

TEST_CASE("A frame costs what it shows, whatever waits") {
    std::vector<TaskIndex> on(100'000, trace::kNoTask);
    for (TaskIndex task = 0; task < 50'000; ++task)
        on[task] = task + 50'000; // Fifty thousand pairs: as many groups.
    const trace::TracePtr trace = tasks_that_wait(on);
    trace::LoopStates states(trace);
    const trace::LoopState& state = states.at(last(trace));
    const LoopPictureLimits limits;
    const LoopScene scene = scene_of(state, nullptr, limits.tasks_in_group);
    const LoopPicture picture = lay_out(*trace, state, scene, state.time, 400, limits);
    CHECK(picture.chips.size() + picture.captions.size() + picture.ghosts.size() < 60);
    CHECK(says(picture, "more"));
}
