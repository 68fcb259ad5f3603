#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"
#include "ui/panels/event_loop/frame_chain.hpp"

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;

namespace {

const QRectF kRow(70, 40, 330, 21);

/// 0 create, 1 ready, 2 resume (main), 3 suspend in main → part → deep, 4 ready, 5 resume, 6 done.
trace::TracePtr nested(int depth = 3) {
    trace::TraceBuilder builder;
    trace::StackId stack = builder.stack(0, "main", 1);
    builder.create({}, "Task-1", trace::kNoTask, stack);
    builder.ready({}, 0, trace::CauseKind::Start);
    builder.resume({}, 0, stack);
    for (int level = 1; level < depth; ++level)
        stack = builder.stack(stack, "part_number_" + std::to_string(level), level);
    trace::Wait sleep;
    sleep.kind = trace::WaitKind::Sleep;
    sleep.delay = 1s;
    builder.suspend({}, 0, stack, sleep);
    builder.ready(Instant{1s}, 0, trace::CauseKind::Timer);
    builder.resume(Instant{1s}, 0, stack);
    builder.done(Instant{1s}, 0);
    return builder.finish({});
}

} // namespace

TEST_CASE("Frames hang on the loop while their task runs, and on nothing while it is suspended") {
    const trace::TracePtr trace = nested();
    for (const trace::EventIndex event : {2u, 5u})
        CHECK(frames_are_linked(*trace, 0, event));
    for (const trace::EventIndex event : {0u, 1u, 3u, 4u, 6u})
        CHECK_FALSE(frames_are_linked(*trace, 0, event));
}

TEST_CASE("Suspended frames stand further from the loop than linked ones, all of them") {
    const trace::TracePtr trace = nested();
    const FrameChain apart = lay_out_frames(*trace, 0, 3, kRow, 0);
    const FrameChain linked = lay_out_frames(*trace, 0, 5, kRow, 1);
    REQUIRE(apart.frames.size() == 3);
    REQUIRE(linked.frames.size() == 3);
    CHECK(apart.frames.front().text.contains("main"));
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(apart.frames[i].box.left() > linked.frames[i].box.left());
}

TEST_CASE("Frames stay in their row: those in the middle give way") {
    const FrameChain chain = lay_out_frames(*nested(40), 0, 3, kRow, 0);
    REQUIRE(chain.frames.size() >= 3);
    CHECK(chain.frames[0].text.contains("main"));
    CHECK(chain.frames[1].text == QString("…"));
    for (std::size_t i = 0; i < chain.frames.size(); ++i) {
        CHECK(chain.frames[i].box.right() <= kRow.right());
        if (i > 0) CHECK(chain.frames[i].box.left() > chain.frames[i - 1].box.right());
    }
    CHECK(lay_out_frames(*nested(), trace::kNoTask, 3, kRow, 0).frames.empty());
    CHECK(lay_out_frames(*nested(), 0, 6, kRow, 0).frames.empty()); // It has ended.
}

TEST_CASE("A resume links the frames in time, a suspension parts them, and a step back does the opposite") {
    const trace::TracePtr trace = nested();
    LinkMotion link;
    link.show(*trace, 0, 3, true);
    link.advance(LinkMotion::kDuration);
    CHECK(link.amount() == 0);
    link.show(*trace, 0, 5, true);
    CHECK(link.moving());
    link.advance(LinkMotion::kDuration / 2);
    CHECK(link.amount() == Approx(0.5));
    link.advance(LinkMotion::kDuration);
    CHECK(link.amount() == 1);
    link.show(*trace, 0, 4, true);
    CHECK(link.moving());
    link.advance(LinkMotion::kDuration);
    CHECK(link.amount() == 0);
    link.show(*trace, 0, 5, false);
    CHECK(link.amount() == 1);
    CHECK_FALSE(link.moving());
}

TEST_CASE("Another task's resume is seen to link its frames; to look at one that runs is not") {
    const trace::TracePtr trace = nested();
    LinkMotion link;
    link.show(*trace, 0, 5, true);
    CHECK(link.moving());
    const trace::TracePtr chess = trace::testing::chess_exhibition(trace::testing::SampleModel::Async, 2, 1);
    trace::EventIndex hold = 0;
    while (chess->kind_of(hold) != trace::EventKind::Hold)
        ++hold;
    LinkMotion selected;
    selected.show(*chess, chess->task_of(hold), hold, true);
    CHECK_FALSE(selected.moving());
    CHECK(selected.amount() == 1);
}
