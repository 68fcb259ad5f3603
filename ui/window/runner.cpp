#include "ui/window/runner.hpp"

#include "core/trace/trace_file.hpp"

#include <QtConcurrent>

namespace simul::ui {

namespace {
/// Most runs are over before anybody wants to know how far they are.
constexpr int kReportMilliseconds = 150;

/// All that takes its time before a comparison can be looked at.
ComparisonContent ready_to_look_at(const scenario::Comparison& comparison, const QString& subtitle) {
    for (const scenario::ComparedRun& run : comparison.runs)
        run.result.trace->prepare_lanes();
    ComparisonContent content = content_of(comparison);
    content.subtitle = subtitle;
    return content;
}

} // namespace

Runner::Runner(Engine engine, QObject* parent) : QObject(parent), engine_(std::move(engine)) {
    report_.setInterval(kReportMilliseconds);
    connect(&report_, &QTimer::timeout, this, [this] {
        emit progressed(progress_->events, Instant{Duration{progress_->virtual_nanoseconds}});
    });
}

Runner::~Runner() {
    stop();
    pool_.waitForDone();
}

void Runner::run(scenario::Scenario scenario, scenario::RunSettings settings) {
    const SharedProgress job = begin();
    deliver(QtConcurrent::run(&pool_, [run = engine_.run, scenario = std::move(scenario),
                                       settings = std::move(settings),
                                       job] { return run(scenario, settings, *job); }),
            job, &Runner::ran);
}

void Runner::compare(scenario::Scenario scenario, scenario::RunSettings settings) {
    const SharedProgress job = begin();
    deliver(QtConcurrent::run(&pool_,
                              [compare = engine_.compare, scenario = std::move(scenario),
                               settings = std::move(settings), job] {
                                  return ready_to_look_at(compare(scenario, settings, *job),
                                                          parameter_line(scenario, settings));
                              }),
            job, &Runner::compared);
}

void Runner::compare_what_if(scenario::Scenario scenario, scenario::RunSettings settings,
                             scenario::TimeScale scale) {
    const SharedProgress job = begin();
    deliver(QtConcurrent::run(&pool_,
                              [compare = engine_.compare_what_if, scenario = std::move(scenario),
                               settings = std::move(settings), scale = std::move(scale), job] {
                                  return ready_to_look_at(compare(scenario, settings, scale, *job),
                                                          parameter_line(scenario, settings));
                              }),
            job, &Runner::compared);
}

void Runner::compare_runs(std::string title, study::Side before, study::Side after) {
    const SharedProgress job = begin();
    deliver(
        QtConcurrent::run(&pool_,
                          [title = std::move(title), before = std::move(before), after = std::move(after)] {
                              return ready_to_look_at(study::side_by_side(title, before, after), {});
                          }),
        job, &Runner::compared);
}

void Runner::read(std::filesystem::path path) {
    const SharedProgress job = begin();
    reads_ = true;
    trace::ReadObserver observer;
    observer.goes_on = [job](std::size_t events, Instant clock) {
        job->events = events;
        job->virtual_nanoseconds = clock.time_since_epoch().count();
        return !job->cancel;
    };
    observer.so_far = [this, job](trace::TracePtr trace) {
        trace->prepare_lanes();
        const auto announce = [this, job, trace = std::move(trace)] {
            if (job == progress_) emit read_so_far(trace);
        };
        QMetaObject::invokeMethod(this, announce, Qt::QueuedConnection);
    };
    deliver(QtConcurrent::run(&pool_,
                              [path = std::move(path), observer = std::move(observer)] {
                                  auto trace = trace::open(path, observer);
                                  if (trace) (*trace)->prepare_lanes();
                                  return trace;
                              }),
            job, &Runner::read_ended);
}

template <class Result>
void Runner::deliver(QFuture<Result> future, SharedProgress job, void (Runner::*signal)(const Result&)) {
    // A job may be over before this is said: its result must not overtake what the caller does next.
    future.then([this, job = std::move(job), signal](const Result& result) {
        const auto announce = [this, job, signal, result] {
            if (end(job)) emit(this->*signal)(result);
        };
        QMetaObject::invokeMethod(this, announce, Qt::QueuedConnection);
    });
}

void Runner::stop() {
    if (progress_) progress_->cancel = true;
}

void Runner::abandon() {
    stop();
    if (progress_) end(SharedProgress(progress_));
}

Runner::SharedProgress Runner::begin() {
    const bool was_busy = busy();
    stop();
    reads_ = false;
    progress_ = std::make_shared<scenario::Progress>();
    report_.start();
    if (!was_busy) emit busy_changed(true);
    return progress_;
}

bool Runner::end(const SharedProgress& job) {
    if (job != progress_) return false;
    progress_.reset();
    report_.stop();
    emit busy_changed(false);
    return true;
}

} // namespace simul::ui
