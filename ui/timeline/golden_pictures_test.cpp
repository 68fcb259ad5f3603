#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/testing/small_traces.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"
#include "ui/drawing/display_painter.hpp"
#include "ui/theme/text_measure.hpp"
#include "ui/timeline/comparison_picture.hpp"
#include "ui/timeline/timeline_picture.hpp"

#include <QImage>
#include <QPainter>
#include <map>

using namespace simul;
using namespace simul::ui;
using trace::testing::SampleModel;

namespace {

std::string compared(const char* name, const DisplayList& list) {
    const std::filesystem::path folder(SIMUL_GOLDEN_FOLDER);
    return simul::test::compare_with_golden(folder / name, to_text(list).toStdString());
}

TimelineContent content(trace::TracePtr trace, AxisKind axis = AxisKind::Time) {
    return {.trace = std::move(trace),
            .title = QStringLiteral("A title"),
            .subtitle = {},
            .axis = axis,
            .range = {},
            .playhead = {}};
}

template <class Shape>
std::vector<Shape> all_of(const DisplayList& list) {
    std::vector<Shape> found;
    for (const draw::Item& item : list.items)
        if (const auto* shape = std::get_if<Shape>(&item)) found.push_back(*shape);
    return found;
}

std::vector<ComparedTrace> chess_runs(int boards, int moves) {
    std::vector<ComparedTrace> runs;
    for (const auto& [name, model] :
         {std::pair{"sequential", SampleModel::Sequential}, {"async", SampleModel::Async}}) {
        const auto trace = trace::testing::chess_exhibition(model, boards, moves);
        const trace::Measures measures = trace::measure(*trace);
        runs.push_back({QLatin1String(name), {}, trace, measures, 1, measures.switches});
    }
    return runs;
}

QImage painted(const DisplayList& list, double ratio) {
    QImage image((list.size * ratio).toSize(), QImage::Format_RGB32);
    image.fill(Theme::dark().color(ColorRole::Background));
    QPainter painter(&image);
    painter.scale(ratio, ratio);
    paint(painter, list, Theme::dark());
    return image;
}

} // namespace

TEST_CASE("the pictures of small runs are as they were agreed") {
    CHECK(compared("failures.txt",
                   timeline_picture(content(trace::testing::failures_and_cancellations()), 800)) == "");
    CHECK(compared("failures_steps.txt",
                   timeline_picture(content(trace::testing::failures_and_cancellations(), AxisKind::Steps),
                                    800)) == "");
    CHECK(compared("deadlock.txt", timeline_picture(content(trace::testing::deadlock()), 640)) == "");
    TimelineContent part = content(trace::testing::producers_and_consumers(2, 3));
    part.range = Range{2'000'000'000, 12'000'000'000};
    part.playhead = part.trace->last_event_at(Instant(std::chrono::seconds(6)));
    CHECK(compared("producers_part.txt", timeline_picture(part, 900)) == "");
    ComparisonContent comparison{.title = QStringLiteral("Chess"),
                                 .subtitle = QStringLiteral("3 boards"),
                                 .explanation =
                                     QStringLiteral("Because one wait never needs another to end."),
                                 .runs = chess_runs(3, 2)};
    CHECK(compared("comparison.txt", comparison_display_list(comparison, 900)) == "");
}

