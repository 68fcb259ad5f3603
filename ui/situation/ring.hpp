/// Places around a ring that fills its rectangle.
#pragma once

#include <QPointF>
#include <QRectF>
#include <vector>

namespace simul::ui {

/// A closed curve between ellipse and rectangle, measured by its length: places at equal shares of it are
/// equally far from one another, in the corners too. A value.
class Ring {
public:
    explicit Ring(const QRectF& bounds);

    /// The place after that share of the way round, clockwise from the top; any number, whole turns do not
    /// matter.
    QPointF at(double share) const;
    /// A unit vector that leads out of the ring there.
    QPointF outwards(double share) const;
    double length() const { return lengths_.back(); }

private:
    QRectF bounds_;
    std::vector<QPointF> points_;
    std::vector<double> lengths_; ///< Of the way to each point.
};

/// From one share to another by the shorter way, at `progress` from 0 to 1.
double between_shares(double from, double to, double progress);

} // namespace simul::ui
