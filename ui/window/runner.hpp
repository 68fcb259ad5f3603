/// Runs scenarios and comparisons off the window's thread.
#pragma once

#include "ui/compare/comparison_content.hpp"
#include "ui/window/engine.hpp"

#include <QFuture>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace simul::ui {

/// One job at a time: a new one stops the one before, whose result is then never heard of. Signals come on
/// the thread that the runner lives on, and never from within a call. Its destructor stops what runs and
/// waits for it.
class Runner : public QObject {
    Q_OBJECT

public:
    explicit Runner(Engine engine, QObject* parent = nullptr);
    ~Runner() override;

    void run(scenario::Scenario scenario, scenario::RunSettings settings);
    void compare(scenario::Scenario scenario, scenario::RunSettings settings);
    /// What it would be with another time at a place, beside what it is.
    void compare_what_if(scenario::Scenario scenario, scenario::RunSettings settings,
                         scenario::TimeScale scale);
    /// Two runs that there are.
    void compare_runs(std::string title, study::Side before, study::Side after);
    /// Reads a saved schedule trace. What is there so far can be shown long before a large one ends.
    void read(std::filesystem::path path);
    /// Ends the job soon; a run's result then is what was recorded so far.
    void stop();
    /// Ends the job; nothing more is heard of it.
    void abandon();
    bool busy() const { return progress_ != nullptr; }
    bool is_reading() const { return busy() && reads_; }

signals:
    void busy_changed(bool busy);
    /// Several times a second while a job goes on, from the moment on that it has taken a while.
    void progressed(quint64 events, simul::Instant clock);
    void ran(const simul::scenario::RunResult& result);
    void compared(const simul::ui::ComparisonContent& content);
    /// Now and then while a large trace is read.
    void read_so_far(const simul::trace::TracePtr& trace);
    void read_ended(const tl::expected<simul::trace::TracePtr, std::string>& trace);

private:
    using SharedProgress = std::shared_ptr<scenario::Progress>;

    SharedProgress begin();
    /// Sends the signal with the job's result, unless another job has taken its place.
    template <class Result>
    void deliver(QFuture<Result> future, SharedProgress job, void (Runner::*signal)(const Result&));
    /// False if `job` is not the present one any more.
    bool end(const SharedProgress& job);

    Engine engine_;
    QThreadPool pool_;
    SharedProgress progress_; ///< Of the present job; null if there is none.
    bool reads_ = false;
    QTimer report_;
};

} // namespace simul::ui
