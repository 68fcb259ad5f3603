#include "ui/timeline/counter_geometry.hpp"

#include "ui/timeline/counter_words.hpp"

#include <QCoreApplication>
#include <cmath>

namespace simul::ui::geometry {
namespace {

/// Heights of what strips are made of.
struct StripMetrics {
    double number;
    double states;
    double waiters;
    double gap; ///< Above each strip.
};
constexpr StripMetrics kUsual{.number = 26, .states = 44, .waiters = 12, .gap = 8};
constexpr StripMetrics kCompact{.number = 17, .states = 28, .waiters = 9, .gap = 6};
constexpr double kReachBeyondStrip = 3;
constexpr double kMoreHeight = 16;
constexpr std::size_t kMostStrips = 12;

CounterStrip strip_from(const Counter& counter, double top, const StripMetrics& metrics) {
    const bool only_waiters = !counter.level && counter.waiters;
    const double height = counter.kind == CounterKind::TaskStates ? metrics.states
                          : only_waiters                          ? 0
                                                                  : metrics.number;
    const double base = top + height;
    return {&counter, top, base, counter.waiters ? base + metrics.waiters : base};
}

std::size_t wanted_count(const TraceLanes& lanes) {
    return lanes.counters() ? lanes.counters()->shown.size() : 0;
}

std::vector<CounterStrip> first_strips(const TraceLanes& lanes, double top, double bottom,
                                       const StripMetrics& metrics) {
    std::vector<CounterStrip> strips;
    for (std::size_t i = 0; i < std::min(wanted_count(lanes), kMostStrips); ++i) {
        const CounterStrip strip = strip_from(lanes.counters()->shown[i], top + metrics.gap, metrics);
        if (strip.bottom > bottom + 0.5) break;
        strips.push_back(strip);
        top = strip.bottom;
    }
    return strips;
}

/// One number over the axis: up from the base line, or down from it.
class NumberGraph {
public:
    NumberGraph(DisplayList& list, const TimelineFrame& frame, const NumberColumns& columns,
                const CounterSeries& series, double base, double reach, ColorRole role)
        : list_(list), frame_(frame), columns_(columns), series_(series), places_(frame.axis.places()),
          base_(base),
          px_per_value_(reach / static_cast<double>(std::max<std::int64_t>(1, series.extremes().greatest))),
          role_(role) {}

    void add() {
        // Exact steps while there is room for each, then the greatest value in each pixel column.
        if (columns_.is_crowded)
            add_columns(frame_.grid());
        else
            add_changes(columns_.first, columns_.last);
        if (!outline_.empty()) outline_.emplace_back(frame_.scale.right(), outline_.back().y());
        list_.add(draw::Area{std::move(outline_), base_, role_, 0.75});
        for (const draw::Line& peak : peaks_)
            list_.add(peak);
    }

private:
    double y_of(std::int64_t value) const { return base_ - static_cast<double>(value) * px_per_value_; }

    void step_to(double x, std::int64_t value) {
        const double y = y_of(value);
        if (!outline_.empty() && outline_.back().y() == y) return;
        if (!outline_.empty()) outline_.emplace_back(x, outline_.back().y());
        outline_.emplace_back(x, y);
    }

    Position place_of(std::size_t change) const {
        const trace::EventIndex event = series_.changes().event_of(change);
        return places_.of(frame_.trace().time_of(event), event);
    }

    void add_changes(std::size_t first, std::size_t last) {
        std::int64_t value = series_.before(first);
        step_to(frame_.scale.left(), value);
        for (std::size_t change = first; change < last;) {
            const Position at = place_of(change);
            const std::int64_t before = value;
            std::int64_t peak = before;
            for (; change < last && place_of(change) == at; ++change) {
                value = series_.changes().after(change, value);
                peak = std::max(peak, value);
            }
            const double x = frame_.scale.to_px(at);
            step_to(x, value);
            if (peak > std::max(before, value)) add_peak(x, peak, std::max(before, value));
        }
    }

    void add_peak(double x, std::int64_t peak, std::int64_t lasting) {
        const double crisp = std::floor(x) + 0.5;
        peaks_.push_back({{crisp, y_of(lasting)}, {crisp, y_of(peak)}, role_, 1, 0.75});
    }

    void add_columns(const ColumnGrid& grid) {
        columns_.greatest.visit([&](const std::vector<std::int64_t>& greatest, int column) {
            for (const std::int64_t value : greatest) {
                if (0 <= column && column < grid.count()) step_to(grid.px(column), value);
                ++column;
            }
        });
    }

