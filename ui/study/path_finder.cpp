#include "ui/study/path_finder.hpp"

namespace simul::ui {

PathFinder::PathFinder(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
}

PathFinder::~PathFinder() {
    pool_.clear();
    pool_.waitForDone();
}

void PathFinder::find(trace::TracePtr trace) {
    if (trace == wanted_) return;
    wanted_ = trace;
    pool_.clear(); // What waits for its turn is not wanted any more.
    pool_.start([this, trace = std::move(trace)] {
        FoundPath answer{
            trace, std::make_shared<const analysis::CriticalPath>(analysis::critical_path(*trace)), {}};
        answer.shares = analysis::shares_of(*trace, *answer.path);
        QMetaObject::invokeMethod(
            this,
            [this, answer = std::move(answer)] {
                if (answer.trace == wanted_) emit found(answer);
            },
            Qt::QueuedConnection);
    });
}

void PathFinder::forget() {
    wanted_.reset();
    pool_.clear();
}

} // namespace simul::ui
