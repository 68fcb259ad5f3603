#include "ui/window/session.hpp"

#include <QFileInfo>

namespace simul::ui {

using scenario::LoadError;
using scenario::Scenario;

namespace {

std::filesystem::path to_path(const QString& path) {
    return QFileInfo(path).filesystemFilePath();
}

} // namespace

Session::Session(Engine engine, QString backup_directory, QObject* parent)
    : QObject(parent), engine_(engine), document_(std::move(backup_directory)), runner_(std::move(engine)) {
    connect(&runner_, &Runner::busy_changed, this, &Session::busy_changed);
    connect(&runner_, &Runner::progressed, this, &Session::progressed);
    connect(&runner_, &Runner::compared, this, &Session::compared);
    connect(&runner_, &Runner::ran, this, [this](const scenario::RunResult& result) {
        trace_ = result.trace;
        exit_status_ = result.exit_status;
        run_ = running_;
        run_->result = result;
        emit ran();
    });
    connect(&runner_, &Runner::read_ended, this,
            [this](const tl::expected<trace::TracePtr, std::string>& trace) {
                if (trace) return show_saved(*trace);
                const bool is_shown = path_being_read_.isEmpty();
                const QString reason = QString::fromStdString(trace.error());
                emit refused(is_shown ? path_ : path_being_read_,
                             is_shown ? tr("%1\nWhat comes before it is shown.").arg(reason) : reason);
            });
    connect(&runner_, &Runner::read_so_far, this, &Session::show_saved);
}

void Session::open(const QString& path) {
    if (!path.endsWith(QLatin1String(".jsonl"), Qt::CaseInsensitive)) return open_scenario(path);
    path_being_read_ = path;
    runner_.read(to_path(path));
}

void Session::open_scenario(const QString& path) {
    auto loaded = engine_.load(to_path(path));
    const std::string& source = loaded ? loaded->source : loaded.error().source;
    if (!loaded && source.empty()) {
        emit refused(path, QString::fromStdString(loaded.error().text()).trimmed());
        return;
    }
    runner_.abandon();
    trace_.reset();
    run_.reset();
    const scenario::Model model = settings_.model;
    settings_ = {};
    settings_.model = model;
    path_ = QFileInfo(path).absoluteFilePath();
    const auto origin = document_.open(path_, QString::fromStdString(source));
    emit opened();
    if (origin == SourceDocument::Origin::Backup) {
        emit edits_restored();
        loaded = engine_.parse(document_.text().toStdString(), to_path(path));
    }
    take(std::move(loaded), false);
    start_run();
}

void Session::show_saved(trace::TracePtr trace) {
    exit_status_ = trace->ending().exit_status;
    if (path_being_read_.isEmpty()) {
        trace_ = std::move(trace);
        emit grown();
        return;
    }
    forget();
    path_ = QFileInfo(std::exchange(path_being_read_, {})).absoluteFilePath();
    trace_ = std::move(trace);
    emit opened();
    emit ran();
}

void Session::close() {
    runner_.abandon();
    forget();
    emit opened();
}

void Session::forget() {
    document_.close();
    path_.clear();
    run_.reset();
    scenario_.reset();
    diagnostics_.clear();
    trace_.reset();
}

QString Session::title() const {
    return scenario_ ? QString::fromStdString(scenario_->title) : QFileInfo(path_).fileName();
}

void Session::run_again() {
    if (!has_source()) return;
    check_text();
    start_run();
}

bool Session::compare() {
    if (!has_source() || !check_text()) return false;
    runner_.compare(*scenario_, settings_);
    return true;
}

bool Session::compare_what_if(scenario::TimeScale scale) {
    if (!has_source() || !check_text()) return false;
    runner_.compare_what_if(*scenario_, settings_, std::move(scale));
    return true;
}

void Session::pin_run() {
    pinned_ = run_;
}

study::Side Session::side_of(const Run& run, const char* name, const Run& other) {
    study::Side side{.name = name,
                     .caption = study::describe(run.settings),
                     .settings = run.settings,
                     .result = run.result};
    if (run.file != other.file)
        side.caption += ", " + run.file;
    else if (run.source != other.source)
        side.caption += name == std::string_view("now") ? ", edited" : ", before the edits";
    return side;
}

void Session::compare_with_pinned() {
    std::string title = run_->title;
    if (pinned_->title != title) title = pinned_->title + " · " + title;
    runner_.compare_runs(std::move(title), side_of(*pinned_, "pinned", *run_),
                         side_of(*run_, "now", *pinned_));
}

std::vector<ProblemItem> Session::problems() const {
    if (!diagnostics_.empty()) return problems_of(diagnostics_);
    return trace_ ? problems_of(*trace_) : std::vector<ProblemItem>();
}

bool Session::check_text() {
    const std::string text = document_.text().toStdString();
    if (!scenario_ || scenario_->source != text) take(engine_.parse(text, to_path(document_.path())), true);
    return scenario_.has_value();
}

void Session::take(tl::expected<Scenario, LoadError> checked, bool same_file) {
    if (checked) {
        scenario_ = std::move(*checked);
        diagnostics_.clear();
    } else {
        scenario_.reset();
        diagnostics_ = std::move(checked.error().diagnostics);
    }
    emit this->checked(same_file);
}

void Session::start_run() {
    if (!scenario_) return;
    running_ = Run{scenario_->title, scenario_->path.filename().string(), scenario_->source, settings_};
    scenario::RunSettings settings = settings_;
    settings.locals_bytes = records_locals_ ? scenario::kRoomForLocals : 0;
    runner_.run(*scenario_, std::move(settings));
}

} // namespace simul::ui
