#include "ui/window/situation_dock.hpp"

#include <QAction>
#include <QMainWindow>
#include <algorithm>

namespace simul::ui {

using scenario::StageKind;
using trace::TaskIndex;

namespace {

constexpr int kRoomForThree = 1600; ///< Windows as wide have it beside the steps and the console.

QDockWidget* dock_of(const QMainWindow& window, const char* name) {
    return window.findChild<QDockWidget*>(QString::fromLatin1(name));
}

} // namespace

SituationDock::SituationDock(Stage& stage, const QAction& reduce_motion, QMainWindow& window)
    : QObject(&window), stage_(stage), window_(window), panel_(new SituationPanel),
      dock_(new PanelDock(QStringLiteral("situation_dock"), tr("Situation"), panel_, &window)) {
    window.addDockWidget(Qt::BottomDockWidgetArea, dock_);
    dock_->hide();
    panel_->set_motion(!reduce_motion.isChecked());
    connect(&reduce_motion, &QAction::toggled, panel_,
            [this](bool reduced) { panel_->set_motion(!reduced); });
    connect(&stage_, &Stage::moment_changed, this, &SituationDock::show_moment);
    connect(panel_, &SituationPanel::task_activated, this, &SituationDock::task_activated);
    connect(panel_, &SituationPanel::task_hovered, this, [this](TaskIndex task) {
        stage_.view().set_hover(task == trace::kNoTask ? std::nullopt : std::optional(Selection{{task}, {}}));
    });
    connect(dock_->toggleViewAction(), &QAction::triggered, this, [this](bool shown) { wanted_ = shown; });
}

void SituationDock::set_run(StageKind kind, const trace::TracePtr& trace) {
    const bool had_one = panel_->cast().kind != StageKind::None;
    panel_->set_cast(cast_for(trace ? kind : StageKind::None, trace));
    const bool has_one = panel_->cast().kind != StageKind::None;
    // Who has closed the card keeps it closed while the file stays open.
    if (has_one != had_one) wanted_ = has_one;
    update_visibility();
}

void SituationDock::set_shown(bool shown) {
    page_shown_ = shown;
    update_visibility();
}

void SituationDock::update_visibility() {
    const bool visible = page_shown_ && wanted_;
    dock_->setVisible(visible);
    if (visible && !std::exchange(has_room_, true)) make_room();
}

void SituationDock::make_room() {
    QDockWidget* const console = dock_of(window_, "console_dock");
    QDockWidget* const steps = dock_of(window_, "steps_dock");
    if (!console || !steps) return;
    if (window_.width() < kRoomForThree) {
        window_.tabifyDockWidget(steps, dock_);
        dock_->raise();
    } else {
        window_.splitDockWidget(console, dock_, Qt::Horizontal);
    }
    const int height = std::clamp(window_.height() * 34 / 100, 200, 520);
    window_.resizeDocks({console, dock_}, {height, height}, Qt::Vertical);
    if (window_.width() < kRoomForThree) return;
    const int width = console->width() + dock_->width();
    window_.resizeDocks({console, dock_}, {width * 42 / 100, width * 58 / 100}, Qt::Horizontal);
}

void SituationDock::show_moment() {
    if (panel_->cast().kind == StageKind::None || stage_.view().empty() ||
        panel_->cast().trace != stage_.trace())
        return;
    const ViewState& view = stage_.view();
    panel_->show_moment(view.playhead().event, view.playhead().time);
    panel_->set_selected(view.selection() ? view.selection()->lane.task : trace::kNoTask);
}

} // namespace simul::ui
