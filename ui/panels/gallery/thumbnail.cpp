#include "ui/panels/gallery/thumbnail.hpp"

#include <QPainter>
#include <algorithm>

namespace simul::ui {

using trace::Segment;
using trace::TaskState;

namespace {

constexpr double kMargin = 10;
constexpr double kThinnestLane = 3;
constexpr double kThickestLane = 12;

bool is_drawn(TaskState state) {
    return state != TaskState::NotCreated && state != TaskState::Done && state != TaskState::Failed &&
           state != TaskState::Cancelled;
}

template <class Segments>
void paint_lane(QPainter& painter, const Segments& segments, const Theme& theme, QRectF lane, Instant end) {
    const double whole = std::max<double>(1, static_cast<double>(end.time_since_epoch().count()));
    const auto x = [&](Instant instant) {
        return lane.left() + lane.width() * static_cast<double>(instant.time_since_epoch().count()) / whole;
    };
    double painted_to = lane.left() - 1;
    for (const Segment segment : segments) {
        if (!is_drawn(segment.state)) continue;
        const double left = x(segment.begin);
        const double right = std::max(x(segment.end), left + 0.75);
        // Millions of segments below a pixel look like one of them.
        if (right < painted_to + 0.25) continue;
        painter.fillRect(QRectF(left, lane.top(), right - left, lane.height()),
                         theme.color(fill_of(segment.state)));
        painted_to = right;
    }
}

} // namespace

QImage thumbnail_of(const trace::Trace& trace, const Theme& theme, QSize size, double scale) {
    QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(theme.color(ColorRole::Sunken));
    const QRectF plot = QRectF(QPointF(), QSizeF(size)).adjusted(kMargin, kMargin, -kMargin, -kMargin);
    const bool program = !trace.program_segments().empty() && trace.task_count() == 0;
    const std::size_t lanes = program ? 1 : trace.task_count();
    if (lanes == 0) return image;
    const double pitch =
        std::clamp(plot.height() / static_cast<double>(lanes), kThinnestLane, kThickestLane * 1.4);
    const auto shown = std::min(lanes, static_cast<std::size_t>(plot.height() / pitch));
    const double top = plot.top() + (plot.height() - pitch * static_cast<double>(shown)) / 2;
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t lane = 0; lane < shown; ++lane) {
        const QRectF box(plot.left(), top + pitch * static_cast<double>(lane), plot.width(), pitch * 0.72);
        if (program)
            paint_lane(painter, trace.program_segments(), theme, box, trace.end_time());
        else
            paint_lane(painter, trace.segments(static_cast<trace::TaskIndex>(lane)), theme, box,
                       trace.end_time());
    }
    return image;
}

} // namespace simul::ui
