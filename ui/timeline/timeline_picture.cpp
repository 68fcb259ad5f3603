#include "ui/timeline/timeline_picture.hpp"

#include "ui/lanes/segment_words.hpp"
#include "ui/theme/time_text.hpp"
#include "ui/timeline/counter_geometry.hpp"
#include "ui/timeline/counter_words.hpp"
#include "ui/timeline/critical_path_layer.hpp"
#include "ui/timeline/timeline_frame.hpp"

#include <QCoreApplication>
#include <QStringList>
#include <cmath>

namespace simul::ui {
namespace {

constexpr double kMargin = 24;
constexpr double kLegendHeight = 40;
constexpr double kMostLanesHeight = 1000; ///< Beyond it, lanes become thinner.
constexpr double kThinnest = 1;

/// Lanes as high as there is room for: with names, with bars alone, at last a pixel each.
LaneMetrics metrics_for(std::size_t lanes) {
    const double room = std::floor(kMostLanesHeight / static_cast<double>(std::max<std::size_t>(1, lanes)));
    if (room >= 24) return {};
    if (room >= 14) return {.lane = room, .bar = room - 5, .group = 22};
    const double lane = std::max(kThinnest, room);
    return {.lane = lane, .bar = lane >= 4 ? lane - 1 : lane, .group = 0, .gap = 6, .shortest_group = 18};
}

double header_width(const TimelineFrame& frame, bool named) {
    double width = 120;
    for (const Counter& counter : frame.lanes.counters()->shown)
        width =
            std::max(width, frame.text.width(FontRole::Body, counter.name) +
                                frame.text.width(FontRole::Small, counter_value(frame, counter, {})) + 30);
    if (!named) {
        for (const LaneGroup& group : frame.layout.groups())
            width = std::max(width, frame.text.width(FontRole::Body, group.title()) + 24);
        return std::min(width, 240.0);
    }
    for (const LaneLayout::Row& row : frame.layout.rows())
        if (row.kind == LaneLayout::RowKind::Lane)
            width =
                std::max(width, frame.text.width(FontRole::Mono, lane_name(frame.trace(), row.lane)) + 100);
    return std::min(width, 280.0);
}

/// Where lanes are too thin for names, each group says its own once, beside its lanes.
void add_group_names(DisplayList& list, const TimelineFrame& frame) {
    double last_bottom = -1e9;
    for (std::size_t i = 0; i < frame.layout.groups().size(); ++i) {
        const LaneGroup& group = frame.layout.groups()[i];
        const double top = frame.y_of(*frame.layout.find_row({group.tasks.front()}));
        if (top < last_bottom) continue; // The group before is too thin to leave room for this one's name.
        const double baseline = top + 11;
        const double room = frame.plot.left() - frame.header_left - 12;
        const QString name = frame.text.elided(FontRole::Body, group.title(), room);
        list.add(draw::Label{{frame.header_left, baseline}, name, FontRole::Body, ColorRole::Text});
        last_bottom = top + 18;
        const double bottom =
            frame.y_of(*frame.layout.find_row({group.tasks.back()})) + frame.layout.metrics().lane;
        if (group.tasks.size() == 1 || bottom - top < 30) continue;
        list.add(draw::Label{{frame.header_left, baseline + 17},
                             QStringLiteral("%1 tasks").arg(group.tasks.size()),
                             FontRole::Small,
                             ColorRole::TextDim});
        last_bottom = top + 34;
    }
}

/// "finished at 49 s · 16 tasks · 273 steps"
QString facts(const trace::Trace& trace) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("Timeline", text); };
    const QString end = short_time(trace.end_time());
    const QString ending = [&] {
        switch (trace.ending().kind) {
        case trace::RunEnding::Finished: return tr("finished at %1");
        case trace::RunEnding::Deadlock: return tr("deadlock at %1");
        case trace::RunEnding::Limit: return tr("limit reached at %1");
        case trace::RunEnding::Cancelled: return tr("stopped at %1");
        }
        return QString();
    }();
    const auto count = [](std::size_t number, const QString& one, const QString& many) {
        return number == 1 ? one : many.arg(number);
    };
    return QStringList{ending.arg(end),
                       count(trace.task_count() - trace.pool_thread_count(), tr("1 task"), tr("%1 tasks")),
                       count(trace.event_count(), tr("1 step"), tr("%1 steps"))}
        .join(QStringLiteral(" · "));
}

