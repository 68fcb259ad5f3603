#include "ui/timeline/range_edit.hpp"

#include <cmath>

namespace simul::ui {
namespace {

/// The edges that a range's end snaps to, as a sorted sequence of places that is never written down.
class Edges {
public:
    explicit Edges(const ViewState& state) : axis_(state.axis()), trace_(*state.trace()) {
        if (state.selection()) segments_ = state.lanes().segments(state.selection()->lane);
    }

    /// Those of a lane, and its end; of all events, and the end of the run.
    std::size_t size() const {
        return (segments_.empty() ? trace_.event_count() : segments_.size()) + std::size_t{1};
    }
    Position at(std::size_t edge) const {
        if (segments_.empty())
            return edge < trace_.event_count() ? axis_.of(static_cast<trace::EventIndex>(edge))
                                               : axis_.extent().end;
        const bool is_end = edge == segments_.size();
        if (axis_.kind() == AxisKind::Time)
            return (is_end ? segments_.back().end : segments_.begins()[edge]).time_since_epoch().count();
        const trace::EventIndex event = is_end ? segments_.back().last : segments_.firsts()[edge];
        return event < trace_.event_count() ? axis_.of(event) : axis_.extent().end;
    }
    /// The first one at or after `place`; size() if there is none.
    std::size_t first_from(Position place) const {
        std::size_t first = 0;
        for (std::size_t left = size(); left > 0;) {
            const std::size_t half = left / 2;
            if (at(first + half) < place) {
                first += half + 1;
                left -= half + 1;
            } else {
                left = half;
            }
        }
        return first;
    }

private:
    Axis axis_;
    const trace::Trace& trace_;
    trace::SegmentList segments_;
};

} // namespace

void RangeEdit::drag(Position from, Position to, Position reach) {
    anchor_ = snapped(from, reach);
    set_free_end(snapped(to, reach));
}

void RangeEdit::move_end_to_edge(int direction) {
    take_anchor();
    if (const auto edge = edge_beyond(free_end(), direction)) set_free_end(*edge);
}

void RangeEdit::move_end_by(Position by) {
    take_anchor();
    set_free_end(free_end() + by);
}

/// The range may have been set by others, or taken away.
void RangeEdit::take_anchor() {
    const auto& range = state_.range();
    const Playhead& playhead = state_.playhead();
    if (!range)
        anchor_ = static_cast<Position>(std::llround(state_.axis().between(playhead.event, playhead.time)));
    else if (anchor_ != range->begin && anchor_ != range->end)
        anchor_ = range->begin;
}

Position RangeEdit::free_end() const {
    const auto& range = state_.range();
    if (!range) return anchor_;
    return anchor_ == range->end ? range->begin : range->end;
}

void RangeEdit::set_free_end(Position end) {
    const Range extent = state_.extent();
    end = std::clamp(end, extent.begin, extent.end);
    state_.set_range(Range{std::min(anchor_, end), std::max(anchor_, end)});
    state_.reveal(end);
}

Position RangeEdit::snapped(Position at, Position reach) const {
    if (reach <= 0) return at;
    const Edges edges(state_);
    const std::size_t above = edges.first_from(at);
    Position best = at;
    Position least = reach + 1;
    for (const std::size_t edge : {above - 1, above}) {
        if (edge >= edges.size()) continue; // Before the first one, too: it is the greatest number.
        const Position distance = std::abs(edges.at(edge) - at);
        if (distance >= least) continue;
        least = distance;
        best = edges.at(edge);
    }
    return best;
}

std::optional<Position> RangeEdit::edge_beyond(Position from, int direction) const {
    const Edges edges(state_);
    const std::size_t edge = direction > 0 ? edges.first_from(from + 1) : edges.first_from(from) - 1;
    if (edge >= edges.size()) return {};
    return edges.at(edge);
}

} // namespace simul::ui
