#include "ui/window/system_motion.hpp"

#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace simul::ui {

namespace {

QVariant setting(const QString& file, const QString& key) {
    // A QSettings of a file that is not there would make one.
    return QFileInfo::exists(file) ? QSettings(file, QSettings::IniFormat).value(key) : QVariant();
}

} // namespace

bool system_reduces_motion(const QString& folder) {
    const QVariant speed =
        setting(folder + QStringLiteral("/kdeglobals"), QStringLiteral("KDE/AnimationDurationFactor"));
    if (speed.isValid() && speed.toDouble() == 0) return true;
    for (const char* gtk : {"gtk-3.0", "gtk-4.0"}) {
        const QVariant animates = setting(folder + QStringLiteral("/%1/settings.ini").arg(QLatin1String(gtk)),
                                          QStringLiteral("Settings/gtk-enable-animations"));
        if (animates.isValid() && !animates.toBool()) return true;
    }
    return false;
}

bool system_reduces_motion() {
    return system_reduces_motion(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
}

} // namespace simul::ui
