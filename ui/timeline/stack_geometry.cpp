#include "ui/timeline/stack_geometry.hpp"

#include "ui/lanes/stack_levels.hpp"

#include <cmath>

namespace simul::ui::geometry {
namespace {

constexpr double kGap = 1;
constexpr double kNarrowest = 2; ///< In pixels; stretches that are shorter have no bars.
constexpr double kJoined = 8;    ///< … and bars of one function on either side of them are one bar.
constexpr double kLabelPadding = 4;

/// A bar that grows to the right as long as its function stays on the stack.
struct OpenLevel {
    trace::StackLevel level{};
    bool same_line = true; ///< It has not moved on to another line so far.
    double left = 0;
    double right = 0;
};

class StackBars {
public:
    StackBars(DisplayList& list, const TimelineFrame& frame, const LaneLayout::Row& row)
        : list_(list), frame_(frame), top_(frame.y_of(row) + frame.layout.metrics().lane - 2) {}
    ~StackBars() { close_from(0); }
    StackBars(const StackBars&) = delete;
    StackBars& operator=(const StackBars&) = delete;

    void add(const std::vector<trace::StackLevel>& levels, double left, double right) {
        const std::size_t depth = std::min(levels.size(), kMostStackLevels);
        std::size_t same = 0;
        while (same < std::min(depth, open_.size()) && open_[same].level.function == levels[same].function &&
               left - open_[same].right < kJoined)
            ++same;
        close_from(same);
        for (std::size_t i = 0; i < same; ++i) {
            open_[i].right = right;
            if (open_[i].level.line != levels[i].line) open_[i].same_line = false;
        }
        for (std::size_t i = same; i < depth; ++i)
            open_.push_back({levels[i], true, left, right});
    }
    void close() { close_from(0); }

private:
    void close_from(std::size_t level) {
        while (open_.size() > level) {
            draw_level(open_.back(), open_.size() - 1);
            open_.pop_back();
        }
    }

    void draw_level(const OpenLevel& open, std::size_t depth) {
        if (open.right - open.left < kNarrowest) return;
        const double level_height = frame_.layout.metrics().stack_level;
        const QRectF rect(open.left, top_ + level_height * static_cast<double>(depth), open.right - open.left,
                          level_height - kGap);
        list_.add(draw::Fill{rect, ColorRole::Border, Pattern::Solid, 0.55});
        QString text =
            QString::fromUtf8(open.level.function.data(), static_cast<qsizetype>(open.level.function.size()));
        const double room = rect.width() - 2 * kLabelPadding;
        const QString with_line = QStringLiteral("%1:%2").arg(text).arg(open.level.line);
        if (open.same_line && frame_.text.width(FontRole::Small, with_line) <= room) text = with_line;
        if (frame_.text.width(FontRole::Small, text) > room) return;
        list_.add(draw::Label{
            {rect.left() + kLabelPadding, frame_.text.baseline_for(FontRole::Small, rect.center().y())},
            text,
            FontRole::Small,
            ColorRole::TextDim});
    }

    DisplayList& list_;
    const TimelineFrame& frame_;
    double top_;
    std::vector<OpenLevel> open_;
};

} // namespace

void add_lane_stacks(DisplayList& list, const TimelineFrame& frame, const LaneLayout::Row& row) {
    if (frame.layout.metrics().stack_level <= 0 || row.lane.is_program()) return;
    const trace::SegmentList segments = frame.lanes.segments(row.lane);
    const LaneIndex& index = frame.lanes.index(row.lane, frame.axis.places());
    if (index.empty()) return;
    StackBars bars(list, frame, row);
    const Position origin = frame.scale.range().begin;
    double x = std::max(frame.plot.left(), frame.scale.to_px(index.extent().begin));
    const double end = std::min(frame.plot.right(), frame.scale.to_px(index.extent().end));
    // In jumps of a segment, or of a column where several meet in one.
    for (std::size_t hint = 0; x < end;) {
        const double offset = frame.scale.units(x + frame.column_px / 2 - frame.scale.left());
        const LaneSums at = index.sums_to(origin, offset, hint);
        hint = at.segment;
        if (at.segment >= index.size()) break;
        const double right = std::min(end, frame.scale.to_px(index.end_of(at.segment)));
        const double left = std::max(frame.plot.left(), frame.scale.to_px(index.begin_of(at.segment)));
        if (right - left >= kNarrowest) {
            const trace::StackId stack = stack_in(frame.trace(), segments, at.segment);
            if (stack != 0)
                bars.add(frame.trace().stack(stack), left, right);
            else
                bars.close();
        }
        x = std::max(right, x + frame.column_px);
    }
}

} // namespace simul::ui::geometry
