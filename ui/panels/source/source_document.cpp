#include "ui/panels/source/source_document.hpp"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <optional>
#include <tuple>

namespace simul::ui {

namespace {

constexpr int kBackupMilliseconds = 1000;
/// Editors write a file in several goes: look at it once they are done.
constexpr int kDiskMilliseconds = 150;

QString default_backup_directory() {
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
           QStringLiteral("/unsaved");
}

tl::expected<void, QString> write_whole(const QString& path, const QString& text) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0 || !file.commit())
        return tl::make_unexpected(file.errorString());
    return {};
}

std::optional<QString> read_all(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    return QString::fromUtf8(file.readAll());
}

} // namespace

SourceDocument::SourceDocument(QString backup_directory, QObject* parent)
    : QObject(parent), backup_directory_(backup_directory.isEmpty() ? default_backup_directory()
                                                                    : std::move(backup_directory)) {
    backup_timer_.setSingleShot(true);
    backup_timer_.setInterval(kBackupMilliseconds);
    connect(&backup_timer_, &QTimer::timeout, this, &SourceDocument::write_backup);
    disk_timer_.setSingleShot(true);
    disk_timer_.setInterval(kDiskMilliseconds);
    connect(&disk_timer_, &QTimer::timeout, this, &SourceDocument::look_at_disk);
    connect(&watcher_, &QFileSystemWatcher::fileChanged, &disk_timer_, qOverload<>(&QTimer::start));
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, &disk_timer_, qOverload<>(&QTimer::start));
}

SourceDocument::Origin SourceDocument::open(const QString& path, const QString& disk_text) {
    close();
    path_ = QFileInfo(path).absoluteFilePath();
    disk_text_ = disk_text;
    const std::optional<QString> backup = read_all(backup_path());
    text_ = backup.value_or(disk_text);
    watch();
    emit modified_changed(modified());
    if (modified()) return Origin::Backup;
    remove_backup();
    return Origin::Disk;
}

void SourceDocument::close() {
    if (path_.isEmpty()) return;
    // Edits that were given up stay given up.
    remove_backup();
    disk_timer_.stop();
    watcher_.removePaths(watcher_.files() + watcher_.directories());
    path_.clear();
    text_.clear();
    disk_text_.clear();
}

void SourceDocument::set_text(const QString& text) {
    if (text == text_) return;
    const bool was_modified = modified();
    text_ = text;
    if (modified() != was_modified) emit modified_changed(modified());
    if (modified())
        backup_timer_.start();
    else
        remove_backup();
}

void SourceDocument::revert() {
    set_text(disk_text_);
    remove_backup();
}

tl::expected<void, QString> SourceDocument::save() {
    return save_as(path_);
}

tl::expected<void, QString> SourceDocument::save_as(const QString& path) {
    if (auto written = write_whole(path, text_); !written) return written;
    remove_backup();
    const bool was_modified = modified();
    path_ = QFileInfo(path).absoluteFilePath();
    disk_text_ = text_;
    watch();
    if (was_modified) emit modified_changed(false);
    return {};
}

QString SourceDocument::backup_path() const {
    const QByteArray hash =
        QCryptographicHash::hash(path_.toUtf8(), QCryptographicHash::Sha1).toHex().left(16);
    return QStringLiteral("%1/%2-%3")
        .arg(backup_directory_, QString::fromLatin1(hash), QFileInfo(path_).fileName());
}

void SourceDocument::write_backup() {
    // A backup that cannot be written must not disturb the writing of the text itself.
    if (QDir().mkpath(backup_directory_)) std::ignore = write_whole(backup_path(), text_);
}

void SourceDocument::remove_backup() {
    backup_timer_.stop();
    QFile::remove(backup_path());
}

void SourceDocument::look_at_disk() {
    watch();
    const std::optional<QString> text = read_all(path_);
    if (!text || *text == disk_text_) return;
    const bool was_modified = modified();
    disk_text_ = *text;
    if (!was_modified) {
        text_ = disk_text_;
    } else if (!modified()) {
        remove_backup();
        emit modified_changed(false);
    }
    emit changed_on_disk(*text);
}

void SourceDocument::watch() {
    // A file that is replaced (as saving does) drops out of the watcher: its directory tells when it is back.
    if (QFileInfo::exists(path_)) watcher_.addPath(path_);
    watcher_.addPath(QFileInfo(path_).absolutePath());
}

} // namespace simul::ui
