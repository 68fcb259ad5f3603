#include "ui/window/main_window.hpp"

#include "core/trace/words.hpp"
#include "ui/panels/words.hpp"
#include "ui/window/export_dialog.hpp"
#include "ui/window/find_field.hpp"
#include "ui/window/finding.hpp"

#include <QCloseEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>

namespace simul::ui {

using trace::TaskIndex;

namespace {

constexpr int kNarrowestPage = 420;

QString qstring(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString ending_text(const trace::Trace& trace, int exit_status) {
    const QString when = short_time(trace.end_time());
    switch (trace.ending().kind) {
    case trace::RunEnding::Deadlock: return MainWindow::tr("deadlock at %1").arg(when);
    case trace::RunEnding::Limit: return MainWindow::tr("a limit was reached at %1").arg(when);
    case trace::RunEnding::Cancelled: return MainWindow::tr("stopped at %1").arg(when);
    case trace::RunEnding::Finished: break;
    }
    return exit_status == 0 ? MainWindow::tr("finished at %1").arg(when)
                            : MainWindow::tr("failed at %1, exit status %2").arg(when).arg(exit_status);
}

QString why_not_run(const std::vector<ProblemItem>& problems) {
    const auto error = std::find_if(problems.begin(), problems.end(), [](const ProblemItem& problem) {
        return problem.severity == trace::Problem::Severity::Error;
    });
    if (error == problems.end()) return MainWindow::tr("The program was not run.");
    return MainWindow::tr("The program was not run.\nLine %1: %2").arg(error->line).arg(error->message);
}

QString local_file_of(const QMimeData& data) {
    return data.hasUrls() && data.urls().size() == 1 ? data.urls().first().toLocalFile() : QString();
}

} // namespace

MainWindow::MainWindow(Engine engine, QString backup_directory)
    : session_(std::move(engine), std::move(backup_directory)), actions_(*this), notice_(new NoticeBar),
      pages_(new QStackedWidget), gallery_(new GalleryPage), stage_(new Stage),
      comparison_(new ComparisonPage), sweep_(new SweepPage(session_.engine().sweep)),
      transport_(new TransportBar(actions_, stage_->player(), this)) {
    setObjectName(QStringLiteral("main_window"));
    setAcceptDrops(true);
    resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    build_pages();
    addToolBar(transport_);
    panels_ = new Panels(*this);
    playback_ = new PlaybackControls(actions_, *stage_, panels_->source(), *this);
    situation_ = new SituationDock(*stage_, actions_[Command::ReduceMotion], *this);
    view_choices_ = new ViewChoices(actions_, stage_->view(), preferences_, this);
    build_studies();
    filler_ = new GalleryFiller(session_.engine(), *gallery_, this);
    build_menus();
    place_find_field();
    build_status_bar();
    connect_actions();
    connect_session();
    connect_document();
    connect_stage();
    finding_ = new Finding(*this);
    playback_->follow(finding_->note_keeping().notes());
    restore();
    show_page(Page::Gallery);
    update_recent_files();
    update_enabled();
    show_title();
    filler_->fill();
}

MainWindow::~MainWindow() = default;

void MainWindow::build_pages() {
    auto* central = new QWidget;
    central->setObjectName(QStringLiteral("page"));
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(notice_);
    column->addWidget(pages_, 1);
    // Each page has the width it wants: those that want much stand without panels beside them.
    pages_->setMinimumWidth(kNarrowestPage);
    pages_->addWidget(gallery_);
    pages_->addWidget(stage_);
    pages_->addWidget(comparison_);
    pages_->addWidget(sweep_);
    setCentralWidget(central);
}

void MainWindow::restore() {
    stage_->set_motion(!preferences_.reduced_motion());
    panels_->event_loop().set_motion(!preferences_.reduced_motion());
    stage_->set_follow(preferences_.follows_playhead());
    restoreGeometry(preferences_.geometry());
    panels_->set_saved_layout(preferences_.layout());
}

void MainWindow::open(const QString& path) {
    if (may_leave()) session_.open(path);
}

MainWindow::Page MainWindow::page() const {
    return static_cast<Page>(pages_->currentIndex());
}

void MainWindow::show_page(Page page) {
    pages_->setCurrentIndex(static_cast<int>(page));
    panels_->set_shown(page == Page::Stage);
    situation_->set_shown(page == Page::Stage);
    transport_->setVisible(page != Page::Gallery);
    transport_->show_playback(page == Page::Stage);
    statusBar()->setVisible(page != Page::Gallery);
    caption_->setVisible(page == Page::Stage);
    pages_->currentWidget()->setFocus();
    actions_[Command::Compare].setChecked(page == Page::Comparison);
    actions_[Command::Sweep].setChecked(page == Page::Sweep);
    actions_[Command::ShowGallery].setChecked(page == Page::Gallery);
    if (page != Page::Stage) stage_->player().pause();
    update_enabled();
}

QString MainWindow::result_text() const {
    return result_->text();
}

// What the user does.

void MainWindow::choose_file() {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a Scenario"), {}, tr("Scenarios and traces (*.py *.jsonl);;All files (*)"));
    if (!path.isEmpty()) open(path);
}

void MainWindow::choose_save_file() {
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save As"), session_.document().path(), tr("Scenarios (*.py)"));
    if (path.isEmpty()) return;
    if (const auto saved = session_.document().save_as(path); !saved)
        notice_->say(NoticeBar::Kind::Error, tr("%1 was not saved: %2").arg(path, saved.error()));
    show_title();
}

void MainWindow::save() {
    if (const auto saved = session_.document().save(); !saved)
        notice_->say(NoticeBar::Kind::Error,
                     tr("%1 was not saved: %2").arg(session_.document().path(), saved.error()));
}

bool MainWindow::may_leave() {
    if (!session_.document().modified()) return true;
    const auto answer =
        QMessageBox::question(this, tr("Unsaved edits"), tr("Save the edits of %1?").arg(session_.title()),
                              QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    if (answer == QMessageBox::Save) save();
    if (answer == QMessageBox::Discard) session_.document().revert();
    return !session_.document().modified();
}

void MainWindow::export_picture() {
    const QString name = QFileInfo(session_.path()).completeBaseName();
    if (page() == Page::Comparison && comparison_->has_content()) {
        ExportDialog(comparison_->content(), name + QStringLiteral("_compared"), this).exec();
        return;
    }
    if (!stage_->trace()) return;
    const ViewState& view = stage_->view();
    TimelineContent content;
    content.trace = stage_->trace();
    content.title = session_.title();
    content.subtitle = result_text();
    content.axis = view.axis_kind();
    content.playhead = view.playhead().event;
    content.critical_path = view.critical_path();
    content.counters = view.counter_choice();
    content.arrows = view.arrow_choice();
    content.shows_grid = view.shows_grid();
    const auto part = view.shows_all() ? std::nullopt : std::optional(view.window());
    ExportDialog dialog(std::move(content), part, name, this);
    const Cast& cast = situation_->panel().cast();
    if (cast.has_seats()) dialog.offer({cast, view.playhead().event, view.playhead().time, session_.title()});
    dialog.exec();
}

void MainWindow::find_task(const QString& text) {
    if (!stage_->trace()) return;
    const trace::Trace& trace = *stage_->trace();
    std::optional<TaskIndex> found;
    for (TaskIndex task = 0; task < trace.task_count() && !found; ++task) {
        const trace::TaskInfo& info = trace.task(task);
        if (qstring(info.label) == text || qstring(info.name) == text) found = task;
    }
    for (TaskIndex task = 0; task < trace.task_count() && !found; ++task) {
        if (qstring(trace.task(task).label).contains(text, Qt::CaseInsensitive)) found = task;
    }
    if (!found) return notice_->say(NoticeBar::Kind::Information, tr("No task is called “%1”.").arg(text));
    select_task(*found);
    stage_->timeline().setFocus();
}

void MainWindow::select_task(TaskIndex task) {
    stage_->view().select(Selection{{task}, std::nullopt});
    stage_->timeline().reveal_lane({task});
}

void MainWindow::show_about() {
    QMessageBox::about(
        this, tr("About Simul"),
        tr("<h3>Simul</h3><p>It runs an asyncio program in virtual time, step for step as CPython "
           "would, and shows how its coroutines are scheduled.</p><p>A <i>simul</i> is a "
           "simultaneous exhibition: one chess master, many boards.</p>"
           "<p>Free software under the GNU General Public License, version 3 or later.</p>"));
}

// What has become of it.

void MainWindow::show_opened() {
    notice_->dismiss();
    resume_at_.reset();
    digests_.digest(nullptr, {});
    stage_->explain_absence({});
    stage_->set_trace(nullptr);
    panels_->set_trace(nullptr);
    playback_->forget_stops();
    situation_->set_run(scenario::StageKind::None, nullptr);
    panels_->source().show_text(session_.document().text());
    result_->clear();
    show_title();
    show_page(session_.is_open() ? Page::Stage : Page::Gallery);
    if (session_.is_open()) {
        preferences_.add_recent_file(session_.path());
        update_recent_files();
    }
}

void MainWindow::show_checked(bool same_file) {
    if (const scenario::Scenario* scenario = session_.scenario()) {
        panels_->parameters().set_parameters(scenario->parameters, same_file);
    } else {
        panels_->bring_forward(panels_->problems());
        result_->setText(tr("not run: see Problems"));
        stage_->explain_absence(why_not_run(session_.problems()));
    }
    panels_->show_problems(session_.problems(), session_.trace().get());
    show_title();
    update_enabled();
}

void MainWindow::show_run() {
    const trace::TracePtr& trace = session_.trace();
    panels_->set_trace(trace);
    stage_->explain_absence(tr("The program ended without a step to show."));
    situation_->set_run(session_.scenario() ? session_.scenario()->stage : scenario::StageKind::None, trace);
    stage_->set_trace(trace, resume_at_);
    resume_at_.reset();
    show_facts_of_run();
    // Who reads events or notes is not to be carried away.
    if (panels_->shows_outcome())
        panels_->bring_forward(panels_->problems().count() > 0 ? static_cast<QWidget&>(panels_->problems())
                                                               : panels_->output());
}

void MainWindow::show_grown() {
    panels_->set_trace(session_.trace());
    stage_->extend_trace(session_.trace());
    show_facts_of_run();
}

void MainWindow::show_facts_of_run() {
    const trace::TracePtr& trace = session_.trace();
    const std::string source = session_.scenario() != nullptr ? session_.scenario()->source : std::string();
    digests_.digest(trace, source);
    finding_->search().set_source(source);
    panels_->show_problems(session_.problems(), trace.get());
    transport_->find_field().set_tasks(*trace);
    if (!session_.busy()) { // Or else it is still being read, and nobody knows how it ends.
        result_->setText(ending_text(*trace, session_.exit_status()));
        if (const scenario::RunSettings* settings = session_.settings_of_run())
            result_->setText(
                QStringLiteral("%1 · %2").arg(qstring(scenario::name_of(settings->model)), result_->text()));
    }
    update_enabled();
    update_critical_path();
    update_what_if();
}

void MainWindow::show_moment() {
    const ViewState& view = stage_->view();
    caption_->setText(view.empty() ? QString()
                                   : qstring(trace::describe_event(*stage_->trace(), view.playhead().event)));
    panels_->show_moment({stage_->trace(), stage_->loop_state(), view.playhead().time,
                          stage_->task_in_focus(), view.selection().has_value()});
}

void MainWindow::show_progress(quint64 events, Instant clock) {
    // What is being read is not open yet, or has no source.
    const bool reads = session_.is_reading();
    result_->setText((reads ? tr("reading … %1 events, %2") : tr("running … %1 events, %2"))
                         .arg(count_text(events), short_time(clock)));
    if (!reads)
        stage_->explain_absence(
            tr("Running …\n%1 steps so far, the clock is at %2").arg(count_text(events), short_time(clock)));
    stop_->show();
}

void MainWindow::show_title() {
    const SourceDocument& document = session_.document();
    const QString file = QFileInfo(session_.path()).fileName();
    setWindowTitle(file.isEmpty() ? tr("Simul") : tr("%1[*] — Simul").arg(file));
    setWindowModified(document.modified());
    panels_->set_file_name(file, document.modified());
}

void MainWindow::update_enabled() {
    const bool open = session_.is_open();
    const bool shown = page() == Page::Stage && stage_->trace() && !stage_->trace()->empty();
    const bool compared = page() == Page::Comparison && comparison_->has_content();
    actions_[Command::CloseFile].setEnabled(open);
    for (const Command command : {Command::Save, Command::SaveAs, Command::RunAgain})
        actions_[command].setEnabled(session_.has_source());
    actions_[Command::Revert].setEnabled(session_.document().modified());
    actions_[Command::Compare].setEnabled(session_.scenario() != nullptr);
    actions_[Command::Sweep].setEnabled(session_.scenario() != nullptr);
    for (const Command command : {Command::RankLines, Command::WhatIfHere})
        actions_[command].setEnabled(session_.scenario() != nullptr);
    actions_[Command::PinRun].setEnabled(session_.has_run());
    actions_[Command::ComparePinned].setEnabled(session_.has_pinned() && session_.has_run());
    actions_[Command::Export].setEnabled(shown || compared);
    actions_[Command::Stop].setEnabled(session_.busy());
    for (const Command command : {Command::ZoomIn, Command::ZoomOut, Command::ShowAll})
        actions_[command].setEnabled(shown || compared);
    for (const Command command :
         {Command::Find, Command::TimeAxis, Command::StepsAxis, Command::BothAxis, Command::CenterOrFit,
          Command::CriticalPath, Command::ShowDetails, Command::SelectCause, Command::SelectEffect,
          Command::NextSibling, Command::PreviousSibling})
        actions_[command].setEnabled(shown);
    for (const CommandGroup group : {CommandGroup::Transport, CommandGroup::Lanes})
        for (QAction* action : actions_.in_group(group))
            action->setEnabled(shown);
    finding_->set_enabled(shown);
}

void MainWindow::on_disk_changed() {
    if (session_.document().modified()) {
        notice_->say(NoticeBar::Kind::Information, tr("The file has changed on the disk, and here as well."),
                     {{tr("Reload"),
                       [this] {
                           session_.document().revert();
                           panels_->source().show_text(session_.document().text());
                           session_.run_again();
                       }},
                      {tr("Keep My Edits"), [] {}}});
        return;
    }
    panels_->source().show_text(session_.document().text());
    session_.run_again();
}

// What comes from outside.

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!may_leave()) return event->ignore();
    show_page(Page::Stage); // Panels that are hidden for another page's sake are not to stay hidden.
    preferences_.set_window(saveGeometry(), saveState());
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!local_file_of(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    open(local_file_of(*event->mimeData()));
}

} // namespace simul::ui
