/// Work that is done beside the window's thread, where only the newest result is wanted.
#pragma once

#include <QObject>
#include <QThreadPool>
#include <atomic>
#include <functional>
#include <memory>

namespace simul::ui {

/// Starting a job cancels the one before it. Lives on the window's thread; one thread of its own works.
class LatestWork : public QObject {
    Q_OBJECT

public:
    /// What the work is given, on its own thread. Copies mean the same job.
    class Job {
    public:
        /// Nobody wants the result any more: return soon. Ask every few milliseconds.
        bool cancelled() const { return *cancelled_; }
        /// Has `act` called on the window's thread, in the order of calls; not if the job has been cancelled
        /// by then.
        void tell(std::function<void()> act) const;

    private:
        friend class LatestWork;
        Job(LatestWork* owner, std::shared_ptr<std::atomic<bool>> cancelled)
            : owner_(owner), cancelled_(std::move(cancelled)) {}
        LatestWork* owner_;
        std::shared_ptr<std::atomic<bool>> cancelled_;
    };

    explicit LatestWork(QObject* parent = nullptr);
    /// Cancels, and waits until the work has returned.
    ~LatestWork() override;

    void start(std::function<void(const Job&)> work);
    void cancel();
    /// A job was started, and has neither ended nor been cancelled.
    bool busy() const { return current_ != nullptr; }

signals:
    /// The work has returned, and all that it told has been done.
    void finished();

private:
    QThreadPool pool_;
    std::shared_ptr<std::atomic<bool>> current_;
};

} // namespace simul::ui
