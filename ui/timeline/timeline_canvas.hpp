/// What a TimelineView shows, apart from the events it gets: geometry, the painted base, hits.
#pragma once

#include "ui/counters/counter_view.hpp"
#include "ui/lanes/density_view.hpp"
#include "ui/timeline/bookmark_geometry.hpp"
#include "ui/timeline/hit.hpp"

#include <QPixmap>
#include <QTimer>
#include <functional>

namespace simul::ui {

/// Keeps the slow part (lanes, ruler, counters) as a picture until the window, the size or the rows change,
/// unless they do so with every frame; the playhead, the selection and lit lanes are drawn over it.
class TimelineCanvas {
public:
    static constexpr int kRightMargin = 20; ///< Room for marks at the end of the run, and for the scroll bar.

    /// `state` must outlive it.
    /// `repaint` is called when a better picture can be painted, and `rearranged` when something takes more
    /// or less room than before.
    TimelineCanvas(ViewState& state, std::function<void()> repaint, std::function<void()> rearranged);

    /// After another trace.
    void rebuild_layout();
    /// After another choice of lanes.
    void rearrange();
    /// After another choice of counters, or another axis.
    void recount();
    void invalidate() {
        base_valid_ = false;
        has_changed_ = true;
    }

    void set_size(QSize size, double device_pixel_ratio);
    void set_scroll(double scroll);
    void set_header_width(int width);
    int header_width() const { return header_width_; }
    void set_lit_events(std::vector<LitEvent> events) { lit_ = std::move(events); }
    void set_bookmarks(std::vector<Bookmark> bookmarks) { bookmarks_ = std::move(bookmarks); }

    void paint(QPainter& painter, const Theme& theme);

    /// From one lane to the next, and what it would be if all lanes were to be seen at once.
    double lane_height() const;
    double fitting_lane_height() const;

    /// Where lanes are drawn, ruler and counters apart.
    QRectF lanes_area() const;
    /// How much of the lanes does not fit there.
    double hidden_height() const;
    /// Where to scroll so that the lane can be seen; nullopt if it can.
    std::optional<double> scroll_to_show(LaneId lane) const;

    // REQUIRES of the rest: the state has a trace with events.

    const LaneLayout& layout() const { return *layout_; }
    Hit hit(QPointF point);
    QString text_at(QPointF point);
    std::optional<std::size_t> bookmark_at(QPointF point);
    bool is_on_playhead_flag(QPointF point);
    /// The middle of its row, at its event: a point of the lanes, even if it is scrolled out of them.
    QPointF place_of(const Selection& selection);
    Position position_at(double x) { return frame().scale.to_position(x); }
    double units(double px) { return frame().scale.units(px); }
    /// Asks for the playhead at that pixel: at a time on the time axis, on an event of the steps axis.
    void seek(double x);
    /// The lane of the event under the playhead; the first one if that belongs to none.
    LaneId lane_at_playhead() const;

private:
    TimelineFrame frame();
    /// The lanes are so low and so many that they are drawn as a density.
    bool shows_density() const;
    std::optional<draw::Raster> density(const TimelineFrame& frame);
    QRectF counters_area() const;
    double height_for_lanes() const;
    LaneMetrics metrics() const;
    void lay_out_rows();
    void count();
    void paint_base(QPainter& painter, const Theme& theme);
    /// As a picture, for the frames to come.
    void keep_base(const Theme& theme);
    void add_counters(DisplayList& list, const TimelineFrame& at);
    DisplayList base_list();
    DisplayList overlay_list();

    ViewState& state_;
    TextMeasure text_;
    std::shared_ptr<const ArrangedLanes> arranged_;
    std::optional<LaneLayout> layout_;
    QSize size_{0, 0};
    double ratio_ = 1;
    double scroll_ = 0;
    int header_width_ = 180;
    std::vector<LitEvent> lit_;
    std::vector<Bookmark> bookmarks_;
    DensityView density_;
    CounterView counters_;
    std::shared_ptr<const std::vector<trace::TaskIndex>>
        density_lanes_; ///< As the rows below the pinned ones.
    /// Counters as they were last drawn: they stay while lanes scroll.
    struct KeptCounters {
        struct Of {
            std::shared_ptr<const Counters> counters;
            AxisPlaces places{AxisKind::Time};
            Range range;
            QRectF area;
            double ratio = 1;
            friend bool operator==(const Of&, const Of&) = default;
        };
        Of of;
        DisplayList list;
    };
    KeptCounters kept_counters_;
    ColumnAnchor anchor_;
    LaneColumnStore columns_;
    CounterColumnStore counter_columns_;
    bool is_crowded() const;

    QPixmap base_;
    bool base_valid_ = false;
    bool has_changed_ = true;  ///< Since it was last painted.
    bool had_changed_ = false; ///< The time before.
    bool base_dark_ = false;
    /// While a run of very many events is zoomed, each frame has other columns than the one before: they are
    /// twice as wide until the zoom rests.
    bool is_coarse_ = false;
    Position painted_length_ = 0; ///< Of what was in view when it was last painted.
    QTimer refine_;
    std::size_t base_items_ = 0; ///< Of the last display list: the next one is about as long.
};

} // namespace simul::ui
