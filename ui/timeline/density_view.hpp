/// The densities that a widget shows: at once where they are quickly made, else as soon as they are ready.
#pragma once

#include "ui/timeline/density.hpp"

#include <QFutureWatcher>
#include <QObject>

namespace simul::ui {

/// Lives on the window's thread, and counts on another one. What is outdated is cancelled.
class DensityView : public QObject {
    Q_OBJECT

public:
    explicit DensityView(QObject* parent = nullptr);
    ~DensityView() override;

    /// What was last made, exact or not, and for which request.
    struct Shown {
        DensityRequest request;
        std::shared_ptr<const draw::Grid> grid; ///< Null: nothing so far.
    };
    /// What there is to show for a request. If that is not exact, `ready` tells of it as soon as it is.
    const Shown& show(const DensityRequest& request);

Q_SIGNALS:
    void ready();

private:
    void start(const DensityRequest& request);
    void finish();

    Shown shown_;
    DensityRequest wanted_;
    DensityRequest running_;
    std::shared_ptr<std::atomic<bool>> cancelled_;
    QFutureWatcher<std::shared_ptr<const draw::Grid>> watcher_;
};

/// The grid in `shown`, where it lies in a picture that shows `wanted` in `area`: exactly there, if it is
/// what was wanted, else moved and stretched so that times and lanes are where they belong.
draw::Raster raster_of(const DensityView::Shown& shown, const DensityRequest& wanted, const QRectF& area);

} // namespace simul::ui
