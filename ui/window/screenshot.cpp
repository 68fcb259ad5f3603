#include "ui/window/screenshot.hpp"

#include "ui/window/appearance.hpp"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>
#include <cstdio>

namespace simul::ui {

namespace {

constexpr int kLongestWait = 120'000;
/// For layouts, pictures of the gallery, and what is worked out in the background.
constexpr int kSettle = 600;
constexpr int kSweepSeeds = 3;

void let_settle(int milliseconds) {
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QApplication::processEvents(QEventLoop::AllEvents, 20);
}

template <class Condition>
void wait_while(const Condition& condition) {
    QElapsedTimer timer;
    timer.start();
    while (condition() && timer.elapsed() < kLongestWait)
        QApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
}

void wait_while_busy(const Session& session) {
    wait_while([&session] { return session.busy(); });
}

void show_what_was_asked(MainWindow& window, const ScreenshotOptions& options) {
    if (options.subject == ScreenshotSubject::Comparison) {
        window.actions()[Command::Compare].trigger();
        wait_while_busy(window.session());
        return;
    }
    if (options.subject == ScreenshotSubject::WhatIf) {
        window.actions()[Command::RankLines].trigger();
        wait_while([&window] { return window.what_if().busy(); });
    }
    if (options.subject == ScreenshotSubject::CriticalPath) window.actions()[Command::CriticalPath].trigger();
    if (options.subject == ScreenshotSubject::Sweep) {
        window.actions()[Command::Sweep].trigger();
        window.sweep().set_seeds(kSweepSeeds);
        window.sweep().start_or_cancel();
        wait_while([&window] { return window.sweep().busy(); });
        return;
    }
    const Command axis = options.axis == AxisKind::Time    ? Command::TimeAxis
                         : options.axis == AxisKind::Steps ? Command::StepsAxis
                                                           : Command::BothAxis;
    window.actions()[axis].trigger();
    window.stage().view().set_axis(options.axis);
    if (options.stacks) window.actions()[Command::LaneStacks].trigger();
    if (options.fit_lanes) window.actions()[Command::FitLanes].trigger();
    if (options.pinned) {
        window.find_task(*options.pinned);
        window.actions()[Command::PinLane].trigger();
    }
    if (options.at) window.stage().player().seek(*options.at);
    if (options.selected_task) window.find_task(*options.selected_task);
}

QPixmap picture_of_export_dialog(const MainWindow& window) {
    QPixmap picture;
    // The dialog has its own event loop, which goes on until the dialog is closed.
    QTimer::singleShot(kSettle, qApp, [&picture] {
        QWidget* dialog = QApplication::activeModalWidget();
        if (!dialog) return;
        picture = dialog->grab();
        dialog->close();
    });
    window.actions()[Command::Export].trigger();
    return picture;
}

} // namespace

tl::expected<void, QString> take_screenshot(Engine engine, const ScreenshotOptions& options) {
    const QTemporaryDir memory;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, memory.path());
    apply_appearance(*qApp, options.theme);
    MainWindow window(std::move(engine), memory.path());
    window.resize(options.size);
    window.panels().event_loop().set_motion(false);
    window.stage().set_motion(false);
    window.show();
    if (!options.file.isEmpty()) window.open(options.file);
    wait_while_busy(window.session());
    show_what_was_asked(window, options);
    let_settle(kSettle);
    const QPixmap picture =
        options.subject == ScreenshotSubject::ExportDialog ? picture_of_export_dialog(window) : window.grab();
    if (!picture.save(options.picture, "PNG"))
        return tl::make_unexpected(QStringLiteral("cannot write %1").arg(options.picture));
    return {};
}

int run_screenshot(int& argc, char** argv, const ScreenshotOptions& options) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("simul"));
    QApplication::setOrganizationName(QStringLiteral("simul"));
    const auto taken = take_screenshot(Engine::real(), options);
    if (taken) return 0;
    std::fprintf(stderr, "simul: error: %s\n", qPrintable(taken.error()));
    return 1;
}

} // namespace simul::ui
