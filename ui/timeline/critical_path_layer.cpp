#include "ui/timeline/critical_path_layer.hpp"

#include <algorithm>
#include <cmath>

namespace simul::ui::geometry {
namespace {

using analysis::CriticalPath;
using analysis::PathStep;

constexpr double kLine = 3;
constexpr double kEdge = 1.5;        ///< Of the background around the line, so that it is seen on every bar.
constexpr double kBarWithLabel = 12; ///< Along the lower edge of such bars: their words stay readable.
constexpr double kLeastAlone = 1.0;  ///< Shorter steps share a stroke.

class PathBuilder {
public:
    PathBuilder(DisplayList& list, const TimelineFrame& frame, const CriticalPath& path)
        : list_(list), frame_(frame), path_(path) {}

    void add() {
        list_.add(draw::Clip{frame_.plot.adjusted(-kOverhang, 0, kOverhang, 0)});
        std::size_t step = first_ending_after(0, frame_.plot.left());
        while (step < path_.size() && left_of(step) <= frame_.plot.right())
            step = right_of(step) - left_of(step) >= kLeastAlone ? add_step(step) : add_folded(step);
        // First what lies below all of them, or a link would cut the line that it leaves.
        for (const QRectF& stroke : strokes_)
            list_.add(draw::Fill{stroke.adjusted(-kEdge, -kEdge, kEdge, kEdge), ColorRole::Background,
                                 Pattern::Solid, 0.85, kLine});
        for (const QRectF& stroke : strokes_)
            list_.add(draw::Fill{stroke, ColorRole::CriticalPath, Pattern::Solid, 1, kLine / 2});
        list_.add(draw::Clip{});
    }

private:
    double px(Instant instant) const { return frame_.scale.to_px(frame_.axis.of(instant)); }
    double left_of(std::size_t step) const { return px(path_[step].begin); }
    double right_of(std::size_t step) const { return px(path_[step].end); }

    std::size_t first_ending_after(std::size_t from, double x) const {
        const auto found =
            std::partition_point(path_.begin() + static_cast<std::ptrdiff_t>(from), path_.end(),
                                 [&](const PathStep& step) { return px(step.end) < x; });
        return static_cast<std::size_t>(found - path_.begin());
    }

    std::optional<double> center_of(trace::TaskIndex lane) const {
        const LaneLayout::Row* row = frame_.layout.find_row({lane});
        if (row == nullptr) return std::nullopt;
        const LaneMetrics& metrics = frame_.layout.metrics();
        if (row->kind != LaneLayout::RowKind::Lane) return frame_.y_of(*row) + row->height / 2;
        const double center = frame_.y_of(*row) + metrics.lane / 2;
        return metrics.bar < kBarWithLabel ? center : std::round(center + metrics.bar / 2) - 1;
    }

    double thickness() const { return std::clamp(frame_.layout.metrics().bar / 3, 1.0, kLine); }

    std::size_t add_step(std::size_t step) {
        const double left = std::max(left_of(step), frame_.plot.left() - kOverhang);
        const double right = std::min(right_of(step), frame_.plot.right() + kOverhang);
        const auto center = center_of(path_[step].lane);
        if (center) {
            link_to(*center, left);
            // A lane that has scrolled out of view: its links lead there.
            if (*center > frame_.plot.top() - kLine && *center < frame_.plot.bottom() + kLine)
                strokes_.emplace_back(left, *center - thickness() / 2, right - left, thickness());
        }
        last_ = center;
        return step + 1;
    }

    /// All steps that end in the pixel column in which this one begins.
    std::size_t add_folded(std::size_t first) {
        const double column = std::floor(left_of(first));
        std::size_t end = std::max(first + 1, first_ending_after(first, column + 1));
        // One that leaves the column is drawn by itself.
        const std::size_t stride = std::max<std::size_t>(1, (end - first) / kMostLooked);
        std::optional<double> highest, lowest;
        for (std::size_t step = first; step < end; step += stride) {
            const auto center = center_of(path_[step].lane);
            if (!center) continue;
            highest = std::min(highest.value_or(*center), *center);
            lowest = std::max(lowest.value_or(*center), *center);
        }
        if (highest) {
            link_to(std::clamp(last_.value_or(*highest), *highest, *lowest), column);
            strokes_.push_back(vertical(column, *highest, *lowest));
            last_ = center_of(path_[end - 1].lane);
        }
        return end;
    }

    QRectF vertical(double x, double from, double to) const {
        const double width = std::min(thickness(), 2.0);
        return {std::round(x) - width / 2, std::min(from, to) - thickness() / 2, width,
                std::abs(to - from) + thickness()};
    }

    void link_to(double center, double x) {
        if (last_ && *last_ != center) strokes_.push_back(vertical(x, *last_, center));
    }

    DisplayList& list_;
    const TimelineFrame& frame_;
    const CriticalPath& path_;
    std::vector<QRectF> strokes_;
    std::optional<double> last_; ///< Where the path was just before.
};

} // namespace

void add_critical_path(DisplayList& list, const TimelineFrame& frame, const CriticalPath& path) {
    PathBuilder(list, frame, path).add();
}

} // namespace simul::ui::geometry
