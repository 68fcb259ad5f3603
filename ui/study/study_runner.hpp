/// Studies of many runs, off the window's thread.
#pragma once

#include "core/study/sweep.hpp"
#include "core/study/what_if.hpp"

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <functional>
#include <memory>

namespace simul::ui {

/// One study at a time: a new one stops the one before, of which nothing more is heard. Signals come on the
/// thread that the runner lives on, and never from within a call. Its destructor stops what runs and waits.
class StudyRunner : public QObject {
    Q_OBJECT

public:
    using SweepPart = std::function<std::vector<study::SweepRow>(
        const scenario::Scenario&, const study::Sweep&, study::Shard, study::Progress&)>;
    using RankLines = std::function<study::WhatIf(const scenario::Scenario&, const scenario::RunSettings&,
                                                  study::Progress&)>;

    explicit StudyRunner(QObject* parent = nullptr);
    ~StudyRunner() override;

    /// Rows come in parts, in the order of the points.
    void sweep(SweepPart run, scenario::Scenario scenario, study::Sweep sweep);
    void rank(RankLines run, scenario::Scenario scenario, scenario::RunSettings settings);
    /// Ends the study soon; `ended` comes.
    void cancel();
    bool busy() const { return job_ != nullptr; }

signals:
    void began();
    void progressed(std::size_t done, std::size_t all);
    void rows_came(const std::vector<simul::study::SweepRow>& rows);
    void ranked(const simul::study::WhatIf& answer);
    /// After all results.
    void ended(bool cancelled);

private:
    struct Job {
        study::Progress progress;
        std::atomic<std::size_t> all{0};
    };
    using SharedJob = std::shared_ptr<Job>;

    SharedJob begin();
    /// Calls `then` on this object's thread, unless another study has taken the job's place.
    void post(const SharedJob& job, std::function<void()> then);
    void end(const SharedJob& job);
    void report();

    QThreadPool pool_;
    SharedJob job_; ///< The present one; null if there is none.
    QTimer report_;
};

} // namespace simul::ui
