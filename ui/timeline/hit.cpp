#include "ui/timeline/hit.hpp"

#include "ui/lanes/segment_words.hpp"
#include "ui/theme/state_mark.hpp"
#include "ui/timeline/counter_geometry.hpp"
#include "ui/timeline/counter_words.hpp"
#include "ui/timeline/lane_geometry.hpp"

#include <QCoreApplication>
#include <QStringList>
#include <cmath>

namespace simul::ui {
namespace {

using trace::TaskState;

constexpr double kMarkReach = 7;
constexpr double kTickReach = 3;

QString tr(const char* text) {
    return QCoreApplication::translate("Timeline", text);
}

/// The segments of a lane that a pixel column shows.
struct Column {
    std::size_t first;
    std::size_t last; ///< Inclusive; first > last: none.
    std::size_t count() const { return last >= first ? last - first + 1 : 0; }
};

class LaneHit {
public:
    LaneHit(const TimelineFrame& frame, LaneId lane, double x)
        : frame_(frame), lane_(lane), x_(x), index_(frame.lanes.index(lane, frame.axis.places())) {}

    Hit find() const {
        if (const auto end = end_mark()) return {.kind = HitKind::Mark, .lane = lane_, .event = end};
        if (const auto resume = resume_tick()) return {.kind = HitKind::Mark, .lane = lane_, .event = resume};
        return segment();
    }

private:
    double px(Position position) const { return frame_.scale.to_px(position); }

    std::optional<trace::EventIndex> end_mark() const {
        if (lane_.is_program()) return {};
        const auto& ended = frame_.trace().task(lane_.task).ended;
        if (!ended || std::abs(px(frame_.axis.of(*ended)) - x_) > kMarkReach) return {};
        return ended;
    }

    /// The nearest instantaneous run within reach. It is a tick between bars; if the bar beside it is no
    /// wider than that reach, the bar is meant.
    std::optional<trace::EventIndex> resume_tick() const {
        const Column near = column(x_ - kTickReach, x_ + kTickReach);
        std::optional<trace::EventIndex> found;
        double least = kTickReach;
        if (near.count() > 8) return {};
        for (std::size_t i = near.first; i < near.first + near.count(); ++i) {
            if (index_.segments().states()[i] != TaskState::Running || index_.begin_of(i) != index_.end_of(i))
                continue;
            const double distance = std::abs(px(index_.begin_of(i)) - x_);
            if (distance > least) continue;
            least = distance;
            found = index_.segments().firsts()[i];
        }
        return found;
    }

    Hit segment() const {
        const Column here = column(std::floor(x_), std::floor(x_) + 1);
        Column lasting = here;
        while (lasting.count() > 0 && index_.begin_of(lasting.last) == index_.end_of(lasting.last)) {
            if (lasting.last == lasting.first) return {.kind = HitKind::Lane, .lane = lane_};
            --lasting.last;
        }
        if (lasting.count() == 0 || index_.segments().states()[lasting.first] == TaskState::NotCreated)
            return {.kind = HitKind::Lane, .lane = lane_};
        const trace::EventIndex first = index_.segments().firsts()[lasting.first];
        if (lasting.count() <= 2) return {.kind = HitKind::Segment, .lane = lane_, .event = segment_under()};
        return {.kind = HitKind::Fold, .lane = lane_, .event = first, .folded = lasting.count()};
    }

    /// The lasting segment that the pixel's middle lies in.
    trace::EventIndex segment_under() const {
        const double middle = frame_.scale.units(std::floor(x_) + 0.5 - frame_.scale.left());
        const LaneSums sums = index_.sums_to(frame_.scale.range().begin, middle);
        return index_.segments().firsts()[std::min(sums.segment, index_.size() - 1)];
    }

    Column column(double left, double right) const {
        const Position origin = frame_.scale.range().begin;
        const double from = frame_.scale.units(left - frame_.scale.left());
        const double to = frame_.scale.units(right - frame_.scale.left());
        const Range extent = index_.empty() ? Range{} : index_.extent();
        if (index_.empty() || static_cast<double>(extent.begin - origin) >= to ||
            static_cast<double>(extent.end - origin) < from)
            return {1, 0};
        return {index_.sums_to(origin, from).segment, index_.sums_to(origin, to).segment};
    }

