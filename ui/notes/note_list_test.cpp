#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"
#include "ui/notes/note_list.hpp"
#include "ui/notes/notes_file.hpp"

#include <QFile>
#include <QSignalSpy>

using namespace simul;
using namespace simul::ui;

namespace {

struct Kept {
    simul::test::TemporaryFolder folder;
    QString file = QString::fromStdString((folder / "a.py").string());
    NoteList list;

    Kept() {
        list.open(file);
        list.set_trace(trace::testing::producers_and_consumers());
    }
    void add(trace::EventIndex event, const QString& text) { list.set_text(list.add(event), text); }
    std::vector<std::string> texts() const {
        std::vector<std::string> texts;
        for (const PlacedNote& placed : list.notes())
            texts.push_back(placed.note.text + (placed.event ? "" : " (greyed)"));
        return texts;
    }
};

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("Notes stand in the order of their events, and are there when the file is opened again") {
    Kept kept;
    kept.add(50, "second");
    kept.add(10, "first");
    CHECK(kept.texts() == Texts{"first", "second"});
    NoteList again;
    again.set_trace(trace::testing::producers_and_consumers());
    again.open(kept.file);
    REQUIRE(again.notes().size() == 2);
    CHECK(again.notes()[1].event == 50);
    kept.list.remove(0);
    kept.list.remove(0);
    CHECK_FALSE(QFile::exists(notes_path_of(kept.file)));
}

TEST_CASE("What does not fit another run is kept, and fits again in the first one") {
    Kept kept;
    kept.add(50, "here");
    kept.list.set_trace(trace::testing::deadlock());
    CHECK(kept.texts() == Texts{"here (greyed)"});
    kept.list.set_trace(nullptr);
    CHECK(kept.texts() == Texts{"here (greyed)"});
    kept.list.set_trace(trace::testing::producers_and_consumers());
    CHECK(kept.texts() == Texts{"here"});
}

TEST_CASE("A range fits only with both its ends") {
    Kept kept;
    kept.list.set_text(kept.list.add(10, 50), "range");
    CHECK(kept.list.notes()[0].until == 50);
    kept.list.set_trace(trace::testing::deadlock());
    CHECK_FALSE(kept.list.notes()[0].until);
    CHECK(kept.list.notes()[0].note.until.has_value());
}

TEST_CASE("From an event, the nearest notes are gone to both ways") {
    Kept kept;
    kept.add(10, "a");
    kept.add(50, "b");
    CHECK(kept.list.beyond(0, 1) == 0);
    CHECK(kept.list.beyond(10, 1) == 1);
    CHECK_FALSE(kept.list.beyond(50, 1));
    CHECK(kept.list.beyond(50, -1) == 0);
    CHECK_FALSE(kept.list.beyond(10, -1));
}

TEST_CASE("A damaged file is reported and not written over") {
    Kept kept;
    QFile file(notes_path_of(kept.file));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("{ this is no");
    file.close();
    QSignalSpy failed(&kept.list, &NoteList::failed);
    kept.list.open(kept.file);
    REQUIRE(failed.count() == 1);
    CHECK(failed[0][0].toString().contains("left as it is"));
    kept.add(10, "lost, but not the file");
    CHECK(kept.texts().size() == 1);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == "{ this is no");
}

TEST_CASE("What cannot be saved is said") {
    NoteList list;
    QSignalSpy failed(&list, &NoteList::failed);
    list.open("/nowhere/at/all.py");
    list.set_trace(trace::testing::deadlock());
    list.set_text(list.add(1), "a note");
    CHECK(failed.count() == 1);
    CHECK(list.notes().size() == 1);
}