TEST_CASE("a failure is drawn however many segments share its pixel, and after them") {
    trace::testing::Story story;
    const auto task = story.create("f");
    story.resume(task);
    for (int i = 1; i <= 20'000; ++i)
        story.sleep(task, std::chrono::milliseconds(1)).at(i * 1e-3).ready(task).resume(task);
    story.failed(task);
    const auto other = story.create("g");
    story.resume(other)
        .sleep(other, std::chrono::hours(10))
        .at(36'000)
        .ready(other)
        .resume(other)
        .done(other);
    const DisplayList list = timeline_picture(content(story.end()), 600);
    const auto marks = all_of<draw::Mark>(list);
    const bool shown = std::any_of(marks.begin(), marks.end(), [](const draw::Mark& mark) {
        return mark.state == trace::TaskState::Failed;
    });
    CHECK(shown);
}

TEST_CASE("in lanes too thin for marks, failures and cancellations are strokes at least a pixel wide") {
    trace::testing::Story story;
    for (int i = 0; i < 400; ++i) {
        const auto task = story.create("f");
        story.resume(task);
        if (i == 200)
            story.failed(task);
        else if (i == 300)
            story.cancelled(task);
        else
            story.sleep(task, std::chrono::hours(1));
    }
    story.at(3'600);
    const DisplayList list = timeline_picture(content(story.end()), 800);
    for (const ColorRole role : {ColorRole::Failed, ColorRole::Cancelled}) {
        const auto fills = all_of<draw::Fill>(list);
        const auto stroke = std::find_if(fills.begin(), fills.end(), [&](const draw::Fill& fill) {
            return fill.role == role && fill.radius == 0;
        });
        REQUIRE(stroke != fills.end());
        CHECK(stroke->rect.width() >= 1);
    }
}

TEST_CASE("bars never overlap, and together cover what the segments cover") {
    const auto trace = trace::testing::random_run(3, 15, 60);
    TimelineContent without_states = content(trace);
    without_states.counters.choose(CounterKind::TaskStates, false);
    const DisplayList list = timeline_picture(without_states, 1'200);
    std::map<double, std::vector<std::pair<double, double>>> by_top;
    for (const draw::Item& item : list.items) {
        if (const auto* fill = std::get_if<draw::Fill>(&item)) {
            const bool bar =
                fill->role >= ColorRole::Ready && fill->role <= ColorRole::Waiting && fill->radius == 0;
            const bool tick = fill->role == ColorRole::Running && fill->rect.width() < 3;
            const bool stroke = fill->rect.height() <= 2;
            if (bar && !tick && !stroke)
                by_top[fill->rect.top()].emplace_back(fill->rect.left(), fill->rect.right());
        } else if (const auto* columns = std::get_if<draw::Columns>(&item)) {
            by_top[columns->rect.top()].emplace_back(columns->rect.left(), columns->rect.right());
        }
    }
    REQUIRE(by_top.size() == trace->task_count());
    for (auto& [top, bars] : by_top) {
        std::sort(bars.begin(), bars.end());
        for (std::size_t i = 1; i < bars.size(); ++i) {
            INFO("lane at y " << top);
            CHECK(bars[i].first ==
                  Approx(bars[i - 1].second).margin(2.01)); // a running bar may be as narrow as a tick
            CHECK(bars[i].first >= bars[i - 1].second - 1e-6);
        }
    }
}

TEST_CASE("labels stay inside their bars, and lie on nothing else") {
    const auto trace = trace::testing::producers_and_consumers();
    const DisplayList list = timeline_picture(content(trace), 1'280);
    TextMeasure measure;
    std::vector<QRectF> boxes;
    for (const draw::Label& label : all_of<draw::Label>(list)) {
        const double width = measure.width(label.font, label.text);
        double left = label.baseline.x();
        if (label.align == Qt::AlignRight) left -= width;
        if (label.align == Qt::AlignHCenter) left -= width / 2;
        const QRectF box(left, label.baseline.y() - 8, width, 8);
        INFO(label.text.toStdString());
        CHECK(QRectF({}, list.size).contains(box));
        for (const QRectF& other : boxes)
            CHECK_FALSE(other.intersects(box));
        boxes.push_back(box);
    }
    CHECK(boxes.size() > 60);
}

TEST_CASE("mixed columns are painted in the proportions of their shares") {
    draw::ColumnShares half;
    half.share[std::size_t(trace::TaskState::Sleeping)] = 127;
    half.share[std::size_t(trace::TaskState::Ready)] = 64;
    DisplayList list;
    list.size = {10, 40};
    list.add(draw::Columns{{0, 0, 10, 40}, std::vector<draw::ColumnShares>(10, half)});
    const QImage image = painted(list, 1);
    std::map<QRgb, int> rows;
    for (int y = 0; y < 40; ++y)
        ++rows[image.pixel(4, y)];
    CHECK(rows[Theme::dark().color(ColorRole::Ready).rgb()] == Approx(40 * 64 / 255.0).margin(2));
    CHECK(rows[Theme::dark().color(ColorRole::Sleeping).rgb()] == Approx(40 * 127 / 255.0).margin(2));
    CHECK(rows[Theme::dark().color(ColorRole::Background).rgb()] == Approx(40 * 64 / 255.0).margin(2));
}

TEST_CASE("at twice the pixels a picture shows the same, finer") {
    const DisplayList list =
        timeline_picture(content(trace::testing::failures_and_cancellations()), 700, 0.5);
    const QImage fine = painted(list, 2);
    const QImage coarse = painted(list, 1);
    REQUIRE(fine.size() == coarse.size() * 2);
    int different = 0;
    for (int y = 0; y < coarse.height(); ++y)
        for (int x = 0; x < coarse.width(); ++x)
            if (std::abs(qGray(coarse.pixel(x, y)) - qGray(fine.pixel(2 * x + 1, 2 * y + 1))) > 60)
                ++different;
    CHECK(different < coarse.width() * coarse.height() / 40);
}

TEST_CASE("the fastest of a comparison is the one that ended first, alone") {
    auto runs = chess_runs(4, 2);
    CHECK(fastest(runs) == std::optional<std::size_t>(1));
    runs.push_back(runs[1]);
    CHECK_FALSE(fastest(runs));
    runs.resize(1);
    CHECK_FALSE(fastest(runs));
    CHECK_FALSE(fastest({}));
}

TEST_CASE("all runs of a comparison share one axis: the longest fills it") {
    const DisplayList list = comparison_display_list(
        {.title = {}, .subtitle = {}, .explanation = {}, .runs = chess_runs(6, 4)}, 1'000);
    const auto labels = all_of<draw::Label>(list);
    const auto async = std::find_if(labels.begin(), labels.end(), [](const draw::Label& label) {
        return label.font == FontRole::Heading && label.text == QLatin1String("async");
    });
    REQUIRE(async != labels.end());
    double sequential_end = 0, async_end = 0;
    for (const draw::Fill& fill : all_of<draw::Fill>(list)) {
        if (fill.role < ColorRole::Ready || fill.role > ColorRole::Waiting || fill.radius > 0) continue;
        double& end = fill.rect.bottom() < async->baseline.y() - 14 ? sequential_end : async_end;
        end = std::max(end, fill.rect.right());
    }
    CHECK(sequential_end == Approx(1'000 - 24 - 8).margin(2));
    CHECK(async_end < sequential_end / 2);
}

TEST_CASE("a picture of a part says what tasks do where it ends, one of a whole run how they ended") {
    const auto says_waiting = [](const DisplayList& list) {
        return std::any_of(list.items.begin(), list.items.end(), [](const draw::Item& item) {
            const auto* label = std::get_if<draw::Label>(&item);
            return label && label->text == "waiting" && label->align == Qt::AlignRight;
        });
    };
    TimelineContent content;
    content.trace = trace::testing::producers_and_consumers();
    CHECK_FALSE(says_waiting(timeline_picture(content, 900)));
    content.range = Range{5'000'000'000, 20'000'000'000};
    CHECK(says_waiting(timeline_picture(content, 900)));
}
