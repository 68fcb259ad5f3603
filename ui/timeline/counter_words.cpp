#include "ui/timeline/counter_words.hpp"

#include "core/time/duration_text.hpp"
#include "ui/theme/state_mark.hpp"

#include <QCoreApplication>
#include <QStringList>
#include <cmath>

namespace simul::ui {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Timeline", text);
}

/// "3", or "2.25" of a mean.
QString count_text(double count) {
    const double rounded = std::round(count);
    return std::abs(count - rounded) < 1e-9 ? QString::number(rounded, 'f', 0)
                                            : QString::number(count, 'f', count < 1 ? 3 : 2);
}

/// "3", "1 … 5"
QString extremes_text(const Extremes& extremes) {
    const QString greatest = QString::number(extremes.greatest);
    return extremes.least == extremes.greatest
               ? greatest
               : QStringLiteral("%1 … %2").arg(QString::number(extremes.least), greatest);
}

double sum_of_tasks(const ByChannel<double>& counts) {
    double sum = 0;
    for (const auto& [state, channel] : kCountedStates)
        sum += counts[channel];
    return sum;
}

double computing(const ByChannel<double>& counts) {
    return counts[StateChannel::Running] + counts[StateChannel::OtherRunning];
}

/// Null while they are being counted.
const StateCounts* states_of(const TimelineFrame& frame) {
    const auto& counters = frame.lanes.counters();
    const bool there = counters && counters->states && counters->states->places() == frame.axis.places();
    return there ? counters->states.get() : nullptr;
}

Range column_at(const TimelineFrame& frame, double x) {
    const Position begin = frame.scale.to_position(std::floor(x));
    return {begin, std::max(begin + 1, frame.scale.to_position(std::floor(x) + 1))};
}

QString level_text(CounterKind kind, const Extremes& level) {
    const QString number = extremes_text(level);
    switch (kind) {
    case CounterKind::Queues: return tr("%1 in it").arg(number);
    case CounterKind::Locks: return level == Extremes{0, 0} ? tr("free") : tr("held by %1").arg(number);
    case CounterKind::Semaphores: return tr("held by %1").arg(number);
    default: return number;
    }
}

QString states_text(const TimelineFrame& frame, CounterKind kind, Range column) {
    const StateCounts* const states = states_of(frame);
    if (!states) return {};
    const ByChannel<double> mean = states->mean(column.begin, column.end);
    const auto places = events_in(frame.trace(), frame.axis.places(), column.begin, column.end);
    const bool changes = places.after_begin != places.last;
    const QString within = changes ? tr(", on average of %1").arg(column_length(frame)) : QString();
    if (kind == CounterKind::Processors)
        return tr("CPU busy: %1 computing%2").arg(count_text(computing(mean)), within);
    QStringList parts;
    for (const auto& [state, channel] : kCountedStates)
        if (mean[channel] > 0)
            parts << QStringLiteral("%1 %2").arg(count_text(mean[channel]), state_text(state));
    const QString tasks = tr("tasks: %1%2").arg(count_text(sum_of_tasks(mean)), within);
    return parts.isEmpty() ? tasks : tasks + QLatin1Char('\n') + parts.join(QStringLiteral(", "));
}

} // namespace

QString column_length(const TimelineFrame& frame) {
    const double units = frame.scale.units(1);
    if (frame.axis.kind() == AxisKind::Steps) return tr("%1 steps").arg(units, 0, 'f', 1);
    Position grain = 1;
    while (static_cast<double>(grain) * 100 <= units)
        grain *= 10;
    const auto nanoseconds = static_cast<Position>(std::llround(units)) / grain * grain;
    return QString::fromStdString(format_duration(Duration(nanoseconds)));
}

QString counter_value(const TimelineFrame& frame, const Counter& counter,
                      std::optional<trace::EventIndex> event) {
    const auto at = [&](const CounterSeries& series) {
        return event ? series.at(*event) : series.extremes().greatest;
    };
    QString value;
    if (counter.level || counter.waiters) {
        if (counter.level) value = QString::number(at(*counter.level));
        if (counter.waiters && at(*counter.waiters) > 0) {
            if (!value.isEmpty()) value += QStringLiteral(", ");
            value += tr("%1 waiting").arg(at(*counter.waiters));
        }
    } else if (const StateCounts* const states = states_of(frame)) {
        const bool of_tasks = counter.kind == CounterKind::TaskStates;
        if (event) {
            const Position place = frame.axis.of(*event);
            const ByChannel<double> counts = states->mean(place, place + 1);
            value = count_text(of_tasks ? sum_of_tasks(counts) : computing(counts));
        } else {
            value = QString::number(of_tasks ? states->most_alive() : states->most_running());
        }
    }
    return event || value.isEmpty() ? value : tr("max %1").arg(value);
}

QString counter_text(const TimelineFrame& frame, const Counter& counter, double x) {
    const Range column = column_at(frame, x);
    if (!counter.level && !counter.waiters) return states_text(frame, counter.kind, column);
    const EventStretch stretch = events_in(frame.trace(), frame.axis.places(), column.begin, column.end);
    QStringList parts;
    bool changes = false;
    if (counter.level) {
        const Extremes level = counter.level->in(stretch);
        parts << level_text(counter.kind, level);
        changes |= level.least != level.greatest;
    }
    if (counter.waiters) {
        const Extremes waiters = counter.waiters->in(stretch);
        if (waiters.greatest > 0 || !counter.level) parts << tr("%1 waiting").arg(extremes_text(waiters));
        changes |= waiters.least != waiters.greatest;
    }
    QString text = QStringLiteral("%1: %2").arg(counter.name, parts.join(QStringLiteral(", ")));
    if (changes) text += tr(", within %1").arg(column_length(frame));
    return text;
}

} // namespace simul::ui
