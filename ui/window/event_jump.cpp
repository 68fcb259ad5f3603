#include "ui/window/event_jump.hpp"

namespace simul::ui {

std::optional<LaneId> lane_of(ViewState& view, trace::EventIndex event) {
    const LaneId lane{view.trace()->task_of(event)};
    if (lane.is_program() && !view.lanes().has_program_lane()) return {};
    return lane;
}

void show_lane(Stage& stage, LaneId lane) {
    ViewState& view = stage.view();
    if (!lane.is_program()) {
        const trace::TaskInfo& task = view.trace()->task(lane.task);
        const QString label = QString::fromStdString(task.label);
        view.rearrange([&](LaneArrangement& arrangement) {
            arrangement.hidden.remove(lane_key(*view.trace(), lane));
            // Whichever grouping is in force.
            arrangement.collapsed.remove(QString::fromStdString(task.function));
            arrangement.collapsed.remove(LaneGroup::kPoolThreads);
            arrangement.collapsed.remove(
                task.creator == trace::kNoTask
                    ? QString()
                    : QString::fromStdString(view.trace()->task(task.creator).label));
            const bool passes = label.contains(arrangement.filter, Qt::CaseInsensitive);
            if (!passes) arrangement.filter.clear();
        });
    }
    stage.timeline().reveal_lane(lane);
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
    show_lane(stage, *lane);
}

} // namespace simul::ui
