#include "ui/window/desktop.hpp"

#include "ui/window/appearance.hpp"
#include "ui/window/main_window.hpp"

#include <QApplication>
#include <cstdio>

namespace simul::ui {

namespace {

constexpr int kNoDisplayStatus = 2;

/// Qt ends the process where it finds no display: find out before.
bool has_display() {
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

} // namespace

int run_desktop(int& argc, char** argv, const DesktopOptions& options) {
    if (!has_display()) {
        std::fputs("simul: error: the window needs a display; the commands (simul --help) need none\n",
                   stderr);
        return kNoDisplayStatus;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("simul"));
    QApplication::setApplicationDisplayName(QStringLiteral("Simul"));
    QApplication::setOrganizationName(QStringLiteral("simul"));
    apply_appearance(application, Preferences().theme());
    MainWindow window(Engine::real());
    window.show();
    if (!options.file.isEmpty()) window.open(options.file);
    return QApplication::exec();
}

} // namespace simul::ui
