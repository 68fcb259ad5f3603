#include "tests/window/open_window.hpp"

#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/window/appearance.hpp"

#include <QElapsedTimer>
#include <QFile>

namespace simul::ui::test {

namespace {

constexpr int kPatience = 20'000;

Engine engine_that_plays(const OpenWindow::Run& run) {
    Engine engine;
    engine.load = [](const std::filesystem::path& path) { return scenario::load(path); };
    engine.parse = [](std::string source, std::filesystem::path path) {
        return scenario::parse(std::move(source), std::move(path));
    };
    engine.run = [run](const scenario::Scenario& scenario, const scenario::RunSettings& settings,
                       scenario::Progress& progress) {
        scenario::RunResult result;
        result.trace = run(scenario, settings, progress);
        result.exit_status = result.trace->ending().exit_status;
        return result;
    };
    engine.compare = [](const scenario::Scenario& scenario, const scenario::RunSettings&,
                        scenario::Progress&) {
        using trace::testing::SampleModel;
        scenario::Comparison comparison;
        comparison.title = scenario.title;
        comparison.explanation = "Waits overlap.";
        for (const auto& [model, sample] : {std::pair(scenario::Model::Sequential, SampleModel::Sequential),
                                            std::pair(scenario::Model::Async, SampleModel::Async)}) {
            scenario::ComparedRun compared{model, {trace::testing::chess_exhibition(sample, 6, 5), 0}, {}, 1};
            compared.measures = trace::measure(*compared.result.trace);
            comparison.runs.push_back(std::move(compared));
        }
        comparison.runs[1].speed_up = 5.5;
        return comparison;
    };
    engine.compare_what_if = &study::compare_what_if;
    engine.rank_lines = [](const scenario::Scenario& scenario, const scenario::RunSettings& settings,
                           study::Progress& progress) {
        return study::what_if(scenario, settings, 2, progress);
    };
    engine.sweep = [](const scenario::Scenario& scenario, const study::Sweep& sweep, study::Shard shard,
                      study::Progress& progress) { return study::run(scenario, sweep, shard, 2, progress); };
    engine.bundled_scenarios = [] { return std::vector<std::filesystem::path>(); };
    return engine;
}

} // namespace

const QByteArray OpenWindow::kSource = R"("""A small scenario

It says a word.
"""
import asyncio

WORDS = 3  # [1:9] How many

async def main():
    await asyncio.sleep(1)
    print("word")

asyncio.run(main())
)";

OpenWindow::OpenWindow(Run run) : OpenWindow(engine_that_plays(run)) {}

OpenWindow::OpenWindow(Engine engine) : engine_(std::move(engine)) {
    QCoreApplication::setOrganizationName(QStringLiteral("simul"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, path_of(QStringLiteral("settings")));
    apply_appearance(*qApp, ThemeChoice::Dark);
    show();
}

OpenWindow::~OpenWindow() = default;

void OpenWindow::show() {
    window_ = std::make_unique<MainWindow>(engine_, path_of(QStringLiteral("unsaved")));
    window_->resize(1280, 720);
    window_->show();
    window_->activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(window_.get()));
}

void OpenWindow::crash_and_restart() {
    window_.reset();
    show();
}

QString OpenWindow::path_of(const QString& name) const {
    return QString::fromStdString((folder_ / name.toStdString()).string());
}

QString OpenWindow::write(const QString& name, const QByteArray& content) const {
    QFile file(path_of(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(content);
    return path_of(name);
}

QByteArray OpenWindow::content_of(const QString& name) const {
    QFile file(path_of(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void OpenWindow::open_scenario(const QString& name) {
    open_and_wait(write(name, kSource));
}

void OpenWindow::open_and_wait(const QString& path) {
    window_->open(path);
    wait_until([this] { return !window_->session().busy(); });
}

void OpenWindow::wait_until(const std::function<bool()>& condition) {
    QElapsedTimer patience;
    patience.start();
    while (!condition()) {
        if (patience.elapsed() > kPatience) FAIL("what was waited for did not happen");
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    }
}

void OpenWindow::press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QWidget* target = window_->focusWidget() ? window_->focusWidget() : window_.get();
    QTest::keyClick(target, key, modifiers);
}

OpenWindow::Run OpenWindow::producers_and_consumers() {
    return [](const scenario::Scenario&, const scenario::RunSettings&, scenario::Progress&) {
        return trace::testing::producers_and_consumers();
    };
}

} // namespace simul::ui::test
