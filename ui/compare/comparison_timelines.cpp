#include "ui/compare/comparison_timelines.hpp"

#include "ui/timeline/comparison_picture.hpp"
#include "ui/timeline/timeline_keys.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <cmath>

namespace simul::ui {
namespace {

constexpr double kZoomStep = 1.25;
constexpr int kDragStart = 4;         ///< Pixels; a press that moves less is a click.
constexpr Position kClosest = 20;     ///< Nanoseconds; below it there is nothing more to see.
constexpr double kPlaySeconds = 12.0; ///< For what is in view.
constexpr int kFrameMilliseconds = 16;

} // namespace

ComparisonTimelines::ComparisonTimelines(QWidget* parent)
    : QWidget(parent), scroll_bar_(new QScrollBar(Qt::Vertical, this)) {
    setObjectName(QStringLiteral("comparison_timelines"));
    setAccessibleName(tr("Compared timelines"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    scroll_bar_->hide();
    connect(scroll_bar_, &QScrollBar::valueChanged, this, [this](int value) {
        canvas_.set_scroll(value);
        update();
    });
    frames_.setInterval(kFrameMilliseconds);
    connect(&frames_, &QTimer::timeout, this, &ComparisonTimelines::advance);
}

void ComparisonTimelines::set_content(const ComparisonContent& content) {
    frames_.stop();
    canvas_.set_content(content);
    view_ = {};
    view_.extent = view_.window = canvas_.extent();
    Instant fastest = Instant::max();
    for (const ComparedTrace& run : content.runs)
        fastest = std::min(fastest, run.trace->end_time());
    if (!content.runs.empty()) view_.playhead = fastest;
    update_scroll_bar();
    update();
}

void ComparisonTimelines::set_window(Range window) {
    if (window.length() < kClosest) window.end = window.begin + kClosest;
    window = moved_into(window, view_.extent);
    if (window == view_.window) return;
    view_.window = window;
    update();
    emit window_changed();
}

void ComparisonTimelines::zoom_at(double factor, Position anchor) {
    const auto stretched = [&](Position from) {
        return static_cast<Position>(std::llround(static_cast<double>(from) / factor));
    };
    set_window(
        {anchor - stretched(anchor - view_.window.begin), anchor + stretched(view_.window.end - anchor)});
}

void ComparisonTimelines::zoom(double factor) {
    zoom_at(factor, view_.window.begin + view_.window.length() / 2);
}

void ComparisonTimelines::set_playhead(Instant time) {
    const Position place = std::clamp<Position>(time.time_since_epoch().count(), 0, view_.extent.end);
    const Instant clamped{Duration(place)};
    if (clamped == view_.playhead) return;
    view_.playhead = clamped;
    update();
    emit playhead_moved(clamped);
}

void ComparisonTimelines::select(std::optional<ComparedLane> lane) {
    if (lane == view_.selected) return;
    view_.selected = lane;
    update();
    emit selected(lane);
}

void ComparisonTimelines::seek(double x) {
    set_playhead(Instant{Duration(canvas_.scale(view_).to_position(x))});
}

void ComparisonTimelines::go_to_event(std::optional<Instant> time) {
    if (!time) return;
    set_playhead(*time);
    const Position place = time->time_since_epoch().count();
    if (!view_.window.contains(place)) pan(place - view_.window.begin - view_.window.length() / 2);
}

void ComparisonTimelines::toggle_playing() {
    if (frames_.isActive()) return frames_.stop();
    if (view_.playhead.time_since_epoch().count() >= view_.window.end)
        set_playhead(Instant{Duration(view_.window.begin)});
    since_frame_.start();
    frames_.start();
}

void ComparisonTimelines::advance() {
    const double seconds = static_cast<double>(since_frame_.nsecsElapsed()) / 1e9;
    since_frame_.restart();
    const auto by =
        static_cast<Position>(static_cast<double>(view_.window.length()) * seconds / kPlaySeconds);
    const Position next =
        std::min(view_.playhead.time_since_epoch().count() + std::max<Position>(by, 1), view_.window.end);
    set_playhead(Instant{Duration(next)});
    if (next >= view_.window.end) frames_.stop();
}

void ComparisonTimelines::update_scroll_bar() {
    canvas_.set_size(size(), devicePixelRatioF());
    const int hidden = static_cast<int>(std::ceil(canvas_.content_height() - height()));
    const int width = scroll_bar_->sizeHint().width();
    const int top = static_cast<int>(canvas_.plot().top());
    scroll_bar_->setGeometry(this->width() - width, top, width, height() - top);
    scroll_bar_->setRange(0, std::max(hidden, 0));
    scroll_bar_->setPageStep(height() - top);
    scroll_bar_->setSingleStep(24);
    scroll_bar_->setVisible(hidden > 0);
    canvas_.set_scroll(scroll_bar_->value());
}

bool ComparisonTimelines::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && !canvas_.empty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text = canvas_.text_at(help->pos(), view_);
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

void ComparisonTimelines::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        canvas_.invalidate();
        update();
    }
    QWidget::changeEvent(event);
}

void ComparisonTimelines::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    canvas_.set_size(size(), devicePixelRatioF());
    canvas_.paint(painter, view_, Theme::of(*this));
}

