#include "ui/timeline/comparison_picture.hpp"

#include "core/time/duration_text.hpp"
#include "ui/timeline/lane_geometry.hpp"
#include "ui/timeline/timeline_frame.hpp"

#include <QCoreApplication>
#include <QStringList>
#include <cmath>

namespace simul::ui {
namespace {

constexpr double kMargin = 24;
constexpr double kTableRow = 24;
constexpr double kColumnGap = 28;
constexpr double kBlockGap = 26;         ///< Between the timelines of two runs.
constexpr double kBlockHeight = 150;     ///< About what the lanes of one run take, if no height is asked for.
constexpr double kLanesWorthLabels = 12; ///< Of more lanes the pattern is looked at, not the words.
constexpr double kHighestBarWithoutLabels = 12;
constexpr double kLowestBlock = 60;
constexpr double kHighestBlock = 600;
constexpr double kLeastBlock = 40; ///< A run's name and caption beside its lanes.
constexpr double kLeastBars = 280; ///< Narrower than this, the table alone says it.
constexpr double kWidestBars = 460;

QString tr(const char* text) {
    return QCoreApplication::translate("Comparison", text);
}

QString percent(Duration part, Duration whole) {
    if (whole <= Duration::zero()) return QStringLiteral("–");
    const double share = 100.0 * static_cast<double>(part.count()) / static_cast<double>(whole.count());
    return QString::number(share, 'f', share < 99.95 && share >= 0.05 ? 1 : 0) + QStringLiteral(" %");
}

QString grouped(std::uint64_t number) {
    QString text = QString::number(number);
    if (number >= 10'000)
        for (auto place = text.size() - 3; place > 0; place -= 3)
            text.insert(place, QChar(0x202F));
    return text;
}

QString duration(Duration length) {
    // "6:00" would be hours or minutes.
    return QString::fromStdString(length < std::chrono::hours(1) ? format_duration(length)
                                                                 : format_clock(length));
}

/// The lines of a paragraph, broken between words.
QStringList wrapped(TextMeasure& measure, FontRole font, const QString& text, double width) {
    QStringList lines;
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString longer = lines.isEmpty() ? word : lines.back() + QLatin1Char(' ') + word;
        if (!lines.isEmpty() && measure.width(font, longer) <= width)
            lines.back() = longer;
        else
            lines << word;
    }
    return lines;
}

class ComparisonBuilder {
public:
    ComparisonBuilder(const ComparisonContent& content, double width, double column_px,
                      double block_height = kBlockHeight)
        : content_(content), best_(fastest(content.runs)), width_(width), column_px_(column_px),
          block_height_(block_height) {
        for (const ComparedTrace& run : content_.runs)
            longest_ = std::max(longest_, run.measures.makespan);
    }

    DisplayList build() {
        add_heading();
        const double table_width = add_table(top_);
        add_bars(kMargin + table_width + 2 * kColumnGap, top_);
        top_ += kTableRow * static_cast<double>(content_.runs.size() + 1) + 20;
        add_timelines();
        add_explanation();
        list_.size = {width_, std::ceil(top_ + kMargin / 2)};
        return std::move(list_);
    }

private:
    void add_text(QPointF baseline, const QString& text, FontRole font, ColorRole role,
                  Qt::AlignmentFlag align = Qt::AlignLeft) {
        list_.add(draw::Label{baseline, text, font, role, align});
    }

    void add_heading() {
        const double room = width_ - 2 * kMargin;
        if (!content_.title.isEmpty()) {
            add_text({kMargin, top_ + 20}, text_.elided(FontRole::Title, content_.title, room),
                     FontRole::Title, ColorRole::Text);
            top_ += 32;
        }
        for (const QString& line : wrapped(text_, FontRole::Body, content_.subtitle, room)) {
            add_text({kMargin, top_ + 14}, line, FontRole::Body, ColorRole::TextDim);
            top_ += 20;
        }
        top_ += 14;
    }

    QStringList cells(const ComparedTrace& run) const {
        const trace::Measures& it = run.measures;
        return {run.name,
                duration(it.makespan),
                QString::number(run.speed_up, 'f', run.speed_up < 10 ? 2 : 1) + QStringLiteral(" ×"),
                percent(it.computing, it.makespan),
                percent(it.makespan - it.computing, it.makespan),
                grouped(it.most_at_once),
                grouped(run.switches)};
    }

