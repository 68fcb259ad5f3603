/// The densities that a widget shows: at once where they are quickly made, else as soon as they are ready.
#pragma once

#include "ui/lanes/density.hpp"

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
        std::shared_ptr<const draw::GridImage> image{};
    };
    /// In whose colours images are made, from the next one on.
    void set_theme(const Theme& theme) { theme_ = &theme; }
    /// What there is to show for a request. If that is not exact, `ready` tells of it as soon as it is.
    const Shown& show(const DensityRequest& request);

Q_SIGNALS:
    void ready();

private:
    struct Made {
        std::shared_ptr<const draw::Grid> grid; ///< Null: cancelled.
        std::shared_ptr<const draw::GridImage> image;
    };
    static Made make(const DensityRequest& request, const Theme& theme, const std::atomic<bool>& cancelled);
    void start(const DensityRequest& request);
    void finish();

    Shown shown_;
    DensityRequest wanted_;
    DensityRequest running_;
    std::shared_ptr<std::atomic<bool>> cancelled_;
    QFutureWatcher<Made> watcher_;
    const Theme* theme_ = &Theme::light();
};

/// The grid in `shown`, where it lies in a picture that shows `wanted` in `area`: exactly there, if it is
/// what was wanted, else moved and stretched so that times and lanes are where they belong.
draw::Raster raster_of(const DensityView::Shown& shown, const DensityRequest& wanted, const QRectF& area);

} // namespace simul::ui
