#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "tests/window/open_window.hpp"
#include "ui/window/export_dialog.hpp"

#include <QComboBox>

using namespace simul;
using namespace simul::ui;
using namespace simul::ui::test;
using namespace std::chrono_literals;

namespace {

const QByteArray kChess = "\"\"\"Chess\n\nstage: boards\n\"\"\"\nimport asyncio\n";

OpenWindow chess_window() {
    return OpenWindow([](const auto&, const auto&, auto&) {
        return trace::testing::chess_exhibition(trace::testing::SampleModel::Async, 8, 3);
    });
}

const StageFigure& walker_of(OpenWindow& window) {
    return window->situation().panel().situation().figures.back();
}

} // namespace

TEST_CASE("A scenario that asks for a picture of its situation has one, others have none") {
    OpenWindow window = chess_window();
    window.open_and_wait(window.write("plain.py", "import asyncio\n"));
    CHECK_FALSE(window->situation().panel().isVisible());
    window.open_and_wait(window.write("chess.py", kChess));
    CHECK(window->situation().panel().isVisible());
    CHECK(window->situation().panel().cast().seats.size() == 8);
    window->show_page(MainWindow::Page::Gallery);
    CHECK_FALSE(window->situation().panel().isVisible());
    window->show_page(MainWindow::Page::Stage);
    CHECK(window->situation().panel().isVisible());
    window.open_and_wait(window.path_of("plain.py"));
    CHECK_FALSE(window->situation().panel().isVisible());
}

TEST_CASE("Who closes the picture keeps it closed while the file is open") {
    OpenWindow window = chess_window();
    window.open_and_wait(window.write("chess.py", kChess));
    window->situation().toggle_action()->trigger();
    CHECK_FALSE(window->situation().panel().isVisible());
    window.action(Command::RunAgain).trigger();
    window.wait_until([&] { return !window->session().busy(); });
    CHECK_FALSE(window->situation().panel().isVisible());
    window->situation().toggle_action()->trigger();
    CHECK(window->situation().panel().isVisible());
}

TEST_CASE("The picture follows the playhead, and a click on a board selects its lane") {
    OpenWindow window = chess_window();
    window.open_and_wait(window.write("chess.py", kChess));
    SituationPanel& panel = window->situation().panel();
    window->stage().player().seek(Instant{64s});
    const QPointF there = walker_of(window).center;
    window->stage().player().seek(Instant{69s});
    CHECK(walker_of(window).center != there);
    window->stage().player().seek(Instant{64s});
    CHECK(walker_of(window).center == there);
    QTest::mouseClick(&panel, Qt::LeftButton, {}, panel.situation().figures[3].center.toPoint());
    REQUIRE(window->stage().view().selection());
    CHECK(window->stage().view().selection()->lane.task == panel.cast().seats[3]);
}

TEST_CASE("With reduced motion the walker does not walk") {
    OpenWindow window = chess_window();
    window.open_and_wait(window.write("chess.py", kChess));
    window->stage().player().seek(Instant{65s});
    const QPointF on_her_way = walker_of(window).center;
    window.action(Command::ReduceMotion).trigger();
    const QPointF there = walker_of(window).center;
    CHECK(on_her_way != there);
    window->stage().player().seek(Instant{69s});
    CHECK(walker_of(window).center == there);
    window.action(Command::ReduceMotion).trigger();
}

TEST_CASE("The situation at the playhead is exported where the scenario has one") {
    OpenWindow window = chess_window();
    window.open_and_wait(window.write("chess.py", kChess));
    const ViewState& view = window->stage().view();
    const Cast& cast = window->situation().panel().cast();
    TimelineContent timeline;
    timeline.trace = view.trace();
    ExportDialog dialog(timeline, {}, "run");
    dialog.offer({cast, view.playhead().event, view.playhead().time, "Chess"});
    auto* const what = dialog.findChild<QComboBox*>("what");
    REQUIRE(what);
    REQUIRE(dialog.save_to(window.path_of("timeline.png")));
    what->setCurrentIndex(1);
    REQUIRE(dialog.save_to(window.path_of("boards.png")));
    REQUIRE(dialog.save_to(window.path_of("boards.svg")));
    CHECK(QImage(window.path_of("timeline.png")).width() == 3200);
    const QImage boards(window.path_of("boards.png"));
    CHECK(boards.size() == QSize(1600, 800));
    const QByteArray svg = window.content_of("boards.svg");
    CHECK(svg.startsWith("<?xml"));
    CHECK(svg.contains("<svg"));
    CHECK(svg != window.content_of("timeline.png"));
}
