/// What several views of one trace have in common: the part in view, what is selected, the playhead.
#pragma once

#include "core/analysis/critical_path.hpp"
#include "ui/axis/axis.hpp"
#include "ui/lanes/lane_arrangement.hpp"
#include "ui/lanes/lane_id.hpp"
#include "ui/lanes/trace_lanes.hpp"
#include "ui/timeline/arrow_kind.hpp"

#include <QObject>
#include <optional>

namespace simul::ui {

using SharedCriticalPath = std::shared_ptr<const analysis::CriticalPath>;

/// A lane, and perhaps an event of it: the one that began the selected segment, or made the selected mark.
struct Selection {
    LaneId lane;
    std::optional<trace::EventIndex> event;

    friend bool operator==(const Selection&, const Selection&) = default;
};

/// Where the playhead stands: after `event`, and perhaps on the way to the next one.
struct Playhead {
    trace::EventIndex event = 0;
    Instant time{}; ///< From time_of(event) up to time_of(event + 1).

    friend bool operator==(const Playhead&, const Playhead&) = default;
};

/// Shared by the timeline, its minimap and whatever else shows the same run; lives on the window's thread.
///
/// extent ⊇ window ⊇ everything drawn, and extent ⊇ range, at every moment: setters clamp. Each signal is
/// sent once per change of its value and never without one. No timers: animations pass time in.
class ViewState : public QObject {
    Q_OBJECT

public:
    /// Of AxisKind::Both, while it is not on the way to another axis.
    static constexpr double kShareOfBoth = 0.5;

    explicit ViewState(QObject* parent = nullptr);

    /// Shows all of `trace` (may be null), nothing selected, the playhead on the first event. The axis stays.
    void set_trace(trace::TracePtr trace);
    const trace::TracePtr& trace() const { return trace_; }
    /// What views derive from the trace, shared by them. REQUIRES: trace() is not null.
    TraceLanes& lanes() const { return *lanes_; }
    /// True while there is nothing to show.
    bool empty() const { return !trace_ || trace_->empty(); }

    /// The window, the range and the playhead stay on the same events.
    void set_axis(AxisKind kind);
    AxisKind axis_kind() const { return axis_kind_; }
    /// REQUIRES: trace() is not null.
    Axis axis() const { return {axis_kind_, *trace_, share_}; }
    /// A picture on the way from one axis to another: AxisKind::Both with that share (Axis). Ends with
    /// set_axis. Others than animations have no use for it.
    void show_between_axes(double share, Range window, std::optional<Range> range);

    /// The whole run, or more if a common axis was asked for.
    Range extent() const { return extent_; }
    /// Stacked views share one axis: at least `common` is shown of it. Empty: the run alone.
    void set_common_extent(Range common);

    /// The part in view.
    Range window() const { return window_; }
    void set_window(Range window);
    void show_all() { set_window(extent_); }
    bool shows_all() const { return window_ == extent_; }
    /// Magnifies `factor` times (less than 1: reduces); `anchor` keeps its place.
    void zoom(double factor, Position anchor);
    void pan(Position by);
    /// The least change that brings `position` into view, some margin included.
    void reveal(Position position);

    /// The part that is measured or looped, chosen on the ruler.
    const std::optional<Range>& range() const { return range_; }
    void set_range(std::optional<Range> range);

    /// Stays from one trace to the next.
    const LaneArrangement& arrangement() const { return arrangement_; }
    void set_arrangement(LaneArrangement arrangement);
    /// Changes one thing of it: `change(LaneArrangement&)`.
    template <class Change>
    void rearrange(Change change) {
        LaneArrangement changed = arrangement_;
        change(changed);
        set_arrangement(std::move(changed));
    }

    /// Stays from one trace to the next, too.
    const CounterChoice& counter_choice() const { return counter_choice_; }
    void set_counter_choice(CounterChoice choice);
    /// The counters that were chosen, as far as they are counted: the timeline counts them.
    void set_counters(std::shared_ptr<const Counters> counters);

    /// And that of arrows.
    const ArrowChoice& arrow_choice() const { return arrow_choice_; }
    void set_arrow_choice(const ArrowChoice& choice);

    /// Whether lines go down from the ruler's labels.
    bool shows_grid() const { return shows_grid_; }
    void set_shows_grid(bool shows);

    const std::optional<Selection>& selection() const { return selection_; }
    void select(std::optional<Selection> selection);

    /// What is under the pointer.
    const std::optional<Selection>& hover() const { return hover_; }
    void set_hover(std::optional<Selection> hover);

    /// The line of the source whose slices are outlined; 0: none.
    int lit_line() const { return lit_line_; }
    void set_lit_line(int line);

    /// Follows the player; views that want it elsewhere ask for it (`seek_to`), and do not move it
    /// themselves.
    const Playhead& playhead() const { return playhead_; }
    void set_playhead(Playhead playhead);
    void seek_to(trace::EventIndex event) { Q_EMIT event_wanted(event); }
    void seek_to(Instant instant) { Q_EMIT instant_wanted(instant); }
    /// To the time, or the event, at a place of the axis; clamped to the extent. REQUIRES: not empty().
    void seek_to_position(Position position);

    /// Drawn over the lanes; null: none. Another trace has none.
    void set_critical_path(SharedCriticalPath path);
    const SharedCriticalPath& critical_path() const { return critical_path_; }

Q_SIGNALS:
    void trace_changed();
    void axis_changed();
    void window_changed();
    void arrangement_changed();
    void counter_choice_changed();
    void counters_changed();
    void arrow_choice_changed();
    void grid_changed();
    void range_changed();
    void critical_path_changed();
    void selection_changed();
    void hover_changed();
    void lit_line_changed();
    void playhead_changed();
    /// Connect these to the player.
    void event_wanted(simul::trace::EventIndex event);
    void instant_wanted(simul::Instant instant);

private:
    void update_extent();

    trace::TracePtr trace_;
    SharedCriticalPath critical_path_;
    std::unique_ptr<TraceLanes> lanes_;
    AxisKind axis_kind_ = AxisKind::Time;
    double share_ = kShareOfBoth;
    Range common_;
    Range extent_{0, 1};
    Range window_{0, 1};
    std::optional<Range> range_;
    LaneArrangement arrangement_;
    CounterChoice counter_choice_;
    ArrowChoice arrow_choice_;
    bool shows_grid_ = true;
    std::optional<Selection> selection_;
    std::optional<Selection> hover_;
    int lit_line_ = 0;
    Playhead playhead_;
};

} // namespace simul::ui
