// The entry point of the window's tests: one QApplication on the offscreen platform, one font, one style. A
// warning that Qt logs during the run (a signal that does not exist, a painter not active …) fails it.
#include "tests/support/catch_session.hpp"

#include <QApplication>
#include <QFont>
#include <QMutex>
#include <QStandardPaths>
#include <cstdio>

namespace {

QBasicMutex log_mutex;
int unexpected_messages = 0;

void log_message(QtMsgType type, const QMessageLogContext&, const QString& message) {
    // What the offscreen platform says whenever a window is shown, raised or given the keyboard.
    if (message.startsWith(QLatin1String("This plugin does not support "))) return;
    const QMutexLocker lock(&log_mutex);
    std::fprintf(stderr, "%s\n", qPrintable(message));
    if (type != QtDebugMsg && type != QtInfoMsg) ++unexpected_messages;
}

} // namespace

int main(int argc, char* argv[]) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true); // settings of the person who runs the tests stay as they are
    QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(13);
    QApplication::setFont(font);
    qInstallMessageHandler(log_message);

    const int result = simul::testing::run_test_cases(argc, argv);
    if (unexpected_messages == 0) return result;
    std::fprintf(stderr, "%d warnings were logged (above); they fail the run\n", unexpected_messages);
    return result == 0 ? 1 : result;
}
