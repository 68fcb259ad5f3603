#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"
#include "ui/study/axis_editor.hpp"
#include "ui/study/sweep_page.hpp"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace simul;
using namespace simul::ui;
using scenario::Model;

namespace {

scenario::Scenario sleeps() {
    return *scenario::parse("import asyncio, random\n"
                            "TASKS = 4  # [1:100] How many\n"
                            "LONG = 1.5  # [0.5:10] Seconds\n"
                            "MODE = 'a'  # [a, b] Which\n"
                            "async def work():\n"
                            "    await asyncio.sleep(LONG + random.random())\n"
                            "async def main():\n"
                            "    await asyncio.gather(*[work() for _ in range(TASKS)])\n"
                            "asyncio.run(main())\n",
                            "sleeps.py");
}

std::vector<study::SweepRow> run_part(const scenario::Scenario& scenario, const study::Sweep& sweep,
                                      study::Shard shard, study::Progress& progress) {
    return study::run(scenario, sweep, shard, 2, progress);
}

struct OpenPage {
    explicit OpenPage(StudyRunner::SweepPart run = run_part) : page(std::move(run)) {
        page.resize(1100, 600);
        page.set_scenario(sleeps(), {});
        page.show();
        REQUIRE(QTest::qWaitForWindowExposed(&page));
    }
    QPushButton& start() { return *page.findChild<QPushButton*>("start_sweep"); }
    QString text(const char* label) { return page.findChild<QLabel*>(label)->text(); }
    void run() {
        QTest::mouseClick(&start(), Qt::LeftButton);
        REQUIRE(page.busy());
        REQUIRE(QTest::qWaitFor([this] { return !page.busy(); }, 20'000));
    }

    SweepPage page;
};

} // namespace

TEST_CASE("A sweep is run and plotted, one line a model") {
    OpenPage open;
    open.page.first_axis().choose("TASKS", "1:9:2");
    CHECK(open.text("run_count").startsWith("20 runs."));
    open.run();
    CHECK(open.page.rows().size() == 20);
    CHECK(open.text("sweep_status").startsWith("20 runs in "));
    const SweepPlot& plot = open.page.chart().plot();
    REQUIRE(plot.lines.size() == 4);
    CHECK(plot.lines[0].label == "sequential");
    REQUIRE(plot.lines[0].points.size() == 5);
    CHECK(plot.lines[0].points[4].x == 9);
    CHECK(plot.lines[0].points[4].middle > 5 * plot.lines[1].points[4].middle);
}

TEST_CASE("A second parameter makes a line for each of its values, and seeds make bands") {
    OpenPage open;
    open.page.first_axis().choose("TASKS", "1,3");
    open.page.second_axis().choose("LONG", "1,2");
    open.page.findChild<QSpinBox*>("seeds")->setValue(3);
    CHECK(open.text("run_count").startsWith("48 runs."));
    open.run();
    const SweepPlot& plot = open.page.chart().plot();
    REQUIRE(plot.lines.size() == 8);
    CHECK(plot.lines[3].label == "async · LONG = 2.0");
    for (const PlotLine& line : plot.lines)
        for (const PlotPoint& point : line.points) {
            CHECK(point.low < point.middle);
            CHECK(point.middle < point.high);
        }
}

TEST_CASE("What is wrong with a range is said, and nothing can be run") {
    OpenPage open;
    open.page.first_axis().choose("TASKS", "1:200");
    CHECK_FALSE(open.start().isEnabled());
    CHECK(open.text("run_count").contains("TASKS must be"));
    open.page.first_axis().choose("TASKS", "1:20");
    CHECK(open.start().isEnabled());
    open.page.second_axis().choose("TASKS", "1:20");
    CHECK(open.text("run_count") == "Choose two different parameters.");
}

TEST_CASE("A sweep is cancelled at once") {
    OpenPage open;
    open.page.first_axis().choose("TASKS", "1:100");
    open.page.findChild<QSpinBox*>("seeds")->setValue(1000);
    QTest::mouseClick(&open.start(), Qt::LeftButton);
    REQUIRE(open.page.busy());
    CHECK(open.start().text() == "Cancel");
    QElapsedTimer timer;
    timer.start();
    QTest::mouseClick(&open.start(), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return !open.page.busy(); }, 5'000));
    CHECK(timer.elapsed() < 2'000);
    CHECK(open.text("sweep_status").startsWith("Stopped after "));
    CHECK(open.page.rows().size() < 400'000);
}

TEST_CASE("A click on a point asks for its run") {
    OpenPage open;
    open.page.first_axis().choose("TASKS", "1:9:2");
    open.run();
    const QSignalSpy wanted(&open.page, &SweepPage::run_wanted);
    SweepChart& chart = open.page.chart();
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, chart.place_of(1, 3).toPoint());
    REQUIRE(wanted.count() == 1);
    const auto settings = wanted[0][0].value<scenario::RunSettings>();
    CHECK(settings.model == Model::Async);
    CHECK(settings.parameters.at("TASKS") == scenario::ParameterValue(std::int64_t{7}));
    CHECK(settings.random == scenario::RandomStreams::PerTask);
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, QPoint(2, 2));
    CHECK(wanted.count() == 1);
}

TEST_CASE("Figures, logarithms and names on the axis") {
    OpenPage open;
    open.page.first_axis().choose("MODE", "a,b");
    open.run();
    CHECK(open.page.chart().plot().x_names == QStringList{"a", "b"});
    open.page.show_figure(SweepFigure::SpeedUp);
    open.page.set_logarithmic(true, true);
    const SweepPlot& plot = open.page.chart().plot();
    CHECK(plot.y_title == "Speed-up");
    CHECK_FALSE(plot.log_x); // Names have no logarithm.
    CHECK(plot.log_y);
    CHECK(plot.lines[0].points[0].middle == 1);
    CHECK(plot.lines[1].points[0].middle > 1);
}

TEST_CASE("Plot and table are saved whole, or it is said why not") {
    const simul::test::TemporaryFolder folder;
    const auto path = [&folder](const char* name) {
        return QString::fromStdString((folder / name).string());
    };
    const auto content = [&path](const char* name) {
        QFile file(path(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    };
    OpenPage open;
    open.page.first_axis().choose("TASKS", "1:3");
    open.run();
    REQUIRE(open.page.chart().save(path("plot.png")));
    CHECK(content("plot.png").startsWith("\x89PNG"));
    REQUIRE(open.page.chart().save(path("plot.svg")));
    CHECK(content("plot.svg").contains("<svg"));
    CHECK_FALSE(open.page.chart().save(path("plot.bmp")));
    REQUIRE(open.page.save_table(path("sweep.csv")));
    CHECK(content("sweep.csv").startsWith("TASKS,seed,model,"));
    CHECK(content("sweep.csv").count('\n') == 13);
    CHECK_FALSE(open.page.save_table(path("no/folder/sweep.csv")));
}

TEST_CASE("A range is proposed for each parameter") {
    const scenario::Scenario scenario = sleeps();
    CHECK(proposed_values(scenario.parameters[0]) == "1:100:10");
    CHECK(proposed_values(scenario.parameters[1]) == "0.5:10:1");
    CHECK(proposed_values(scenario.parameters[2]) == "a,b");
}

TEST_CASE("A plot that is saved the moment it is drawn is the one that is shown afterwards") {
    OpenPage open;
    open.page.first_axis().choose("TASKS", "1:9:2");
    open.run();
    SweepChart chart;
    chart.resize(800, 500);
    chart.show();
    REQUIRE(QTest::qWaitForWindowExposed(&chart));
    const simul::test::TemporaryFolder folder;
    const QString path = QString::fromStdString((folder / "plot.svg").string());
    const auto saved = [&] {
        REQUIRE(chart.save(path));
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    };
    chart.show_plot(open.page.chart().plot());
    const QByteArray at_once = saved();
    QCoreApplication::processEvents();
    CHECK(saved() == at_once);
}
