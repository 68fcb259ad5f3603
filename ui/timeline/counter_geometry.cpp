#include "ui/timeline/timeline_frame.hpp"

#include <cmath>

namespace simul::ui::geometry {
namespace {

constexpr double kStripHeight = 26;
constexpr double kStripGap = 8;
constexpr std::size_t kMostStrips = 6; ///< More would leave no room for lanes.

std::size_t strip_count(TraceLanes& lanes) {
    return std::min(lanes.counters().size(), kMostStrips);
}

/// As many strips as fit.
std::size_t strip_count(TraceLanes& lanes, const QRectF& area) {
    const double fitting = std::floor((area.height() + 0.5) / (kStripHeight + kStripGap));
    return std::min(strip_count(lanes), static_cast<std::size_t>(std::max(0.0, fitting)));
}

double top_of_strip(const QRectF& area, std::size_t strip) {
    return area.top() + kStripGap + static_cast<double>(strip) * (kStripHeight + kStripGap);
}

/// One strip, as high as the greatest value needs.
class CounterStrip {
public:
    CounterStrip(DisplayList& list, const TimelineFrame& frame, const CounterSeries& series, double top)
        : list_(list), frame_(frame), series_(series), places_(frame.axis.places()),
          base_(top + kStripHeight),
          px_per_value_((kStripHeight - 2) /
                        static_cast<double>(std::max<std::int64_t>(1, series.greatest()))) {}

    void add() {
        const auto columns = static_cast<std::size_t>(std::ceil(frame_.scale.width()));
        const Range range = frame_.scale.range();
        // Exact steps while there is room for each, then the greatest value in each pixel column.
        if (series_.first_from(range.end, places_) - series_.first_from(range.begin, places_) <= columns)
            add_changes();
        else
            add_columns(static_cast<int>(columns));
        if (!outline_.empty()) outline_.emplace_back(frame_.scale.right(), outline_.back().y());
        list_.add(draw::Area{std::move(outline_), base_, ColorRole::Counter, 0.75});
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

    void add_changes() {
        const Range range = frame_.scale.range();
        std::size_t change = series_.first_from(range.begin, places_);
        std::int64_t value = change == 0 ? 0 : series_.value_of(change - 1);
        step_to(frame_.scale.left(), value);
        while (change < series_.size() && series_.position_of(change, places_) <= range.end) {
            const Position at = series_.position_of(change, places_);
            const std::int64_t before = value;
            std::int64_t peak = before;
            for (; change < series_.size() && series_.position_of(change, places_) == at; ++change) {
                value = series_.value_of(change);
                peak = std::max(peak, value);
            }
            const double x = frame_.scale.to_px(at);
            step_to(x, value);
            if (peak > std::max(before, value)) add_peak(x, peak, std::max(before, value));
        }
    }

    void add_peak(double x, std::int64_t peak, std::int64_t lasting) {
        const double crisp = std::floor(x) + 0.5;
        peaks_.push_back({{crisp, y_of(lasting)}, {crisp, y_of(peak)}, ColorRole::Counter, 1, 0.75});
    }

    void add_columns(int columns) {
        for (int column = 0; column < columns; ++column) {
            const double left = frame_.scale.left() + column;
            const Position begin = frame_.scale.to_position(left);
            const Position end = std::max(begin + 1, frame_.scale.to_position(left + 1));
            step_to(left, series_.greatest_in(begin, end, places_));
        }
    }

    DisplayList& list_;
    const TimelineFrame& frame_;
    const CounterSeries& series_;
    AxisPlaces places_;
    double base_;
    double px_per_value_;
    std::vector<QPointF> outline_;
    std::vector<draw::Line> peaks_;
};

} // namespace

double counters_height(TraceLanes& lanes) {
    return static_cast<double>(strip_count(lanes)) * (kStripHeight + kStripGap);
}

const CounterSeries* counter_at(TraceLanes& lanes, const QRectF& area, double y) {
    for (std::size_t i = 0; i < strip_count(lanes, area); ++i) {
        const double top = top_of_strip(area, i);
        if (top - kStripGap / 2 <= y && y < top + kStripHeight + kStripGap / 2) return &lanes.counters()[i];
    }
    return nullptr;
}

void add_counters(DisplayList& list, const TimelineFrame& frame, const QRectF& area) {
    for (std::size_t i = 0; i < strip_count(frame.lanes, area); ++i) {
        const double top = top_of_strip(area, i);
        const double base = top + kStripHeight + 0.5;
        list.add(draw::Line{{frame.plot.left(), base}, {frame.plot.right(), base}, ColorRole::Grid});
        CounterStrip(list, frame, frame.lanes.counters()[i], top).add();
    }
}

void add_counter_names(DisplayList& list, const TimelineFrame& frame, const QRectF& area,
                       std::optional<trace::EventIndex> event) {
    for (std::size_t i = 0; i < strip_count(frame.lanes, area); ++i) {
        const CounterSeries& series = frame.lanes.counters()[i];
        const double center = top_of_strip(area, i) + kStripHeight / 2 + 2;
        const QString value =
            event ? QString::number(series.at(*event)) : QStringLiteral("max %1").arg(series.greatest());
        const double right = frame.plot.left() - 12;
        const double room = right - frame.header_left - frame.text.width(FontRole::Small, value) - 10;
        const QString name = frame.text.elided(FontRole::Body, QString::fromStdString(series.name()), room);
        const double baseline = frame.text.baseline_for(FontRole::Body, center);
        list.add(draw::Label{{frame.header_left, baseline}, name, FontRole::Body, ColorRole::TextDim});
        list.add(draw::Label{{right, baseline}, value, FontRole::Small, ColorRole::TextDim, Qt::AlignRight});
    }
}

} // namespace simul::ui::geometry
