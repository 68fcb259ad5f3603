#include "ui/timeline/bookmark_geometry.hpp"

#include <cmath>

namespace simul::ui::geometry {
namespace {

constexpr double kWidth = 9;
constexpr double kHeight = 7;
constexpr double kReach = 2; ///< Around the pennant: it is small.

/// Where the pole stands.
double pole_of(const TimelineFrame& frame, const Bookmark& bookmark) {
    return std::round(frame.scale.to_px(frame.axis.of(bookmark.event)));
}

bool is_in_view(const TimelineFrame& frame, double x) {
    return frame.plot.left() - 1 <= x && x <= frame.plot.right() + 1;
}

QRectF pennant_at(const TimelineFrame& frame, double x) {
    return {x, frame.plot.top() - kRulerHeight - 1, kWidth, kHeight};
}

void add_range(DisplayList& list, const TimelineFrame& frame, const Bookmark& bookmark) {
    const double from = std::max(frame.scale.to_px(frame.axis.of(bookmark.event)), frame.plot.left());
    const double to = std::min(frame.scale.to_px(frame.axis.of(*bookmark.until)), frame.plot.right());
    if (to <= from) return;
    list.add(draw::Fill{{from, frame.plot.top() - kRulerHeight - 1, to - from, 2}, ColorRole::Link});
}

} // namespace

void add_bookmarks(DisplayList& list, const TimelineFrame& frame, const std::vector<Bookmark>& bookmarks,
                   double bottom) {
    for (const Bookmark& bookmark : bookmarks) {
        if (bookmark.until) add_range(list, frame, bookmark);
        const double x = pole_of(frame, bookmark);
        if (!is_in_view(frame, x)) continue;
        const QRectF pennant = pennant_at(frame, x);
        list.add(draw::Line{{x + 0.5, pennant.top()}, {x + 0.5, frame.plot.top()}, ColorRole::Link, 1, 0.9});
        list.add(draw::Line{{x + 0.5, frame.plot.top()}, {x + 0.5, bottom}, ColorRole::Link, 1, 0.4});
        list.add(draw::Fill{pennant, ColorRole::Link, Pattern::Solid, 1, 1});
    }
}

std::optional<std::size_t> bookmark_at(const TimelineFrame& frame, const std::vector<Bookmark>& bookmarks,
                                       QPointF point) {
    for (std::size_t i = bookmarks.size(); i-- > 0;) {
        const double x = pole_of(frame, bookmarks[i]);
        const QRectF pennant = pennant_at(frame, x).adjusted(-kReach, -kReach, kReach, kReach);
        if (is_in_view(frame, x) && pennant.contains(point)) return i;
    }
    return {};
}

} // namespace simul::ui::geometry
