#include "ui/find/latest_work.hpp"

#include <utility>

namespace simul::ui {

LatestWork::LatestWork(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
}

LatestWork::~LatestWork() {
    cancel();
    pool_.waitForDone();
}

void LatestWork::Job::tell(std::function<void()> act) const {
    const auto act_if_wanted = [cancelled = cancelled_, act = std::move(act)] {
        if (!*cancelled) act();
    };
    QMetaObject::invokeMethod(owner_, act_if_wanted, Qt::QueuedConnection);
}

void LatestWork::start(std::function<void(const Job&)> work) {
    cancel();
    current_ = std::make_shared<std::atomic<bool>>(false);
    const Job job(this, current_);
    pool_.start([this, job, work = std::move(work)] {
        if (!job.cancelled()) work(job);
        job.tell([this] {
            current_.reset();
            emit finished();
        });
    });
}

void LatestWork::cancel() {
    if (const auto current = std::exchange(current_, nullptr)) *current = true;
}

} // namespace simul::ui
