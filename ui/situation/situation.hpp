/// A picture of a scenario's situation, before it is drawn: figures with places, labels and states.
#pragma once

#include "ui/situation/cast.hpp"

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <vector>

namespace simul::ui {

enum class FigureKind : std::uint8_t {
    Board,  ///< A chess board, with its player outside of the ring.
    Person, ///< Somebody at a table, or beside a queue.
    Fork,   ///< What only one can hold.
    Store,  ///< A queue, with its items in it.
    Walker, ///< Who goes from task to task.
};

/// One thing or person in the picture. Coordinates are logical pixels from the top left corner.
struct Figure {
    FigureKind kind = FigureKind::Person;
    trace::TaskIndex task = trace::kNoTask; ///< Whom a click selects; kNoTask: nobody.
    QPointF center;
    double size = 0; ///< Width and height; of a Store its width.
    trace::TaskState state = trace::TaskState::NotCreated;
    QString label;    ///< Empty where there is no room for it.
    QPointF label_at; ///< Where the label's middle (or, beside a column, its near end) is.
    Qt::AlignmentFlag label_align = Qt::AlignHCenter;
    QPointF away;           ///< Board: where its player sits. Fork: a unit vector along its handle.
    double share = -1;      ///< How much of what it does is over, 0 to 1; negative: nobody can tell.
    std::int64_t count = 0; ///< Board: moves so far. Store: items.
    double height = 0;      ///< Store.

    QRectF box() const { return {center.x() - size / 2, center.y() - size / 2, size, size}; }
};

/// Between two figures.
struct FigureLink {
    enum class Kind : std::uint8_t {
        Holds,    ///< From who holds to what is held.
        WaitsFor, ///< From who waits to what for.
        Moves,    ///< Something has just gone this way.
    };
    Kind kind = Kind::Holds;
    QPointF from, to;
    double opacity = 1;
};

struct Situation {
    QSizeF size;
    QRectF table; ///< Inside a ring; empty: there is none.
    std::vector<Figure> figures;
    std::vector<FigureLink> links;
    QString headline; ///< "play(3): move 7"; in the middle of `table`, or above. May be empty.
    QString remark;   ///< "20 sleeping · 3 ready"

    /// The nearest figure with a task around that point; null if there is none.
    const Figure* figure_at(QPointF point) const;
};

/// Whether what takes virtual time is shown on its way.
enum class Motion : std::uint8_t { Glide, Jump };

/// The situation just after `event` at the time `now`, in a picture of that size. Pure: the same for the same
/// arguments. O(seats × log events). REQUIRES: a QGuiApplication; event < trace.event_count().
Situation lay_out(const Cast& cast, trace::EventIndex event, Instant now, QSizeF size,
                  Motion motion = Motion::Glide);

// The layouts, each in a file of its own; called by lay_out.
void lay_out_boards(const Cast& cast, trace::EventIndex event, Instant now, Motion motion,
                    Situation& situation);
void lay_out_table(const Cast& cast, trace::EventIndex event, Instant now, Situation& situation);
void lay_out_pipeline(const Cast& cast, trace::EventIndex event, Instant now, Situation& situation);

/// A figure for `task` with its state, and with how much of its sleep or computation is over.
Figure figure_of(const Cast& cast, trace::TaskIndex task, trace::EventIndex event, Instant now);
/// The number in "play(3)"; else the whole label.
QString short_label(const trace::Trace& trace, trace::TaskIndex task);

} // namespace simul::ui
