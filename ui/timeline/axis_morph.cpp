#include "ui/timeline/axis_morph.hpp"

#include <cmath>

namespace simul::ui {
namespace {

double share_of(AxisKind kind, double share_of_both) {
    switch (kind) {
    case AxisKind::Time: return 0;
    case AxisKind::Steps: return 1;
    case AxisKind::Both: break;
    }
    return share_of_both;
}

} // namespace

AxisMorph::AxisMorph(const trace::Trace& trace, const Axis& from, double share_of_both, Range window,
                     std::optional<Range> range, AxisKind to)
    : to_(to), from_share_(share_of(from.kind(), share_of_both)), to_share_(share_of(to, share_of_both)),
      per_event_(from.nanoseconds_per_event()) {
    const auto on_both = [&](Range stretch) {
        return Stretch{Axis(AxisKind::Time, trace).converted(stretch, from),
                       Axis(AxisKind::Steps, trace).converted(stretch, from)};
    };
    window_ = on_both(window);
    if (range) range_ = on_both(*range);
}

Range AxisMorph::mixed(const Stretch& stretch, double share) const {
    const auto mix = [&](Position time, Position step) {
        return static_cast<Position>(std::llround((1 - share) * static_cast<double>(time) +
                                                  share * per_event_ * static_cast<double>(step)));
    };
    const Position begin = mix(stretch.time.begin, stretch.steps.begin);
    return {begin, std::max(begin + 1, mix(stretch.time.end, stretch.steps.end))};
}

AxisMorph::Frame AxisMorph::at(double progress) const {
    const double share = from_share_ + (to_share_ - from_share_) * progress;
    return {share, mixed(window_, share), range_ ? std::optional(mixed(*range_, share)) : std::nullopt};
}

} // namespace simul::ui
