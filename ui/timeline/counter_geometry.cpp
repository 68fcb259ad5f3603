#include "ui/timeline/counter_geometry.hpp"

#include "ui/timeline/counter_words.hpp"

#include <QtConcurrent/QtConcurrentMap>

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
constexpr std::size_t kWorthAThread = 200'000; ///< Events of a run.

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

/// Which events lie in each column of a grid.
std::vector<EventStretch> stretches_of(const TimelineFrame& frame, const ColumnGrid& grid) {
    std::vector<EventStretch> stretches;
    stretches.reserve(static_cast<std::size_t>(grid.count()));
    const auto first_from = [&](Position place) {
        return first_event_from(frame.trace(), frame.axis.places(), place);
    };
    Position end = 0;
    for (int column = 0; column < grid.count(); ++column) {
        const Position begin = grid.position(column);
        const bool follows = column > 0 && begin == end;
        EventStretch stretch;
        stretch.first = follows ? stretches.back().last : first_from(begin);
        end = std::max(begin + 1, grid.position(column + 1));
        stretch.last = first_from(end);
        stretch.after_begin = stretch.first == stretch.last ? stretch.first : first_from(begin + 1);
        stretches.push_back(stretch);
    }
    return stretches;
}

/// One number over the axis: up from the base line, or down from it.
class NumberGraph {
public:
    NumberGraph(DisplayList& list, const TimelineFrame& frame, const StretchColumns& stretches,
                NumberColumns& columns, const CounterSeries& series, double base, double reach,
                ColorRole role)
        : list_(list), frame_(frame), stretches_(stretches), columns_(columns), series_(series),
          places_(frame.axis.places()), base_(base),
          px_per_value_(reach / static_cast<double>(std::max<std::int64_t>(1, series.extremes().greatest))),
          role_(role) {}

    void add() {
        const CounterChanges& changes = series_.changes();
        const Range range = frame_.scale.range();
        const std::size_t first = changes.first_from(first_event_from(frame_.trace(), places_, range.begin));
        const std::size_t last = changes.first_from(first_event_from(frame_.trace(), places_, range.end + 1));
        // Exact steps while there is room for each, then the greatest value in each pixel column.
        if (static_cast<double>(last - first) <= std::ceil(frame_.scale.width()))
            add_changes(first, last);
        else
            add_columns(frame_.grid());
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
        columns_.cover(grid, [&](const ColumnGrid& tile) {
            std::vector<std::int64_t> greatest;
            for (const EventStretch& stretch : stretches_.at(tile))
                greatest.push_back(series_.in(stretch).greatest);
            return greatest;
        });
        columns_.visit([&](const std::vector<std::int64_t>& greatest, int column) {
            for (const std::int64_t value : greatest) {
                if (0 <= column && column < grid.count()) step_to(grid.px(column), value);
                ++column;
            }
        });
    }

    DisplayList& list_;
    const TimelineFrame& frame_;
    const StretchColumns& stretches_;
    NumberColumns& columns_;
    const CounterSeries& series_;
    AxisPlaces places_;
    double base_;
    double px_per_value_; ///< Negative: downwards.
    ColorRole role_;
    std::vector<QPointF> outline_;
    std::vector<draw::Line> peaks_;
};

/// The exact mean of each count in each pixel column of a grid, for `shares_of(mean)` to make shares of;
/// nothing before the run and behind it.
template <class SharesOf>
std::vector<draw::ColumnShares> mean_shares(const StateCounts& states, Range run, const ColumnGrid& grid,
                                            SharesOf shares_of) {
    std::vector<draw::ColumnShares> columns(static_cast<std::size_t>(grid.count()));
    std::optional<Position> summed_to;
    StateSums sums;
    for (int column = 0; column < grid.count(); ++column) {
        const Position begin = std::max(run.begin, grid.position(column));
        const Position end = std::min(run.end, std::max(begin + 1, grid.position(column + 1)));
        if (begin >= end) continue;
        if (summed_to != begin) sums = states.sums_to(begin);
        const StateSums next = states.sums_to(end);
        columns[static_cast<std::size_t>(column)] = shares_of(StateCounts::mean(sums, next, end - begin));
        sums = next;
        summed_to = end;
    }
    return columns;
}

