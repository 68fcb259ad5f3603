#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"
#include "ui/panels/source/source_document.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>

using namespace simul::ui;

namespace {

/// A file and a place for backups, in a folder of their own.
struct Desk {
    simul::test::TemporaryFolder folder;
    QString path = QString::fromStdString((folder / "scenario.py").string());
    QString backups = QString::fromStdString((folder / "backups").string());

    void write(const QString& text) const {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
    }
    QString read() const {
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        return QString::fromUtf8(file.readAll());
    }
};

bool has_backup(const QString& backups) {
    return !QDir(backups).entryList(QDir::Files).isEmpty();
}

void edit_and_crash(const Desk& desk, const QString& text) {
    SourceDocument document(desk.backups);
    document.open(desk.path, desk.read());
    document.set_text(text);
    QElapsedTimer patience;
    patience.start();
    while (!has_backup(desk.backups) && patience.elapsed() < 10'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

} // namespace

TEST_CASE("Edits that were not saved come back after a crash") {
    const Desk desk;
    desk.write("old");
    edit_and_crash(desk, "edited");
    SourceDocument document(desk.backups);
    CHECK(document.open(desk.path, desk.read()) == SourceDocument::Origin::Backup);
    CHECK(document.text() == "edited");
    CHECK(document.modified());
    document.revert();
    CHECK(document.text() == "old");
    CHECK_FALSE(has_backup(desk.backups));
}

TEST_CASE("A backup that says what the file says is no news") {
    const Desk desk;
    desk.write("old");
    edit_and_crash(desk, "edited");
    desk.write("edited");
    SourceDocument document(desk.backups);
    CHECK(document.open(desk.path, desk.read()) == SourceDocument::Origin::Disk);
    CHECK_FALSE(has_backup(desk.backups));
}

TEST_CASE("Saving writes the file, and needs no backup any more") {
    const Desk desk;
    desk.write("old");
    edit_and_crash(desk, "edited");
    SourceDocument document(desk.backups);
    document.open(desk.path, desk.read());
    QSignalSpy modified(&document, &SourceDocument::modified_changed);
    CHECK(document.save());
    CHECK(desk.read() == "edited");
    CHECK_FALSE(document.modified());
    REQUIRE(modified.count() == 1);
    CHECK_FALSE(modified[0][0].toBool());
    CHECK_FALSE(has_backup(desk.backups));
}

TEST_CASE("A file that cannot be written says why and keeps the edits") {
    const Desk desk;
    desk.write("old");
    SourceDocument document(desk.backups);
    document.open(desk.path, desk.read());
    document.set_text("edited");
    const auto saved = document.save_as(desk.path + "/not/a/folder.py");
    REQUIRE_FALSE(saved);
    CHECK_FALSE(saved.error().isEmpty());
    CHECK(document.modified());
    CHECK(document.path() == desk.path);
}

TEST_CASE("A file that somebody else writes is read again") {
    const Desk desk;
    desk.write("old");
    SourceDocument document(desk.backups);
    document.open(desk.path, desk.read());
    QSignalSpy changed(&document, &SourceDocument::changed_on_disk);
    desk.write("new");
    REQUIRE(changed.wait(10'000));
    CHECK(document.text() == "new");
    CHECK_FALSE(document.modified());
}

TEST_CASE("A change on the disk leaves unsaved edits alone") {
    const Desk desk;
    desk.write("old");
    SourceDocument document(desk.backups);
    document.open(desk.path, desk.read());
    document.set_text("mine");
    QSignalSpy changed(&document, &SourceDocument::changed_on_disk);
    desk.write("theirs");
    REQUIRE(changed.wait(10'000));
    CHECK(document.text() == "mine");
    CHECK(document.modified());
    document.revert();
    CHECK(document.text() == "theirs");
}
