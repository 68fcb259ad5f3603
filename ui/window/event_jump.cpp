#include "ui/window/event_jump.hpp"

namespace simul::ui {

std::optional<LaneId> lane_of(ViewState& view, trace::EventIndex event) {
    const LaneId lane{view.trace()->task_of(event)};
    if (lane.is_program() && !view.lanes().has_program_lane()) return {};
    return lane;
}

void jump_to(Stage& stage, trace::EventIndex event) {
    ViewState& view = stage.view();
    if (view.empty() || event >= view.trace()->event_count()) return;
    stage.player().pause();
    view.seek_to(event);
    view.reveal(view.axis().of(event));
    const auto lane = lane_of(view, event);
    if (!lane) return;
    view.select(Selection{*lane, event});
    if (!lane->is_program()) {
        const QString function = QString::fromStdString(view.trace()->task(lane->task).function);
        stage.timeline().set_group_collapsed(function, false);
    }
    stage.timeline().reveal_lane(*lane);
}

} // namespace simul::ui