template <class SharesOf>
void add_means(DisplayList& list, const TimelineFrame& frame, MeanColumns& columns, const StateCounts& states,
               const QRectF& rect, SharesOf shares_of) {
    const ColumnGrid grid = frame.grid();
    const Range run = frame.axis.extent();
    columns.cover(grid, [&](const ColumnGrid& tile) { return mean_shares(states, run, tile, shares_of); });
    const int count = grid.columns_before(static_cast<double>(run.end - grid.anchor()));
    draw::Columns strip{{rect.left(), rect.top(), count * grid.width(), rect.height()}, {}};
    strip.columns.reserve(static_cast<std::size_t>(count));
    columns.visit([&](const std::vector<draw::ColumnShares>& shares, int column) {
        for (const draw::ColumnShares& share : shares) {
            if (0 <= column && column < count) strip.columns.push_back(share);
            ++column;
        }
    });
    if (!strip.columns.empty()) list.add(std::move(strip));
}

/// Stacks shares so that their sum is rounded, not each of them.
class ShareStack {
public:
    explicit ShareStack(std::int64_t whole)
        : per_unit_(255.0 / static_cast<double>(std::max<std::int64_t>(1, whole))) {}

    void add(trace::TaskState state, double units) {
        height_ += units * per_unit_;
        const int top = std::clamp(static_cast<int>(std::lround(height_)), filled_, 255);
        shares_.share[static_cast<std::size_t>(state)] = static_cast<std::uint8_t>(top - filled_);
        filled_ = top;
    }
    const draw::ColumnShares& shares() const { return shares_; }

private:
    double per_unit_;
    double height_ = 0;
    int filled_ = 0;
    draw::ColumnShares shares_;
};

void add_means_of(DisplayList& list, const TimelineFrame& frame, MeanColumns& columns,
                  const CounterStrip& strip) {
    const auto& states = frame.lanes.counters()->states;
    // After a change of the axis they are counted anew.
    if (!states || !(states->places() == frame.axis.places())) return;
    const QRectF rect(frame.plot.left(), strip.top, frame.plot.width(), strip.base - strip.top);
    if (strip.counter->kind == CounterKind::Processors)
        return add_means(list, frame, columns, *states, rect, [&](const ByChannel<double>& mean) {
            ShareStack stack(states->most_running());
            stack.add(trace::TaskState::Running,
                      mean[StateChannel::Running] + mean[StateChannel::OtherRunning]);
            return stack.shares();
        });
    add_means(list, frame, columns, *states, rect, [&](const ByChannel<double>& mean) {
        ShareStack stack(states->most_alive());
        for (const auto& [state, channel] : kCountedStates)
            stack.add(state, mean[channel]);
        return stack.shares();
    });
}

void add_strip(DisplayList& list, const TimelineFrame& frame, const StretchColumns& stretches,
               CounterColumns& columns, const CounterStrip& strip) {
    const double line = strip.base + 0.5;
    list.add(draw::Line{{frame.plot.left(), line}, {frame.plot.right(), line}, ColorRole::Grid});
    const Counter& counter = *strip.counter;
    if (counter.level)
        NumberGraph(list, frame, stretches, columns.level, *counter.level, strip.base,
                    strip.base - strip.top - 2, ColorRole::Counter)
            .add();
    if (counter.waiters)
        NumberGraph(list, frame, stretches, columns.waiters, *counter.waiters, strip.base + 1,
                    -(strip.bottom - strip.base - 2), ColorRole::Waiting)
            .add();
    if (!counter.level && !counter.waiters) add_means_of(list, frame, columns.means, strip);
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
    store.begin(frame.lanes.counters(), frame.axis.places());
    store.stretches().cover(frame.grid(), [&](const ColumnGrid& tile) { return stretches_of(frame, tile); });
    struct Job {
        const CounterStrip* strip;
        CounterColumns* columns;
        DisplayList items{};
    };
    std::vector<Job> jobs;
    for (const CounterStrip& strip : strips)
        jobs.push_back({&strip, &store.of(*strip.counter)});
    const auto draw = [&](Job& job) {
        add_strip(job.items, frame, store.stretches(), *job.columns, *job.strip);
    };
    if (jobs.size() > 1 && frame.trace().event_count() > kWorthAThread)
        QtConcurrent::blockingMap(jobs, draw);
    else
        std::for_each(jobs.begin(), jobs.end(), draw);
    for (Job& job : jobs)
        std::move(job.items.items.begin(), job.items.items.end(), std::back_inserter(list.items));
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
