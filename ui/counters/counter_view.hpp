/// The counters that a widget shows: at once where they are quickly counted, else as soon as they are.
#pragma once

#include "ui/counters/counters.hpp"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <optional>

namespace simul::ui {

/// Lives on the window's thread, and counts on another one. What is outdated is cancelled.
class CounterView : public QObject {
    Q_OBJECT

public:
    explicit CounterView(QObject* parent = nullptr);
    ~CounterView() override;

    /// What there is to show for a request: null, or counters of its trace. If they are not the ones that are
    /// wanted, `ready` tells as soon as they are.
    std::shared_ptr<const Counters> show(const CounterRequest& request);

    /// Lets go of what was counted, and stops counting.
    void clear();

Q_SIGNALS:
    void ready();

private:
    void start();
    void finish();

    using CountersPtr = std::shared_ptr<const Counters>;

    CountersPtr shown_;
    std::optional<CounterRequest> wanted_;
    CounterRequest running_;
    std::shared_ptr<std::atomic<bool>> cancelled_;
    QThreadPool pool_; ///< Its own, which gives way to frames.
    QFutureWatcher<CountersPtr> watcher_;
};

} // namespace simul::ui
