/// The card with the picture of a scenario's situation, for scenarios that have one.
#pragma once

#include "ui/situation/situation_panel.hpp"
#include "ui/window/panel_dock.hpp"
#include "ui/window/stage.hpp"

class QMainWindow;

namespace simul::ui {

/// Shows the card beside the output while a scenario with a picture is open, and keeps it at the stage's
/// playhead. The window owns it.
class SituationDock : public QObject {
    Q_OBJECT

public:
    /// `reduce_motion`: checked while nothing is to glide.
    SituationDock(Stage& stage, const QAction& reduce_motion, QMainWindow& window);

    /// Another run, which the stage is about to show; None or null: there is no picture.
    void set_run(scenario::StageKind kind, const trace::TracePtr& trace);
    /// False: the window shows a page without panels.
    void set_shown(bool shown);

    SituationPanel& panel() { return *panel_; }
    QAction* toggle_action() const { return dock_->toggleViewAction(); }

signals:
    void task_activated(trace::TaskIndex task);

private:
    void show_moment();
    void update_visibility();
    void make_room();

    Stage& stage_;
    QMainWindow& window_;
    SituationPanel* panel_;
    PanelDock* dock_;
    bool page_shown_ = false;
    bool wanted_ = false; ///< The scenario has a picture, and the user has not closed it.
    bool has_room_ = false;
};

} // namespace simul::ui
