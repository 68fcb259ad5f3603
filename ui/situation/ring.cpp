#include "ui/situation/ring.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace simul::ui {

namespace {

constexpr int kPoints = 720;
/// 2 is an ellipse; the larger, the nearer to the rectangle.
constexpr double kSquareness = 2.7;

double flattened(double value) {
    return std::copysign(std::pow(std::abs(value), 2 / kSquareness), value);
}

} // namespace

Ring::Ring(const QRectF& bounds) : bounds_(bounds) {
    points_.reserve(kPoints + 1);
    lengths_.reserve(kPoints + 1);
    double length = 0;
    for (int i = 0; i <= kPoints; ++i) {
        const double angle = 2 * std::numbers::pi * i / kPoints;
        const QPointF point(bounds.center().x() + flattened(std::sin(angle)) * bounds.width() / 2,
                            bounds.center().y() - flattened(std::cos(angle)) * bounds.height() / 2);
        if (i > 0) length += std::hypot(point.x() - points_.back().x(), point.y() - points_.back().y());
        points_.push_back(point);
        lengths_.push_back(length);
    }
}

QPointF Ring::at(double share) const {
    const double way = (share - std::floor(share)) * length();
    const auto after = std::upper_bound(lengths_.begin() + 1, lengths_.end() - 1, way);
    const auto index = static_cast<std::size_t>(after - lengths_.begin());
    const double piece = lengths_[index] - lengths_[index - 1];
    const double part = piece <= 0 ? 0 : (way - lengths_[index - 1]) / piece;
    return points_[index - 1] + (points_[index] - points_[index - 1]) * part;
}

QPointF Ring::outwards(double share) const {
    constexpr double kNear = 0.002;
    const QPointF along = at(share + kNear) - at(share - kNear);
    const double length = std::hypot(along.x(), along.y());
    return length <= 0 ? QPointF(0, -1) : QPointF(along.y() / length, -along.x() / length);
}

double between_shares(double from, double to, double progress) {
    double way = to - from;
    way -= std::round(way);
    return from + way * progress;
}

} // namespace simul::ui
