#include "ui/timeline/timeline_frame.hpp"

#include "core/time/duration_text.hpp"
#include "ui/axis/ruler.hpp"
#include "ui/lanes/segment_words.hpp"
#include "ui/theme/state_mark.hpp"
#include "ui/timeline/lane_geometry.hpp"
#include "ui/timeline/stack_geometry.hpp"

#include <QCoreApplication>
#include <cmath>

namespace simul::ui {

std::pair<std::size_t, std::size_t> TimelineFrame::visible_rows() const {
    const std::size_t first = std::max(layout.pinned_rows(), layout.row_at(scroll + layout.pinned_height()));
    std::size_t last = first;
    while (last < layout.rows().size() && layout.rows()[last].top < scroll + plot.height())
        ++last;
    return {first, last};
}

std::size_t TimelineFrame::row_at(double y) const {
    const double from_top = y - plot.top();
    return layout.row_at(from_top < layout.pinned_height() ? from_top : from_top + scroll);
}

namespace geometry {
namespace {

using trace::TaskState;

BarBox bar_of(const TimelineFrame& frame, const LaneLayout::Row& row) {
    const LaneMetrics& metrics = frame.layout.metrics();
    const double height = std::min(metrics.bar, row.height);
    // Levels of the await stack hang below the bar.
    const double room = row.kind == LaneLayout::RowKind::Lane ? metrics.lane : row.height;
    const double top = frame.y_of(row) + (room - height) / 2;
    return row.height >= 3 ? BarBox{std::round(top), height} : BarBox{top, height};
}

std::vector<LaneId> lanes_of(const LaneGroup& group) {
    std::vector<LaneId> lanes;
    for (const trace::TaskIndex task : group.tasks)
        lanes.push_back({task});
    return lanes;
}

Ruler ruler_of(const TimelineFrame& frame) {
    const auto width_of = [&](const QString& text) { return frame.text.width(FontRole::Small, text); };
    if (frame.axis.kind() == AxisKind::Both) return ruler_for_both(frame.scale, frame.axis, width_of);
    return ruler_for(frame.scale, frame.axis.kind(), width_of);
}

/// The faint thread of a lane, on which its bars hang.
void add_thread(DisplayList& list, const TimelineFrame& frame, const LaneLayout::Row& row) {
    if (row.height < 12) return;
    const double y = std::round(frame.y_of(row) + frame.layout.metrics().lane / 2) + 0.5;
    list.add(draw::Line{{frame.plot.left(), y}, {frame.plot.right(), y}, ColorRole::Grid});
}

} // namespace

void add_ruler(DisplayList& list, const TimelineFrame& frame, std::optional<double> grid_bottom) {
    const double bottom = frame.plot.top();
    for (const Tick& tick : ruler_of(frame).ticks) {
        const double x = std::round(tick.px) + 0.5;
        const bool labelled = !tick.label.isEmpty();
        list.add(draw::Line{{x, bottom - (labelled ? 6 : 3)}, {x, bottom}, ColorRole::Border});
        if (labelled && grid_bottom) list.add(draw::Line{{x, bottom}, {x, *grid_bottom}, ColorRole::Grid});
    }
}

void add_ruler_labels(DisplayList& list, const TimelineFrame& frame, const std::vector<QRectF>& taken) {
    const Ruler ruler = ruler_of(frame);
    const double baseline = frame.plot.top() - 10;
    for (const Tick& tick : ruler.ticks) {
        if (tick.label.isEmpty()) continue;
        const double half = frame.text.width(FontRole::Small, tick.label) / 2 + 2;
        const auto covers = [&](const QRectF& box) {
            return tick.px + half > box.left() && tick.px - half < box.right();
        };
        if (std::any_of(taken.begin(), taken.end(), covers)) continue;
        list.add(draw::Label{
            {tick.px, baseline}, tick.label, FontRole::Small, ColorRole::TextDim, Qt::AlignHCenter});
    }
    if (ruler.origin.isEmpty()) return;
    const QPointF before_plot(frame.plot.left() - 12, baseline);
    list.add(draw::Label{before_plot, ruler.origin, FontRole::Small, ColorRole::Text, Qt::AlignRight});
}

namespace {

/// Where simultaneous events lie side by side, a band says that no time passes.
void add_bursts(DisplayList& list, const TimelineFrame& frame) {
    constexpr double kNarrowest = 6;
    const trace::Trace& trace = frame.trace();
    for (double x = frame.plot.left(); x < frame.plot.right();) {
        const Instant time = trace.time_of(frame.axis.event_at(frame.scale.to_position(x)));
        const double left = frame.scale.to_px(frame.axis.of(*trace.first_event_from(time)));
        const double right = frame.scale.to_px(frame.axis.of(*trace.last_event_at(time)));
        if (right - left >= kNarrowest && right > frame.plot.left()) {
            const double begin = std::max(left, frame.plot.left());
            const double end = std::min(right, frame.plot.right());
            list.add(draw::Fill{{begin, frame.plot.top(), end - begin, frame.plot.height()},
                                ColorRole::Border,
                                Pattern::Solid,
                                0.22});
        }
        x = std::max(x + 2, right + 1);
    }
}

void add_rows(DisplayList& list, const TimelineFrame& frame, std::size_t first, std::size_t last) {
    const auto& rows = frame.layout.rows();
    if (frame.columns != nullptr) {
        std::vector<LaneId> lanes;
        for (std::size_t i = first; i < last; ++i)
            if (rows[i].kind == LaneLayout::RowKind::Lane) lanes.push_back(rows[i].lane);
        frame.columns->prepare(frame.lanes, lanes, frame.axis.places(), frame.grid());
    }
    for (std::size_t i = first; i < last; ++i) {
        const LaneLayout::Row& row = rows[i];
        if (row.kind == LaneLayout::RowKind::Lane) {
            add_thread(list, frame, row);
            add_lane_bars(list, frame, row.lane, bar_of(frame, row));
            add_lane_stacks(list, frame, row);
        } else if (frame.layout.is_collapsed(row.group)) {
            add_summary_bar(list, frame, lanes_of(frame.layout.groups()[row.group]), bar_of(frame, row));
        }
    }
    for (std::size_t i = first; i < last; ++i)
        if (rows[i].kind == LaneLayout::RowKind::Lane)
            add_lane_ends(list, frame, rows[i].lane, bar_of(frame, rows[i]));
}

} // namespace

void add_lanes(DisplayList& list, const TimelineFrame& frame) {
    const auto clip_to = [&](QRectF area) {
        list.add(draw::Clip{area.adjusted(-kOverhang, 0, kOverhang, 0)});
    };
    const std::size_t pinned = frame.layout.pinned_rows();
    const double pinned_height = frame.layout.pinned_height();
    if (frame.axis.kind() == AxisKind::Both) {
        clip_to(frame.plot);
        add_bursts(list, frame);
    }
    if (pinned > 0) {
        clip_to(frame.plot);
        add_rows(list, frame, 0, pinned);
        const double y = std::round(frame.plot.top() + pinned_height) - 0.5;
        list.add(draw::Line{{frame.plot.left(), y}, {frame.plot.right(), y}, ColorRole::Border});
    }
    if (frame.density) {
        list.add(*frame.density);
        list.add(draw::Clip{});
        return;
    }
    clip_to(frame.plot.adjusted(0, pinned_height, 0, 0));
    const auto [first, last] = frame.visible_rows();
    add_rows(list, frame, first, last);
    list.add(draw::Clip{});
}

void add_ending(DisplayList& list, const TimelineFrame& frame, double bottom) {
    const trace::Ending& ending = frame.trace().ending();
    if (ending.kind == trace::RunEnding::Finished) return;
    const double x = frame.axis.kind() != AxisKind::Steps ? frame.scale.to_px(frame.axis.of(ending.time))
                                                          : frame.scale.to_px(frame.axis.extent().end);
    if (x < frame.plot.left() || x > frame.plot.right() + kOverhang) return;
    const auto word = [&] {
        switch (ending.kind) {
        case trace::RunEnding::Deadlock: return QCoreApplication::translate("Timeline", "deadlock");
        case trace::RunEnding::Limit: return QCoreApplication::translate("Timeline", "limit reached");
        default: return QCoreApplication::translate("Timeline", "stopped");
        }
    }();
    list.add(draw::Line{{x, frame.plot.top() - 6}, {x, bottom}, ColorRole::Error, 2});
    const double width = frame.text.width(FontRole::Small, word);
    list.add(draw::Fill{
        {x - width - 10, bottom - 17, width + 8, 16}, ColorRole::Background, Pattern::Solid, 0.9, 3});
    list.add(draw::Label{{x - 6, bottom - 5}, word, FontRole::Small, ColorRole::Error, Qt::AlignRight});
}

double add_legend(DisplayList& list, const std::array<bool, trace::kTaskStateCount>& states,
                  TextMeasure& text, QPointF left_center) {
    constexpr TaskState order[] = {TaskState::Running,  TaskState::Holding,  TaskState::Ready,
                                   TaskState::Sleeping, TaskState::Waiting,  TaskState::Done,
                                   TaskState::Failed,   TaskState::Cancelled};
    constexpr double kSwatch = 14;
    double x = left_center.x();
    for (const TaskState state : order) {
        if (!states[static_cast<std::size_t>(state)]) continue;
        const QString name = state_text(state);
        if (trace::is_end(state))
            list.add(draw::Mark{{x + kSwatch / 2, left_center.y()}, 13, state});
        else
            list.add(
                draw::Fill{{x, left_center.y() - 6, kSwatch, 12}, fill_of(state), pattern_of(state), 1, 2});
        x += kSwatch + 7;
        list.add(draw::Label{{x, text.baseline_for(FontRole::Small, left_center.y())},
                             name,
                             FontRole::Small,
                             ColorRole::TextDim});
        x += text.width(FontRole::Small, name) + 22;
    }
    return x - left_center.x() - 22;
}

} // namespace geometry
} // namespace simul::ui
