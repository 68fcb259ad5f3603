#include "ui/timeline/timeline_view.hpp"

#include "ui/timeline/cause.hpp"
#include "ui/timeline/effects.hpp"
#include "ui/timeline/lane_commands.hpp"
#include "ui/timeline/lane_filter_field.hpp"
#include "ui/timeline/range_edit.hpp"
#include "ui/timeline/timeline_canvas.hpp"

#include <QContextMenuEvent>
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
constexpr double kSnapReach = 6; ///< Pixels.
constexpr double kFreeStep = 4;  ///< Pixels, by which a key moves the range's end freely.
constexpr double kLaneStep = 1.25;
constexpr int kDragStart = 4; ///< Pixels; a press that moves less is a click.

/// What a pressed button does as the pointer moves.
enum class Drag { None, Pan, Range, Scrub };

} // namespace

class TimelineView::Private {
public:
    Private(TimelineView& view, ViewState& view_state)
        : q(view), state(view_state), canvas(
                                          view_state, [this] { update_base(); },
                                          [this] {
                                              update_scroll_bar();
                                              q.update();
                                          }),
          scroll_bar(new QScrollBar(Qt::Vertical, &view)), filter(new LaneFilterField(view_state, &view)) {}

    void connect_state();
    void update_scroll_bar();
    void update_base() {
        canvas.invalidate();
        q.update();
    }

    void press(QPointF at);
    void drag_to(QPointF at, bool snaps);
    void release(QPointF at);
    void click(QPointF at);
    void select(const Hit& hit);
    void hover(QPointF at);

    void move_selection_along(int by);
    void move_selection_across(int by);
    void select_event(LaneId lane, trace::EventIndex event);
    void zoom_to_selection();
    trace::EventIndex event_meant() const;
    Position middle_of_window() const { return state.window().begin + state.window().length() / 2; }

    TimelineView& q;
    ViewState& state;
    TimelineCanvas canvas;
    RangeEdit range_edit{state};
    QScrollBar* scroll_bar;
    LaneFilterField* filter;
    bool focused_by_key = false;
    Drag drag = Drag::None;
    bool pressed = false;
    QPointF press_at;
    Range press_window;
    double press_scroll = 0;
};

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
    d_->state.zoom(kZoomStep * kZoomStep, d_->middle_of_window());
}

