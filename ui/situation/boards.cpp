// Boards in a ring, and the master inside of it.
#include "ui/situation/ring.hpp"
#include "ui/situation/situation.hpp"

#include <QCoreApplication>
#include <algorithm>

namespace simul::ui {

using trace::EventIndex;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Situation)
};

constexpr double kLargestBoard = 54;
constexpr double kSmallestBoard = 5;
constexpr double kSmallestWithLabel = 15;
/// The walk takes this share of the time at the next board.
constexpr double kWalkingShare = 0.3;

/// How large things are where the picture is so large.
struct Sizes {
    double board;
    double player;
    double outside; ///< From a board's middle to the outermost thing beyond it.
};

Sizes sizes_for(double board) {
    const double label = board >= kSmallestWithLabel ? 13 : 0;
    return {board, board * 0.4, board * 1.2 + label + 4};
}

/// Boards as large as their number lets them be.
Sizes sizes_for(QSizeF picture, std::size_t boards) {
    Sizes sizes = sizes_for(kLargestBoard);
    for (double board = kLargestBoard; board >= kSmallestBoard; board *= 0.96) {
        sizes = sizes_for(board);
        const double width = picture.width() - 2 * sizes.outside;
        const double height = picture.height() - 2 * sizes.outside;
        if (width < 2.6 * board || height < 2.6 * board) continue;
        if (Ring(QRectF(0, 0, width, height)).length() >= static_cast<double>(boards) * board * 1.35) break;
    }
    return sizes;
}

double eased(double progress) {
    return progress * progress * (3 - 2 * progress);
}

/// Where the walker is: a share of the ring. Walking takes the first part of the time at a board, so the
/// playhead alone says where she is, in both directions.
double walker_at(const Cast& cast, std::size_t visit, Instant now, Motion motion) {
    const auto share_of = [&](std::size_t index) {
        return static_cast<double>(cast.visits[index].seat) / static_cast<double>(cast.seats.size());
    };
    if (visit == 0 || motion == Motion::Jump) return share_of(visit);
    const trace::Event here = cast.trace->event(cast.visits[visit].event);
    const double walk = static_cast<double>(here.duration.count()) * kWalkingShare;
    if (walk <= 0) return share_of(visit);
    const double progress = std::clamp(static_cast<double>((now - here.time).count()) / walk, 0.0, 1.0);
    return between_shares(share_of(visit - 1), share_of(visit), eased(progress));
}

std::int64_t count_until(const std::vector<EventIndex>& events, EventIndex event) {
    return std::upper_bound(events.begin(), events.end(), event) - events.begin();
}

} // namespace

void lay_out_boards(const Cast& cast, EventIndex event, Instant now, Motion motion, Situation& situation) {
    const Sizes sizes = sizes_for(situation.size, cast.seats.size());
    const QRectF picture(QPointF(), situation.size);
    const Ring ring(picture.adjusted(sizes.outside, sizes.outside, -sizes.outside, -sizes.outside));
    const double inset = sizes.outside + sizes.board * 1.1;
    const Ring inner(picture.adjusted(inset, inset, -inset, -inset));
    // The words in the middle stay clear of the walker's way along the sides; above and below she passes.
    situation.table = picture.adjusted(inset + sizes.board, inset + 3, -inset - sizes.board, -inset - 3);
    for (std::size_t seat = 0; seat < cast.seats.size(); ++seat) {
        const double share = static_cast<double>(seat) / static_cast<double>(cast.seats.size());
        const QPointF outwards = ring.outwards(share);
        Figure board = figure_of(cast, cast.seats[seat], event, now);
        board.kind = FigureKind::Board;
        board.center = ring.at(share);
        board.size = sizes.board;
        board.count = count_until(cast.visits_of[seat], event);
        board.away = board.center + outwards * sizes.board * 0.95;
        if (sizes.board >= kSmallestWithLabel) {
            board.label = short_label(*cast.trace, cast.seats[seat]);
            board.label_at = board.center + outwards * (sizes.board * 1.2 + 6);
        }
        situation.figures.push_back(std::move(board));
    }
    const auto visits = static_cast<std::size_t>(
        std::upper_bound(cast.visits.begin(), cast.visits.end(), event,
                         [](EventIndex key, const Cast::Visit& visit) { return key < visit.event; }) -
        cast.visits.begin());
    if (cast.visits.empty()) return;
    const std::size_t last = std::max<std::size_t>(visits, 1) - 1;
    Figure walker;
    walker.kind = FigureKind::Walker;
    walker.size = std::clamp(sizes.board * 0.95, 12.0, 34.0);
    walker.center = inner.at(walker_at(cast, last, now, motion));
    situation.figures.push_back(walker);
    if (visits == 0) return;
    const Figure& board = situation.figures[cast.visits[last].seat];
    situation.headline = Texts::tr("%1: move %2")
                             .arg(QString::fromStdString(cast.trace->task(board.task).label))
                             .arg(board.count);
}

} // namespace simul::ui
