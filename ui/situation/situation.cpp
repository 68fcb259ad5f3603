#include "ui/situation/situation.hpp"

#include "core/trace/moment.hpp"
#include "ui/theme/state_mark.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

namespace simul::ui {

using scenario::StageKind;
using trace::EventIndex;
using trace::TaskIndex;
using trace::TaskState;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Situation)
};

/// "20 sleeping · 3 ready": of all who have a place.
QString states_text(const std::vector<Figure>& figures) {
    std::array<int, trace::kTaskStateCount> counts{};
    for (const Figure& figure : figures)
        if (figure.task != trace::kNoTask) ++counts[static_cast<std::size_t>(figure.state)];
    QStringList parts;
    for (std::size_t state = 1; state < counts.size(); ++state)
        if (counts[state] > 0)
            parts << QStringLiteral("%1 %2").arg(counts[state]).arg(state_text(TaskState(state)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

const Figure* Situation::figure_at(QPointF point) const {
    constexpr double kLargestDistance = 24;
    const Figure* nearest = nullptr;
    double least = kLargestDistance;
    for (const Figure& figure : figures) {
        if (figure.task == trace::kNoTask) continue;
        const QPointF to = point - figure.center;
        const double distance = std::max(std::hypot(to.x(), to.y()) - figure.size / 2, 0.0);
        if (distance >= least) continue;
        least = distance;
        nearest = &figure;
    }
    return nearest;
}

QString short_label(const trace::Trace& trace, TaskIndex task) {
    const QString label = QString::fromStdString(trace.task(task).label);
    const qsizetype open = label.lastIndexOf(QLatin1Char('('));
    if (open < 0 || !label.endsWith(QLatin1Char(')'))) return label;
    return label.mid(open + 1, label.size() - open - 2);
}

Figure figure_of(const Cast& cast, TaskIndex task, EventIndex event, Instant now) {
    Figure figure;
    figure.task = task;
    figure.state = trace::state_at(*cast.trace, task, event, now);
    const auto segment = trace::segment_at(*cast.trace, task, event, now);
    const bool takes_time = figure.state == TaskState::Sleeping || figure.state == TaskState::Running ||
                            figure.state == TaskState::Holding;
    if (segment && takes_time && segment->end > segment->begin) {
        const auto whole = static_cast<double>((segment->end - segment->begin).count());
        figure.share = std::clamp(static_cast<double>((now - segment->begin).count()) / whole, 0.0, 1.0);
    }
    return figure;
}

Situation lay_out(const Cast& cast, EventIndex event, Instant now, QSizeF size, Motion motion) {
    Situation situation;
    situation.size = size;
    if (!cast.has_seats()) {
        if (cast.trace && cast.kind != StageKind::None)
            situation.headline = Texts::tr("This run has no tasks for this picture.");
        return situation;
    }
    switch (cast.kind) {
    case StageKind::None: break;
    case StageKind::Boards: lay_out_boards(cast, event, now, motion, situation); break;
    case StageKind::Table: lay_out_table(cast, event, now, situation); break;
    case StageKind::Pipeline: lay_out_pipeline(cast, event, now, situation); break;
    }
    situation.remark = states_text(situation.figures);
    if (cast.left_out > 0) situation.remark += Texts::tr(" · and %1 more").arg(cast.left_out);
    return situation;
}

} // namespace simul::ui
