// The main window's menus and connections: who hears of what.
#include "ui/theme/fonts.hpp"
#include "ui/timeline/lane_commands.hpp"
#include "ui/window/appearance.hpp"
#include "ui/window/find_field.hpp"
#include "ui/window/lanes_menu.hpp"
#include "ui/window/legend.hpp"
#include "ui/window/main_window.hpp"
#include "ui/window/shortcut_overview.hpp"

#include <QApplication>
#include <QLabel>
#include <QMenuBar>
#include <QStatusBar>
#include <QToolButton>

namespace simul::ui {

namespace {

constexpr double kZoom = 1.5625; ///< As the timeline's own.

/// Commands before which a menu is divided.
bool begins_section(const QAction* action, const Actions& actions) {
    for (const Command command :
         {Command::Save,          Command::Export,      Command::CloseFile,    Command::PinRun,
          Command::Sweep,         Command::StepForward, Command::ToStart,      Command::Faster,
          Command::StepOverAwait, Command::NextFailure, Command::ToggleStop,   Command::ZoomIn,
          Command::SelectCause,   Command::ViewBack,    Command::ShowEvents,   Command::FollowPlayhead,
          Command::FindEvent,     Command::AddNote,     Command::ShowCounters, Command::LaneStacks,
          Command::About}) {
        if (action == &actions[command]) return true;
    }
    return false;
}

} // namespace

void MainWindow::build_menus() {
    for (const CommandGroup group :
         {CommandGroup::File, CommandGroup::Edit, CommandGroup::Run, CommandGroup::Transport,
          CommandGroup::Comparing, CommandGroup::View, CommandGroup::Lanes, CommandGroup::Help}) {
        QMenu* menu = menuBar()->addMenu(QLatin1Char('&') + Actions::name_of(group));
        for (QAction* action : actions_.in_group(group)) {
            if (begins_section(action, actions_)) menu->addSeparator();
            menu->addAction(action);
            if (action == &actions_[Command::Open]) recent_menu_ = menu->addMenu(tr("Open &Recent"));
        }
        if (group == CommandGroup::Transport) playback_->add_menus(*menu);
        if (group == CommandGroup::Lanes) add_lane_choices(*menu, stage_->view());
        if (group != CommandGroup::View) continue;
        view_choices_->add_menus(*menu);
        build_theme_menu(*menu);
        QMenu* panels = menu->addMenu(tr("&Panels"));
        panels->addActions(panels_->toggle_actions());
        panels->addAction(situation_->toggle_action());
        panels->addSeparator();
        panels->addAction(tr("Default &Layout"), panels_, &Panels::restore_default_layout);
    }
}

void MainWindow::place_find_field() {
    if (menuBar()->isNativeMenuBar()) return transport_->add_find_field();
    menuBar()->setCornerWidget(&transport_->find_field());
}

void MainWindow::build_theme_menu(QMenu& view) {
    QMenu* menu = view.addMenu(tr("&Theme"));
    auto* group = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> choices[]{{ThemeChoice::System, tr("As the &Desktop")},
                                                    {ThemeChoice::Light, tr("&Light")},
                                                    {ThemeChoice::Dark, tr("&Dark")}};
    for (const auto& [choice, name] : choices) {
        QAction* action = menu->addAction(name, this, [this, choice = choice] {
            preferences_.set_theme(choice);
            apply_appearance(*qApp, choice);
        });
        action->setCheckable(true);
        action->setChecked(preferences_.theme() == choice);
        group->addAction(action);
    }
}

void MainWindow::build_status_bar() {
    const auto add_label = [](const char* name) {
        auto* label = new QLabel;
        label->setObjectName(QString::fromLatin1(name));
        label->setFont(ui::font(FontRole::Small));
        label->setContentsMargins(8, 0, 8, 0);
        return label;
    };
    caption_ = add_label("caption");
    caption_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // It gives way, and is cut off.
    result_ = add_label("result");
    stop_ = new QToolButton;
    stop_->setDefaultAction(&actions_[Command::Stop]);
    stop_->setAutoRaise(true);
    stop_->hide();
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(new Legend);
    statusBar()->addWidget(caption_, 1);
    statusBar()->addPermanentWidget(result_);
    statusBar()->addPermanentWidget(stop_);
}

void MainWindow::connect_actions() {
    connect_file_actions();
    connect_transport_actions();
    connect_compare_actions();
    connect_view_actions();
    connect_lane_actions();
}

void MainWindow::connect_file_actions() {
    const auto on = [this](Command command, auto act) {
        connect(&actions_[command], &QAction::triggered, this, act);
    };
    on(Command::Open, [this] { choose_file(); });
    on(Command::ShowGallery,
       [this](bool show) { show_page(show || !session_.is_open() ? Page::Gallery : Page::Stage); });
    on(Command::Save, [this] { save(); });
    on(Command::SaveAs, [this] { choose_save_file(); });
    on(Command::Revert, [this] {
        session_.document().revert();
        panels_->source().show_text(session_.document().text());
        session_.run_again();
    });
    on(Command::Export, [this] { export_picture(); });
    on(Command::CloseFile, [this] {
        if (may_leave()) session_.close();
    });
    on(Command::Quit, [this] { close(); });
    on(Command::RunAgain, [this] {
        show_page(Page::Stage);
        session_.run_again();
    });
    on(Command::Stop, [this] { session_.stop(); });
    on(Command::Shortcuts, [this] { ShortcutOverview(actions_, this).exec(); });
    on(Command::About, [this] { show_about(); });
}

void MainWindow::connect_transport_actions() {
    Player& player = stage_->player();
    const auto on = [this](Command command, auto act) {
        connect(&actions_[command], &QAction::triggered, this, act);
    };
    on(Command::Play, [&player] { player.toggle(); });
    on(Command::PlayBackwards, [&player] {
        if (player.playback().playing())
            player.pause();
        else
            player.play(Direction::Backward);
    });
    on(Command::StepForward, [&player] { player.step(1); });
    on(Command::StepBack, [&player] { player.step(-1); });
    on(Command::StepForwardInLane, [this] { stage_->step_in_lane(1); });
    on(Command::StepBackInLane, [this] { stage_->step_in_lane(-1); });
    on(Command::ToStart, [&player] { player.to_start(); });
    on(Command::ToEnd, [&player] { player.to_end(); });
    on(Command::Faster,
       [&player] { player.set_speed(player.playback().scale().faster_than(player.playback().speed())); });
    on(Command::Slower,
       [&player] { player.set_speed(player.playback().scale().slower_than(player.playback().speed())); });
}

void MainWindow::connect_view_actions() {
    const auto on = [this](Command command, auto act) {
        connect(&actions_[command], &QAction::triggered, this, act);
    };
    auto* axes = new QActionGroup(this);
    axes->addAction(&actions_[Command::TimeAxis]);
    axes->addAction(&actions_[Command::StepsAxis]);
    axes->addAction(&actions_[Command::BothAxis]);
    actions_[Command::TimeAxis].setChecked(true);
    on(Command::TimeAxis, [this] { stage_->change_axis(AxisKind::Time); });
    on(Command::StepsAxis, [this] { stage_->change_axis(AxisKind::Steps); });
    on(Command::BothAxis, [this] { stage_->change_axis(AxisKind::Both); });
    const auto compares = [this] { return page() == Page::Comparison; };
    on(Command::ZoomIn, [this, compares] {
        compares() ? comparison_->timelines().zoom(kZoom) : stage_->timeline().zoom_in();
    });
    on(Command::ZoomOut, [this, compares] {
        compares() ? comparison_->timelines().zoom(1 / kZoom) : stage_->timeline().zoom_out();
    });
    on(Command::ShowAll, [this, compares] {
        compares() ? comparison_->timelines().show_all() : stage_->timeline().show_all();
    });
    on(Command::CenterOrFit, [this] { stage_->timeline().center_or_fit(); });
    on(Command::Find, [this] { transport_->find_field().begin(FindField::Mode::Tasks); });
    actions_[Command::FollowPlayhead].setChecked(preferences_.follows_playhead());
    on(Command::ShowDetails, [this] { panels_->open_inspector(); });
    on(Command::FollowPlayhead, [this](bool follow) {
        preferences_.set_follows_playhead(follow);
        stage_->set_follow(follow);
    });
    actions_[Command::RecordLocals].setChecked(preferences_.records_locals());
    session_.set_records_locals(preferences_.records_locals());
    on(Command::RecordLocals, [this](bool records) {
        preferences_.set_records_locals(records);
        session_.set_records_locals(records);
        session_.run_again();
    });
    actions_[Command::ReduceMotion].setChecked(preferences_.reduced_motion());
    on(Command::ReduceMotion, [this](bool reduced) {
        preferences_.set_reduced_motion(reduced);
        stage_->set_motion(!reduced);
        panels_->event_loop().set_motion(!reduced);
    });
    on(Command::FullScreen, [this](bool full) {
        setWindowState(full ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
    });
}

void MainWindow::connect_lane_actions() {
    ViewState& view = stage_->view();
    TimelineView& timeline = stage_->timeline();
    const auto on = [this](Command command, auto act) {
        connect(&actions_[command], &QAction::triggered, this, act);
    };
    on(Command::SelectCause, [&timeline] { timeline.select_cause(); });
    on(Command::SelectEffect, [&timeline] { timeline.select_effect(); });
    on(Command::NextSibling, [&timeline] { timeline.select_sibling(1); });
    on(Command::PreviousSibling, [&timeline] { timeline.select_sibling(-1); });
    on(Command::FilterLanes, [&timeline] { timeline.filter_lanes(); });
    on(Command::PinLane, [&view] {
        if (const auto lane = lane_meant(view)) toggle_pinned(view, *lane);
    });
    on(Command::HideLane, [&view] {
        if (const auto lane = lane_meant(view)) hide_lane(view, *lane);
    });
    on(Command::ShowHiddenLanes, [&view] { show_hidden_lanes(view); });
    on(Command::LaneStacks, [&view](bool shows) {
        view.rearrange([shows](LaneArrangement& arrangement) { arrangement.shows_stacks = shows; });
    });
    on(Command::HigherLanes, [&timeline] { timeline.higher_lanes(); });
    on(Command::LowerLanes, [&timeline] { timeline.lower_lanes(); });
    on(Command::FitLanes, [&timeline] { timeline.fit_lanes(); });
    on(Command::UsualLanes, [&timeline] { timeline.usual_lanes(); });
}

void MainWindow::connect_session() {
    connect(&session_, &Session::opened, this, &MainWindow::show_opened);
    connect(&session_, &Session::checked, this, &MainWindow::show_checked);
    connect(&session_, &Session::ran, this, &MainWindow::show_run);
    connect(&session_, &Session::grown, this, &MainWindow::show_grown);
    connect(&session_, &Session::compared, this, &MainWindow::show_comparison);
    connect(&session_, &Session::progressed, this, &MainWindow::show_progress);
    connect(&session_, &Session::busy_changed, this, [this](bool busy) {
        if (!busy) stop_->hide();
        update_enabled();
    });
    connect(&session_, &Session::refused, this, [this](const QString& path, const QString& reason) {
        preferences_.forget_recent_file(path);
        update_recent_files();
        notice_->say(NoticeBar::Kind::Error, reason);
    });
    connect(transport_, &TransportBar::model_chosen, this, [this](scenario::Model model) {
        session_.set_model(model);
        show_page(Page::Stage);
        session_.run_again();
    });
    connect(&transport_->find_field(), &FindField::task_wanted, this, &MainWindow::find_task);
    transport_->set_model(session_.settings().model);
    connect(gallery_, &GalleryPage::file_chosen, this, &MainWindow::open);
    connect(gallery_, &GalleryPage::open_wanted, this, &MainWindow::choose_file);
    connect(&panels_->parameters(), &ParametersPanel::changed, this, [this] {
        scenario::RunSettings settings = panels_->parameters().settings();
        settings.model = transport_->model();
        resume_at_ = stage_->player().playback().clock();
        session_.set_settings(std::move(settings));
        session_.run_again();
    });
    connect(panels_, &Panels::run_wanted, this, [this] { actions_[Command::RunAgain].trigger(); });
}

void MainWindow::connect_document() {
    SourceDocument& document = session_.document();
    connect(&panels_->source(), &SourceEditor::textChanged, this,
            [this] { session_.document().set_text(panels_->source().text()); });
    connect(&document, &SourceDocument::modified_changed, this, [this] {
        show_title();
        update_enabled();
    });
    connect(&document, &SourceDocument::changed_on_disk, this, &MainWindow::on_disk_changed);
    connect(&session_, &Session::edits_restored, this, [this] {
        notice_->say(
            NoticeBar::Kind::Information, tr("These are edits of an earlier session that were not saved."),
            {{tr("Discard Them"), [this] { actions_[Command::Revert].trigger(); }}, {tr("Keep"), [] {}}});
    });
}

void MainWindow::connect_stage() {
    connect(stage_, &Stage::moment_changed, this, &MainWindow::show_moment);
    connect(&digests_, &RunDigests::digested, this, [this](const RunDigest& digest) {
        if (digest.narrator->trace() != stage_->trace()) return; // Another file is open by now.
        panels_->show_digest(digest.narrator, digest.heat);
        show_moment();
    });
    connect(panels_, &Panels::line_hovered, this, [this](int line) { stage_->view().set_lit_line(line); });
    connect(panels_, &Panels::task_activated, this, &MainWindow::select_task);
    connect(situation_, &SituationDock::task_activated, this, &MainWindow::select_task);
    connect(panels_, &Panels::task_hovered, this, [this](trace::TaskIndex task) {
        stage_->view().set_hover(task == trace::kNoTask ? std::nullopt
                                                        : std::optional(Selection{{task}, {}}));
    });
    connect(panels_, &Panels::event_activated, this, [this](trace::EventIndex event) {
        show_page(Page::Stage);
        stage_->player().pause();
        stage_->player().seek(event);
    });
    connect(&stage_->timeline(), &TimelineView::event_activated, this, [this](trace::EventIndex event) {
        const trace::Trace& trace = *stage_->trace();
        panels_->source().go_to(trace.line_of(standing_at(trace, trace.task_of(event), event)));
    });
}

void MainWindow::update_recent_files() {
    const QStringList files = preferences_.recent_files();
    gallery_->set_recent_files(files);
    recent_menu_->clear();
    for (const QString& file : files)
        recent_menu_->addAction(file, this, [this, file] { open(file); });
    recent_menu_->setEnabled(!files.isEmpty());
    if (files.isEmpty()) return;
    recent_menu_->addSeparator();
    recent_menu_->addAction(tr("&Forget These"), this, [this] {
        preferences_.clear_recent_files();
        update_recent_files();
    });
}

} // namespace simul::ui
