#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"
#include "ui/notes/notes_file.hpp"

#include <QFile>

using namespace simul;
using namespace simul::ui;

namespace {

struct Folder {
    simul::test::TemporaryFolder folder;
    QString path = QString::fromStdString((folder / "a.py.notes.json").string());

    void write(const QByteArray& content) const {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
};

const std::vector<Note> kNotes{
    {.at = {4'000'000'000, Instant(Duration(9'007'199'254'740'993)), "produce(1)"},
     .text = "Größe „1“\nzwei"},
    {.at = {2, Instant{}, ""}, .until = EventMark{9, Instant(Duration(5)), "main"}, .text = "a range"}};

} // namespace

TEST_CASE("Notes are read as they were written, to the nanosecond") {
    const Folder folder;
    REQUIRE(write_notes(folder.path, kNotes));
    const auto read = read_notes(folder.path);
    REQUIRE(read);
    CHECK(*read == kNotes);
    CHECK(notes_path_of("x/a.py") == "x/a.py.notes.json");
}

TEST_CASE("Without a file there are no notes, and without notes no file") {
    const Folder folder;
    CHECK(read_notes(folder.path)->empty());
    REQUIRE(write_notes(folder.path, kNotes));
    REQUIRE(write_notes(folder.path, {}));
    CHECK_FALSE(QFile::exists(folder.path));
}

TEST_CASE("A damaged file is said to be so, with its name and what is wrong") {
    const Folder folder;
    const std::pair<const char*, const char*> damages[]{
        {R"({"format": "simul-notes", )", "at byte"},
        {"[1, 2]", "no file of notes"},
        {R"({"format": "simul-notes", "version": 9, "notes": []})", "another version"},
        {R"({"format": "simul-notes", "version": 1, "notes": [{"step": 1}]})", "note 1"},
        {R"({"format": "simul-notes", "version": 1, "notes": [{"step": 0, "time": 1, "task": "", "text": ""}]})",
         "note 1"}};
    for (const auto& [content, complaint] : damages) {
        folder.write(content);
        const auto read = read_notes(folder.path);
        REQUIRE_FALSE(read);
        CHECK(read.error().contains("a.py.notes.json"));
        CHECK(read.error().contains(complaint));
    }
}

TEST_CASE("Where nothing can be written, the reason is told") {
    CHECK_FALSE(write_notes("/nowhere/at/all.notes.json", kNotes));
}
