#include "ui/timeline/timeline_view.hpp"

#include "ui/timeline/lane_commands.hpp"
#include "ui/timeline/timeline_view_private.hpp"

#include <QFocusEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <cmath>

namespace simul::ui {
namespace {

constexpr double kLaneStep = 1.25;

} // namespace

TimelineView::TimelineView(ViewState& state, QWidget* parent)
    : QWidget(parent), d_(std::make_unique<Private>(*this, state)) {
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("Lanes of tasks over virtual time"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    d_->connect_state();
}

TimelineView::~TimelineView() = default;

void TimelineView::Private::connect_state() {
    const auto rebuild = [this] {
        canvas.rebuild_layout();
        update_scroll_bar();
        q.update();
        Q_EMIT q.header_width_changed(q.header_width());
    };
    connect(&state, &ViewState::trace_changed, &q, rebuild);
    connect(&state, &ViewState::arrangement_changed, &q, [this] {
        canvas.rearrange();
        update_scroll_bar();
        q.update();
    });
    connect(&state, &ViewState::axis_changed, &q, [this] {
        canvas.recount();
        update_base();
    });
    connect(&state, &ViewState::counter_choice_changed, &q, [this] {
        canvas.recount();
        update_scroll_bar();
        q.update();
    });
    connect(&state, &ViewState::window_changed, &q, [this] { update_base(); });
    const auto repaint = [this] { q.update(); };
    connect(&state, &ViewState::critical_path_changed, &q, [this] { update_base(); });
    connect(&state, &ViewState::grid_changed, &q, [this] { update_base(); });
    connect(&state, &ViewState::range_changed, &q, repaint);
    connect(&state, &ViewState::selection_changed, &q, repaint);
    connect(&state, &ViewState::arrow_choice_changed, &q, repaint);
    connect(&state, &ViewState::hover_changed, &q, repaint);
    connect(&state, &ViewState::lit_line_changed, &q, repaint);
    connect(&state, &ViewState::playhead_changed, &q, repaint);
    connect(scroll_bar, &QScrollBar::valueChanged, &q, [this](int value) {
        canvas.set_scroll(value);
        q.update();
    });
    canvas.rebuild_layout();
}

void TimelineView::Private::update_scroll_bar() {
    canvas.set_size(q.size(), q.devicePixelRatioF());
    const double hidden = canvas.hidden_height();
    const int width = scroll_bar->sizeHint().width();
    const QRectF plot = canvas.lanes_area();
    scroll_bar->setGeometry(q.width() - width, static_cast<int>(plot.top()), width,
                            static_cast<int>(plot.height()));
    scroll_bar->setRange(0, static_cast<int>(std::ceil(hidden)));
    scroll_bar->setPageStep(static_cast<int>(plot.height()));
    scroll_bar->setSingleStep(24);
    scroll_bar->setVisible(hidden > 0);
    canvas.set_scroll(scroll_bar->value());
    filter->setGeometry(8, 1, static_cast<int>(plot.left()) - 20, static_cast<int>(plot.top()) - 3);
}

void TimelineView::set_lit_events(std::vector<LitEvent> events) {
    d_->canvas.set_lit_events(std::move(events));
    update();
}

void TimelineView::set_bookmarks(std::vector<Bookmark> bookmarks) {
    d_->canvas.set_bookmarks(std::move(bookmarks));
    update();
}

int TimelineView::header_width() const {
    return d_->canvas.header_width();
}

void TimelineView::set_header_width(int width) {
    if (width == header_width()) return;
    d_->canvas.set_header_width(width);
    d_->update_base();
    Q_EMIT header_width_changed(header_width());
}

void TimelineView::set_group_collapsed(const QString& function, bool collapsed) {
    d_->state.rearrange([&](LaneArrangement& arrangement) {
        if (collapsed)
            arrangement.collapsed.insert(function);
        else
            arrangement.collapsed.remove(function);
    });
}

bool TimelineView::is_group_collapsed(const QString& function) const {
    return d_->state.arrangement().collapsed.contains(function);
}

QString TimelineView::group_key(std::size_t group) const {
    return d_->canvas.layout().groups()[group].key;
}

QSize TimelineView::sizeHint() const {
    return {1000, 480};
}

QSize TimelineView::minimumSizeHint() const {
    return {320, 140};
}

void TimelineView::zoom_in() {
    d_->state.zoom(kTimelineZoomStep * kTimelineZoomStep, d_->middle_of_window());
}

void TimelineView::zoom_out() {
    d_->state.zoom(1 / (kTimelineZoomStep * kTimelineZoomStep), d_->middle_of_window());
}

void TimelineView::show_all() {
    d_->state.show_all();
}

void TimelineView::higher_lanes() {
    scale_lanes(d_->state, kLaneStep, d_->canvas.lane_height());
}

void TimelineView::lower_lanes() {
    scale_lanes(d_->state, 1 / kLaneStep, d_->canvas.lane_height());
}

void TimelineView::fit_lanes() {
    scale_lanes(d_->state, 1, d_->canvas.fitting_lane_height());
}

void TimelineView::usual_lanes() {
    d_->state.rearrange([](LaneArrangement& arrangement) { arrangement.lane_height = 0; });
}

void TimelineView::filter_lanes() {
    d_->filter->begin();
}

void TimelineView::reveal_lane(LaneId lane) {
    if (const auto scroll = d_->canvas.scroll_to_show(lane))
        d_->scroll_bar->setValue(static_cast<int>(*scroll));
}

void TimelineView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    d_->canvas.set_size(size(), devicePixelRatioF());
    d_->canvas.paint(painter, Theme::of(*this));
    if (!hasFocus() || !d_->focused_by_key) return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Theme::of(*this).color(ColorRole::Accent, 0.6));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void TimelineView::resizeEvent(QResizeEvent*) {
    d_->update_scroll_bar();
}

void TimelineView::focusInEvent(QFocusEvent* event) {
    const Qt::FocusReason reason = event->reason();
    d_->focused_by_key =
        reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    update();
}

void TimelineView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) d_->update_base();
    QWidget::changeEvent(event);
}

bool TimelineView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && !d_->state.empty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text = d_->canvas.text_at(help->pos());
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace simul::ui
