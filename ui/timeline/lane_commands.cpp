#include "ui/timeline/lane_commands.hpp"

namespace simul::ui {

std::optional<LaneId> lane_meant(const ViewState& state) {
    if (state.empty()) return {};
    LaneId lane{state.trace()->task_of(state.playhead().event)};
    if (state.selection()) lane = state.selection()->lane;
    return lane.is_program() ? std::nullopt : std::optional(lane);
}

void toggle_pinned(ViewState& state, LaneId lane) {
    const QString key = lane_key(*state.trace(), lane);
    state.rearrange([&](LaneArrangement& arrangement) {
        if (!arrangement.pinned.removeOne(key)) arrangement.pinned << key;
    });
}

void hide_lane(ViewState& state, LaneId lane) {
    const QString key = lane_key(*state.trace(), lane);
    state.rearrange([&](LaneArrangement& arrangement) {
        arrangement.pinned.removeOne(key);
        arrangement.hidden.insert(key);
    });
}

void show_hidden_lanes(ViewState& state) {
    state.rearrange([](LaneArrangement& arrangement) { arrangement.hidden.clear(); });
}

void scale_lanes(ViewState& state, double factor, double present) {
    state.rearrange([&](LaneArrangement& arrangement) {
        arrangement.lane_height = std::clamp(present * factor, kLowestLane, kHighestLane);
    });
}

} // namespace simul::ui
