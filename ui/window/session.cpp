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
        model_of_run_ = model_running_;
        emit ran();
    });
}

void Session::open(const QString& path) {
    auto loaded = engine_.load(to_path(path));
    const std::string& source = loaded ? loaded->source : loaded.error().source;
    if (!loaded && source.empty()) {
        emit refused(path, QString::fromStdString(loaded.error().text()).trimmed());
        return;
    }
    runner_.stop();
    trace_.reset();
    const scenario::Model model = settings_.model;
    settings_ = {};
    settings_.model = model;
    const auto origin = document_.open(path, QString::fromStdString(source));
    emit opened();
    if (origin == SourceDocument::Origin::Backup) {
        emit edits_restored();
        loaded = engine_.parse(document_.text().toStdString(), to_path(path));
    }
    take(std::move(loaded), false);
    start_run();
}

void Session::close() {
    runner_.stop();
    document_.close();
    scenario_.reset();
    diagnostics_.clear();
    trace_.reset();
    emit opened();
}

QString Session::title() const {
    return scenario_ ? QString::fromStdString(scenario_->title) : QFileInfo(document_.path()).fileName();
}

void Session::run_again() {
    if (!is_open()) return;
    check_text();
    start_run();
}

void Session::compare() {
    if (!is_open() || !check_text()) return;
    runner_.compare(*scenario_, settings_);
}

std::vector<ProblemItem> Session::problems() const {
    std::vector<ProblemItem> problems = problems_of(diagnostics_);
    if (trace_ && scenario_) {
        for (ProblemItem& problem : problems_of(*trace_))
            problems.push_back(std::move(problem));
    }
    return problems;
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
    model_running_ = settings_.model;
    runner_.run(*scenario_, settings_);
}

} // namespace simul::ui
