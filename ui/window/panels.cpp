#include "ui/window/panels.hpp"

#include "ui/panels/words.hpp"

#include <QMainWindow>

namespace simul::ui {

namespace {

/// Below this height the inspector and the parameters share a place.
constexpr int kRoomForAll = 860;
constexpr int kNarrowestConsole = 280;

std::vector<int> chain_lines(const trace::Trace& trace, trace::TaskIndex task, trace::EventIndex event) {
    std::vector<int> lines;
    for (const trace::StackLevel& level : trace.stack(standing_at(trace, task, event)))
        lines.push_back(level.line);
    return lines;
}

} // namespace

Panels::Panels(QMainWindow& window)
    : QObject(&window), window_(window), source_(new SourceEditor), event_loop_(new EventLoopPanel),
      inspector_(new InspectorPanel), parameters_(new ParametersPanel), output_(new OutputPanel),
      problems_(new ProblemsPanel), steps_(new StepsPanel), console_(new QTabWidget) {
    console_->setDocumentMode(true);
    // Not as wide as the widest of all its pages wants to be: the source beside it needs room too.
    console_->setMinimumWidth(kNarrowestConsole);
    console_->addTab(output_, tr("Output"));
    console_->addTab(problems_, tr("Problems"));
    source_dock_ = add_dock("source_dock", tr("Source"), source_);
    event_loop_dock_ = add_dock("event_loop_dock", tr("Event loop"), event_loop_);
    inspector_dock_ = add_dock("inspector_dock", tr("Inspector"), inspector_);
    parameters_dock_ = add_dock("parameters_dock", tr("Parameters"), parameters_);
    steps_dock_ = add_dock("steps_dock", tr("Steps"), steps_);
    console_dock_ = add_dock("console_dock", tr("Output and problems"), console_);
    // Its tabs are its heading.
    console_dock_->setTitleBarWidget(new QWidget);
    source_dock_->set_remark(
        QStringLiteral("<a href=\"run\" style=\"text-decoration:none\">%1</a>").arg(tr("Run again")));
    restore_default_layout();
    connect_panels();
}

PanelDock* Panels::add_dock(const char* name, const QString& title, QWidget* panel) {
    auto* dock = new PanelDock(QString::fromLatin1(name), title, panel, &window_);
    docks_.push_back(dock);
    return dock;
}

void Panels::restore_default_layout() {
    window_.setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks |
                           QMainWindow::AllowTabbedDocks);
    window_.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    window_.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    window_.addDockWidget(Qt::BottomDockWidgetArea, steps_dock_);
    window_.splitDockWidget(steps_dock_, console_dock_, Qt::Horizontal);
    for (PanelDock* dock : {source_dock_, event_loop_dock_, inspector_dock_, parameters_dock_})
        window_.addDockWidget(Qt::RightDockWidgetArea, dock);
    if (window_.height() < kRoomForAll) {
        window_.tabifyDockWidget(inspector_dock_, parameters_dock_);
        inspector_dock_->raise();
    }
    for (PanelDock* dock : docks_)
        dock->setVisible(shown_);
    if (!shown_) hidden_together_ = docks_;
    const int width = std::clamp(window_.width() * 3 / 10, 330, 620);
    const int below = window_.width() - width;
    window_.resizeDocks({steps_dock_, console_dock_}, {below * 42 / 100, below * 58 / 100}, Qt::Horizontal);
    // After those below: the widths there must not take the source's.
    window_.resizeDocks({source_dock_}, {width}, Qt::Horizontal);
    const int height = window_.height();
    window_.resizeDocks({source_dock_, event_loop_dock_, inspector_dock_, parameters_dock_},
                        {height * 32 / 100, height * 30 / 100, height * 18 / 100, height * 16 / 100},
                        Qt::Vertical);
    window_.resizeDocks({steps_dock_}, {height * 26 / 100}, Qt::Vertical);
}