    const TimelineFrame& frame_;
    LaneId lane_;
    double x_;
    const LaneIndex& index_;
};

/// "60 % sleeping, 40 % ready", the greatest share first.
QString shares_text(const std::array<double, trace::kTaskStateCount>& units, double all) {
    std::vector<std::pair<double, TaskState>> shares;
    for (std::size_t state = 0; state < units.size(); ++state)
        if (units[state] > 0) shares.emplace_back(units[state] / all, static_cast<TaskState>(state));
    std::stable_sort(shares.begin(), shares.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    QStringList texts;
    for (const auto& [share, state] : shares)
        texts << QStringLiteral("%1 % %2").arg(QString::number(share * 100, 'f', share < 0.1 ? 1 : 0),
                                               state_text(state));
    return texts.join(QStringLiteral(", "));
}

std::array<double, trace::kTaskStateCount> column_units(const TimelineFrame& frame, LaneId lane, double x) {
    const LaneIndex& index = frame.lanes.index(lane, frame.axis.places());
    const Position origin = frame.scale.range().begin;
    const LaneSums from = index.sums_to(origin, frame.scale.units(std::floor(x) - frame.scale.left()));
    const LaneSums to = index.sums_to(origin, frame.scale.units(std::floor(x) + 1 - frame.scale.left()));
    std::array<double, trace::kTaskStateCount> units{};
    for (std::size_t state = 0; state < units.size(); ++state)
        units[state] = to.in_state(static_cast<TaskState>(state), from);
    return units;
}

QString fold_text(const TimelineFrame& frame, const Hit& hit, QPointF point) {
    std::array<double, trace::kTaskStateCount> units{};
    QString what;
    if (hit.group != LaneLayout::kNoGroup) {
        const LaneGroup& group = frame.layout.groups()[hit.group];
        for (const trace::TaskIndex task : group.tasks) {
            const auto of_task = column_units(frame, {task}, point.x());
            for (std::size_t state = 0; state < units.size(); ++state)
                units[state] += of_task[state];
        }
        what = tr("%1: %2 tasks, within %3")
                   .arg(group.title())
                   .arg(group.tasks.size())
                   .arg(column_length(frame));
    } else {
        units = column_units(frame, hit.lane, point.x());
        what = tr("%1: %2 segments within %3")
                   .arg(lane_name(frame.trace(), hit.lane))
                   .arg(hit.folded)
                   .arg(column_length(frame));
    }
    double all = 0;
    for (const double state : units)
        all += state;
    return all > 0 ? what + QLatin1Char('\n') + shares_text(units, all) : what;
}

QString lane_fold_text(const TimelineFrame& frame, const Hit& hit, QPointF point) {
    const auto& rows = frame.layout.rows();
    const auto [first, last] = hit.rows;
    std::array<double, trace::kTaskStateCount> units{};
    double all = 0;
    for (std::size_t row = first; row < last; ++row) {
        const auto of_lane = column_units(frame, rows[row].lane, point.x());
        for (std::size_t state = 0; state < units.size(); ++state) {
            units[state] += of_lane[state];
            all += of_lane[state];
        }
    }
    const QString what = tr("%1 lanes within a pixel, %2 … %3, within %4")
                             .arg(QString::number(last - first), lane_name(frame.trace(), rows[first].lane),
                                  lane_name(frame.trace(), rows[last - 1].lane), column_length(frame));
    return all > 0 ? what + QLatin1Char('\n') + shares_text(units, all) : what;
}

} // namespace

Hit hit_test(const TimelineFrame& frame, const QRectF& counters, QPointF point) {
    const bool in_header = point.x() < frame.plot.left() - geometry::kOverhang;
    if (point.y() < frame.plot.top()) return {.kind = in_header ? HitKind::Nothing : HitKind::Ruler};
    if (point.y() >= counters.top()) {
        const auto strip = geometry::counter_at(frame.lanes, counters, point.y());
        return strip ? Hit{.kind = HitKind::Counter, .counter = strip->counter} : Hit{};
    }
    const std::size_t at = frame.row_at(point.y());
    if (at >= frame.layout.rows().size()) return {};
    const LaneLayout::Row& row = frame.layout.rows()[at];
    if (point.y() < frame.y_of(row)) return {};
    if (row.kind == LaneLayout::RowKind::Group) {
        const bool summary = frame.layout.is_collapsed(row.group) && !in_header;
        return {.kind = summary ? HitKind::Fold : HitKind::GroupHeader, .group = row.group};
    }
    const std::size_t next = std::min(frame.row_at(std::floor(point.y()) + 1), frame.layout.rows().size());
    if (next > at + 1) return {.kind = HitKind::LaneFold, .lane = row.lane, .rows = {at, next}};
    if (in_header) return {.kind = HitKind::LaneHeader, .lane = row.lane};
    return LaneHit(frame, row.lane, point.x()).find();
}

QString hit_text(const TimelineFrame& frame, const Hit& hit, QPointF point) {
    const trace::Trace& trace = frame.trace();
    switch (hit.kind) {
    case HitKind::Nothing:
    case HitKind::Ruler: return {};
    case HitKind::GroupHeader:
        return tr("%1: %2").arg(frame.layout.groups()[hit.group].title(),
                                frame.layout.groups()[hit.group].size_text());
    case HitKind::LaneHeader:
    case HitKind::Lane:
        if (hit.lane.is_program()) return lane_name(trace, hit.lane);
        return lane_name(trace, hit.lane) + QStringLiteral(" · ") +
               QString::fromStdString(trace.task(hit.lane.task).name);
    case HitKind::Segment: {
        const auto segments = frame.lanes.segments(hit.lane);
        return segment_tooltip(trace, hit.lane, segments[segments.index_at_event(*hit.event)]);
    }
    case HitKind::Mark: return event_tooltip(trace, *hit.event);
    case HitKind::Fold: return fold_text(frame, hit, point);
    case HitKind::LaneFold: return lane_fold_text(frame, hit, point);
    case HitKind::Counter: return counter_text(frame, *hit.counter, point.x());
    }
    return {};
}

} // namespace simul::ui
