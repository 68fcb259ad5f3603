#include "ui/window/screenshot.hpp"

#include "ui/window/appearance.hpp"
#include "ui/window/find_field.hpp"
#include "ui/window/finding.hpp"
#include "ui/window/shortcut_overview.hpp"

#include <QApplication>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
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

void wait_for(const std::function<bool()>& holds) {
    QElapsedTimer timer;
    timer.start();
    while (!holds() && timer.elapsed() < kLongestWait)
        QApplication::processEvents(QEventLoop::AllEvents, 20);
}

/// A third of the run, from a third on.
void measure_a_third(ViewState& view) {
    const Position third = view.extent().length() / 3;
    view.set_range(Range{view.extent().begin + third, view.extent().begin + 2 * third});
}

void write_notes(MainWindow& window) {
    NoteList& notes = window.finding().note_keeping().notes();
    const auto count = static_cast<trace::EventIndex>(window.stage().trace()->event_count());
    notes.open({}); // A picture writes no files.
    notes.set_text(notes.add(count / 5), QStringLiteral("All games have begun"));
    notes.set_text(notes.add(count / 3, count / 2), QStringLiteral("She is always a little late here"));
    notes.set_text(notes.add(count * 4 / 5), QStringLiteral("From here on only timers are waited for"));
    window.actions()[Command::ShowNotes].trigger();
}

void show_finding(MainWindow& window, const ScreenshotOptions& options) {
    Finding& finding = window.finding();
    const Actions& actions = window.actions();
    switch (options.subject) {
    case ScreenshotSubject::Search: {
        actions[Command::FindEvent].trigger();
        FindField& field = window.transport().find_field();
        field.setText(options.text);
        if (options.text.isEmpty()) break; // Nothing is looked for.
        wait_for([&] { return finding.search().finder().hits() != nullptr; });
        finding.search().next();
        finding.search().next();
        break;
    }
    case ScreenshotSubject::Events: actions[Command::ShowEvents].trigger(); break;
    case ScreenshotSubject::Notes: write_notes(window); break;
    case ScreenshotSubject::Measures:
        measure_a_third(window.stage().view());
        actions[Command::ShowMeasures].trigger();
        break;
    case ScreenshotSubject::Palette:
        actions[Command::Palette].trigger();
        finding.palette().findChild<QLineEdit*>()->setText(options.text);
        break;
    default: break;
    }
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
    if (window.stage().trace()) show_finding(window, options);
}

QPixmap picture_of_menu(MainWindow& window) {
    TimelineView& timeline = window.stage().timeline();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, timeline.mapToGlobal(QPoint()));
    QApplication::sendEvent(&timeline, &event);
    return window.finding().menu()->grab();
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

QPixmap picture_of(MainWindow& window, ScreenshotSubject subject) {
    switch (subject) {
    case ScreenshotSubject::ExportDialog: return picture_of_export_dialog(window);
    case ScreenshotSubject::Menu: return picture_of_menu(window);
    case ScreenshotSubject::Keys: return ShortcutOverview(window.actions(), &window).grab();
    default: return window.grab();
    }
}

} // namespace

tl::expected<void, QString> take_screenshot(Engine engine, const ScreenshotOptions& options) {
    if (!options.file.isEmpty() && !QFileInfo::exists(options.file))
        return tl::make_unexpected(QStringLiteral("%1: no such file").arg(options.file));
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
    if (!window.stage().trace() && options.subject != ScreenshotSubject::Window)
        return tl::make_unexpected(QStringLiteral("there is no run of %1 to show").arg(options.file));
    const QPixmap picture = picture_of(window, options.subject);
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