void Panels::connect_panels() {
    connect(event_loop_, &EventLoopPanel::task_activated, this, &Panels::task_activated);
    connect(event_loop_, &EventLoopPanel::task_hovered, this, &Panels::task_hovered);
    connect(inspector_, &InspectorPanel::task_activated, this, &Panels::task_activated);
    connect(inspector_, &InspectorPanel::event_activated, this, &Panels::event_activated);
    connect(inspector_, &InspectorPanel::line_activated, this, [this](int line) { source_->go_to(line); });
    connect(inspector_, &InspectorPanel::title_changed, inspector_dock_, &PanelDock::set_heading);
    connect(steps_, &StepsPanel::event_activated, this, &Panels::event_activated);
    connect(source_, &SourceEditor::line_hovered, this, &Panels::line_hovered);
    connect(output_, &OutputPanel::event_activated, this, &Panels::event_activated);
    connect(problems_, &ProblemsPanel::event_activated, this, &Panels::event_activated);
    connect(problems_, &ProblemsPanel::line_activated, this, [this](int line, int column) {
        source_->go_to(line, column);
        source_->setFocus();
    });
    connect(console_, &QTabWidget::currentChanged, this, &Panels::tab_changed);
    connect(source_dock_, &PanelDock::remark_activated, this, &Panels::run_wanted);
}

void Panels::add_tab(QWidget* panel, const QString& title) {
    console_->addTab(panel, title);
}

void Panels::set_trace(const trace::TracePtr& trace) {
    output_->set_trace(trace);
    event_loop_->set_trace(trace);
    inspector_->set_trace(trace);
    steps_->set_narrator(nullptr);
    source_->show_heat({});
    source_is_stale_ = true;
}

void Panels::show_digest(NarratorPtr narrator, LineHeat heat) {
    inspector_->set_narrator(narrator);
    steps_->set_narrator(std::move(narrator));
    source_->show_heat(std::move(heat));
}

void Panels::show_moment(const Moment& moment) {
    if (!moment.state) {
        event_loop_dock_->set_heading(tr("Event loop"));
        source_->show_tasks({});
        source_->show_chain({});
        return;
    }
    event_loop_dock_->set_heading(tr("Event loop at %1").arg(short_time(moment.now)));
    event_loop_->show_state(*moment.state, moment.now);
    event_loop_->show_frames(moment.task);
    event_loop_->set_selected(moment.task_is_selected ? moment.task : trace::kNoTask);
    inspector_->show_task(moment.task, moment.state->event, moment.now);
    output_->set_playhead(moment.state->event);
    steps_->set_playhead(moment.state->event);
    show_source(moment);
}

void Panels::show_source(const Moment& moment) {
    const trace::EventIndex event = moment.state->event;
    if (!source_is_stale_ && event == shown_event_ && moment.task == shown_task_) return;
    source_is_stale_ = false;
    shown_event_ = event;
    shown_task_ = moment.task;
    source_->show_tasks(lines_with_tasks(*moment.trace, *moment.state));
    const std::vector<int> chain = chain_lines(*moment.trace, moment.task, event);
    source_->show_chain(moment.task_is_selected ? chain : std::vector<int>());
    // Who edits is not to be carried away.
    if (!chain.empty() && !source_->hasFocus()) source_->reveal(chain.back());
}

void Panels::show_problems(const std::vector<ProblemItem>& problems, const trace::Trace* trace) {
    problems_->show_problems(problems, trace);
    source_->show_problems(problems);
    const int count = problems_->count();
    console_->setTabText(1, count == 0 ? tr("Problems") : tr("Problems %1 ⚠").arg(count));
}

void Panels::set_file_name(const QString& name, bool modified) {
    const QString file = name + (modified ? QStringLiteral(" •") : QString());
    source_dock_->set_heading(name.isEmpty() ? tr("Source") : tr("Source — %1").arg(file));
}

void Panels::set_shown(bool shown) {
    if (shown == shown_) return;
    shown_ = shown;
    if (shown) {
        for (PanelDock* dock : hidden_together_)
            dock->show();
        hidden_together_.clear();
        if (std::exchange(layout_is_due_, false) && !window_.restoreState(saved_layout_))
            restore_default_layout();
        return;
    }
    for (PanelDock* dock : docks_) {
        if (dock->isHidden()) continue;
        hidden_together_.push_back(dock);
        dock->hide();
    }
}

void Panels::bring_forward(const QWidget& panel) {
    if (const int tab = console_->indexOf(&panel); tab >= 0) console_->setCurrentIndex(tab);
}

void Panels::open_console_tab(QWidget& panel) {
    bring_forward(panel);
    if (shown_) console_dock_->show();
    panel.setFocus(Qt::ShortcutFocusReason);
}

void Panels::open_inspector() {
    if (!shown_) return;
    inspector_dock_->show();
    inspector_dock_->raise();
    inspector_->setFocus(Qt::ShortcutFocusReason);
}

QList<QAction*> Panels::toggle_actions() const {
    QList<QAction*> actions;
    for (const PanelDock* dock : docks_)
        actions.append(dock->toggleViewAction());
    return actions;
}

} // namespace simul::ui
