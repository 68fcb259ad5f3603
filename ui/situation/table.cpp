// People around a table, and between them what they share.
#include "ui/situation/ring.hpp"
#include "ui/situation/situation.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace simul::ui {

using trace::EventIndex;
using trace::TaskIndex;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Situation)
};

/// How far a fork that is held lies on its way to who holds it.
constexpr double kTaken = 0.58;

/// The share of the ring in the middle of those who use a fork; nullopt: they sit all around.
std::optional<double> middle_of(const std::vector<double>& shares) {
    double x = 0;
    double y = 0;
    for (const double share : shares) {
        x += std::cos(2 * std::numbers::pi * share);
        y += std::sin(2 * std::numbers::pi * share);
    }
    if (std::hypot(x, y) < 0.05) return {};
    return std::atan2(y, x) / (2 * std::numbers::pi);
}

QPointF unit(QPointF vector) {
    const double length = std::hypot(vector.x(), vector.y());
    return length < 1e-9 ? QPointF(0, -1) : vector / length;
}

} // namespace

void lay_out_table(const Cast& cast, EventIndex event, Instant now, Situation& situation) {
    const QRectF picture(QPointF(), situation.size);
    const auto seats = static_cast<double>(cast.seats.size());
    double person = std::min({44.0, situation.size.height() * 0.17, situation.size.width() * 0.12});
    const auto ring_for = [&](double size) {
        const double side = size / 2 + 46; // Labels stand beside.
        const double above = size / 2 + 18;
        return Ring(picture.adjusted(side, above, -side, -above));
    };
    while (person > 6 && ring_for(person).length() < seats * person * 1.5)
        person *= 0.95;
    const Ring ring = ring_for(person);
    const QPointF middle = picture.center();
    const auto share_of = [&](std::size_t seat) { return static_cast<double>(seat) / seats; };
    const auto inside = [&](double share, double depth) {
        return middle + (ring.at(share) - middle) * depth;
    };
    const double edge = person * 1.1;
    situation.table = QRectF(QPointF(person / 2 + 46, person / 2 + 18),
                             QPointF(picture.width() - person / 2 - 46, picture.height() - person / 2 - 18))
                          .adjusted(edge, edge, -edge, -edge);

    for (std::size_t seat = 0; seat < cast.seats.size(); ++seat) {
        Figure figure = figure_of(cast, cast.seats[seat], event, now);
        figure.center = ring.at(share_of(seat));
        figure.size = person;
        const QPointF out = ring.outwards(share_of(seat));
        figure.label = person >= 16 ? short_label(*cast.trace, cast.seats[seat]) : QString();
        figure.label_at = figure.center + out * (person / 2 + 10);
        situation.figures.push_back(std::move(figure));
    }
    const auto figure_for = [&](TaskIndex task) -> const Figure& {
        const auto at = std::lower_bound(cast.seats.begin(), cast.seats.end(), task);
        return situation.figures[static_cast<std::size_t>(at - cast.seats.begin())];
    };
    const auto has_seat = [&](TaskIndex task) {
        return std::binary_search(cast.seats.begin(), cast.seats.end(), task);
    };
    int held = 0;
    for (std::size_t i = 0; i < cast.props.size(); ++i) {
        const Prop& prop = cast.props[i];
        std::vector<double> shares;
        for (const TaskIndex user : prop.users)
            shares.push_back(share_of(static_cast<std::size_t>(
                std::lower_bound(cast.seats.begin(), cast.seats.end(), user) - cast.seats.begin())));
        const auto share = middle_of(shares);
        // Forks that all use lie side by side in the middle.
        const double beside =
            (static_cast<double>(i) - static_cast<double>(cast.props.size() - 1) / 2) * person;
        Figure fork;
        fork.kind = FigureKind::Fork;
        fork.size = person * 0.8;
        fork.center = share ? inside(*share, 0.72) : middle + QPointF(beside, 0);
        fork.away = share ? unit(fork.center - middle) : QPointF(0, -1);
        const QPointF lies = fork.center;
        const LevelChange* change = prop.at(event);
        if (change && change->level > 0 && has_seat(change->by)) {
            const Figure& holder = figure_for(change->by);
            fork.center = lies + (holder.center - lies) * kTaken;
            fork.away = unit(holder.center - middle);
            // Both hands of one who has two.
            const QPointF sideways(-fork.away.y(), fork.away.x());
            const QPointF from_middle = lies - holder.center;
            const double side = sideways.x() * from_middle.x() + sideways.y() * from_middle.y();
            fork.center =
                holder.center - fork.away * person * 0.78 + sideways * std::copysign(person * 0.3, side);
            fork.state = holder.state;
            situation.links.push_back({FigureLink::Kind::Holds, holder.center, fork.center, 1});
            ++held;
        }
        for (const TaskIndex user : cast.seats) {
            const auto segment = cast.trace->segment_at(user, event);
            if (!segment || segment->state != trace::TaskState::Waiting) continue;
            const trace::Event suspension = cast.trace->event(segment->first);
            if (suspension.kind != trace::EventKind::Suspend || suspension.wait.resource != prop.resource)
                continue;
            situation.links.push_back({FigureLink::Kind::WaitsFor, figure_for(user).center, fork.center, 1});
        }
        situation.figures.push_back(std::move(fork));
    }
    situation.headline = Texts::tr("%1 of %2 held").arg(held).arg(cast.props.size());
}

} // namespace simul::ui
