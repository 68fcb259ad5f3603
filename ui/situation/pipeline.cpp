// Those who put, the queues, those who take.
#include "ui/situation/situation.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace simul::ui {

using trace::EventIndex;
using trace::TaskIndex;

namespace {

constexpr double kTop = 26; ///< Room for the headline.
constexpr double kLargestPerson = 26;
/// What has moved at an earlier instant is still seen, faintly.
constexpr double kPast = 0.3;

/// A column of people, in as many columns as they need. `side` is -1 where labels stand to the left of them.
void add_column(const Cast& cast, const std::vector<TaskIndex>& tasks, EventIndex event, Instant now,
                const QRectF& area, int side, Situation& situation) {
    if (tasks.empty()) return;
    const auto count = static_cast<double>(tasks.size());
    const bool labels = area.height() / count >= 13;
    const double columns =
        labels ? 1 : std::ceil(std::sqrt(count * area.width() / std::max(area.height(), 1.0)));
    const double rows = std::ceil(count / columns);
    const double pitch = area.height() / rows;
    const double size =
        std::clamp(std::min(pitch * 0.78, area.width() / columns * 0.78), 3.0, kLargestPerson);
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const double row = std::fmod(static_cast<double>(i), rows);
        const double column = std::floor(static_cast<double>(i) / rows);
        Figure figure = figure_of(cast, tasks[i], event, now);
        figure.size = size;
        const double near = side < 0 ? area.right() - size / 2 : area.left() + size / 2;
        figure.center = QPointF(labels ? near : area.left() + (column + 0.5) * area.width() / columns,
                                area.top() + (row + 0.5) * pitch);
        if (labels) {
            figure.label = QString::fromStdString(cast.trace->task(tasks[i]).label);
            figure.label_at = figure.center + QPointF(side * (size / 2 + 6), 0);
            figure.label_align = side < 0 ? Qt::AlignRight : Qt::AlignLeft;
        }
        situation.figures.push_back(std::move(figure));
    }
}

const Figure* figure_for(const Situation& situation, TaskIndex task) {
    for (const Figure& figure : situation.figures)
        if (figure.task == task && task != trace::kNoTask) return &figure;
    return nullptr;
}

} // namespace

void lay_out_pipeline(const Cast& cast, EventIndex event, Instant now, Situation& situation) {
    const double width = situation.size.width();
    const double bottom = situation.size.height() - 10;
    const double side = std::clamp(width * 0.3, 60.0, 220.0);
    const QRectF left(12, kTop, side - 12, bottom - kTop);
    add_column(cast, cast.seats, event, now, left, -1, situation);
    add_column(cast, cast.takers, event, now, left.translated(width - side - 12, 0), 1, situation);
    const double between = width - 2 * side;
    const auto stores = static_cast<double>(cast.props.size());
    for (std::size_t i = 0; i < cast.props.size(); ++i) {
        const Prop& prop = cast.props[i];
        Figure store;
        store.kind = FigureKind::Store;
        store.size = std::clamp(between * 0.5, 30.0, 260.0);
        store.height = std::clamp((bottom - kTop) / stores - 26, 12.0, 40.0);
        store.center = QPointF(width / 2, kTop + (bottom - kTop) * (static_cast<double>(i) + 0.5) / stores);
        store.label = QString::fromStdString(cast.trace->resource(prop.resource).name);
        store.label_at = store.center - QPointF(0, store.height / 2 + 9);
        const LevelChange* change = prop.at(event);
        store.count = change ? change->level : 0;
        if (change) {
            const LevelChange* before = change == prop.changes.data() ? nullptr : change - 1;
            const bool put = change->level > (before ? before->level : 0);
            const double strength = cast.trace->time_of(change->event) == now ? 1 : kPast;
            if (const Figure* who = figure_for(situation, change->by)) {
                const double edge = store.size / 2 * (who->center.x() < store.center.x() ? -1 : 1);
                const QPointF door = store.center + QPointF(edge, 0);
                const QPointF person =
                    who->center +
                    QPointF(who->center.x() < store.center.x() ? who->size / 2 + 3 : -who->size / 2 - 3, 0);
                situation.links.push_back(
                    {FigureLink::Kind::Moves, put ? person : door, put ? door : person, strength});
            }
        }
        situation.figures.push_back(std::move(store));
    }
}

} // namespace simul::ui
