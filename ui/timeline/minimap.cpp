#include "ui/timeline/minimap.hpp"

#include "ui/drawing/display_painter.hpp"
#include "ui/lanes/density_view.hpp"
#include "ui/timeline/lane_geometry.hpp"
#include "ui/timeline/mark_columns.hpp"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <cmath>

namespace simul::ui {
namespace {

constexpr double kEdgeReach = 5;
constexpr std::size_t kMostEventsOneByOne = 50'000;
constexpr double kPadding = 3; ///< Above and below the lanes, inside the border.
constexpr double kMarkSpacing = 3;
constexpr double kMarkHeight = 7;

enum class Grip { None, Body, Left, Right, New };

} // namespace

class Minimap::Private {
public:
    Private(Minimap& view, ViewState& view_state) : q(view), state(view_state) {}

    QRectF area() const {
        return {double(left), 0.5, std::max(20.0, double(q.width() - left - right)), q.height() - 1.0};
    }
    TimeScale scale() const { return {state.extent(), area().left(), area().width()}; }
    QRectF window_frame() const {
        const double from = scale().to_px(state.window().begin);
        const double to = scale().to_px(state.window().end);
        return {from, area().top(), std::max(3.0, to - from), area().height()};
    }
    Grip grip_at(QPointF at) const;
    void drag_to(double x);
    void paint_base(const Theme& theme);
    void paint_marks(QPainter& painter, const Theme& theme) const;
    DisplayList lanes_list();
    DisplayList density_list();

