#include "ui/window/preferences.hpp"

#include "ui/window/system_motion.hpp"

#include <algorithm>

namespace simul::ui {

namespace {

const QString kTheme = QStringLiteral("theme");
const QString kRecentFiles = QStringLiteral("recent_files");
const QString kReducedMotion = QStringLiteral("reduced_motion");
const QString kRecordsLocals = QStringLiteral("record_locals");
const QString kFollows = QStringLiteral("follow_playhead");
const QString kSwitchedOff = QStringLiteral("switched_off/%1");
const QString kGeometry = QStringLiteral("window/geometry");
const QString kLayout = QStringLiteral("window/layout");

} // namespace

ThemeChoice Preferences::theme() const {
    const int stored = settings_.value(kTheme).toInt();
    return static_cast<ThemeChoice>(std::clamp(stored, 0, static_cast<int>(ThemeChoice::Dark)));
}

void Preferences::set_theme(ThemeChoice theme) {
    settings_.setValue(kTheme, static_cast<int>(theme));
}

QStringList Preferences::recent_files() const {
    return settings_.value(kRecentFiles).toStringList();
}

void Preferences::add_recent_file(const QString& path) {
    QStringList files = recent_files();
    files.removeAll(path);
    files.prepend(path);
    settings_.setValue(kRecentFiles, QStringList(files.mid(0, kMostRecentFiles)));
}

void Preferences::forget_recent_file(const QString& path) {
    QStringList files = recent_files();
    files.removeAll(path);
    settings_.setValue(kRecentFiles, files);
}

void Preferences::clear_recent_files() {
    settings_.remove(kRecentFiles);
}

bool Preferences::reduced_motion() const {
    return settings_.contains(kReducedMotion) ? settings_.value(kReducedMotion).toBool()
                                              : system_reduces_motion();
}
void Preferences::set_reduced_motion(bool reduced) {
    settings_.setValue(kReducedMotion, reduced);
}
bool Preferences::records_locals() const {
    return settings_.value(kRecordsLocals, true).toBool();
}
void Preferences::set_records_locals(bool records) {
    settings_.setValue(kRecordsLocals, records);
}
bool Preferences::follows_playhead() const {
    return settings_.value(kFollows, true).toBool();
}
void Preferences::set_follows_playhead(bool follows) {
    settings_.setValue(kFollows, follows);
}

QStringList Preferences::switched_off(const QString& what) const {
    return settings_.value(kSwitchedOff.arg(what)).toStringList();
}
void Preferences::set_switched_off(const QString& what, const QStringList& names) {
    settings_.setValue(kSwitchedOff.arg(what), names);
}

QByteArray Preferences::geometry() const {
    return settings_.value(kGeometry).toByteArray();
}
QByteArray Preferences::layout() const {
    return settings_.value(kLayout).toByteArray();
}

void Preferences::set_window(const QByteArray& geometry, const QByteArray& layout) {
    settings_.setValue(kGeometry, geometry);
    settings_.setValue(kLayout, layout);
}

} // namespace simul::ui