void TimelineView::zoom_out() {
    d_->state.zoom(1 / (kZoomStep * kZoomStep), d_->middle_of_window());
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

trace::EventIndex TimelineView::Private::event_meant() const {
    return state.selection() && state.selection()->event ? *state.selection()->event : state.playhead().event;
}

void TimelineView::select_cause() {
    if (d_->state.empty()) return;
    if (const auto cause = cause_of(*d_->state.trace(), d_->event_meant()))
        d_->select_event(cause->lane, step_that_caused(*d_->state.trace(), cause->lane.task, cause->event));
}

void TimelineView::select_effect() {
    if (d_->state.empty()) return;
    const auto effects = effects_of(*d_->state.trace(), d_->event_meant());
    if (!effects.empty()) d_->select_event({d_->state.trace()->task_of(effects.front())}, effects.front());
}

void TimelineView::select_sibling(int by) {
    if (d_->state.empty()) return;
    const trace::Trace& trace = *d_->state.trace();
    const trace::EventIndex event = d_->event_meant();
    const auto cause = cause_of(trace, event);
    if (!cause) return;
    const auto siblings = effects_of(trace, step_that_caused(trace, cause->lane.task, cause->event));
    const auto at = std::find(siblings.begin(), siblings.end(), cause->event);
    if (at == siblings.end()) return;
    const auto count = static_cast<std::ptrdiff_t>(siblings.size());
    const std::ptrdiff_t next = ((at - siblings.begin() + by) % count + count) % count;
    const trace::EventIndex chosen = siblings[static_cast<std::size_t>(next)];
    d_->select_event({trace.task_of(chosen)}, chosen);
}

void TimelineView::center_or_fit() {
    if (d_->state.empty()) return;
    const auto& selection = d_->state.selection();
    const trace::EventIndex event =
        selection && selection->event ? *selection->event : d_->state.playhead().event;
    const Range window = d_->state.window();
    const Position place = d_->state.axis().of(event);
    d_->state.set_window({place - window.length() / 2, place - window.length() / 2 + window.length()});
    if (d_->state.window() == window) d_->zoom_to_selection();
    if (selection) reveal_lane(selection->lane);
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

// The mouse.

void TimelineView::mousePressEvent(QMouseEvent* event) {
    if (d_->state.empty() || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
        return event->ignore();
    d_->press(event->position());
    if (event->button() == Qt::MiddleButton) d_->drag = Drag::Pan;
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
        d_->state.zoom(std::pow(kZoomStep, turned.y() / 120), d_->canvas.position_at(event->position().x()));
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

// The keyboard.

void TimelineView::keyPressEvent(QKeyEvent* event) {
    const std::optional<TimelineKey> key = timeline_key(*event);
    if (!key || d_->state.empty()) return QWidget::keyPressEvent(event);
    const bool moves_range = key == TimelineKey::RangeToPreviousEdge || key == TimelineKey::RangeToNextEdge;
    if (moves_range && (event->modifiers() & Qt::AltModifier)) {
        const auto step = std::max<Position>(1, static_cast<Position>(d_->canvas.units(kFreeStep)));
        d_->range_edit.move_end_by(key == TimelineKey::RangeToNextEdge ? step : -step);
    } else {
        perform(*key);
    }
}

void TimelineView::perform(TimelineKey key) {
    if (d_->state.empty()) return;
    const Position step = std::max<Position>(1, d_->state.window().length() / 8);
    const auto& selection = d_->state.selection();
    switch (key) {
    case TimelineKey::ZoomIn: zoom_in(); break;
    case TimelineKey::ZoomOut: zoom_out(); break;
    case TimelineKey::PanLeft: d_->state.pan(-step); break;
    case TimelineKey::PanRight: d_->state.pan(step); break;
    case TimelineKey::PreviousSegment: d_->move_selection_along(-1); break;
    case TimelineKey::NextSegment: d_->move_selection_along(1); break;
    case TimelineKey::LaneAbove: d_->move_selection_across(-1); break;
    case TimelineKey::LaneBelow: d_->move_selection_across(1); break;
    case TimelineKey::CenterOrFit: center_or_fit(); break;
    case TimelineKey::ShowAll: show_all(); break;
    case TimelineKey::ZoomToSelection: d_->zoom_to_selection(); break;
    case TimelineKey::ExpandAll:
        for (const LaneGroup& group : d_->canvas.layout().groups())
            set_group_collapsed(group.key, false);
        break;
    case TimelineKey::Activate:
        if (selection && selection->event) Q_EMIT event_activated(*selection->event);
        break;
    case TimelineKey::Clear:
        d_->state.select({});
        d_->state.set_range({});
        break;
    case TimelineKey::RangeToPreviousEdge: d_->range_edit.move_end_to_edge(-1); break;
    case TimelineKey::RangeToNextEdge: d_->range_edit.move_end_to_edge(1); break;
    }
}

void TimelineView::Private::select_event(LaneId lane, trace::EventIndex event) {
    state.select(Selection{lane, event});
    state.reveal(state.axis().of(event));
    q.reveal_lane(lane);
}

void TimelineView::Private::move_selection_along(int by) {
    const LaneId lane = state.selection() ? state.selection()->lane : canvas.lane_at_playhead();
    const auto segments = state.lanes().segments(lane);
    if (segments.empty()) return;
    const bool has_event = state.selection() && state.selection()->event;
    const trace::EventIndex from = has_event ? *state.selection()->event : state.playhead().event;
    const std::size_t at = segments.index_at_event(from);
    const auto last = static_cast<std::ptrdiff_t>(segments.size()) - 1;
    std::ptrdiff_t next = at >= segments.size() ? 0 : static_cast<std::ptrdiff_t>(at) + (has_event ? by : 0);
    select_event(lane,
                 segments.firsts()[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(next, 0, last))]);
}

void TimelineView::Private::move_selection_across(int by) {
    if (!state.selection()) return select_event(canvas.lane_at_playhead(), state.playhead().event);
    const LaneId lane = canvas.layout().neighbour(state.selection()->lane, by);
    const auto segments = state.lanes().segments(lane);
    const trace::EventIndex event = state.selection()->event.value_or(state.playhead().event);
    const std::size_t at = segments.index_at_event(event);
    if (at < segments.size())
        select_event(lane, segments.firsts()[at]);
    else
        state.select(Selection{lane, {}});
    q.reveal_lane(lane);
}

void TimelineView::Private::zoom_to_selection() {
    Range range = state.range().value_or(Range{});
    if (range.length() <= 0) {
        if (!state.selection() || !state.selection()->event) return;
        const auto segments = state.lanes().segments(state.selection()->lane);
        const std::size_t at = segments.index_at_event(*state.selection()->event);
        if (at >= segments.size()) return;
        const LaneIndex& index = state.lanes().index(state.selection()->lane, state.axis().places());
        range = {index.begin_of(at), index.end_of(at)};
    }
    const Position margin = std::max<Position>(range.length() / 20, 1);
    state.set_window({range.begin - margin, range.end + margin});
}

} // namespace simul::ui