    DisplayList& list_;
    const TimelineFrame& frame_;
    const NumberColumns& columns_;
    const CounterSeries& series_;
    AxisPlaces places_;
    double base_;
    double px_per_value_; ///< Negative: downwards.
    ColorRole role_;
    std::vector<QPointF> outline_;
    std::vector<draw::Line> peaks_;
};

void add_means(DisplayList& list, const TimelineFrame& frame, const MeanColumns& means,
               const CounterStrip& strip) {
    if (!means.is_known) return;
    const ColumnGrid grid = frame.grid();
    const int count = grid.columns_before(static_cast<double>(frame.axis.extent().end - grid.anchor()));
    draw::Columns drawn{{frame.plot.left(), strip.top, count * grid.width(), strip.base - strip.top}, {}};
    drawn.columns.reserve(static_cast<std::size_t>(count));
    means.shares.visit([&](const std::vector<draw::ColumnShares>& shares, int column) {
        for (const draw::ColumnShares& share : shares) {
            if (0 <= column && column < count) drawn.columns.push_back(share);
            ++column;
        }
    });
    if (!drawn.columns.empty()) list.add(std::move(drawn));
}

void add_strip(DisplayList& list, const TimelineFrame& frame, const CounterColumns& columns,
               const CounterStrip& strip) {
    const double line = strip.base + 0.5;
    list.add(draw::Line{{frame.plot.left(), line}, {frame.plot.right(), line}, ColorRole::Grid});
    const Counter& counter = *strip.counter;
    if (counter.level)
        NumberGraph(list, frame, columns.level, *counter.level, strip.base, strip.base - strip.top - 2,
                    ColorRole::Counter)
            .add();
    if (counter.waiters)
        NumberGraph(list, frame, columns.waiters, *counter.waiters, strip.base + 1,
                    -(strip.bottom - strip.base - 2), ColorRole::Waiting)
            .add();
    if (!counter.level && !counter.waiters) add_means(list, frame, columns.means, strip);
}

} // namespace

std::vector<CounterStrip> counter_strips(const TraceLanes& lanes, const QRectF& area) {
    auto strips = first_strips(lanes, area.top(), area.bottom(), kUsual);
    if (strips.size() == std::min(wanted_count(lanes), kMostStrips)) return strips;
    return first_strips(lanes, area.top(), area.bottom(), kCompact);
}

double counters_height(const TraceLanes& lanes) {
    const auto strips = first_strips(lanes, 0, 1e9, kUsual);
    if (strips.empty()) return 0;
    const double more = strips.size() < wanted_count(lanes) ? kMoreHeight : 0;
    return strips.back().bottom + more;
}

std::optional<CounterStrip> counter_at(const TraceLanes& lanes, const QRectF& area, double y) {
    const auto strips = counter_strips(lanes, area);
    for (const CounterStrip& strip : strips)
        if (strip.top - kReachBeyondStrip <= y && y < strip.bottom + kReachBeyondStrip) return strip;
    return {};
}

void add_counters(DisplayList& list, const TimelineFrame& frame, const QRectF& area) {
    const auto strips = counter_strips(frame.lanes, area);
    if (strips.empty()) return;
    CounterColumnStore own;
    CounterColumnStore& store = frame.counter_columns != nullptr ? *frame.counter_columns : own;
    std::vector<const Counter*> wanted;
    for (const CounterStrip& strip : strips)
        wanted.push_back(strip.counter);
    store.prepare(frame.lanes.counters(), wanted, frame.axis, frame.scale, frame.grid());
    for (const CounterStrip& strip : strips)
        add_strip(list, frame, store.of(*strip.counter), strip);
}

void add_counter_names(DisplayList& list, const TimelineFrame& frame, const QRectF& area,
                       std::optional<trace::EventIndex> event) {
    const auto strips = counter_strips(frame.lanes, area);
    const double right = frame.plot.left() - 12;
    double bottom = area.top();
    for (const CounterStrip& strip : strips) {
        const QString value = counter_value(frame, *strip.counter, event);
        const double room = right - frame.header_left - frame.text.width(FontRole::Small, value) - 10;
        const QString name = frame.text.elided(FontRole::Body, strip.counter->name, room);
        const double baseline = frame.text.baseline_for(FontRole::Body, (strip.top + strip.bottom) / 2 + 1);
        list.add(draw::Label{{frame.header_left, baseline}, name, FontRole::Body, ColorRole::TextDim});
        list.add(draw::Label{{right, baseline}, value, FontRole::Small, ColorRole::TextDim, Qt::AlignRight});
        bottom = strip.bottom;
    }
    const std::size_t missing = wanted_count(frame.lanes) - strips.size();
    if (missing == 0 || bottom + kMoreHeight > area.bottom() + 0.5) return;
    const QString more = QCoreApplication::translate("Timeline", "+ %1 more").arg(missing);
    list.add(draw::Label{{frame.header_left, bottom + kMoreHeight - 3},
                         frame.text.elided(FontRole::Small, more, right - frame.header_left),
                         FontRole::Small,
                         ColorRole::TextDim});
}

} // namespace simul::ui::geometry
