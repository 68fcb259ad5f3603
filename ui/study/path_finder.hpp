/// Finds critical paths off the window's thread.
#pragma once

#include "core/analysis/critical_path.hpp"

#include <QObject>
#include <QThreadPool>
#include <memory>

namespace simul::ui {

struct FoundPath {
    trace::TracePtr trace;
    std::shared_ptr<const analysis::CriticalPath> path;
    std::vector<analysis::PathShare> shares;
};

/// Of the traces asked for only the last one's answer is heard. The destructor waits for what is going on.
class PathFinder : public QObject {
    Q_OBJECT

public:
    explicit PathFinder(QObject* parent = nullptr);
    ~PathFinder() override;

    /// `found` comes later, never from within.
    void find(trace::TracePtr trace);
    /// Nothing is wanted any more.
    void forget();

signals:
    void found(const simul::ui::FoundPath& path);

private:
    QThreadPool pool_;
    trace::TracePtr wanted_;
};

} // namespace simul::ui
