/// Stacked timelines as geometry: blocks of lanes below one another, on one time axis with one playhead.
#pragma once

#include "ui/timeline/hit.hpp"

#include <QPixmap>

namespace simul::ui {

struct ComparedTrace;
struct ComparisonContent;

/// A lane of one of the runs.
struct ComparedLane {
    std::size_t run = 0;
    LaneId lane;
    friend bool operator==(const ComparedLane&, const ComparedLane&) = default;
};

/// What is in view, and marked. Times count from the common start of all runs.
struct CommonView {
    Range extent{0, 1}; ///< Up to the end of the longest run.
    Range window{0, 1};
    Instant playhead{};
    std::optional<ComparedLane> selected{};
};

/// Keeps the slow part (lanes, ruler) as a picture until the window, the size or the lanes change; playhead
/// and selection are drawn over it. A frame costs what its pixels cost.
class ComparisonCanvas {
public:
    void set_content(const ComparisonContent& content);
    bool empty() const { return blocks_.empty(); }
    std::size_t run_count() const { return blocks_.size(); }
    Range extent() const { return extent_; }

    void set_size(QSize size, double device_pixel_ratio);
    void set_scroll(double scroll);
    void invalidate() { base_valid_ = false; }

    void paint(QPainter& painter, const CommonView& view, const Theme& theme);

    /// How high all blocks are, below the ruler.
    double content_height() const;
    QRectF plot() const;
    TimeScale scale(const CommonView& view) const;
    /// REQUIRES: not empty().
    bool is_on_ruler(QPointF point) const { return point.y() < plot().top(); }
    bool is_on_playhead_flag(QPointF point, const CommonView& view) const;
    std::optional<ComparedLane> lane_at(QPointF point, const CommonView& view);
    QString text_at(QPointF point, const CommonView& view);
    /// Of all runs, the last event before and the first one after a time.
    std::optional<Instant> event_before(Instant time) const;
    std::optional<Instant> event_after(Instant time) const;
    /// The lane that does in a run what `lane` does in its own; nullopt if it has none.
    std::optional<LaneId> counterpart(const ComparedLane& lane, std::size_t run) const;
    /// How many tasks of a run have ended by then.
    std::size_t ended_by(std::size_t run, Instant time) const;

private:
    /// The lanes of one run.
    struct Block {
        QString name;
        QString caption;
        std::unique_ptr<TraceLanes> lanes;
        std::shared_ptr<const ArrangedLanes> arranged;
        std::optional<LaneLayout> layout;
        std::vector<Instant> ends; ///< Of its tasks, in order.
        std::size_t task_count = 0;
        std::vector<trace::TaskIndex> counterparts; ///< By lane of the first run.
        std::vector<trace::TaskIndex> in_first;     ///< By lane of this run.
        double top = 0;                             ///< Below the ruler.

        /// With room for the run's name, caption and progress beside its lanes.
        double height() const { return std::max(layout->height(), caption.isEmpty() ? 38.0 : 54.0); }
        const trace::Trace& trace() const { return lanes->trace(); }
    };

    void lay_out();
    Block make_block(const ComparedTrace& run);
    /// The visible part of a block; nullopt if there is none.
    std::optional<TimelineFrame> frame_of(const Block& block, const CommonView& view);
    void paint_base(const CommonView& view, const Theme& theme);
    DisplayList base_list(const CommonView& view);
    DisplayList overlay_list(const CommonView& view);
    void add_block_header(DisplayList& list, const Block& block, double top) const;
    void add_lane_names(DisplayList& list, const TimelineFrame& frame) const;
    void add_selection(DisplayList& list, const CommonView& view);
    void add_progress(DisplayList& list, const CommonView& view);
    void add_playhead(DisplayList& list, const CommonView& view);
    double names_width() const;

    mutable TextMeasure text_;
    std::vector<Block> blocks_;
    Range extent_{0, 1};
    double lanes_left_ = 0; ///< Where names of lanes begin, beside those of the runs.
    double plot_left_ = 0;
    bool has_lane_names_ = false;
    QSize size_{0, 0};
    double ratio_ = 1;
    double scroll_ = 0;
    QPixmap base_;
    bool base_valid_ = false;
    bool base_dark_ = false;
    Range base_window_;
};

} // namespace simul::ui
