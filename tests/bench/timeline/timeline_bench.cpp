/// How long frames of the timeline take: `./dev bench timeline`.
#include "tests/bench/timeline/aims.hpp"
#include "tests/bench/timeline/frames.hpp"
#include "tests/bench/timeline/large_run.hpp"
#include "ui/window/appearance.hpp"

#include <QApplication>
#include <algorithm>
#include <cstdio>

using namespace simul;
using namespace simul::bench;

namespace {

struct Size {
    std::size_t events;
    std::size_t lanes;
};

struct Row {
    Size size;
    Quantiles all, middle, close, zoom, hover, scroll, seek, dense;
};

Row measure(Size size) {
    QElapsedTimer timer;
    timer.start();
    const double before = resident_memory();
    const auto trace = large_run(size.events, size.lanes);
    trace->prepare_lanes();
    const double trace_memory = resident_memory() - before;
    const double made = milliseconds(timer);
    Bench bench(trace);
    Row row{size,
            bench.pan(1.5),
            bench.pan(30),
            bench.pan(3000),
            bench.zoom(),
            bench.hover(),
            bench.scroll(),
            bench.seek(),
            {}};
    const auto [dense_first, dense_exact] = bench.all_lanes();
    row.dense = bench.pan_all_lanes();
    std::printf("%10zu %8zu | %5.1f/%5.1f %5.1f/%5.1f %5.1f/%5.1f | %5.1f/%5.1f %5.1f/%5.1f %5.1f/%5.1f | "
                "%5.1f/%5.1f | "
                "%5.1f/%5.1f %6.0f | %6.0f %7.0f %5.1f\n",
                size.events, size.lanes, row.all.median, row.all.p99, row.middle.median, row.middle.p99,
                row.close.median, row.close.p99, row.zoom.median, row.zoom.p99, row.hover.median,
                row.hover.p99, row.scroll.median, row.scroll.p99, row.seek.median, row.seek.p99,
                row.dense.median, row.dense.p99, std::max(dense_first, dense_exact), bench.first_picture(),
                made, trace_memory * 1e6 / static_cast<double>(trace->event_count()));
    std::fflush(stdout);
    return row;
}

double worst(const Row& row) {
    return std::max({row.all.p99, row.middle.p99, row.close.p99, row.zoom.p99, row.hover.p99, row.scroll.p99,
                     row.dense.p99});
}

void print_heading() {
    std::puts("Frames of 1920 x 1080 pixels, in ms of processor time (--wall: on the wall): median/p99.\n"
              "\"dense\": all lanes in view at once, panned; \"exact\": until such a picture is exact after "
              "it was\n"
              "asked for. \"seek\": to any event, and the loop's state there. \"first\": from a trace in "
              "memory to its first frame. bytes/event: with lanes.\n");
    std::puts(
        "    events    lanes |   pan all   pan 30x   pan 3000x |  zoom       hover       scroll     |   "
        "seek      |   dense      exact |  first    made  bytes/event");
}

void measure_sizes() {
    std::vector<Row> rows;
    for (const Size size : {Size{10'000, 10}, Size{10'000, 40}, Size{10'000, 100}, Size{100'000, 40},
                            Size{1'000'000, 40}, Size{1'000'000, 10'000}, Size{10'000'000, 10},
                            Size{10'000'000, 40}, Size{10'000'000, 1'000}, Size{10'000'000, 100'000}})
        rows.push_back(measure(size));
    double smallest = 0, largest = 0;
    for (const Row& row : rows) {
        if (row.size.events == 10'000) smallest = std::max(smallest, worst(row));
        if (row.size.events == 10'000'000) largest = std::max(largest, worst(row));
    }
    std::printf("\nworst p99 at 10 million events: %.1f ms, %.2f times that at 10 thousand (aim: at most "
                "1.5, and 16.7 ms)\n",
                largest, largest / smallest);
}

} // namespace

int main(int argc, char* argv[]) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    apply_appearance(application, ThemeChoice::Light);
    const QStringList arguments = QCoreApplication::arguments();
    FrameTimer::on_the_wall = arguments.contains(QStringLiteral("--wall"));
    if (!arguments.contains(QStringLiteral("--aims"))) {
        print_heading();
        if (const auto at = arguments.indexOf(QStringLiteral("--size")); at >= 0) {
            measure({arguments.value(at + 1).toULongLong(), arguments.value(at + 2).toULongLong()});
            return 0;
        }
        measure_sizes();
    }
    print_aims();
    return 0;
}
