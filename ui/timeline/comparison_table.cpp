#include "ui/timeline/comparison_table.hpp"

#include "core/time/duration_text.hpp"

#include <QCoreApplication>
#include <cmath>

namespace simul::ui {
namespace {

constexpr double kMargin = 24;
constexpr double kTableRow = 24;
constexpr double kColumnGap = 28;
constexpr double kNarrowColumnGap = 16;
constexpr double kBarsGap = 40;    ///< Between the table and the bars.
constexpr double kLeastBars = 230; ///< Narrower than this, the table alone says it.
constexpr double kWidestBars = 460;

QString tr(const char* text) {
    return QCoreApplication::translate("Comparison", text);
}

QString percent(double share) {
    return QString::number(100 * share, 'f', 1) + QStringLiteral(" %");
}

QString percent(Duration part, Duration whole) {
    if (whole <= Duration::zero()) return QStringLiteral("–");
    return percent(static_cast<double>(part.count()) / static_cast<double>(whole.count()));
}

QString grouped(std::uint64_t number) {
    QString text = QString::number(number);
    if (number >= 10'000)
        for (auto place = text.size() - 3; place > 0; place -= 3)
            text.insert(place, QChar(0x202F));
    return text;
}

class SummaryBuilder {
public:
    SummaryBuilder(DisplayList& list, TextMeasure& text, const ComparisonContent& content, double width,
                   double top)
        : list_(list), text_(text), content_(content), best_(fastest(content.runs)), width_(width),
          top_(top) {
        for (const ComparedTrace& run : content_.runs)
            longest_ = std::max(longest_, run.measures.makespan);
    }

    double build() {
        add_heading();
        measure_table();
        add_table();
        add_bars();
        return top_ + kTableRow * static_cast<double>(content_.runs.size() + 1);
    }

private:
    using Cells = std::vector<QString>;

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
        for (const QString& line : wrapped_lines(text_, FontRole::Body, content_.subtitle, room)) {
            add_text({kMargin, top_ + 14}, line, FontRole::Body, ColorRole::TextDim);
            top_ += 20;
        }
        top_ += 14;
    }

    QString time(Duration length) const { return comparison_time(length, longest_); }

    QString latency(const ComparedTrace& run, Duration of_tasks) const {
        return run.latencies.tasks == 0 ? QStringLiteral("–") : time(of_tasks);
    }

    Cells cells(const ComparedTrace& run) const {
        const trace::Measures& it = run.measures;
        return {run.name,
                time(it.makespan),
                QString::number(run.speed_up, 'f', run.speed_up < 10 ? 2 : 1) + QStringLiteral(" ×"),
                percent(run.cpu_utilisation),
                percent(run.thread_utilisation),
                percent(it.makespan - it.computing, it.makespan),
                grouped(it.most_at_once),
                grouped(run.switches),
                latency(run, run.latencies.p50),
                latency(run, run.latencies.p95),
                latency(run, run.latencies.longest)};
    }

    /// Each column is as wide as its widest cell, and columns move together before the bars are left out.
    void measure_table() {
        rows_.push_back({tr("run"), tr("finished"), tr("speed-up"), tr("CPU busy"), tr("threads taken"),
                         tr("waiting"), tr("most at once"), tr("switches"), tr("task p50"), tr("p95"),
                         tr("longest")});
        for (const ComparedTrace& run : content_.runs)
            rows_.push_back(cells(run));
        for (std::size_t column = 0; column < rows_.front().size(); ++column) {
            double widest = 0;
            for (std::size_t row = 0; row < rows_.size(); ++row)
                widest = std::max(widest, text_.width(font_of(row), rows_[row][column]));
            widths_.push_back(widest);
        }
        const double beside = width_ - 2 * kMargin - kBarsGap - kLeastBars;
        gap_ = table_width(kColumnGap) <= beside ? kColumnGap : kNarrowColumnGap;
    }

    double table_width(double gap) const {
        double width = -gap;
        for (const double column : widths_)
            width += column + gap;
        return width;
    }

    static FontRole font_of(std::size_t row) { return row == 0 ? FontRole::Small : FontRole::Mono; }

    void add_table() {
        if (best_) {
            const double y = top_ + kTableRow * static_cast<double>(*best_ + 1);
            const double width = std::min(table_width(gap_), width_ - 2 * kMargin) + 16;
            list_.add(draw::Fill{
                {kMargin - 8, y, width, kTableRow}, ColorRole::AccentSurface, Pattern::Solid, 1, 3});
        }
        double x = kMargin;
        for (std::size_t column = 0; column < widths_.size(); ++column) {
            if (x + widths_[column] > width_ - kMargin) break; // What does not fit is left out whole.
            for (std::size_t row = 0; row < rows_.size(); ++row) {
                const double center = top_ + kTableRow * (static_cast<double>(row) + 0.5);
                add_text({x, text_.baseline_for(font_of(row), center)}, rows_[row][column], font_of(row),
                         row == 0 ? ColorRole::TextDim : ColorRole::Text);
            }
            x += widths_[column] + gap_;
        }
    }

    void add_bars() {
        double names = 0, values = 0;
        for (const ComparedTrace& run : content_.runs) {
            names = std::max(names, text_.width(FontRole::Small, run.name));
            values = std::max(values, text_.width(FontRole::Small, time(run.measures.makespan)));
        }
        const double right = width_ - kMargin;
        const double left = std::max(kMargin + table_width(gap_) + kBarsGap, right - kWidestBars);
        if (right - left < kLeastBars || longest_ <= Duration::zero()) return;
        const double bars_left = left + names + 10;
        const double full = right - values - 10 - bars_left;
        for (std::size_t i = 0; i < content_.runs.size(); ++i) {
            const ComparedTrace& run = content_.runs[i];
            const double center = top_ + kTableRow * (static_cast<double>(i) + 1.5);
            const double share =
                static_cast<double>(run.measures.makespan.count()) / static_cast<double>(longest_.count());
            const QRectF bar(bars_left, center - 7, std::max(1.0, full * share), 14);
            const double baseline = text_.baseline_for(FontRole::Small, center);
            add_text({bars_left - 10, baseline}, run.name, FontRole::Small, ColorRole::TextDim,
                     Qt::AlignRight);
            list_.add(
                draw::Fill{bar, best_ == i ? ColorRole::Accent : ColorRole::TextFaint, Pattern::Solid, 1, 2});
            add_text({bar.right() + 8, baseline}, time(run.measures.makespan), FontRole::Small,
                     ColorRole::Text);
        }
    }

    DisplayList& list_;
    TextMeasure& text_;
    const ComparisonContent& content_;
    std::optional<std::size_t> best_;
    double width_;
    double top_;
    double gap_ = kColumnGap;
    Duration longest_{};
    std::vector<Cells> rows_; ///< The first one is the header.
    std::vector<double> widths_;
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

QString comparison_time(Duration length, Duration longest) {
    // "6:00" would be hours or minutes.
    return QString::fromStdString(longest < std::chrono::hours(1) ? format_duration(length)
                                                                  : format_clock(length));
}

QStringList wrapped_lines(TextMeasure& measure, FontRole font, const QString& text, double width) {
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

double geometry::add_comparison_summary(DisplayList& list, TextMeasure& text,
                                        const ComparisonContent& content, double width, double top) {
    return SummaryBuilder(list, text, content, width, top).build();
}

} // namespace simul::ui
