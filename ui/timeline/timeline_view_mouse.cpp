// How a TimelineView hears the mouse.
#include "ui/timeline/timeline_view_private.hpp"

#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <cmath>

namespace simul::ui {
namespace {

constexpr double kSnapReach = 6; ///< Pixels.
constexpr int kDragStart = 4;    ///< Pixels; a press that moves less is a click.

} // namespace

void TimelineView::mousePressEvent(QMouseEvent* event) {
    if (d_->state.empty() || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
        return event->ignore();
    d_->press(event->position());
    if (event->button() == Qt::MiddleButton) d_->drag = Private::Drag::Pan;
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    if (d_->state.empty()) return;
    if (d_->pressed)
        d_->drag_to(event->position(), !(event->modifiers() & Qt::AltModifier));
    else
        d_->hover(event->position());
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
    if (d_->pressed) d_->release(event->position());
}

void TimelineView::leaveEvent(QEvent*) {
    d_->state.set_hover({});
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (d_->state.empty() || event->button() != Qt::LeftButton) return event->ignore();
    const Hit hit = d_->canvas.hit(event->position());
    if (hit.kind == HitKind::Ruler) {
        d_->state.set_range({});
        d_->state.show_all();
    } else if (hit.event && hit.kind != HitKind::Fold) {
        Q_EMIT event_activated(*hit.event);
    } else if (hit.kind == HitKind::Fold) {
        d_->state.zoom(8, d_->canvas.position_at(event->position().x()));
    } else {
        d_->press(event->position()); // A quick second click on a heading is a click too.
    }
}

void TimelineView::Private::press(QPointF at) {
    pressed = true;
    drag = Drag::None;
    press_at = at;
    press_window = state.window();
    press_scroll = scroll_bar->value();
    if (canvas.is_on_playhead_flag(at) && !canvas.bookmark_at(at)) drag = Drag::Scrub;
}

void TimelineView::Private::drag_to(QPointF at, bool snaps) {
    const QPointF moved = at - press_at;
    if (drag == Drag::None) {
        if (moved.manhattanLength() < kDragStart) return;
        drag = canvas.hit(press_at).kind == HitKind::Ruler ? Drag::Range : Drag::Pan;
    }
    switch (drag) {
    case Drag::None: break;
    case Drag::Pan: {
        const auto by = static_cast<Position>(std::llround(canvas.units(moved.x())));
        state.set_window({press_window.begin - by, press_window.end - by});
        scroll_bar->setValue(static_cast<int>(press_scroll - moved.y()));
        q.setCursor(Qt::ClosedHandCursor);
        break;
    }
    case Drag::Range: {
        const Position reach = snaps ? static_cast<Position>(canvas.units(kSnapReach)) : 0;
        range_edit.drag(canvas.position_at(press_at.x()), canvas.position_at(at.x()), reach);
        break;
    }
    case Drag::Scrub: canvas.seek(at.x()); break;
    }
}

void TimelineView::Private::release(QPointF at) {
    pressed = false;
    q.unsetCursor();
    if (std::exchange(drag, Drag::None) == Drag::None) click(at);
}

void TimelineView::Private::click(QPointF at) {
    if (const auto bookmark = canvas.bookmark_at(at)) return Q_EMIT q.bookmark_activated(*bookmark);
    const Hit hit = canvas.hit(at);
    switch (hit.kind) {
    case HitKind::Ruler: canvas.seek(at.x()); break;
    case HitKind::GroupHeader: {
        const QString function = canvas.layout().groups()[hit.group].key;
        q.set_group_collapsed(function, !q.is_group_collapsed(function));
        break;
    }
    case HitKind::Nothing: state.select({}); break;
    default: select(hit);
    }
}

/// What can be selected; for anything else, what is selected stays.
void TimelineView::Private::select(const Hit& hit) {
    const bool is_lane =
        hit.kind == HitKind::LaneHeader || hit.kind == HitKind::LaneFold || hit.kind == HitKind::Lane;
    const bool is_event =
        hit.kind == HitKind::Segment || hit.kind == HitKind::Mark || hit.kind == HitKind::Fold;
    if (is_lane) state.select(Selection{hit.lane, {}});
    if (is_event && hit.event) state.select(Selection{hit.lane, hit.event});
}

void TimelineView::Private::hover(QPointF at) {
    const Hit hit = canvas.hit(at);
    const bool names_something = hit.kind == HitKind::Segment || hit.kind == HitKind::Mark;
    state.set_hover(names_something ? std::optional(Selection{hit.lane, hit.event}) : std::nullopt);
    q.setCursor(canvas.bookmark_at(at)             ? Qt::PointingHandCursor
                : canvas.is_on_playhead_flag(at)   ? Qt::SizeHorCursor
                : hit.kind == HitKind::GroupHeader ? Qt::PointingHandCursor
                                                   : Qt::ArrowCursor);
}

void TimelineView::wheelEvent(QWheelEvent* event) {
    if (d_->state.empty()) return event->ignore();
    const QPointF turned =
        event->pixelDelta().isNull() ? QPointF(event->angleDelta()) : QPointF(event->pixelDelta()) * 2;
    if (event->modifiers() & Qt::ControlModifier) {
        d_->state.zoom(std::pow(kTimelineZoomStep, turned.y() / 120),
                       d_->canvas.position_at(event->position().x()));
        return;
    }
    const bool sideways = event->modifiers() & Qt::ShiftModifier;
    const bool scrolls = d_->scroll_bar->maximum() > 0;
    // Alt and Shift turn the wheel's axis on some systems: take what there is.
    const double along = sideways || !scrolls ? turned.x() + turned.y() : turned.x();
    if (along != 0) d_->state.pan(-static_cast<Position>(std::llround(d_->canvas.units(along / 2))));
    if (!sideways && scrolls) d_->scroll_bar->setValue(d_->scroll_bar->value() - qRound(turned.y() / 2));
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event) {
    if (d_->state.empty()) return event->ignore();
    QPointF at = event->pos();
    Hit hit;
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const Selection selection =
            d_->state.selection().value_or(Selection{d_->canvas.lane_at_playhead(), {}});
        at = d_->canvas.place_of(selection);
        hit = {.kind = selection.event ? HitKind::Segment : HitKind::LaneHeader,
               .lane = selection.lane,
               .event = selection.event};
    } else {
        hit = d_->canvas.hit(at);
        d_->select(hit);
    }
    Q_EMIT menu_wanted(hit, d_->canvas.position_at(at.x()), mapToGlobal(at.toPoint()));
}

} // namespace simul::ui
