// The main window's studies: comparisons, sweeps, what-ifs, the critical path.
#include "ui/study/what_if_place.hpp"
#include "ui/window/main_window.hpp"

#include <QMenu>

namespace simul::ui {

void MainWindow::build_studies() {
    critical_path_ = new CriticalPathPanel;
    what_if_ = new WhatIfPanel(session_.engine().rank_lines);
    panels_->add_tab(critical_path_, tr("Critical path"));
    panels_->add_tab(what_if_, tr("What if"));
}

void MainWindow::connect_compare_actions() {
    const auto on = [this](Command command, auto act) {
        connect(&actions_[command], &QAction::triggered, this, act);
    };
    on(Command::Compare, [this](bool compare) { show_comparison_page(compare); });
    on(Command::Sweep, [this](bool show) { show_sweep_page(show); });
    connect(sweep_, &SweepPage::run_wanted, this, &MainWindow::open_run);
    connect(what_if_, &WhatIfPanel::what_if_wanted, this, &MainWindow::compare_what_if);
    connect(what_if_, &WhatIfPanel::about_to_rank, this, &MainWindow::update_what_if);
    connect(what_if_, &WhatIfPanel::line_activated, this,
            [this](int line) { panels_->source().go_to(line); });
    connect(&panels_->source(), &SourceEditor::menu_wanted, this, &MainWindow::add_what_ifs);
    on(Command::RankLines, [this] {
        show_page(Page::Stage);
        panels_->bring_forward(*what_if_);
        if (!what_if_->busy()) what_if_->rank_or_cancel();
    });
    on(Command::WhatIfHere, [this] { ask_what_if(panels_->source().current_line()); });
    on(Command::CriticalPath, [this](bool shown) {
        if (shown) panels_->bring_forward(*critical_path_);
        update_critical_path();
    });
    connect(&path_finder_, &PathFinder::found, this, &MainWindow::show_critical_path);
    connect(panels_, &Panels::tab_changed, this, &MainWindow::update_critical_path);
    connect(critical_path_, &CriticalPathPanel::step_activated, this, &MainWindow::go_to_step);
    on(Command::PinRun, [this] { pin_run(); });
    on(Command::ComparePinned, [this] { compare_with_pinned(); });
}

void MainWindow::show_comparison_page(bool show) {
    // A text that does not parse is shown with its problems instead.
    const bool compares = show && session_.compare();
    if (compares) return await_comparison(tr("Running under all models …"));
    show_page(Page::Stage);
}

void MainWindow::await_comparison(const QString& message) {
    comparison_->show_message(message);
    show_page(Page::Comparison);
}

void MainWindow::pin_run() {
    session_.pin_run();
    update_enabled();
    notice_->say(NoticeBar::Kind::Information,
                 tr("This run is pinned. Change parameters, the model or the text, then compare with it: %1.")
                     .arg(actions_[Command::ComparePinned].shortcut().toString(QKeySequence::NativeText)),
                 {{tr("Compare"), [this] { compare_with_pinned(); }}, {tr("Unpin"), [this] {
                                                                           session_.unpin();
                                                                           update_enabled();
                                                                       }}});
}

void MainWindow::compare_with_pinned() {
    if (!session_.has_pinned() || !session_.has_run()) return;
    await_comparison(tr("Putting the runs side by side …"));
    session_.compare_with_pinned();
}

void MainWindow::compare_what_if(scenario::TimeScale scale) {
    if (session_.compare_what_if(std::move(scale)))
        await_comparison(tr("Running as it is, and as it would be …"));
    else
        show_page(Page::Stage);
}

void MainWindow::show_sweep_page(bool show) {
    const bool sweeps = show && session_.check_again();
    if (sweeps) sweep_->set_scenario(*session_.scenario(), session_.settings());
    show_page(sweeps ? Page::Sweep : Page::Stage);
}

void MainWindow::open_run(const scenario::RunSettings& settings) {
    panels_->parameters().set_values(settings);
    transport_->set_model(settings.model);
    session_.set_settings(settings);
    show_page(Page::Stage);
    session_.run_again();
    if (settings.random == scenario::RandomStreams::PerTask)
        notice_->say(NoticeBar::Kind::Information,
                     tr("Here each task draws its random numbers from a stream of its own, as in the study. "
                        "Once you change something, runs draw from one stream again, as under CPython."));
}

void MainWindow::show_comparison(const ComparisonContent& content) {
    if (content.runs.empty())
        comparison_->show_message(tr("Stopped before there was anything to compare."));
    else
        comparison_->show_comparison(content);
    update_enabled();
}

// What-ifs.

void MainWindow::update_what_if() {
    const bool asked = what_if_->isVisible() || actions_[Command::RankLines].isEnabled();
    what_if_->set_scenario(asked ? session_.scenario() : nullptr, session_.settings());
}

void MainWindow::ask_what_if(int line) {
    show_page(Page::Stage);
    panels_->bring_forward(*what_if_);
    what_if_->choose(QString::number(line), 0.5);
    what_if_->focus_factor();
}

void MainWindow::add_what_ifs(QMenu* menu, int line) {
    if (!session_.scenario()) return;
    menu->addSeparator();
    const auto add = [&](const QString& title, const scenario::TimeScale& place) {
        QMenu* factors = menu->addMenu(title);
        for (const double factor : {0.5, 0.0, 2.0})
            factors->addAction(tr("× %1").arg(factor), this, [this, place, factor] {
                scenario::TimeScale scale = place;
                scale.factor = factor;
                compare_what_if(std::move(scale));
            });
        return factors;
    };
    add(tr("What If Line %1 Took").arg(line), {.line = line, .function = {}, .factor = 1})
        ->addAction(tr("Another Factor …"), this, [this, line] { ask_what_if(line); });
    const QString function = function_at(panels_->source().text(), line);
    if (!function.isEmpty())
        add(tr("What If %1() Took").arg(function),
            {.line = 0, .function = function.toStdString(), .factor = 1});
}

// The critical path.

void MainWindow::update_critical_path() {
    const trace::TracePtr& trace = stage_->trace();
    const bool drawn = actions_[Command::CriticalPath].isChecked();
    if (!drawn) stage_->view().set_critical_path(nullptr);
    if (!trace || trace->empty()) {
        path_finder_.forget();
        found_path_ = {};
        return critical_path_->show_message({});
    }
    // It is not looked for before somebody looks at it.
    if (!drawn && !critical_path_->isVisible()) return;
    if (found_path_.trace == trace) {
        if (drawn) stage_->view().set_critical_path(found_path_.path);
        return;
    }
    critical_path_->show_message(tr("Looking for the critical path …"));
    path_finder_.find(trace);
}

void MainWindow::show_critical_path(const FoundPath& found) {
    if (found.trace != stage_->trace()) return;
    found_path_ = found;
    critical_path_->show_shares(*found.trace, *found.path, found.shares);
    if (actions_[Command::CriticalPath].isChecked()) stage_->view().set_critical_path(found.path);
}

void MainWindow::go_to_step(trace::TaskIndex lane, trace::EventIndex event, int line) {
    show_page(Page::Stage);
    stage_->player().pause();
    stage_->player().seek(event);
    stage_->view().select(Selection{{lane}, event});
    stage_->view().reveal(stage_->view().axis().of(event));
    stage_->timeline().reveal_lane({lane});
    if (line > 0) panels_->source().go_to(line);
}

} // namespace simul::ui
