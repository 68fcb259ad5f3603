/// A file that is being edited: what is on the disk, what is not yet, and a backup of that.
#pragma once

#include <tl/expected.hpp>

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace simul::ui {

/// Holds no widget: an editor reports its text (`set_text`) and asks for what to show. Edits that are not
/// saved are written to a backup within two seconds, which the next `open` of the same file offers again,
/// whatever became of the program in between. Window's thread; file access blocks, for a scenario's size.
class SourceDocument : public QObject {
    Q_OBJECT

public:
    /// Backups lie in `backup_directory`; by default in the user's data directory of this program.
    explicit SourceDocument(QString backup_directory = {}, QObject* parent = nullptr);

    /// How the text of an opened document came about.
    enum class Origin : std::uint8_t {
        Disk,   ///< It is what the file says.
        Backup, ///< Edits of an earlier session that were never saved.
    };

    /// `disk_text` is what the file says. Forgets what was open before, its unsaved edits included.
    Origin open(const QString& path, const QString& disk_text);
    void close();

    const QString& path() const { return path_; }
    const QString& text() const { return text_; }
    bool modified() const { return text_ != disk_text_; }

    void set_text(const QString& text);
    /// Goes back to what the disk says, and drops the backup.
    void revert();
    /// Writes the file whole or not at all. The error is for people.
    tl::expected<void, QString> save();
    /// The same to another file, which is then the one that is open.
    tl::expected<void, QString> save_as(const QString& path);

signals:
    void modified_changed(bool modified);
    /// Somebody else has changed the file: `disk_text` is what it says now. Without unsaved edits, text() is
    /// already that; with some, they stay until `revert` or `save`.
    void changed_on_disk(const QString& disk_text);

private:
    QString backup_path() const;
    void write_backup();
    void remove_backup();
    void look_at_disk();
    void watch();

    QString backup_directory_;
    QString path_;
    QString text_;
    QString disk_text_;
    QFileSystemWatcher watcher_;
    QTimer backup_timer_;
    QTimer disk_timer_;
};

} // namespace simul::ui
