#include "ui/counters/counter_view.hpp"

#include <QtConcurrent/QtConcurrentRun>

namespace simul::ui {
namespace {

/// Fewer are counted in a few milliseconds, on the window's thread.
constexpr std::size_t kMostEventsAtOnce = 100'000;

} // namespace

CounterView::CounterView(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
    pool_.setThreadPriority(QThread::IdlePriority);
    connect(&watcher_, &QFutureWatcherBase::finished, this, &CounterView::finish);
}

CounterView::~CounterView() {
    if (cancelled_) *cancelled_ = true;
    watcher_.waitForFinished();
}

void CounterView::clear() {
    wanted_.reset();
    shown_.reset();
    if (cancelled_) *cancelled_ = true;
}

std::shared_ptr<const Counters> CounterView::show(const CounterRequest& request) {
    if (shown_ && shown_->request == request) return shown_;
    if (shown_ && shown_->request.trace != request.trace) shown_.reset();
    wanted_ = request;
    const bool is_quick = request.trace->event_count() <= kMostEventsAtOnce;
    if (is_quick || has_all_for(shown_.get(), request)) {
        shown_ = count(request, shown_.get(), false);
        return shown_;
    }
    if (!watcher_.isRunning())
        start();
    else if (!(running_ == request))
        *cancelled_ = true;
    return shown_;
}

void CounterView::start() {
    running_ = *wanted_;
    cancelled_ = std::make_shared<std::atomic<bool>>(false);
    watcher_.setFuture(QtConcurrent::run(&pool_, [request = running_, before = shown_, flag = cancelled_] {
        return count(request, before.get(), *flag);
    }));
}

void CounterView::finish() {
    if (watcher_.future().resultCount() == 0) return; // It was told of below that there is nothing more.
    const CountersPtr counted = watcher_.result();
    running_ = {};
    watcher_.setFuture({}); // It keeps what it has brought.
    if (!wanted_) return;
    if (counted && counted->request == *wanted_) shown_ = counted;
    const bool satisfied = shown_ && shown_->request == *wanted_;
    if (!satisfied) start();
    Q_EMIT ready();
}

} // namespace simul::ui
