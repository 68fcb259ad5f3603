#include "tests/support/catch.hpp"
#include "ui/window/system_motion.hpp"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace simul::ui;

namespace {

bool reduces(const QString& file, const QByteArray& content) {
    QTemporaryDir folder;
    QDir(folder.path()).mkpath(QFileInfo(file).path());
    QFile settings(folder.filePath(file));
    REQUIRE(settings.open(QIODevice::WriteOnly));
    settings.write(content);
    settings.close();
    return system_reduces_motion(folder.path());
}

} // namespace

TEST_CASE("Desktops that move nothing are heard") {
    CHECK(reduces("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n"));
    CHECK(reduces("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n"));
    CHECK(reduces("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n"));
}

TEST_CASE("Desktops that say nothing of it, or that things move, leave motion on") {
    CHECK_FALSE(reduces("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n"));
    CHECK_FALSE(reduces("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=true\n"));
    CHECK_FALSE(reduces("gtk-3.0/settings.ini", "[Settings]\ngtk-theme-name=Adwaita\n"));
    CHECK_FALSE(reduces("other", ""));
}
