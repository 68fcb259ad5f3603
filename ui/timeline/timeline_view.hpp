/// The timeline: lanes of tasks over a ruler, with the playhead.
#pragma once

#include "ui/timeline/bookmark_geometry.hpp"
#include "ui/timeline/hit.hpp"
#include "ui/timeline/lit_event.hpp"
#include "ui/timeline/timeline_keys.hpp"
#include "ui/timeline/view_state.hpp"

#include <QWidget>
#include <memory>

namespace simul::ui {

/// Shows the trace of a ViewState and changes the state by mouse, wheel and keys (README.md lists them). Its
/// colours follow the palette (Theme::of). A frame costs what its pixels cost, not what the trace holds.
class TimelineView : public QWidget {
    Q_OBJECT

public:
    /// `state` must outlive it.
    explicit TimelineView(ViewState& state, QWidget* parent = nullptr);
    ~TimelineView() override;

    /// Events that the playhead has just crossed, newest first, with their ages: their lanes light up, and
    /// the arrow from what caused them runs. Call it for each frame of an animation, and with an empty list
    /// at its end; the event under a resting playhead is marked without being lit.
    void set_lit_events(std::vector<LitEvent> events);

    /// Flags on the ruler, until the next trace. A click on one goes to its event.
    void set_bookmarks(std::vector<Bookmark> bookmarks);

    /// Width of the column of names, to the left of the lanes: chosen for each trace, so that its names fit.
    /// Others who align with the plot need it, and the margin to its right (kRightMargin).
    int header_width() const;
    void set_header_width(int width);
    static constexpr int kRightMargin = 20;

    void set_group_collapsed(const QString& function, bool collapsed);
    bool is_group_collapsed(const QString& function) const;
    /// The key of a group that a Hit names. REQUIRES: the hit is of what is shown now.
    QString group_key(std::size_t group) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// What the key would do. Without a run: nothing.
    void perform(TimelineKey key);

public Q_SLOTS:
    void zoom_in();
    void zoom_out();
    void show_all();
    /// Brings the selection to the middle (the playhead, if nothing is selected); when it is there already,
    /// fits it into the window.
    void center_or_fit();
    void higher_lanes();
    void lower_lanes();
    /// All lanes at once, however many there are.
    void fit_lanes();
    /// As high as there is room for, which is what they were at first.
    void usual_lanes();
    /// Opens the field in which a filter of lanes is typed.
    void filter_lanes();
    /// Selects what caused the selected event (the playhead's, if none is), or the first thing it caused.
    void select_cause();
    void select_effect();
    /// Selects the next (previous) of all that the same step caused.
    void select_sibling(int by);
    /// Scrolls so that the lane can be seen.
    void reveal_lane(simul::ui::LaneId lane);

Q_SIGNALS:
    /// A segment or mark was double-clicked or Enter was pressed on it: show its place in the source.
    void event_activated(simul::trace::EventIndex event);
    void bookmark_activated(std::size_t index);
    void header_width_changed(int width);
    /// A menu is wanted, by the right button or by key, for what `hit` names; it has been selected. `at`: the
    /// place on the axis. `where`: on the screen.
    void menu_wanted(const simul::ui::Hit& hit, simul::ui::Position at, QPoint where);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d_;
};

} // namespace simul::ui
