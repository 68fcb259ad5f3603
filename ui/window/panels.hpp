/// The panels around the stage, in their docks.
#pragma once

#include "ui/panels/event_loop/event_loop_panel.hpp"
#include "ui/panels/inspector/inspector_panel.hpp"
#include "ui/panels/output/output_panel.hpp"
#include "ui/panels/parameters/parameters_panel.hpp"
#include "ui/panels/problems/problems_panel.hpp"
#include "ui/panels/source/source_editor.hpp"
#include "ui/panels/steps/steps_panel.hpp"
#include "ui/window/panel_dock.hpp"

#include <QTabWidget>

class QMainWindow;

namespace simul::ui {

/// What the playhead shows.
struct Moment {
    trace::TracePtr trace;         ///< Null: nothing has run.
    const trace::LoopState* state; ///< Null: the run has no events.
    Instant now;
    trace::TaskIndex task = trace::kNoTask; ///< To talk about.
    bool task_is_selected = false;          ///< By the user, that is.
};

/// Makes the panels and places their docks in a window, which owns them.
class Panels : public QObject {
    Q_OBJECT

public:
    explicit Panels(QMainWindow& window);

    SourceEditor& source() { return *source_; }
    ParametersPanel& parameters() { return *parameters_; }
    EventLoopPanel& event_loop() { return *event_loop_; }
    InspectorPanel& inspector() { return *inspector_; }
    OutputPanel& output() { return *output_; }
    ProblemsPanel& problems() { return *problems_; }
    StepsPanel& steps() { return *steps_; }

    void set_trace(const trace::TracePtr& trace);
    /// What was found out about the trace that is shown.
    void show_digest(NarratorPtr narrator, LineHeat heat);
    void show_moment(const Moment& moment);
    void show_problems(const std::vector<ProblemItem>& problems, const trace::Trace* trace);
    /// The source card's heading.
    void set_file_name(const QString& name, bool modified);

    /// One more beside output and problems; takes it over.
    void add_tab(QWidget* panel, const QString& title);

    /// Shows or hides all of them, whatever the user chose for each.
    void set_shown(bool shown);
    /// Takes `panel` over as a further tab beside the output.
    void add_console_tab(QWidget* panel, const QString& name) { console_->addTab(panel, name); }
    /// Brings one of these tabs to the front, out of a hidden card too, and gives it the focus.
    void open_console_tab(QWidget& panel);
    /// Brings the inspector to the front, even if it was hidden, and gives it the focus.
    void open_inspector();
    /// Whether the output or the problems are in front there, rather than such a tab.
    bool shows_outcome() const { return console_->currentIndex() <= 1; }
    /// Brings the panel to the front.
    void bring_forward(const QWidget& panel);
    /// Actions that show and hide each card.
    QList<QAction*> toggle_actions() const;
    /// As on the first start.
    void restore_default_layout();
    /// The layout of an earlier session (QMainWindow::saveState), for when the panels are first shown.
    void set_saved_layout(QByteArray layout) { saved_layout_ = std::move(layout); }

signals:
    void task_activated(trace::TaskIndex task);
    void task_hovered(trace::TaskIndex task);
    void event_activated(trace::EventIndex event);
    /// A line of the source is under the pointer; 0: none is.
    void line_hovered(int line);
    void run_wanted();
    /// Another of the tabs beside the output is in front.
    void tab_changed();

private:
    PanelDock* add_dock(const char* name, const QString& title, QWidget* panel);
    void connect_panels();
    void show_source(const Moment& moment);

    QMainWindow& window_;
    SourceEditor* source_;
    EventLoopPanel* event_loop_;
    InspectorPanel* inspector_;
    ParametersPanel* parameters_;
    OutputPanel* output_;
    ProblemsPanel* problems_;
    StepsPanel* steps_;
    QTabWidget* console_;
    PanelDock* source_dock_;
    PanelDock* event_loop_dock_;
    PanelDock* inspector_dock_;
    PanelDock* parameters_dock_;
    PanelDock* steps_dock_;
    PanelDock* console_dock_;
    std::vector<PanelDock*> docks_;
    bool shown_ = true;
    bool layout_is_due_ = true; ///< Hidden docks cannot be given sizes: when they are first shown.
    QByteArray saved_layout_;
    std::vector<PanelDock*> hidden_together_; ///< Those that set_shown(false) has hidden.
    trace::EventIndex shown_event_ = 0;
    trace::TaskIndex shown_task_ = trace::kNoTask;
    bool source_is_stale_ = true;
};

} // namespace simul::ui
