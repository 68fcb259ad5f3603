#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "tests/window/open_window.hpp"
#include "ui/window/find_field.hpp"
#include "ui/window/finding.hpp"

#include <QCompleter>

using namespace simul;
using namespace simul::ui;
using namespace simul::ui::test;

namespace {

struct Searching {
    OpenWindow window;

    Searching() { window.open_scenario(); }
    FindField& field() { return window->transport().find_field(); }
    const Finder& finder() { return window->finding().search().finder(); }
    /// As the user does: the key, then the words.
    void look_for(const QString& text) {
        window.press(Qt::Key_Slash);
        REQUIRE(field().hasFocus());
        QTest::keyClicks(&field(), text);
        window.wait_until([&] { return finder().text() == text && !finder().searching(); });
    }
    std::string selected() {
        const auto& selection = window->stage().view().selection();
        return selection ? window->stage().trace()->task(selection->lane.task).label : "nothing";
    }
};

} // namespace

TEST_CASE("A slash looks for events, Enter goes through the hits, and Shift+Enter back") {
    Searching search;
    search.look_for("consume(");
    CHECK(search.field().count_text() == "10 hits");
    CHECK(search.window.playhead() == 0);
    search.window.press(Qt::Key_Return);
    CHECK(search.field().count_text() == "1 of 10");
    CHECK(search.selected() == "consume(0)");
    search.window.press(Qt::Key_Return);
    search.window.press(Qt::Key_Return);
    CHECK(search.field().count_text() == "3 of 10");
    CHECK(search.selected() == "consume(2)");
    search.window.press(Qt::Key_Return, Qt::ShiftModifier);
    CHECK(search.selected() == "consume(1)");
    CHECK(search.window->stage().trace()->kind_of(search.window.playhead()) == trace::EventKind::Create);
}

TEST_CASE("F3 goes on with the search wherever the focus is, and round at the end") {
    Searching search;
    search.look_for("cancelled");
    const trace::Trace& trace = *search.window->stage().trace();
    search.window.press(Qt::Key_Escape);
    search.look_for("cancelled");
    search.window->stage().timeline().setFocus();
    search.window.press(Qt::Key_F3, Qt::ShiftModifier);
    CHECK(search.field().count_text().startsWith(QString::number(search.finder().hits()->total)));
    CHECK(trace.kind_of(search.window.playhead()) == trace::EventKind::Cancelled);
    search.window.press(Qt::Key_F3);
    CHECK(search.field().count_text().startsWith("1 of "));
}

TEST_CASE("A hit in a folded group is unfolded and shown") {
    Searching search;
    TimelineView& timeline = search.window->stage().timeline();
    timeline.set_group_collapsed("consume", true);
    search.look_for("consume(4)");
    search.window.press(Qt::Key_Return);
    CHECK_FALSE(timeline.is_group_collapsed("consume"));
    CHECK(search.selected() == "consume(4)");
}

TEST_CASE("What is not found is said, and Escape leaves the field for the timeline") {
    Searching search;
    search.look_for("nowhere");
    CHECK(search.field().count_text() == "no hits");
    search.window.press(Qt::Key_Return);
    CHECK(search.window.playhead() == 0);
    search.window.press(Qt::Key_Escape);
    CHECK(search.window->stage().timeline().hasFocus());
    CHECK(search.field().text().isEmpty());
    CHECK(search.field().count_text().isEmpty());
}

TEST_CASE("Hits are marked on the minimap") {
    Searching search;
    const QImage without = search.window->stage().minimap().grab().toImage();
    search.look_for("cancelled");
    const QImage with = search.window->stage().minimap().grab().toImage();
    CHECK(with != without);
    search.window.press(Qt::Key_Escape);
    CHECK(search.window->stage().minimap().grab().toImage() == without);
}

TEST_CASE("Ctrl+F still finds lanes, by names that are completed") {
    Searching search;
    search.window.press(Qt::Key_F, Qt::ControlModifier);
    CHECK(search.field().mode() == FindField::Mode::Tasks);
    REQUIRE(search.field().completer());
    QTest::keyClicks(&search.field(), "consume(3)");
    search.window.press(Qt::Key_Return);
    CHECK(search.selected() == "consume(3)");
    CHECK(search.window->stage().timeline().hasFocus());
    CHECK(search.field().count_text().isEmpty());
}

TEST_CASE("Another run is searched for the same words") {
    Searching search;
    search.look_for("consume(");
    search.window.action(Command::RunAgain).trigger();
    search.window.wait_until([&] { return !search.window->session().busy(); });
    search.window.wait_until([&] { return search.finder().hits() != nullptr; });
    CHECK(search.field().count_text() == "10 hits");
}