    /// Each column as wide as its widest cell; figures stand in one font width below one another.
    double add_table(double top) {
        const QStringList header{tr("model"),   tr("finished"),     tr("speed-up"), tr("computing"),
                                 tr("waiting"), tr("most at once"), tr("switches")};
        std::vector<QStringList> rows;
        for (const ComparedTrace& run : content_.runs)
            rows.push_back(cells(run));

        std::vector<double> widths;
        double all = -kColumnGap;
        for (qsizetype column = 0; column < header.size(); ++column) {
            double widest = text_.width(FontRole::Small, header[column]);
            for (const QStringList& row : rows)
                widest = std::max(widest, text_.width(FontRole::Mono, row[column]));
            widths.push_back(widest);
            all += widest + kColumnGap;
        }
        if (best_) {
            const double y = top + kTableRow * static_cast<double>(*best_ + 1);
            list_.add(draw::Fill{{kMargin - 8, y, std::min(all, width_ - 2 * kMargin) + 16, kTableRow},
                                 ColorRole::AccentSurface,
                                 Pattern::Solid,
                                 1,
                                 3});
        }
        double x = kMargin;
        for (qsizetype column = 0; column < header.size(); ++column) {
            const double width = widths[static_cast<std::size_t>(column)];
            if (x + width > width_ - kMargin) break; // What does not fit is left out whole.
            add_text({x, text_.baseline_for(FontRole::Small, top + kTableRow / 2)}, header[column],
                     FontRole::Small, ColorRole::TextDim);
            for (std::size_t row = 0; row < rows.size(); ++row) {
                const double center = top + kTableRow * (static_cast<double>(row) + 1.5);
                add_text({x, text_.baseline_for(FontRole::Mono, center)}, rows[row][column], FontRole::Mono,
                         ColorRole::Text);
            }
            x += width + kColumnGap;
        }
        return all;
    }

    void add_bars(double left, double top) {
        double names = 0, values = 0;
        for (const ComparedTrace& run : content_.runs) {
            names = std::max(names, text_.width(FontRole::Small, run.name));
            values = std::max(values, text_.width(FontRole::Small, duration(run.measures.makespan)));
        }
        left = std::max(left, width_ - kMargin - kWidestBars);
        const double right = width_ - kMargin;
        if (right - left < kLeastBars || longest_ <= Duration::zero()) return;
        const double bars_left = left + names + 10;
        const double full = right - values - 10 - bars_left;
        for (std::size_t i = 0; i < content_.runs.size(); ++i) {
            const ComparedTrace& run = content_.runs[i];
            const double center = top + kTableRow * (static_cast<double>(i) + 1.5);
            const double share =
                static_cast<double>(run.measures.makespan.count()) / static_cast<double>(longest_.count());
            const QRectF bar(bars_left, center - 7, std::max(1.0, full * share), 14);
            const double baseline = text_.baseline_for(FontRole::Small, center);
            add_text({bars_left - 10, baseline}, run.name, FontRole::Small, ColorRole::TextDim,
                     Qt::AlignRight);
            list_.add(
                draw::Fill{bar, best_ == i ? ColorRole::Accent : ColorRole::TextFaint, Pattern::Solid, 1, 2});
            add_text({bar.right() + 8, baseline}, duration(run.measures.makespan), FontRole::Small,
                     ColorRole::Text);
        }
    }

    void add_timelines() {
        double names = 110;
        for (const ComparedTrace& run : content_.runs)
            names = std::max(
                {names, text_.width(FontRole::Heading, run.name), text_.width(FontRole::Small, run.caption)});
        const double left = std::round(kMargin + std::min(names, width_ * 0.25) + 24);
        const double plot_width = std::max(60.0, width_ - kMargin - geometry::kOverhang - left);
        const Range common{0, std::max<Position>(longest_.count(), 1)};

        top_ += geometry::kRulerHeight;
        const double ruler_bottom = top_;
        top_ += 10;
        const auto ruler_place = static_cast<std::ptrdiff_t>(list_.items.size());
        std::vector<trace::TaskState> shown;
        for (const ComparedTrace& run : content_.runs) {
            TraceLanes lanes(run.trace);
            const LaneLayout layout(lanes, metrics_for(*run.trace));
            const TimelineFrame frame{.lanes = lanes,
                                      .layout = layout,
                                      .text = text_,
                                      .axis = Axis(AxisKind::Time, *run.trace),
                                      .scale = TimeScale(common, left, plot_width),
                                      .plot = {left, top_, plot_width, layout.height()},
                                      .header_left = kMargin,
                                      .column_px = column_px_};
            add_text({kMargin, top_ + 12}, text_.elided(FontRole::Heading, run.name, left - kMargin - 12),
                     FontRole::Heading, ColorRole::Text);
            add_text({kMargin, top_ + 30}, text_.elided(FontRole::Small, run.caption, left - kMargin - 12),
                     FontRole::Small, ColorRole::TextDim);
            geometry::add_lanes(list_, frame);
            geometry::add_ending(list_, frame, frame.plot.bottom());
            note_states(lanes);
            top_ += std::max(layout.height(), kLeastBlock) + kBlockGap;
        }
        if (!content_.runs.empty()) add_ruler(common, left, plot_width, ruler_bottom, ruler_place);
        geometry::add_legend(list_, states_, text_, {kMargin, top_ + 4});
        top_ += 26;
    }

