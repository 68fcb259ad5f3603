/// What the parts of TimelineView have in common. Private to them.
#pragma once

#include "ui/timeline/lane_filter_field.hpp"
#include "ui/timeline/range_edit.hpp"
#include "ui/timeline/timeline_canvas.hpp"
#include "ui/timeline/timeline_view.hpp"

#include <QScrollBar>

namespace simul::ui {

inline constexpr double kTimelineZoomStep = 1.25;

class TimelineView::Private {
public:
    /// What a pressed button does as the pointer moves.
    enum class Drag { None, Pan, Range, Scrub };

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

} // namespace simul::ui
