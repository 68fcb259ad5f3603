#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"
#include "ui/panels/inspector/reasons.hpp"

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;

namespace {

/// One task that sleeps for 4 s, its variables recorded.
trace::TracePtr sleeper() {
    trace::TraceBuilder builder;
    const trace::StackId nap = builder.stack(0, "nap", 7);
    builder.create(Instant{}, "Task-1", trace::kNoTask, nap);
    builder.ready(Instant{}, 0, trace::CauseKind::Start);
    builder.resume(Instant{}, 0, nap);
    builder.suspend(Instant{}, 0, nap, {.kind = trace::WaitKind::Sleep, .delay = 4s});
    const trace::LocalVariable variable{0, "seconds", "<4>"};
    builder.add_locals(std::span(&variable, 1));
    builder.ready(Instant{} + 4s, 0, trace::CauseKind::Timer);
    builder.resume(Instant{} + 4s, 0, nap);
    builder.done(Instant{} + 4s, 0);
    return builder.finish({});
}

QString fact(const std::vector<Fact>& facts, const QString& caption) {
    for (const Fact& each : facts)
        if (each.caption == caption) return QString(each.html).replace(QChar::Nbsp, QLatin1Char(' '));
    return {};
}

} // namespace

TEST_CASE("The inspector says why a task waits, why it is ready and why it runs now") {
    const narration::Narrator narrator(sleeper());
    CHECK(fact(reasons_about(narrator, 0, 3), "why is it waiting?").contains("sleeps for 4 s"));
    CHECK(fact(reasons_about(narrator, 0, 4), "why is it ready?").contains("its timer of 4 s was due"));
    CHECK(fact(reasons_about(narrator, 0, 5), "why now?").contains("its turn came"));
    CHECK(reasons_about(narrator, 0, 6).empty());
}

TEST_CASE("Variables are shown as of the last suspension") {
    const narration::Narrator narrator(sleeper());
    CHECK(fact(reasons_about(narrator, 0, 2), "variables").isEmpty());
    CHECK(fact(reasons_about(narrator, 0, 3), "variables") == "nap: <code>seconds = &lt;4&gt;</code>");
    CHECK(fact(reasons_about(narrator, 0, 5), "variables before") == "nap: <code>seconds = &lt;4&gt;</code>");
}
