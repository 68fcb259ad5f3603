#include "ui/window/desktop.hpp"

#include "ui/window/appearance.hpp"
#include "ui/window/main_window.hpp"

#include <QApplication>

namespace simul::ui {

int run_desktop(int& argc, char** argv, const DesktopOptions& options) {
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