    Minimap& q;
    ViewState& state;
    TextMeasure text;
    int left = 0;
    int right = 0;
    Grip grip = Grip::None;
    double press_x = 0;
    Range press_window;
    QPixmap base;
    bool base_valid = false;
    std::shared_ptr<const std::vector<trace::EventIndex>> marks;
    DensityView density;
    std::shared_ptr<const std::vector<trace::TaskIndex>> all_lanes; ///< Of the trace in `density`.
};

Minimap::Minimap(ViewState& state, QWidget* parent)
    : QWidget(parent), d_(std::make_unique<Private>(*this, state)) {
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Overview of the run"));
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const auto rebuild = [this] {
        d_->base_valid = false;
        update();
    };
    connect(&state, &ViewState::trace_changed, this, [this] { d_->all_lanes.reset(); });
    connect(&state, &ViewState::trace_changed, this, rebuild);
    connect(&d_->density, &DensityView::ready, this, rebuild);
    connect(&state, &ViewState::axis_changed, this, rebuild);
    connect(&state, &ViewState::window_changed, this, qOverload<>(&Minimap::update));
    connect(&state, &ViewState::range_changed, this, qOverload<>(&Minimap::update));
    connect(&state, &ViewState::playhead_changed, this, qOverload<>(&Minimap::update));
}

Minimap::~Minimap() = default;

void Minimap::set_margins(int left, int right) {
    d_->left = left;
    d_->right = right;
    d_->base_valid = false;
    update();
}

void Minimap::set_marks(std::shared_ptr<const std::vector<trace::EventIndex>> events) {
    d_->marks = std::move(events);
    update();
}

QSize Minimap::sizeHint() const {
    return {1000, 36};
}

QSize Minimap::minimumSizeHint() const {
    return {100, 28};
}

/// The same for runs so large that it is counted on another thread.
DisplayList Minimap::Private::density_list() {
    const QRectF inner = area().adjusted(0, kPadding, 0, -kPadding);
    if (!all_lanes || all_lanes->size() != state.trace()->task_count()) {
        std::vector<trace::TaskIndex> lanes;
        lanes.reserve(state.trace()->task_count());
        for (const LaneGroup& group : arrange(state.lanes()).groups)
            lanes.insert(lanes.end(), group.tasks.begin(), group.tasks.end());
        all_lanes = std::make_shared<const std::vector<trace::TaskIndex>>(std::move(lanes));
    }
    DisplayList list;
    if (all_lanes->empty()) return list;
    const double ratio = q.devicePixelRatioF();
    const auto pixel_rows = static_cast<std::size_t>(std::max(1.0, std::floor(inner.height() * ratio)));
    const DensityRequest request{.trace = state.trace(),
                                 .places = state.axis().places(),
                                 .window = state.extent(),
                                 .columns = static_cast<int>(std::lround(inner.width() * ratio)),
                                 .rows = static_cast<int>(std::min(all_lanes->size(), pixel_rows)),
                                 .lanes = all_lanes,
                                 .first = 0,
                                 .count = all_lanes->size()};
    density.set_theme(Theme::of(q));
    const DensityView::Shown& shown = density.show(request);
    if (shown.grid) list.add(raster_of(shown, request, inner));
    return list;
}

/// All lanes in few pixels: neighbours share a row, in which each column shows the average of their shares.
DisplayList Minimap::Private::lanes_list() {
    DisplayList list;
    const LaneLayout layout(state.lanes(), {.lane = 1, .bar = 1, .group = 0});
    const QRectF inner = area().adjusted(0, kPadding, 0, -kPadding);
    const TimelineFrame frame{.lanes = state.lanes(),
                              .layout = layout,
                              .text = text,
                              .axis = state.axis(),
                              .scale = scale(),
                              .plot = inner,
                              .header_left = 0,
                              .column_px = 1 / q.devicePixelRatioF()};
    std::vector<LaneId> lanes;
    for (const LaneLayout::Row& row : layout.rows())
        lanes.push_back(row.lane);
    const auto rows =
        std::min(lanes.size(),
                 static_cast<std::size_t>(std::max(1.0, std::floor(inner.height() * q.devicePixelRatioF()))));
    const double height = std::min(inner.height() / static_cast<double>(rows), 5.0);
    const double top = inner.center().y() - height * static_cast<double>(rows) / 2;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::size_t first = row * lanes.size() / rows;
        const std::size_t last = (row + 1) * lanes.size() / rows;
        const double bar = height >= 3 ? height - 1 : height;
        geometry::add_summary_bar(list, frame, std::span(lanes).subspan(first, last - first),
                                  {top + height * static_cast<double>(row), bar});
    }
    // Averages would swallow what people look for first: it is drawn over them.
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
        if (lanes[lane].is_program()) continue;
        const trace::TaskInfo& task = state.trace()->task(lanes[lane].task);
        if (!task.ended) continue;
        const trace::TaskState end = state.trace()->final_state(lanes[lane].task);
        const bool failed = end == trace::TaskState::Failed;
        if (!failed && end != trace::TaskState::Cancelled) continue;
        const double x = frame.scale.to_px(frame.axis.of(*task.ended));
        const double y = top + height * static_cast<double>(lane * rows / lanes.size());
        list.add(draw::Fill{{x - 1, y, 2, std::max(height, failed ? 2.0 : 1.0)}, fill_of(end)});
    }
    return list;
}

void Minimap::Private::paint_base(const Theme& theme) {
    base = QPixmap(q.size() * q.devicePixelRatioF());
    base.setDevicePixelRatio(q.devicePixelRatioF());
    base.fill(theme.color(ColorRole::Background));
    QPainter painter(&base);
    painter.fillRect(area(), theme.color(ColorRole::Surface));
    const bool is_large = !state.empty() && state.trace()->event_count() > kMostEventsOneByOne;
    if (!state.empty()) paint(painter, is_large ? density_list() : lanes_list(), theme);
    base_valid = true;
}

/// A tick on a dark edge of its own: it is seen on lanes of any colour.
void Minimap::Private::paint_marks(QPainter& painter, const Theme& theme) const {
    if (!marks) return;
    const double top = area().bottom() - kMarkHeight;
    for (const double x : mark_columns(*marks, state.axis(), scale(), kMarkSpacing)) {
        painter.fillRect(QRectF(x - 1, top - 1, 4, kMarkHeight + 1), theme.color(ColorRole::Background));
        painter.fillRect(QRectF(x, top, 2, kMarkHeight), theme.color(ColorRole::Selection));
    }
}

