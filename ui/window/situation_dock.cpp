#include "ui/window/situation_dock.hpp"

#include <QAction>
#include <QMainWindow>
#include <algorithm>

namespace simul::ui {

using scenario::StageKind;
using trace::TaskIndex;

namespace {

QDockWidget* console_of(const QMainWindow& window) {
    return window.findChild<QDockWidget*>(QStringLiteral("console_dock"));
}

} // namespace

SituationDock::SituationDock(Stage& stage, const QAction& reduce_motion, QMainWindow& window)
    : QObject(&window), stage_(stage), window_(window), panel_(new SituationPanel),
      dock_(new PanelDock(QStringLiteral("situation_dock"), tr("Situation"), panel_, &window)) {
    window.addDockWidget(Qt::BottomDockWidgetArea, dock_);
    if (QDockWidget* console = console_of(window)) window.splitDockWidget(console, dock_, Qt::Horizontal);
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
    QDockWidget* console = console_of(window_);
    if (!console) return;
    const int height = std::clamp(window_.height() * 34 / 100, 200, 520);
    const int width = console->width() + dock_->width();
    window_.resizeDocks({console, dock_}, {height, height}, Qt::Vertical);
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
