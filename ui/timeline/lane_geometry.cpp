#include "ui/timeline/lane_geometry.hpp"

#include "ui/lanes/lane_walk.hpp"
#include "ui/lanes/segment_words.hpp"

#include <cmath>

namespace simul::ui::geometry {
namespace {

using trace::TaskState;

constexpr double kTickWidth = 2;
constexpr double kTickGap =
    8; ///< Resumes nearer to one another are drawn as one stroke: ticks would hide the bars.
constexpr double kLabelPadding = 5;
constexpr double kBarsWorthLabels =
    44;                              ///< Lanes whose bars are narrower than this on average have no labels.
constexpr double kLabelHeight = 13;  ///< Bars lower than this have no labels.
constexpr double kHatchedHeight = 5; ///< … and lower than this, no hatching.
constexpr double kMarkHeight = 8;    ///< … and lower than this, no marks but strokes.

/// Where labels of the lane must end: left of the mark at its task's end.
double labels_end(const TimelineFrame& frame, LaneId lane) {
    if (lane.is_program()) return frame.plot.right();
    const auto& ended = frame.trace().task(lane.task).ended;
    return ended ? frame.scale.to_px(frame.axis.of(*ended)) - kOverhang : frame.plot.right();
}

/// Draws resumes as ticks, or as strokes where they are too near to one another.
class ResumeTicks {
public:
    ResumeTicks(const ColumnGrid& grid, BarBox box) : grid_(grid), box_(box) {}

    void add(int column) {
        const double x = grid_.px(column);
        if (runs_.empty() || x - runs_.back().last >= kTickGap)
            runs_.push_back({x, x});
        else
            runs_.back().last = x;
    }
    void draw(DisplayList& list) const {
        for (const Run& run : runs_) {
            const double height = run.first == run.last ? box_.height : std::min(2.0, box_.height / 3);
            const QRectF rect(run.first - kTickWidth / 2, box_.top, run.last - run.first + kTickWidth,
                              height);
            list.add(draw::Fill{rect, ColorRole::Running});
        }
    }

private:
    struct Run {
        double first, last;
    };
    const ColumnGrid& grid_;
    BarBox box_;
    std::vector<Run> runs_;
};

void add_label(DisplayList& list, const TimelineFrame& frame, const trace::Segment& segment, double left,
               double right, BarBox box) {
    const double available = right - left - 2 * kLabelPadding;
    // Narrower than any label: do not even make the text. Being ready is told by the colour where room is
    // scarce.
    if (available < (segment.state == TaskState::Ready ? 60 : 12)) return;
    for (const QString& text : segment_labels(frame.trace(), segment)) {
        if (frame.text.width(FontRole::Small, text) > available) continue;
        const double baseline = frame.text.baseline_for(FontRole::Small, box.center());
        list.add(
            draw::Label{{left + kLabelPadding, baseline}, text, FontRole::Small, text_on(segment.state)});
        return;
    }
}

} // namespace

void add_lane_bars(DisplayList& list, const TimelineFrame& frame, LaneId lane, BarBox box) {
    const LaneIndex& index = frame.lanes.index(lane, frame.axis.places());
    std::optional<LaneColumns> own;
    const LaneColumns& columns =
        frame.columns != nullptr ? frame.columns->of(lane) : own.emplace(columns_of(index, frame.grid()));
    const ColumnGrid grid = frame.grid();
    const bool with_labels = box.height >= kLabelHeight;
    struct Wide {
        std::size_t segment;
        double left, right;
    };
    std::vector<Wide> labelled;
    for (const LaneColumns::Piece& piece : columns.pieces) {
        const double left = grid.px(piece.first);
        const QRectF rect(left, box.top, grid.px(piece.last) - left, box.height);
        if (!piece.segment) {
            const auto first = columns.shares.begin() + static_cast<std::ptrdiff_t>(piece.shares);
            list.add(draw::Columns{rect, {first, first + (piece.last - piece.first)}});
            continue;
        }
        const TaskState state = index.segments().states()[*piece.segment];
        const bool hatched = box.height >= kHatchedHeight;
        list.add(draw::Fill{rect, fill_of(state), hatched ? pattern_of(state) : Pattern::Solid});
        if (with_labels) labelled.push_back({*piece.segment, rect.left(), rect.right()});
    }
    if (box.height >= kMarkHeight) {
        ResumeTicks ticks(grid, box);
        for (const int column : columns.resumed)
            ticks.add(column);
        ticks.draw(list);
    }
    double labelled_width = 0;
    for (const Wide& bar : labelled)
        labelled_width += bar.right - bar.left;
    // A label here and there among many bars is noise; they come when one zooms in.
    if (labelled_width < kBarsWorthLabels * static_cast<double>(labelled.size())) return;
    const double labels_right = labels_end(frame, lane);
    for (const Wide& bar : labelled)
        add_label(list, frame, index.segments()[bar.segment], bar.left, std::min(bar.right, labels_right),
                  box);
}

void add_lane_ends(DisplayList& list, const TimelineFrame& frame, LaneId lane, BarBox box) {
    if (lane.is_program()) return;
    const trace::TaskInfo& task = frame.trace().task(lane.task);
    const auto in_view = [&](double x) {
        return frame.plot.left() - kOverhang <= x && x <= frame.plot.right() + kOverhang;
    };
    const bool with_marks = box.height >= kMarkHeight;
    const double created = frame.scale.to_px(frame.axis.of(task.created));
    if (with_marks && in_view(created)) {
        const QPointF at(created, box.top - 3);
        list.add(draw::Line{at, {created, box.top + box.height + 3}, ColorRole::TextDim});
    }
    if (!task.ended) return;
    const double ended = frame.scale.to_px(frame.axis.of(*task.ended));
    if (!in_view(ended)) return;
    const TaskState end = frame.trace().final_state(lane.task);
    if (with_marks) {
        list.add(draw::Mark{{ended, box.center()}, std::min(box.height - 1, 14.0), end});
    } else if (end != TaskState::Done) {
        const double width = std::max(frame.column_px, std::min(3.0, box.height));
        list.add(draw::Fill{{ended - width / 2, box.top, width, box.height}, fill_of(end)});
    }
}

void add_summary_bar(DisplayList& list, const TimelineFrame& frame, std::span<const LaneId> lanes,
                     BarBox box) {
    const ColumnGrid grid = frame.grid();
    std::vector<std::array<double, trace::kTaskStateCount>> sums(static_cast<std::size_t>(grid.count()));
    for (const LaneId lane : lanes) {
        const LaneIndex& index = frame.lanes.index(lane, frame.axis.places());
        LaneWalk(index, grid)
            .run(
                [&](std::size_t segment, int first, int last) {
                    const auto state = static_cast<std::size_t>(index.segments().states()[segment]);
                    for (int column = first; column < last; ++column)
                        sums[static_cast<std::size_t>(column)][state] += 255;
                },
                [&](int column, const draw::ColumnShares& shares) {
                    for (std::size_t state = 0; state < shares.share.size(); ++state)
                        sums[static_cast<std::size_t>(column)][state] += shares.share[state];
                },
                [](int) {});
    }
    std::vector<draw::ColumnShares> columns(sums.size());
    for (std::size_t column = 0; column < sums.size(); ++column)
        for (std::size_t state = 0; state < sums[column].size(); ++state)
            columns[column].share[state] = static_cast<std::uint8_t>(
                std::lround(sums[column][state] / static_cast<double>(lanes.size())));
    list.add(draw::Columns{{frame.plot.left(), box.top, frame.plot.width(), box.height}, std::move(columns)});
}

} // namespace simul::ui::geometry
