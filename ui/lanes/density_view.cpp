#include "ui/lanes/density_view.hpp"

#include "ui/drawing/share_image.hpp"

#include <QtConcurrent/QtConcurrentRun>

namespace simul::ui {
namespace {

/// Fewer are counted in a few milliseconds, on the window's thread.
constexpr std::size_t kMostEventsAtOnce = 100'000;
constexpr std::size_t kMostCellsAtOnce = 1'000'000;

bool is_quick(const DensityRequest& request) {
    const auto cells = static_cast<std::size_t>(request.columns) * static_cast<std::size_t>(request.rows);
    return request.trace->event_count() <= kMostEventsAtOnce && cells <= kMostCellsAtOnce;
}

} // namespace

DensityView::DensityView(QObject* parent) : QObject(parent) {
    connect(&watcher_, &QFutureWatcherBase::finished, this, &DensityView::finish);
}

DensityView::~DensityView() {
    if (cancelled_) *cancelled_ = true;
    watcher_.waitForFinished();
}

const DensityView::Shown& DensityView::show(const DensityRequest& request) {
    if (shown_.grid && shown_.request == request) return shown_;
    if (shown_.request.trace != request.trace) shown_ = {};
    if (is_quick(request)) {
        const Made made = make(request, *theme_, false);
        shown_ = {request, made.grid, made.image};
        return shown_;
    }
    wanted_ = request;
    if (!watcher_.isRunning())
        start(request);
    else if (!(running_ == request) && running_.trace != request.trace)
        *cancelled_ = true; // Of the same trace it is better than nothing: it is shown, and stretched.
    return shown_;
}

DensityView::Made DensityView::make(const DensityRequest& request, const Theme& theme,
                                    const std::atomic<bool>& cancelled) {
    const auto grid = density_of(request, cancelled);
    if (!grid) return {};
    return {grid, std::make_shared<const draw::GridImage>(ShareColors(theme).drawn(*grid))};
}

void DensityView::start(const DensityRequest& request) {
    running_ = request;
    cancelled_ = std::make_shared<std::atomic<bool>>(false);
    watcher_.setFuture(QtConcurrent::run(
        [request, theme = theme_, flag = cancelled_] { return make(request, *theme, *flag); }));
}

void DensityView::finish() {
    if (const Made made = watcher_.result(); made.grid && running_.trace == wanted_.trace)
        shown_ = {running_, made.grid, made.image};
    if (!(running_ == wanted_)) start(wanted_);
    Q_EMIT ready();
}

draw::Raster raster_of(const DensityView::Shown& shown, const DensityRequest& wanted, const QRectF& area) {
    if (shown.request == wanted) return {area, shown.grid, shown.image};
    const double per_unit = area.width() / static_cast<double>(wanted.window.length());
    const double per_lane = area.height() / static_cast<double>(std::max<std::size_t>(1, wanted.count));
    const Range window = shown.request.window;
    const double left = area.left() + static_cast<double>(window.begin - wanted.window.begin) * per_unit;
    const double top =
        area.top() +
        (static_cast<double>(shown.request.first) - static_cast<double>(wanted.first)) * per_lane;
    return {{left, top, static_cast<double>(window.length()) * per_unit,
             static_cast<double>(shown.request.count) * per_lane},
            shown.grid,
            shown.image};
}

} // namespace simul::ui
