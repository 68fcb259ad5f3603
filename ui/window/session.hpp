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

    /// Opens a scenario and runs it. A file that cannot be read leaves everything as it is (`refused`); one
    /// that does not parse is opened, with its problems and no run.
    void open(const QString& path);
    void close();

    SourceDocument& document() { return document_; }
    /// Null where nothing is open, or what is does not parse.
    const scenario::Scenario* scenario() const { return scenario_ ? &*scenario_ : nullptr; }
    const Engine& engine() const { return engine_; }
    bool is_open() const { return !document_.path().isEmpty(); }
    QString title() const;

    /// Of the next run.
    const scenario::RunSettings& settings() const { return settings_; }
    void set_settings(scenario::RunSettings settings) { settings_ = std::move(settings); }
    void set_model(scenario::Model model) { settings_.model = model; }

    /// Checks the text as it is edited, and runs it if it parses. Stops a run that is going on.
    void run_again();
    /// Runs it under all models.
    void compare();
    void stop() { runner_.stop(); }
    bool busy() const { return runner_.busy(); }

    /// Null before the first run has ended.
    const trace::TracePtr& trace() const { return trace_; }
    int exit_status() const { return exit_status_; }
    /// The model of that run.
    scenario::Model model_of_run() const { return model_of_run_; }
    /// The findings in the text, then the problems of its run.
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
    void take(tl::expected<scenario::Scenario, scenario::LoadError> checked, bool same_file);
    bool check_text();
    void start_run();

    Engine engine_;
    SourceDocument document_;
    std::optional<scenario::Scenario> scenario_;
    script::Diagnostics diagnostics_;
    scenario::RunSettings settings_;
    trace::TracePtr trace_;
    int exit_status_ = 0;
    scenario::Model model_of_run_ = scenario::Model::Async;
    scenario::Model model_running_ = scenario::Model::Async;
    Runner runner_; ///< Last: its destructor waits for runs.
};

} // namespace simul::ui
