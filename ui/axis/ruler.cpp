#include "ui/axis/ruler.hpp"

#include "core/time/duration_text.hpp"

namespace simul::ui {
namespace {

constexpr double kLabelGap = 20;
constexpr double kMinorGap = 5;
constexpr double kLongestLabel = 96;

constexpr Position kSecond = 1'000'000'000;
constexpr Position kMinute = 60 * kSecond;
constexpr Position kHour = 60 * kMinute;
constexpr Position kDay = 24 * kHour;

/// A step, and in how many parts short ticks divide it.
struct Step {
    Position length;
    int parts;
};

std::vector<Step> decimal_steps(Position from, Position below) {
    std::vector<Step> steps;
    for (Position decade = from; decade < below; decade *= 10)
        for (const auto& [factor, parts] : {std::pair{1, 5}, {2, 4}, {5, 5}}) {
            if (decade > below / factor) break;
            if (decade * factor < below) steps.push_back({decade * factor, parts});
        }
    return steps;
}

const std::vector<Step>& steps_of(AxisKind kind) {
    static const std::vector<Step> counts = decimal_steps(1, Position{1} << 40);
    static const std::vector<Step> times = [] {
        std::vector<Step> steps = decimal_steps(1, 10 * kSecond);
        for (const Step step : {Step{10 * kSecond, 5},
                                {15 * kSecond, 3},
                                {30 * kSecond, 3},
                                {kMinute, 4},
                                {2 * kMinute, 4},
                                {5 * kMinute, 5},
                                {10 * kMinute, 5},
                                {15 * kMinute, 3},
                                {30 * kMinute, 3},
                                {kHour, 4},
                                {2 * kHour, 4},
                                {3 * kHour, 3},
                                {6 * kHour, 6},
                                {12 * kHour, 4},
                                {kDay, 4},
                                {2 * kDay, 4},
                                {5 * kDay, 5}})
            steps.push_back(step);
        for (const Step step : decimal_steps(10, 100'000))
            steps.push_back({step.length * kDay, step.parts});
        return steps;
    }();
    return kind == AxisKind::Steps ? counts : times;
}

/// The first multiple of `step` at or after `position`.
Position round_up(Position position, Position step) {
    const Position remainder = position % step;
    return remainder <= 0 ? position - remainder : position - remainder + step;
}

QString with_groups(Position number) {
    QString text = QString::number(number);
    if (number >= 10'000)
        for (auto place = text.size() - 3; place > 0; place -= 3)
            text.insert(place, QChar(0x202F));
    return text;
}

/// Zero in the unit of its neighbours: "0 h" before "1 h".
QString zero_label(AxisKind kind, Position step) {
    if (kind == AxisKind::Steps) return QStringLiteral("0");
    const char* unit = step % kDay == 0      ? "0 d"
                       : step % kHour == 0   ? "0 h"
                       : step % kMinute == 0 ? "0 min"
                                             : "0 s";
    return QLatin1String(unit);
}

QString full_label(AxisKind kind, Position position) {
    return kind == AxisKind::Steps ? with_groups(position)
                                   : QString::fromStdString(format_duration(Duration(position)));
}

struct Labels {
    std::vector<Tick> ticks;
    double longest = 0;
};

Labels labels_from(const TimeScale& scale, AxisKind kind, Position step, std::optional<Position> origin,
                   const TextWidth& width_of) {
    Labels labels;
    for (Position at = round_up(scale.range().begin, step); at <= scale.range().end; at += step) {
        QString text = origin    ? QStringLiteral("+") + full_label(kind, at - *origin)
                       : at == 0 ? zero_label(kind, step)
                                 : full_label(kind, at);
        labels.longest = std::max(labels.longest, width_of(text));
        labels.ticks.push_back({at, scale.to_px(at), std::move(text)});
    }
    return labels;
}

std::vector<Tick> with_minor_ticks(std::vector<Tick> major, const TimeScale& scale, Step step) {
    const Position minor = step.length / step.parts;
    if (step.length % step.parts != 0 || static_cast<double>(minor) * scale.px_per_unit() < kMinorGap)
        return major;
    std::vector<Tick> all;
    auto next = major.begin();
    for (Position at = round_up(scale.range().begin, minor); at <= scale.range().end; at += minor) {
        if (next != major.end() && next->position == at)
            all.push_back(std::move(*next++));
        else
            all.push_back({at, scale.to_px(at), {}});
    }
    return all;
}

/// The smallest step that is longer than all that is in view: where labels count from is a multiple of it.
Position origin_of(const TimeScale& scale, AxisKind kind) {
    Position coarse = steps_of(kind).back().length;
    for (const Step& step : steps_of(kind))
        if (step.length >= scale.range().length()) {
            coarse = step.length;
            break;
        }
    return scale.range().begin - scale.range().begin % coarse;
}

} // namespace

Ruler ruler_for(const TimeScale& scale, AxisKind kind, const TextWidth& width_of) {
    const auto fits = [&](const Labels& labels, Step step) {
        return static_cast<double>(step.length) * scale.px_per_unit() >= labels.longest + kLabelGap;
    };
    for (const Step& step : steps_of(kind)) {
        const double step_px = static_cast<double>(step.length) * scale.px_per_unit();
        if (step_px < kLabelGap) continue; // Shorter than any label: not worth measuring.
        Labels labels = labels_from(scale, kind, step.length, {}, width_of);
        if (labels.longest > kLongestLabel) {
            const Position origin = origin_of(scale, kind);
            labels = labels_from(scale, kind, step.length, origin, width_of);
            if (fits(labels, step))
                return {with_minor_ticks(std::move(labels.ticks), scale, step), full_label(kind, origin)};
        } else if (fits(labels, step)) {
            return {with_minor_ticks(std::move(labels.ticks), scale, step), {}};
        }
    }
    return {};
}

Ruler ruler_for_both(const TimeScale& scale, const Axis& axis, const TextWidth& width_of) {
    constexpr double kClosest = 6; ///< Unlabelled ticks are no nearer to one another.
    Ruler ruler;
    double taken_to = scale.left() - kLabelGap;
    double ticked_to = scale.left() - kClosest;
    for (double x = scale.left(); x < scale.right();) {
        const Position place = scale.to_position(x);
        if (place >= axis.extent().end) break;
        // The first instant whose events begin here or later.
        Instant time = axis.instant_at(place);
        if (axis.of(time) < place) time = axis.instant_at(place) + Duration(1);
        const auto event = axis.first_event_from(time);
        if (!event) break;
        const Position position = axis.of(*event);
        const double px = scale.to_px(position);
        if (px > scale.right()) break;
        QString text = full_label(AxisKind::Time, axis.instant_at(position).time_since_epoch().count());
        const double half = width_of(text) / 2;
        const bool fits = px - half >= taken_to + kLabelGap / 2;
        if (fits) taken_to = px + half;
        if (fits || px >= ticked_to + kClosest) {
            ruler.ticks.push_back({position, px, fits ? std::move(text) : QString()});
            ticked_to = px;
        }
        x = std::max(px, x) + kClosest;
    }
    return ruler;
}

} // namespace simul::ui
