/// A main window to test, with files of its own and an engine that plays prepared runs.
#pragma once

#include "tests/support/temporary_folder.hpp"
#include "ui/window/main_window.hpp"

#include <QTest>

namespace simul::ui::test {

/// A window that remembers nothing of others, and whose scenarios run as the test says.
class OpenWindow {
public:
    /// What a run gives: every scenario runs alike.
    using Run = std::function<trace::TracePtr(const scenario::Scenario&, const scenario::RunSettings&,
                                              scenario::Progress&)>;

    explicit OpenWindow(Run run = producers_and_consumers());
    /// With an engine of its own; Engine::real() runs scenarios as the program does.
    explicit OpenWindow(Engine engine);
    ~OpenWindow();

    MainWindow* operator->() { return window_.get(); }
    MainWindow& operator*() { return *window_; }
    /// Closes the window without asking, as a crash does, and opens another one on the same folder.
    void crash_and_restart();

    /// Writes a file into the test's folder; returns its path.
    QString write(const QString& name, const QByteArray& content) const;
    QString path_of(const QString& name) const;
    QByteArray content_of(const QString& name) const;
    /// Writes a small scenario, opens it and waits until it is shown.
    void open_scenario(const QString& name = QStringLiteral("scenario.py"));
    void open_and_wait(const QString& path);
    /// Lets events pass until `condition` holds; fails the test if it never does.
    void wait_until(const std::function<bool()>& condition);

    /// Keys as the user types them, into the window.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    QAction& action(Command command) { return window_->actions()[command]; }
    trace::EventIndex playhead() { return window_->stage().view().playhead().event; }
    QString inspected(const QString& caption) { return window_->panels().inspector().text_of(caption); }

    static Run producers_and_consumers();
    static const QByteArray kSource;

private:
    void show();

    simul::test::TemporaryFolder folder_;
    Engine engine_;
    std::unique_ptr<MainWindow> window_;
};

} // namespace simul::ui::test
