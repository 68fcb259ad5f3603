#include "ui/study/study_runner.hpp"

namespace simul::ui {

namespace {

constexpr int kReportMilliseconds = 100;
/// Of each core in a part: few enough for the plot to grow, enough for no core to wait long for the others.
constexpr std::size_t kPointsInPart = 8;

} // namespace

StudyRunner::StudyRunner(QObject* parent) : QObject(parent) {
    report_.setInterval(kReportMilliseconds);
    connect(&report_, &QTimer::timeout, this, &StudyRunner::report);
}

StudyRunner::~StudyRunner() {
    cancel();
    pool_.waitForDone();
}

StudyRunner::SharedJob StudyRunner::begin() {
    cancel();
    job_ = std::make_shared<Job>();
    report_.start();
    emit began();
    return job_;
}

void StudyRunner::cancel() {
    if (job_) job_->progress.runs.cancel = true;
}

void StudyRunner::report() {
    if (!job_) return;
    const std::size_t all = job_->all;
    emit progressed(job_->progress.done, all != 0 ? all : job_->progress.all.load());
}

void StudyRunner::post(const SharedJob& job, std::function<void()> then) {
    QMetaObject::invokeMethod(
        this,
        [this, job, then = std::move(then)] {
            if (job == job_) then();
        },
        Qt::QueuedConnection);
}

void StudyRunner::end(const SharedJob& job) {
    report_.stop();
    job_.reset();
    emit ended(job->progress.runs.cancel);
}

void StudyRunner::sweep(SweepPart run, scenario::Scenario scenario, study::Sweep sweep) {
    const SharedJob job = begin();
    job->all = study::point_count(sweep);
    pool_.start([this, job, run = std::move(run), scenario = std::move(scenario), sweep = std::move(sweep)] {
        const std::size_t in_part = kPointsInPart * study::all_cores();
        const std::size_t parts = std::max<std::size_t>(1, (job->all + in_part - 1) / in_part);
        for (std::size_t part = 1; part <= parts && !job->progress.runs.cancel; ++part) {
            auto rows = run(scenario, sweep, {part, parts}, job->progress);
            if (!rows.empty()) post(job, [this, rows = std::move(rows)] { emit rows_came(rows); });
        }
        post(job, [this, job] {
            report();
            end(job);
        });
    });
}

void StudyRunner::rank(RankLines run, scenario::Scenario scenario, scenario::RunSettings settings) {
    const SharedJob job = begin();
    pool_.start(
        [this, job, run = std::move(run), scenario = std::move(scenario), settings = std::move(settings)] {
            auto answer = run(scenario, settings, job->progress);
            post(job, [this, answer = std::move(answer)] {
                report();
                emit ranked(answer);
            });
            post(job, [this, job] { end(job); });
        });
}

} // namespace simul::ui