/// The moment at which a part of a run ends; nullopt where the run itself does.
std::optional<Playhead> right_edge(const Axis& axis, Range range, const trace::Trace& trace) {
    if (range.end >= axis.extent().end) return std::nullopt;
    if (axis.kind() != AxisKind::Time) {
        const trace::EventIndex event = axis.event_at(range.end);
        return Playhead{event, trace.time_of(event)};
    }
    const Instant end{Duration(range.end)};
    return Playhead{trace.last_event_at(end).value_or(0), end};
}

} // namespace

DisplayList timeline_picture(const TimelineContent& content, double width_px, double column_px) {
    DisplayList list;
    TextMeasure text;
    TraceLanes lanes(content.trace);
    const Axis axis(content.axis, *content.trace);
    lanes.set_counters(count({content.trace, axis.places(), content.counters}, nullptr, false));
    const Range range = content.range ? moved_into(*content.range, axis.extent()) : axis.extent();
    const std::size_t lane_count = content.trace->task_count() + (lanes.has_program_lane() ? 1 : 0);
    const LaneLayout layout(lanes, metrics_for(lane_count));
    const bool named = layout.metrics().group > 0;

    double top = kMargin;
    if (!content.title.isEmpty()) {
        list.add(draw::Label{{kMargin, top + 20},
                             text.elided(FontRole::Title, content.title, width_px - 2 * kMargin),
                             FontRole::Title,
                             ColorRole::Text});
        top += 32;
    }
    if (!content.subtitle.isEmpty()) {
        list.add(draw::Label{{kMargin, top + 14},
                             text.elided(FontRole::Body, content.subtitle, width_px - 2 * kMargin),
                             FontRole::Body,
                             ColorRole::TextDim});
        top += 26;
    }
    top += geometry::kRulerHeight;

    const auto frame_from = [&](double left) {
        const double plot_width = std::max(40.0, width_px - kMargin - geometry::kOverhang - left);
        return TimelineFrame{.lanes = lanes,
                             .layout = layout,
                             .text = text,
                             .axis = axis,
                             .scale = TimeScale(range, left, plot_width),
                             .plot = {left, top, plot_width, layout.height()},
                             .header_left = kMargin,
                             .column_px = column_px};
    };
    const TimelineFrame frame = frame_from(std::round(kMargin + header_width(frame_from(0), named)));
    const double counters = geometry::counters_height(lanes);
    const double bottom = frame.plot.bottom() + counters;

    std::optional<Playhead> playhead;
    if (content.playhead) playhead = Playhead{*content.playhead, content.trace->time_of(*content.playhead)};
    geometry::add_ruler(list, frame, content.shows_grid ? std::optional(bottom + 4) : std::nullopt);
    geometry::add_lanes(list, frame);
    if (content.critical_path) geometry::add_critical_path(list, frame, *content.critical_path);
    if (named)
        geometry::add_headers(list, frame, playhead ? playhead : right_edge(axis, range, *content.trace));
    else
        add_group_names(list, frame);
    const QRectF counter_area(frame.plot.left(), frame.plot.bottom(), frame.plot.width(), counters);
    geometry::add_counters(list, frame, counter_area);
    geometry::add_counter_names(list, frame, counter_area, content.playhead);
    geometry::add_ending(list, frame, bottom);
    geometry::Overlay overlay;
    overlay.bottom = bottom;
    overlay.playhead = playhead;
    overlay.arrows = content.arrows;
    geometry::add_overlay(list, frame, overlay);
    const double legend_center = bottom + 8 + kLegendHeight / 2;
    const double legend =
        geometry::add_legend(list, lanes.states_present(axis), text, {kMargin, legend_center});
    const QString summary = facts(*content.trace);
    if (kMargin + legend + 40 + text.width(FontRole::Small, summary) + kMargin <= width_px) {
        const QPointF right(width_px - kMargin, text.baseline_for(FontRole::Small, legend_center));
        list.add(draw::Label{right, summary, FontRole::Small, ColorRole::TextDim, Qt::AlignRight});
    }
    list.size = {width_px, std::ceil(bottom + 8 + kLegendHeight + kMargin / 2)};
    return list;
}

} // namespace simul::ui
