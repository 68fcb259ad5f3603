/// The geometry pass: what is where at one moment of a view. Each function adds one part to a display list.
#pragma once

#include "ui/axis/time_scale.hpp"
#include "ui/counters/counter_columns.hpp"
#include "ui/drawing/display_list.hpp"
#include "ui/lanes/lane_columns.hpp"
#include "ui/lanes/lane_layout.hpp"
#include "ui/theme/text_measure.hpp"
#include "ui/timeline/arrow_kind.hpp"
#include "ui/timeline/lit_event.hpp"
#include "ui/timeline/view_state.hpp"

#include <optional>

namespace simul::ui {

/// Everything that the parts have in common. References must outlive it.
struct TimelineFrame {
    TraceLanes& lanes;
    const LaneLayout& layout;
    TextMeasure& text;
    Axis axis;
    TimeScale scale;      ///< Spans the plot's width.
    QRectF plot;          ///< Where the lanes are drawn.
    double header_left;   ///< Names of lanes stand between here and the plot.
    double scroll = 0;    ///< Layout's y at the plot's top.
    double column_px = 1; ///< Width of a pixel column in logical pixels: 1 / device pixel ratio.
    /// Pixel columns that stay where they are while the view is panned; else they begin at the plot's edge.
    std::optional<ColumnGrid> anchored{};
    /// Where lanes are kept that were looked at before; null: each is looked at once.
    LaneColumnStore* columns = nullptr;
    CounterColumnStore* counter_columns = nullptr; ///< The same of counters.
    /// What is drawn for the rows that scroll, where they are too many to be drawn one by one.
    std::optional<draw::Raster> density{};

    const trace::Trace& trace() const { return lanes.trace(); }
    ColumnGrid grid() const { return anchored ? *anchored : ColumnGrid(scale, column_px); }
    /// Pinned rows stay where they are; the others scroll below them.
    double y_of(const LaneLayout::Row& row) const {
        return plot.top() + row.top - (is_pinned(row) ? 0 : scroll);
    }
    bool is_pinned(const LaneLayout::Row& row) const { return row.top < layout.pinned_height(); }
    /// The part of the plot that the row may be drawn in.
    QRectF area_of(const LaneLayout::Row& row) const {
        return is_pinned(row) ? plot : plot.adjusted(0, layout.pinned_height(), 0, 0);
    }
    /// The scrolled rows that the plot shows, partly shown ones included: [first, last).
    std::pair<std::size_t, std::size_t> visible_rows() const;
    /// Index of the row at the plot's `y`; rows().size() below the last one.
    std::size_t row_at(double y) const;
};

namespace geometry {

/// How far marks may stick out of the plot on either side.
inline constexpr double kOverhang = 8;
inline constexpr double kRulerHeight = 26;

/// Ticks above the plot and, with `grid_bottom`, lines from each labelled one down to there.
void add_ruler(DisplayList& list, const TimelineFrame& frame, std::optional<double> grid_bottom);
/// Its labels, but for those that something else on the ruler (`taken`) would cover in part.
void add_ruler_labels(DisplayList& list, const TimelineFrame& frame, const std::vector<QRectF>& taken);

/// Bars, resumes, creations and ends of all visible lanes.
///
/// What a bar is: a segment, where it covers whole pixel columns. The columns in which several segments meet
/// show the exact share of each state. Resumes nearer than 4 pixels to one another become one stroke along
/// the upper edge. A failure or a cancellation is at least a pixel wide, and drawn after all bars. Clips what
/// it draws, and ends with no clipping.
void add_lanes(DisplayList& list, const TimelineFrame& frame);

/// Names of lanes and groups; with `event`, the state of each just after it, else its last one.
void add_headers(DisplayList& list, const TimelineFrame& frame, std::optional<Playhead> playhead);

/// Above everything, and cheap: the range, what is selected and hovered, lit lanes and arrows, the playhead.
struct Overlay {
    std::optional<Range> range{};
    std::optional<Selection> selection{};
    std::optional<Selection> hover{};
    std::optional<Playhead> playhead{};
    std::vector<LitEvent> lit{};
    ArrowChoice arrows{};
    double bottom = 0; ///< Where the playhead's line ends.
};
/// The labels of the ruler too: they make room for the playhead's time and the range's length.
void add_overlay(DisplayList& list, const TimelineFrame& frame, const Overlay& overlay);

/// Those states, with their colours and marks, in one line that begins there; the width it took.
double add_legend(DisplayList& list, const std::array<bool, trace::kTaskStateCount>& states,
                  TextMeasure& text, QPointF left_center);

/// A line at the end of a run that did not finish, and why.
void add_ending(DisplayList& list, const TimelineFrame& frame, double bottom);

} // namespace geometry
} // namespace simul::ui