    LaneMetrics metrics_for(const trace::Trace& trace) const {
        const double lanes = static_cast<double>(std::max<std::size_t>(1, trace.task_count()));
        const double lane = std::clamp(std::floor(block_height_ / lanes), 1.0, 22.0);
        const double gap = lane >= 18 ? 7 : lane >= 4 ? 1 : 0;
        const double highest_bar = lanes <= kLanesWorthLabels ? lane : kHighestBarWithoutLabels;
        return {.lane = lane, .bar = std::min(lane - gap, highest_bar), .group = 0};
    }

    /// Grid lines lie below all lanes: the ruler is made last, when the height is known, and put first.
    void add_ruler(Range common, double left, double plot_width, double bottom, std::ptrdiff_t place) {
        TraceLanes lanes(content_.runs.front().trace);
        const LaneLayout layout(lanes, {});
        const TimelineFrame frame{.lanes = lanes,
                                  .layout = layout,
                                  .text = text_,
                                  .axis = Axis(AxisKind::Time, lanes.trace()),
                                  .scale = TimeScale(common, left, plot_width),
                                  .plot = {left, bottom, plot_width, 0},
                                  .header_left = kMargin};
        DisplayList ruler;
        geometry::add_ruler(ruler, frame, top_ - kBlockGap + 8);
        geometry::add_ruler_labels(ruler, frame, {});
        list_.items.insert(list_.items.begin() + place, std::make_move_iterator(ruler.items.begin()),
                           std::make_move_iterator(ruler.items.end()));
    }

    void note_states(TraceLanes& lanes) {
        const auto& present = lanes.states_present(Axis(AxisKind::Time, lanes.trace()));
        for (std::size_t state = 0; state < states_.size(); ++state)
            states_[state] = states_[state] || present[state];
    }

    void add_explanation() {
        if (content_.explanation.isEmpty()) return;
        top_ += 6;
        for (const QString& line :
             wrapped(text_, FontRole::Body, content_.explanation, width_ - 2 * kMargin)) {
            add_text({kMargin, top_ + 14}, line, FontRole::Body, ColorRole::Text);
            top_ += 20;
        }
    }

    const ComparisonContent& content_;
    std::optional<std::size_t> best_;
    double width_;
    double column_px_;
    double block_height_;
    Duration longest_{};
    DisplayList list_;
    TextMeasure text_;
    std::array<bool, trace::kTaskStateCount> states_{};
    double top_ = kMargin;
};

} // namespace

std::optional<std::size_t> fastest(const std::vector<ComparedTrace>& runs) {
    std::optional<std::size_t> best;
    bool tied = false;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (!best || runs[i].measures.makespan < runs[*best].measures.makespan) {
            best = i;
            tied = false;
        } else if (runs[i].measures.makespan == runs[*best].measures.makespan) {
            tied = true;
        }
    }
    return tied || runs.size() < 2 ? std::nullopt : best;
}

DisplayList comparison_display_list(const ComparisonContent& content, double width_px, double column_px) {
    return ComparisonBuilder(content, width_px, column_px).build();
}

DisplayList comparison_display_list_fitting(const ComparisonContent& content, QSizeF size) {
    const double room = size.height() - comparison_display_list(content, size.width()).size.height();
    const double share = room / static_cast<double>(std::max<std::size_t>(1, content.runs.size()));
    const double block = std::clamp(kBlockHeight + share, kLowestBlock, kHighestBlock);
    return ComparisonBuilder(content, size.width(), 1, block).build();
}

} // namespace simul::ui