void ComparisonTimelines::resizeEvent(QResizeEvent*) {
    update_scroll_bar();
}

// The mouse.

void ComparisonTimelines::mousePressEvent(QMouseEvent* event) {
    if (canvas_.empty() || event->button() != Qt::LeftButton) return event->ignore();
    frames_.stop();
    press_at_ = event->position();
    press_window_ = view_.window;
    press_scroll_ = scroll_bar_->value();
    drag_ = canvas_.is_on_ruler(press_at_) ? Drag::Scrub : Drag::Pressed;
    if (drag_ == Drag::Scrub) seek(press_at_.x());
}

void ComparisonTimelines::mouseMoveEvent(QMouseEvent* event) {
    if (canvas_.empty()) return;
    const QPointF at = event->position();
    const QPointF moved = at - press_at_;
    if (drag_ == Drag::None)
        return setCursor(canvas_.is_on_playhead_flag(at, view_) ? Qt::SizeHorCursor : Qt::ArrowCursor);
    if (drag_ == Drag::Scrub) return seek(at.x());
    if (drag_ == Drag::Pressed && moved.manhattanLength() < kDragStart) return;
    drag_ = Drag::Pan;
    setCursor(Qt::ClosedHandCursor);
    const auto by = static_cast<Position>(std::llround(canvas_.scale(view_).units(moved.x())));
    set_window({press_window_.begin - by, press_window_.end - by});
    scroll_bar_->setValue(press_scroll_ - static_cast<int>(moved.y()));
}

void ComparisonTimelines::mouseReleaseEvent(QMouseEvent* event) {
    const Drag ended = std::exchange(drag_, Drag::None);
    unsetCursor();
    if (ended == Drag::Pressed) select(canvas_.lane_at(event->position(), view_));
}

void ComparisonTimelines::mouseDoubleClickEvent(QMouseEvent* event) {
    if (canvas_.empty()) return event->ignore();
    if (canvas_.is_on_ruler(event->position()))
        show_all();
    else
        zoom_at(8, canvas_.scale(view_).to_position(event->position().x()));
}

void ComparisonTimelines::wheelEvent(QWheelEvent* event) {
    if (canvas_.empty()) return event->ignore();
    const QPointF turned =
        event->pixelDelta().isNull() ? QPointF(event->angleDelta()) : QPointF(event->pixelDelta()) * 2;
    const TimeScale scale = canvas_.scale(view_);
    if (event->modifiers() & Qt::ControlModifier)
        return zoom_at(std::pow(kZoomStep, turned.y() / 120), scale.to_position(event->position().x()));
    const bool sideways = event->modifiers() & Qt::ShiftModifier;
    const bool scrolls = scroll_bar_->maximum() > 0;
    const double along = sideways || !scrolls ? turned.x() + turned.y() : turned.x();
    if (along != 0) pan(-static_cast<Position>(std::llround(scale.units(along / 2))));
    if (!sideways && scrolls) scroll_bar_->setValue(scroll_bar_->value() - qRound(turned.y() / 2));
}

// The keyboard.

void ComparisonTimelines::keyPressEvent(QKeyEvent* event) {
    if (canvas_.empty()) return QWidget::keyPressEvent(event);
    if (!(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))) {
        switch (event->key()) {
        case Qt::Key_Space: return toggle_playing();
        case Qt::Key_Period:
        case Qt::Key_Right: return go_to_event(canvas_.event_after(view_.playhead));
        case Qt::Key_Comma:
        case Qt::Key_Left: return go_to_event(canvas_.event_before(view_.playhead));
        case Qt::Key_Home: return go_to_event(Instant{});
        case Qt::Key_End: return go_to_event(Instant{Duration(view_.extent.end)});
        default: break;
        }
    }
    if (!handle_timeline_key(*event)) QWidget::keyPressEvent(event);
}

bool ComparisonTimelines::handle_timeline_key(const QKeyEvent& event) {
    const std::optional<TimelineKey> key = timeline_key(event);
    if (!key) return false;
    const Position step = std::max<Position>(1, view_.window.length() / 8);
    switch (*key) {
    case TimelineKey::ZoomIn: zoom(kZoomStep * kZoomStep); return true;
    case TimelineKey::ZoomOut: zoom(1 / (kZoomStep * kZoomStep)); return true;
    case TimelineKey::PanLeft: pan(-step); return true;
    case TimelineKey::PanRight: pan(step); return true;
    case TimelineKey::ShowAll: show_all(); return true;
    case TimelineKey::CenterOrFit:
        pan(view_.playhead.time_since_epoch().count() - view_.window.begin - view_.window.length() / 2);
        return true;
    case TimelineKey::LaneAbove: scroll_bar_->triggerAction(QScrollBar::SliderSingleStepSub); return true;
    case TimelineKey::LaneBelow: scroll_bar_->triggerAction(QScrollBar::SliderSingleStepAdd); return true;
    case TimelineKey::Clear: select({}); return true;
    default: return false;
    }
}

} // namespace simul::ui
