#include "ui/timeline/line_highlight.hpp"

#include <cmath>

namespace simul::ui::geometry {
namespace {

/// So many slices are looked at within a few milliseconds.
constexpr std::size_t kMostExamined = 150'000;

class Highlighter {
public:
    Highlighter(DisplayList& list, const TimelineFrame& frame, int line)
        : list_(list), frame_(frame), line_(line) {}

    void add() {
        list_.add(draw::Clip{frame_.plot.adjusted(-kOverhang, 0, kOverhang, 0)});
        for (std::size_t row = 0; row < frame_.layout.pinned_rows(); ++row)
            add_row(frame_.layout.rows()[row]);
        const auto [first, last] = frame_.visible_rows();
        for (std::size_t row = first; row < last; ++row)
            add_row(frame_.layout.rows()[row]);
        list_.add(draw::Clip{});
        if (examined_ > kMostExamined) say_that_more_is_there();
    }

private:
    void say_that_more_is_there() {
        list_.add(draw::Label{{frame_.plot.right() - 8, frame_.plot.bottom() - 6},
                              QStringLiteral("Too many slices in view to outline them all: zoom in"),
                              FontRole::Small,
                              ColorRole::TextDim,
                              Qt::AlignRight});
    }

    bool stands_at_line(LaneId lane, trace::EventIndex first) const {
        const trace::Event event = frame_.trace().event(first);
        // What ends by itself begins with whatever event comes next.
        return event.task == lane.task && frame_.trace().line_of(event.stack) == line_;
    }

    void add_row(const LaneLayout::Row& row) {
        if (row.kind != LaneLayout::RowKind::Lane) return;
        const LaneIndex& index = frame_.lanes.index(row.lane, frame_.axis.places());
        const double height = std::min(frame_.layout.metrics().bar, row.height);
        const double top =
            std::round(frame_.y_of(row) + (frame_.layout.metrics().lane - frame_.layout.metrics().bar) / 2);
        const trace::SegmentList& segments = index.segments();
        const Range window = frame_.scale.range();
        double left = 0;
        double right = kNothing;
        const auto outline = [&] {
            if (right == kNothing) return;
            const QRectF slice(left, top, std::max(right - left, 1.0), height);
            list_.add(draw::Frame{slice.adjusted(-1, -1, 1, 1), ColorRole::Hover, 1.5, 2});
        };
        std::size_t at = index.sums_to(window.begin, 0).segment;
        // Instants of no length lie behind their place: those before it at the same place count too.
        while (at > 0 && index.begin_of(at) >= window.begin)
            --at;
        for (; at < segments.size() && index.begin_of(at) <= window.end; ++at) {
            if (++examined_ > kMostExamined) break;
            if (!stands_at_line(row.lane, segments.firsts()[at])) continue;
            const double from =
                std::max(frame_.scale.to_px(index.begin_of(at)), frame_.plot.left() - kOverhang);
            const double to = std::min(frame_.scale.to_px(index.end_of(at)), frame_.plot.right() + kOverhang);
            if (right == kNothing || from > right + 1) {
                outline();
                left = from;
            }
            right = std::max(to, from);
        }
        outline();
    }

    static constexpr double kNothing = -1e9;

    DisplayList& list_;
    const TimelineFrame& frame_;
    int line_;
    std::size_t examined_ = 0;
};

} // namespace

void add_line_highlight(DisplayList& list, const TimelineFrame& frame, int line) {
    Highlighter(list, frame, line).add();
}

} // namespace simul::ui::geometry