void Minimap::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(*this);
    if (!d_->base_valid) d_->paint_base(theme);
    QPainter painter(this);
    painter.drawPixmap(0, 0, d_->base);
    if (d_->state.empty()) return;

    const QRectF area = d_->area();
    const QRectF window = d_->window_frame();
    const QColor veil = theme.color(ColorRole::Background, 0.6);
    painter.fillRect(QRectF(QPointF(area.left(), area.top()), QPointF(window.left(), area.bottom())), veil);
    painter.fillRect(QRectF(QPointF(window.right(), area.top()), area.bottomRight()), veil);
    if (d_->state.range()) {
        const double from = d_->scale().to_px(d_->state.range()->begin);
        const double to = d_->scale().to_px(d_->state.range()->end);
        painter.fillRect(QRectF(from, area.top(), std::max(1.0, to - from), area.height()),
                         theme.color(ColorRole::Accent, 0.25));
    }
    d_->paint_marks(painter, theme);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(ColorRole::Accent), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(
        QRectF(std::round(window.left()) + 0.5, 0.5, std::round(window.width()) - 1, height() - 1), 2, 2);
    const Playhead& playhead = d_->state.playhead();
    const double x = std::round(d_->scale().to_px(d_->state.axis().between(playhead.event, playhead.time)));
    painter.fillRect(QRectF(x - 1, area.top(), 2, area.height()), theme.color(ColorRole::Accent));
}

void Minimap::resizeEvent(QResizeEvent*) {
    d_->base_valid = false;
}

void Minimap::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) d_->base_valid = false;
    QWidget::changeEvent(event);
}

Grip Minimap::Private::grip_at(QPointF at) const {
    const QRectF window = window_frame();
    if (state.shows_all()) return Grip::New;
    if (std::abs(at.x() - window.left()) <= kEdgeReach) return Grip::Left;
    if (std::abs(at.x() - window.right()) <= kEdgeReach) return Grip::Right;
    return window.contains(at) ? Grip::Body : Grip::New;
}

void Minimap::Private::drag_to(double x) {
    const auto by = static_cast<Position>(std::llround(scale().units(x - press_x)));
    const Position place = scale().to_position(x);
    switch (grip) {
    case Grip::None: break;
    case Grip::Body: state.set_window({press_window.begin + by, press_window.end + by}); break;
    case Grip::Left: state.set_window({std::min(place, press_window.end - 1), press_window.end}); break;
    case Grip::Right: state.set_window({press_window.begin, std::max(place, press_window.begin + 1)}); break;
    case Grip::New: {
        if (std::abs(x - press_x) < kEdgeReach) break;
        const auto [from, to] = std::minmax({scale().to_position(press_x), place});
        const Range extent = state.extent();
        state.set_window({std::max(from, extent.begin), std::min(to, extent.end)});
        break;
    }
    }
}

void Minimap::mousePressEvent(QMouseEvent* event) {
    if (d_->state.empty() || event->button() != Qt::LeftButton) return event->ignore();
    d_->grip = d_->grip_at(event->position());
    d_->press_x = event->position().x();
    d_->press_window = d_->state.window();
}

void Minimap::mouseMoveEvent(QMouseEvent* event) {
    if (d_->state.empty()) return;
    if (d_->grip != Grip::None) return d_->drag_to(event->position().x());
    const Grip grip = d_->grip_at(event->position());
    setCursor(grip == Grip::Left || grip == Grip::Right ? Qt::SizeHorCursor
              : grip == Grip::Body                      ? Qt::OpenHandCursor
                                                        : Qt::CrossCursor);
}

void Minimap::mouseReleaseEvent(QMouseEvent* event) {
    const Grip grip = std::exchange(d_->grip, Grip::None);
    const bool clicked = std::abs(event->position().x() - d_->press_x) < kEdgeReach;
    if (grip != Grip::New || !clicked || d_->state.shows_all()) return;
    const Range window = d_->state.window();
    const Position begin = d_->scale().to_position(event->position().x()) - window.length() / 2;
    d_->state.set_window({begin, begin + window.length()});
}

void Minimap::mouseDoubleClickEvent(QMouseEvent*) {
    d_->grip = Grip::None;
    d_->state.show_all();
}

void Minimap::wheelEvent(QWheelEvent* event) {
    if (d_->state.empty()) return event->ignore();
    d_->state.zoom(std::pow(1.25, event->angleDelta().y() / 120.0),
                   d_->scale().to_position(event->position().x()));
}

} // namespace simul::ui
