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
    /// cannot be read leaves everything as it is (`refused`); a scenario that does not parse is opened, with
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
    /// Runs it under all models; false if it does not parse.
    bool compare();
    void stop() { runner_.stop(); }
    bool busy() const { return runner_.busy(); }

    /// Null before the first run has ended.
    const trace::TracePtr& trace() const { return trace_; }
    int exit_status() const { return exit_status_; }
    /// The model of that run; nullopt for one that was read from a file.
    std::optional<scenario::Model> model_of_run() const { return model_of_run_; }
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
    /// A run has ended: trace() and problems() are new.
    void ran();
    void compared(const simul::scenario::Comparison& comparison);

private:
    void forget();
    void open_scenario(const QString& path);
    void show_saved(const QString& path, trace::TracePtr trace);
    void take(tl::expected<scenario::Scenario, scenario::LoadError> checked, bool same_file);
    bool check_text();
    void start_run();

    Engine engine_;
    QString path_;
    QString path_being_read_;
    SourceDocument document_;
    std::optional<scenario::Scenario> scenario_;
    scenario::Diagnostics diagnostics_;
    scenario::RunSettings settings_;
    bool records_locals_ = true;
    trace::TracePtr trace_;
    int exit_status_ = 0;
    std::optional<scenario::Model> model_of_run_;
    scenario::Model model_running_ = scenario::Model::Async;
    Runner runner_; ///< Last: its destructor waits for runs.
};

} // namespace simul::ui
