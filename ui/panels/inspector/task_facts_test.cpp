#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"
#include "ui/panels/inspector/task_facts.hpp"

#include <QTextDocumentFragment>

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;

namespace {

/// "caption: text" a line, without links.
std::string facts_at(const trace::Trace& trace, trace::TaskIndex task, trace::EventIndex event, Instant now) {
    QStringList lines;
    for (const Fact& fact : facts_about(trace, task, event, now))
        lines << QStringLiteral("%1: %2").arg(fact.caption,
                                              QTextDocumentFragment::fromHtml(fact.html).toPlainText());
    return lines.join('\n').toStdString();
}

/// main at line 9 starts a nap, which computes for 1 s at line 3 and sleeps for 4 s in a function of its own.
trace::TracePtr nap() {
    trace::TraceBuilder builder;
    const trace::StackId main = builder.stack(0, "main", 9);
    builder.create({}, "Task-1", trace::kNoTask, main);
    builder.ready({}, 0, trace::CauseKind::Start);
    builder.resume({}, 0, main);
    builder.create({}, "Task-2", 0, builder.stack(0, "nap", 3));
    builder.ready({}, 1, trace::CauseKind::Task, 0);
    trace::Wait task;
    task.kind = trace::WaitKind::Task;
    task.task = 1;
    builder.suspend({}, 0, main, task);
    builder.resume({}, 1, builder.stack(0, "nap", 3));
    builder.hold({}, 1, builder.stack(0, "nap", 3), 1s, trace::HoldKind::Work);
    trace::Wait sleep;
    sleep.kind = trace::WaitKind::Sleep;
    sleep.delay = 4s;
    builder.suspend(Instant{1s}, 1, builder.stack(builder.stack(0, "nap", 4), "rest", 12), sleep);
    builder.ready(Instant{5s}, 1, trace::CauseKind::Timer);
    builder.resume(Instant{5s}, 1, builder.stack(0, "nap", 4));
    builder.failed(Instant{5s}, 1, "ValueError");
    builder.ready(Instant{5s}, 0, trace::CauseKind::Task, 1);
    return builder.finish({});
}

} // namespace

TEST_CASE("A sleeping task tells until when, through which calls, and where its time went") {
    CHECK(facts_at(*nap(), 1, 8, Instant{3s}) == "state: sleeping since 1 s, until 5 s\n"
                                                 "await chain: nap line 4 → rest line 12 → sleep 4 s\n"
                                                 "created: main, line 9, at 0 s\n"
                                                 "time: running 1 s · sleeping 2 s\n"
                                                 "steps: 1 of 2");
}

TEST_CASE("A running task tells what woke it") {
    const std::string facts = facts_at(*nap(), 1, 10, Instant{5s});
    CHECK(facts.find("state: running, resumed at 5 s, woken by its timer") != std::string::npos);
}

TEST_CASE("A waiting task names the task that it waits for, and a ready one who woke it") {
    CHECK(facts_at(*nap(), 0, 5, {}).find("waiting for nap since 0 s") != std::string::npos);
    CHECK(facts_at(*nap(), 0, 12, Instant{5s}).find("ready since 5 s, woken by nap") != std::string::npos);
}

TEST_CASE("A failed task tells of its exception, one to come of its beginning") {
    CHECK(facts_at(*nap(), 1, 12, Instant{5s}).find("failed with ValueError at 5 s") != std::string::npos);
    CHECK(facts_at(*nap(), 1, 0, {}).find("not created yet; it will be at 0 s") != std::string::npos);
}

TEST_CASE("Times up to a moment never pass it, and make up the task's life") {
    const trace::TracePtr trace = trace::testing::random_run(5, 15, 20);
    for (trace::EventIndex event = 0; event < trace->event_count(); event += 13) {
        const Instant now = trace->time_of(event);
        for (trace::TaskIndex task = 0; task < trace->task_count(); ++task) {
            const trace::TaskInfo& info = trace->task(task);
            if (info.created > event) continue;
            Duration sum{};
            for (const Duration time : times_until(*trace, task, event, now).in_state)
                sum += time;
            const bool ended = info.ended && *info.ended <= event;
            const Instant until = ended ? trace->time_of(*info.ended) : now;
            CHECK(sum == until - trace->time_of(info.created));
        }
    }
}

TEST_CASE("Links survive being written as URLs; other URLs are none") {
    CHECK(std::get<LineLink>(*link_of(url_of(LineLink{12}))).line == 12);
    CHECK(std::get<TaskLink>(*link_of(url_of(TaskLink{3}))).task == 3);
    CHECK(std::get<EventLink>(*link_of(url_of(EventLink{77}))).event == 77);
    CHECK_FALSE(link_of("https://example.org"));
    CHECK_FALSE(link_of("line:many"));
}
