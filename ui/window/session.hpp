/// What is open in a window: a scenario's file with its edits, its settings, its last run and comparison.
#pragma once

#include "ui/panels/problems/problem_item.hpp"
#include "ui/panels/source/source_document.hpp"
#include "ui/window/runner.hpp"

namespace simul::ui {

/// Knows no widget. Everything that goes wrong becomes a signal; nothing here blocks for longer than a file
/// takes to be read.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(Engine engine, QString backup_directory = {}, QObject* parent = nullptr);

    /// Opens a scenario and runs it, or a saved schedule trace (.jsonl), which has no source. A file that
    /// cannot be read leaves everything as it is (`refused`), but for a saved trace whose beginning was shown
    /// already: that stays. A scenario that does not parse is opened, with
    /// its problems and no run.
    void open(const QString& path);
    void close();
    bool is_open() const { return !path_.isEmpty(); }
    /// Of what is open.
    const QString& path() const { return path_; }
    bool has_source() const { return !document_.path().isEmpty(); }

    SourceDocument& document() { return document_; }
    /// Null where nothing is open, or what is does not parse.
    const scenario::Scenario* scenario() const { return scenario_ ? &*scenario_ : nullptr; }
    const Engine& engine() const { return engine_; }
    QString title() const;

    /// Of the next run.
    const scenario::RunSettings& settings() const { return settings_; }
    void set_settings(scenario::RunSettings settings) { settings_ = std::move(settings); }
    void set_model(scenario::Model model) { settings_.model = model; }
    /// Whether runs from now on record local variables; they do unless told otherwise.
    void set_records_locals(bool records) { records_locals_ = records; }

    /// Checks the text as it is edited, and runs it if it parses. Stops a run that is going on.
    void run_again();
    /// Checks the text as it is edited; false if there is none, or it does not parse.
    bool check_again() { return has_source() && check_text(); }
    /// Runs it under all models; false if it does not parse.
    bool compare();
    /// Runs it as it is and with another time at a place; false if it does not parse.
    bool compare_what_if(scenario::TimeScale scale);

    /// Keeps the last run, to compare others with it, of this scenario or of another one. REQUIRES:
    /// has_run().
    void pin_run();
    void unpin() { pinned_.reset(); }
    bool has_pinned() const { return pinned_.has_value(); }
    /// Puts the last run beside the pinned one. REQUIRES: has_pinned() and has_run().
    void compare_with_pinned();
    void stop() { runner_.stop(); }
    bool busy() const { return runner_.busy(); }
    /// It is busy with a saved trace.
    bool is_reading() const { return runner_.is_reading(); }

    /// Null before the first run has ended.
    const trace::TracePtr& trace() const { return trace_; }
    int exit_status() const { return exit_status_; }
    /// A run of a scenario has ended here: none that was read from a file.
    bool has_run() const { return run_.has_value(); }
    /// With what it ran; null where has_run() is false.
    const scenario::RunSettings* settings_of_run() const { return run_ ? &run_->settings : nullptr; }
    /// The findings in the text; if there are none, the problems of its run.
    std::vector<ProblemItem> problems() const;

signals:
    /// Another file is open, or none.
    void opened();
    /// Its edits of an earlier session were found and taken up again.
    void edits_restored();
    /// `path` could not be opened; `reason` is for people, and may be several lines.
    void refused(const QString& path, const QString& reason);
    /// The text was checked: scenario() and problems() are new. `same_file`: only its text has changed.
    void checked(bool same_file);
    void busy_changed(bool busy);
    void progressed(quint64 events, simul::Instant clock);
    /// A run has ended, or the beginning of a saved one was read: trace() and problems() are new.
    void ran();
    /// More of the saved run was read: trace() goes on where it ended. The last time, busy() is false.
    void grown();
    void compared(const simul::ui::ComparisonContent& content);

private:
    void forget();
    void open_scenario(const QString& path);
    void show_saved(trace::TracePtr trace);
    void take(tl::expected<scenario::Scenario, scenario::LoadError> checked, bool same_file);
    bool check_text();
    void start_run();

    Engine engine_;
    QString path_;
    QString path_being_read_; ///< Of a saved trace; empty once its beginning is shown.
    SourceDocument document_;
    std::optional<scenario::Scenario> scenario_;
    scenario::Diagnostics diagnostics_;
    scenario::RunSettings settings_;
    bool records_locals_ = true;
    trace::TracePtr trace_;
    int exit_status_ = 0;
    /// A run, and what it is a run of.
    struct Run {
        std::string title;
        std::string file;
        std::string source;
        scenario::RunSettings settings;
        scenario::RunResult result{};
    };
    static study::Side side_of(const Run& run, const char* name, const Run& other);

    std::optional<Run> run_;
    std::optional<Run> running_;
    std::optional<Run> pinned_;
    Runner runner_; ///< Last: its destructor waits for runs.
};

} // namespace simul::ui
