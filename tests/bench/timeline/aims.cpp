#include "tests/bench/timeline/aims.hpp"

#include "core/trace/trace_file.hpp"
#include "tests/bench/timeline/frames.hpp"
#include "tests/bench/timeline/large_run.hpp"
#include "tests/support/temporary_folder.hpp"
#include "ui/export/export.hpp"
#include "ui/lanes/testing/column_shares.hpp"

#include <cstdio>
#include <random>

namespace simul::bench {
namespace {

/// large_run has 0.66 segments an event.
constexpr std::size_t kEventsOfMillionSegments = 1'520'000;
constexpr double kMemoryOf100MillionSegments = 12e3; ///< MB.

void print(const char* what, const char* aim, const std::string& reached, bool holds) {
    std::printf("%-62s %-36s %-44s %s\n", what, aim, reached.c_str(), holds ? "yes" : "NO");
    std::fflush(stdout);
}

template <class... Values>
std::string text(const char* format, Values... values) {
    char buffer[200];
    std::snprintf(buffer, sizeof buffer, format, values...);
    return buffer;
}

std::size_t segments_of(const trace::Trace& trace) {
    std::size_t segments = 0;
    for (trace::TaskIndex task = 0; task < trace.task_count(); ++task)
        segments += trace.segments(task).size();
    return segments;
}

/// A saved trace, read as the window reads it.
void open_saved(const char* what, const char* aim, std::size_t events, std::size_t lanes, double first_aim,
                double whole_aim, double memory_aim) {
    const simul::test::TemporaryFolder folder;
    const auto path = folder.path() / "run.jsonl";
    if (const auto saved = trace::save(*large_run(events, lanes), path); !saved) {
        std::printf("%s: %s\n", what, saved.error().c_str());
        return;
    }
    give_memory_back();
    const double before = resident_memory();
    QElapsedTimer timer;
    timer.start();
    double first = 0;
    const auto show = [&](const trace::TracePtr& so_far) {
        if (first > 0) return;
        so_far->prepare_lanes();
        const Bench bench(so_far);
        first = milliseconds(timer);
    };
    const auto trace = trace::open(path, {.goes_on = {}, .so_far = show});
    (*trace)->prepare_lanes();
    const Bench bench(*trace);
    const double whole = milliseconds(timer);
    if (first == 0) first = whole;
    const double memory = resident_memory() - before;
    print(what, aim, text("%.2f s, %.2f s, %.0f MB", first / 1e3, whole / 1e3, memory),
          first <= first_aim && whole <= whole_aim && memory <= memory_aim);
}

void pan_and_zoom(const char* what, const char* aim, std::size_t events, double limit) {
    Bench bench(large_run(events, 40), QSize(1600, 900));
    const double pan = std::max(bench.pan(1.5).p95, bench.pan(30).p95);
    const double zoom = bench.zoom().p95;
    print(what, aim, text("pan %.1f ms, zoom %.1f ms", pan, zoom), pan <= limit && zoom <= limit);
}

void scroll_lanes() {
    Bench bench(large_run(1'000'000, 10'000));
    const double p95 = bench.scroll_steadily().p95;
    print("scroll 10,000 lanes", "p95 <= 16 ms", text("%.1f ms", p95), p95 <= 16);
}

void memory_of_segments() {
    const auto trace = large_run(10 * kEventsOfMillionSegments, 1'000);
    give_memory_back();
    const double before = resident_memory();
    trace->prepare_lanes();
    TraceLanes lanes(trace);
    for (trace::TaskIndex task = 0; task < trace->task_count(); ++task)
        lanes.index({task}, AxisKind::Time);
    give_memory_back(); // What was needed on the way.
    // Each event's place in its task's list, or in its resource's, is counted with the events.
    std::size_t listed = trace->event_count();
    for (trace::ResourceId resource = 1; resource <= trace->resource_count(); ++resource)
        listed += trace->levels_of(resource).size();
    const auto lists = static_cast<double>(listed * sizeof(trace::EventIndex));
    const double bytes =
        ((resident_memory() - before) * 1e6 - lists) / static_cast<double>(segments_of(*trace));
    print("memory of a segment, prefix sums included", "<= 16 bytes", text("%.1f bytes", bytes), bytes <= 16);
}

/// Against sums over the segments themselves.
void truth() {
    const auto trace = large_run(200'000, 40);
    std::minstd_rand random(3);
    double worst = 0;
    for (int round = 0; round < 400; ++round) {
        const auto task = static_cast<trace::TaskIndex>(random() % trace->task_count());
        const LaneIndex index(trace->segments(task), AxisKind::Time);
        const Position end = index.extent().end;
        const Position begin = static_cast<Position>(random()) % std::max<Position>(1, end);
        const Range range{begin, begin + 1 + end / (1 + static_cast<Position>(random() % 1000))};
        constexpr int kColumns = 50;
        const auto columns =
            simul::ui::testing::column_shares(index, ColumnGrid(TimeScale(range, 0, kColumns), 1));
        const double unit = static_cast<double>(range.length()) / kColumns;
        for (int column = 0; column < kColumns; ++column) {
            std::array<double, trace::kTaskStateCount> sums{};
            const double from = static_cast<double>(range.begin) + unit * column;
            for (std::size_t i = 0; i < index.size(); ++i) {
                const double overlap = std::min(from + unit, static_cast<double>(index.end_of(i))) -
                                       std::max(from, static_cast<double>(index.begin_of(i)));
                if (overlap > 0) sums[static_cast<std::size_t>(index.segments().states()[i])] += overlap;
            }
            for (std::size_t state = 0; state < sums.size(); ++state) {
                if (trace::is_end(static_cast<trace::TaskState>(state))) continue;
                const double share = columns[static_cast<std::size_t>(column)].share[state] / 255.0;
                worst = std::max(worst, std::abs(share - sums[state] / unit));
            }
        }
    }
    print("truth: error of a share against brute force", "<= 1/255 of a pixel column",
          text("%.2f/255 at worst of 20,000 columns", worst * 255), worst <= 1 / 255.0);
}

void seeking() {
    Bench bench(large_run(1'000'000, 1'000));
    const double p99 = bench.seek().p99;
    print("seek: any of 1 M steps, the loop's state and a frame", "<= 50 ms, both directions",
          text("p99 %.1f ms", p99), p99 <= 50);
}

void vector_picture() {
    const simul::test::TemporaryFolder folder;
    TimelineContent content;
    content.trace = large_run(kEventsOfMillionSegments, 1'000);
    content.trace->prepare_lanes();
    const auto path = folder.path() / "run.svg";
    QElapsedTimer timer;
    timer.start();
    const auto written = export_timeline(content, path, {.format = PictureFormat::Svg});
    const double seconds = milliseconds(timer) / 1e3;
    const double size = written ? static_cast<double>(std::filesystem::file_size(path)) / 1e6 : 0;
    print("SVG of 1 M segments in 1,000 lanes", "<= 3 MB, <= 2 s", text("%.2f MB, %.2f s", size, seconds),
          written && size <= 3 && seconds <= 2);
}

} // namespace

void print_aims() {
    std::printf("\n%-62s %-36s %-44s %s\n", "aim (docs/TIMELINE.md)", "figure", "reached", "holds");
    open_saved("open 1 M segments in 1,000 lanes, a saved schedule trace",
               "first <= 1 s, all <= 2 s, <= 250 MB", kEventsOfMillionSegments, 1'000, 1000, 2000, 250);
    open_saved("the same in one lane", "the same", kEventsOfMillionSegments, 1, 1000, 2000, 250);
    open_saved("open 10 M events in 1,000 lanes: a picture before all is read", "first before all",
               10'000'000, 1'000, 2000, 1e9, 1e9);
    pan_and_zoom("pan and zoom 40 lanes, 1600 x 900, 1 M segments", "p95 <= 8 ms", kEventsOfMillionSegments,
                 8);
    pan_and_zoom("the same, 10 M segments", "p95 <= 16 ms (at 100 M)", 10 * kEventsOfMillionSegments, 16);
    if (free_memory() > kMemoryOf100MillionSegments)
        pan_and_zoom("the same, 100 M segments", "p95 <= 16 ms", 100 * kEventsOfMillionSegments, 16);
    scroll_lanes();
    memory_of_segments();
    truth();
    seeking();
    vector_picture();
    print("GIF, 10 s at 20 fps, 1200 x 600", "<= 6 MB, <= 10 s", "animations are not written yet", false);
}

} // namespace simul::bench
