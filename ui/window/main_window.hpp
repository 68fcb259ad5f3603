/// The main window: it builds the parts and connects them.
#pragma once

#include "ui/compare/comparison_page.hpp"
#include "ui/panels/critical_path/critical_path_panel.hpp"
#include "ui/study/path_finder.hpp"
#include "ui/study/sweep_page.hpp"
#include "ui/study/what_if_panel.hpp"
#include "ui/window/gallery_filler.hpp"
#include "ui/window/notice_bar.hpp"
#include "ui/window/panels.hpp"
#include "ui/window/playback_controls.hpp"
#include "ui/window/preferences.hpp"
#include "ui/window/run_digest.hpp"
#include "ui/window/session.hpp"
#include "ui/window/situation_dock.hpp"
#include "ui/window/stage.hpp"
#include "ui/window/transport_bar.hpp"
#include "ui/window/view_choices.hpp"

#include <QMainWindow>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace simul::ui {

class Finding;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Engine engine, QString backup_directory = {});
    ~MainWindow() override;

    /// A scenario, or a saved schedule trace.
    void open(const QString& path);

    enum class Page : std::uint8_t { Gallery, Stage, Comparison, Sweep };
    Page page() const;
    void show_page(Page page);
    /// Selects the task of that name, or the first whose label contains it.
    void find_task(const QString& text);

    const Actions& actions() const { return actions_; }
    Session& session() { return session_; }
    Stage& stage() { return *stage_; }
    Panels& panels() { return *panels_; }
    SituationDock& situation() { return *situation_; }
    TransportBar& transport() { return *transport_; }
    GalleryPage& gallery() { return *gallery_; }
    ComparisonPage& comparison() { return *comparison_; }
    SweepPage& sweep() { return *sweep_; }
    WhatIfPanel& what_if() { return *what_if_; }
    CriticalPathPanel& critical_path() { return *critical_path_; }
    NoticeBar& notice() { return *notice_; }
    Finding& finding() { return *finding_; }
    /// The right end of the status bar: how the run ended.
    QString result_text() const;

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build_pages();
    void build_menus();
    void place_find_field();
    void build_theme_menu(QMenu& view);
    void build_status_bar();
    void connect_actions();
    void connect_file_actions();
    void connect_transport_actions();
    void connect_compare_actions();
    void connect_view_actions();
    void connect_lane_actions();
    void connect_session();
    void connect_document();
    void connect_stage();
    void restore();

    void choose_file();
    void choose_save_file();
    void save();
    /// Asks what to do with unsaved edits; false: stay.
    bool may_leave();
    void export_picture();
    void select_task(trace::TaskIndex task);
    void show_about();

    void show_comparison_page(bool show);
    /// The page, with what is said until a comparison is there.
    void await_comparison(const QString& message);
    void pin_run();
    void compare_with_pinned();
    void build_studies();
    void update_what_if();
    void ask_what_if(int line);
    void add_what_ifs(QMenu* menu, int line);
    void update_critical_path();
    void show_critical_path(const FoundPath& found);
    void go_to_step(trace::TaskIndex lane, trace::EventIndex event, int line);
    void show_sweep_page(bool show);
    /// One of the runs of a study, as a run of its own.
    void open_run(const scenario::RunSettings& settings);
    void compare_what_if(scenario::TimeScale scale);
    void show_opened();
    void show_checked(bool same_file);
    void show_run();
    void show_grown();
    void show_facts_of_run();
    void show_moment();
    void show_comparison(const ComparisonContent& content);
    void show_progress(quint64 events, Instant clock);
    void show_title();
    void update_recent_files();
    void update_enabled();
    void on_disk_changed();

    Preferences preferences_;
    Session session_;
    RunDigests digests_;
    Actions actions_;
    NoticeBar* notice_;
    QStackedWidget* pages_;
    GalleryPage* gallery_;
    Stage* stage_;
    ComparisonPage* comparison_;
    SweepPage* sweep_;
    WhatIfPanel* what_if_ = nullptr;
    CriticalPathPanel* critical_path_ = nullptr;
    PathFinder path_finder_;
    FoundPath found_path_; ///< Of the trace that it was found in, which may be one of the past.
    TransportBar* transport_;
    Panels* panels_;
    PlaybackControls* playback_;
    SituationDock* situation_;
    ViewChoices* view_choices_;
    GalleryFiller* filler_;
    Finding* finding_ = nullptr;
    QMenu* recent_menu_ = nullptr;
    QLabel* caption_ = nullptr; ///< What has just happened at the playhead.
    QLabel* result_ = nullptr;
    QToolButton* stop_ = nullptr;
    std::optional<Instant> resume_at_; ///< Where the next run of the same file is shown first.
};

} // namespace simul::ui
