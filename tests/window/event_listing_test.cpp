#include "tests/support/catch.hpp"
#include "tests/window/open_window.hpp"
#include "ui/find/virtual_table.hpp"
#include "ui/window/finding.hpp"

#include <QCheckBox>

using namespace simul;
using namespace simul::ui;
using namespace simul::ui::test;

namespace {

struct Listing {
    OpenWindow window;

    Listing() {
        window.open_scenario();
        window->stage().set_motion(false);
        window.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        REQUIRE(table().hasFocus());
    }
    EventTablePanel& panel() { return window->finding().listing().panel(); }
    VirtualTable& table() { return panel().table(); }
    trace::EventIndex row_event() { return panel().model().event_at(table().currentIndex().row()); }
};

} // namespace

TEST_CASE("The table follows the playhead, and the selection") {
    Listing listing;
    listing.window->stage().player().seek(trace::EventIndex{77});
    CHECK(listing.row_event() == 77);
    const trace::EventIndex event = listing.window->stage().trace()->segments(4)[2].first;
    listing.window->stage().view().select(Selection{{4}, event});
    CHECK(listing.row_event() == event);
}

TEST_CASE("Going through the rows by key moves the playhead and selects on the timeline") {
    Listing listing;
    listing.window.press(Qt::Key_Down);
    listing.window.press(Qt::Key_Down);
    CHECK(listing.window.playhead() == 2);
    REQUIRE(listing.window->stage().view().selection());
    CHECK(listing.window->stage().view().selection()->event == 2);
    CHECK(listing.table().hasFocus());
    listing.window.press(Qt::Key_End, {});
    CHECK(listing.window.playhead() == listing.window->stage().trace()->event_count() - 1);
}

TEST_CASE("Behind another tab the table waits, and is in step when it comes forward") {
    Listing listing;
    listing.window->panels().bring_forward(listing.window->panels().output());
    listing.window->stage().player().seek(trace::EventIndex{50});
    listing.window.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(listing.row_event() == 50);
}

TEST_CASE("The table shows the measured range alone, if that is wanted") {
    Listing listing;
    listing.window.action(Command::StepsAxis).trigger();
    listing.window->stage().view().set_range(Range{20, 30});
    listing.panel().findChildren<QCheckBox*>()[1]->click();
    listing.window.wait_until([&] { return listing.panel().model().rowCount() == 10; });
    CHECK(listing.panel().model().event_at(0) == 20);
    listing.window->stage().view().set_range({});
    listing.window.wait_until([&] { return listing.panel().model().rowCount() > 10; });
}

TEST_CASE("Another run has another table, and its place and tab stay") {
    Listing listing;
    listing.window.action(Command::RunAgain).trigger();
    listing.window.wait_until([&] { return !listing.window->session().busy(); });
    CHECK(listing.panel().isVisible());
    CHECK(listing.panel().model().rowCount() == int(listing.window->stage().trace()->event_count()));
}
