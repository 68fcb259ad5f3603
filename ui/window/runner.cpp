#include "ui/window/runner.hpp"

#include "core/trace/trace_file.hpp"

#include <QtConcurrent>

namespace simul::ui {

namespace {
/// Most runs are over before anybody wants to know how far they are.
constexpr int kReportMilliseconds = 150;
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
    QtConcurrent::run(&pool_, [run = engine_.run, scenario = std::move(scenario),
                               settings = std::move(settings), job] {
        return run(scenario, settings, *job);
    }).then(this, [this, job](const scenario::RunResult& result) {
        if (end(job)) emit ran(result);
    });
}

void Runner::compare(scenario::Scenario scenario, scenario::RunSettings settings) {
    const SharedProgress job = begin();
    QtConcurrent::run(&pool_, [compare = engine_.compare, scenario = std::move(scenario),
                               settings = std::move(settings), job] {
        return compare(scenario, settings, *job);
    }).then(this, [this, job](const scenario::Comparison& comparison) {
        if (end(job)) emit compared(comparison);
    });
}

void Runner::read(std::filesystem::path path) {
    const SharedProgress job = begin();
    QtConcurrent::run(&pool_, [path = std::move(path)] {
        return trace::open(path);
    }).then(this, [this, job](const tl::expected<trace::TracePtr, std::string>& trace) {
        if (end(job)) emit read_ended(trace);
    });
}

void Runner::stop() {
    if (progress_) progress_->cancel = true;
}

Runner::SharedProgress Runner::begin() {
    const bool was_busy = busy();
    stop();
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
