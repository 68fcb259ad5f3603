#include "ui/timeline/timeline_canvas.hpp"

#include "ui/drawing/display_painter.hpp"
#include "ui/lanes/segment_words.hpp"
#include "ui/timeline/counter_geometry.hpp"
#include "ui/timeline/critical_path_layer.hpp"
#include "ui/timeline/line_highlight.hpp"

#include <QCoreApplication>
#include <QPainter>
#include <cmath>
#include <utility>

namespace simul::ui {
namespace {

constexpr double kLeftMargin = 12;
constexpr double kMostForCounters = 0.35;
constexpr trace::EventIndex kManyEvents = 500'000; ///< In view: then a zoom is coarse until it rests.
constexpr std::chrono::milliseconds kRest{80};
constexpr double kRoomyLane = 36;  ///< Where there is room, lanes are higher than usual, up to this …
constexpr double kBarShare = 0.63; ///< … and their bars with them.
constexpr double kStackLevel = 14;
constexpr double kLowestNamedLane = 11;
constexpr double kLowestLaneAlone = 4;       ///< Lower lanes are drawn together, as a density …
constexpr std::size_t kMostLanesAlone = 150; ///< … if they are many.
constexpr double kGapOfLowGroups = 6;
constexpr int kNarrowestHeader = 130;
constexpr int kWidestHeader = 300;
constexpr std::size_t kMostMeasuredNames = 2'000;

/// So that the longest name fits beside the longest state.
int header_width_for(const trace::Trace& trace, TextMeasure& text) {
    double longest = 0;
    const std::size_t count = std::min(trace.task_count(), kMostMeasuredNames);
    for (trace::TaskIndex task = 0; task < count; ++task)
        longest = std::max(longest, text.width(FontRole::Mono, lane_name(trace, {task})));
    const double states = text.width(FontRole::Small, QStringLiteral("cancelled"));
    return std::clamp(static_cast<int>(kLeftMargin + 20 + longest + 12 + states + 12), kNarrowestHeader,
                      kWidestHeader);
}

} // namespace

TimelineCanvas::TimelineCanvas(ViewState& state, std::function<void()> repaint,
                               std::function<void()> rearranged)
    : state_(state) {
    refine_.setSingleShot(true);
    refine_.setInterval(kRest);
    QObject::connect(&refine_, &QTimer::timeout, &refine_, repaint);
    QObject::connect(&density_, &DensityView::ready, &density_, std::move(repaint));
    QObject::connect(&counters_, &CounterView::ready, &counters_, [this, rearranged = std::move(rearranged)] {
        recount();
        rearranged();
    });
}

void TimelineCanvas::rebuild_layout() {
    invalidate();
    columns_.clear();
    lit_.clear();
    bookmarks_.clear(); // Their events are another run's.
    layout_.reset();
    arranged_.reset();
    if (state_.empty()) return counters_.clear();
    count();
    lay_out_rows();
    header_width_ = header_width_for(*state_.trace(), text_);
}

void TimelineCanvas::set_size(QSize size, double device_pixel_ratio) {
    if (size == size_ && device_pixel_ratio == ratio_) return;
    size_ = size;
    ratio_ = device_pixel_ratio;
    invalidate();
    lay_out_rows();
}

double TimelineCanvas::height_for_lanes() const {
    const double height = size_.height() - (geometry::kRulerHeight + 2);
    const double counters =
        std::min(geometry::counters_height(state_.lanes()) + 4, height * kMostForCounters);
    return std::max(10.0, height - counters);
}

LaneMetrics TimelineCanvas::metrics() const {
    LaneMetrics metrics;
    if (state_.arrangement().shows_stacks) metrics.stack_level = kStackLevel;
    const double chosen = state_.arrangement().lane_height;
    if (chosen > 0) {
        metrics.lane = chosen;
        metrics.bar = chosen >= 20 ? std::round(chosen * kBarShare) : chosen >= 4 ? chosen - 1 : chosen;
        if (chosen < kLowestNamedLane) {
            metrics.stack_level = 0;
            metrics.group = 0;
            metrics.gap = chosen >= 1 ? kGapOfLowGroups : 0;
        }
        return metrics;
    }
    // Of all rows, collapsed or not: lanes do not jump when a group is folded.
    const auto rows = static_cast<double>(arranged_->lane_count + arranged_->groups.size());
    const double lane = std::clamp(std::floor(height_for_lanes() / rows), metrics.lane, kRoomyLane);
    if (lane > metrics.lane) {
        metrics.lane = lane;
        metrics.bar = std::round(lane * kBarShare);
    }
    return metrics;
}

double TimelineCanvas::lane_height() const {
    return layout_ ? layout_->metrics().lane : 0;
}

double TimelineCanvas::fitting_lane_height() const {
    if (!layout_) return 0;
    const auto lanes = static_cast<double>(std::max<std::size_t>(1, arranged_->lane_count));
    const auto groups = static_cast<double>(arranged_->groups.size());
    const double room = height_for_lanes();
    const double low = (room - groups * kGapOfLowGroups) / lanes;
    const double high = (room - groups * LaneMetrics{}.group) / lanes;
    if (high >= kLowestNamedLane) return std::min(high, kRoomyLane);
    return low >= 1 ? std::min(low, kLowestNamedLane - 1) : room / lanes;
}

void TimelineCanvas::rearrange() {
    arranged_.reset();
    lay_out_rows();
    invalidate();
}

void TimelineCanvas::recount() {
    if (state_.empty()) return;
    count();
    lay_out_rows();
    invalidate();
}

void TimelineCanvas::count() {
    state_.set_counters(counters_.show(
        {.trace = state_.trace(), .places = state_.axis().places(), .choice = state_.counter_choice()}));
}

void TimelineCanvas::lay_out_rows() {
    if (state_.empty()) return;
    if (!arranged_)
        arranged_ = std::make_shared<const ArrangedLanes>(arrange(state_.lanes(), state_.arrangement()));
    density_lanes_.reset();
    layout_.emplace(arranged_, *state_.trace(), metrics(), state_.arrangement().collapsed);
}

void TimelineCanvas::set_scroll(double scroll) {
    if (scroll == scroll_) return;
    scroll_ = scroll;
    invalidate();
}

void TimelineCanvas::set_header_width(int width) {
    header_width_ = std::clamp(width, kNarrowestHeader, std::max(kNarrowestHeader, size_.width() / 2));
    invalidate();
}

QRectF TimelineCanvas::lanes_area() const {
    const double left = header_width_;
    const double top = geometry::kRulerHeight + 2;
    const double width = std::max(40.0, size_.width() - kRightMargin - left);
    const double height = size_.height() - top;
    if (!layout_) return {left, top, width, std::max(10.0, height)};
    return {left, top, width, std::clamp(layout_->height(), 10.0, height_for_lanes())};
}

QRectF TimelineCanvas::counters_area() const {
    const QRectF lanes = lanes_area();
    return {lanes.left(), lanes.bottom(), lanes.width(), std::max(0.0, size_.height() - lanes.bottom())};
}

double TimelineCanvas::hidden_height() const {
    return layout_ ? std::max(0.0, layout_->height() - lanes_area().height()) : 0;
}

std::optional<double> TimelineCanvas::scroll_to_show(LaneId lane) const {
    if (!layout_) return {};
    const LaneLayout::Row* const row = layout_->find_row(lane);
    const double pinned = layout_->pinned_height();
    if (!row || row->top < pinned) return {};
    const double height = lanes_area().height();
    if (row->top - pinned < scroll_) return row->top - pinned;
    if (row->top + row->height > scroll_ + height) return std::ceil(row->top + row->height - height);
    return {};
}

TimelineFrame TimelineCanvas::frame() {
    const QRectF plot = lanes_area();
    const double column_px = (is_coarse_ ? 2 : 1) / ratio_;
    const TimeScale scale(anchor_.show(state_.window(), plot.width(), column_px), plot.left(), plot.width());
    return {.lanes = state_.lanes(),
            .layout = *layout_,
            .text = text_,
            .axis = state_.axis(),
            .scale = scale,
            .plot = plot,
            .header_left = kLeftMargin,
            .scroll = scroll_,
            .column_px = column_px,
            .anchored = anchor_.grid(scale, column_px),
            .columns = &columns_,
            .counter_columns = &counter_columns_};
}

void TimelineCanvas::paint(QPainter& painter, const Theme& theme) {
    if (!layout_) {
        painter.fillRect(QRect(QPoint(), size_), theme.color(ColorRole::Background));
        return;
    }
    const bool is_valid = base_valid_ && base_dark_ == theme.is_dark();
    const bool has_changed = std::exchange(has_changed_, false);
    // While it changes from frame to frame, a copy of it would be of no use.
    const bool keeps_changing = std::exchange(had_changed_, has_changed) && has_changed;
    const Position length = state_.window().length();
    const bool zooms = std::exchange(painted_length_, length) != length && keeps_changing;
    is_coarse_ = zooms && is_crowded();
    if (is_coarse_) refine_.start();
    if (!is_valid && keeps_changing) {
        paint_base(painter, theme);
    } else {
        if (!is_valid) keep_base(theme);
        painter.drawPixmap(0, 0, base_);
    }
    ui::paint(painter, overlay_list(), theme);
}

bool TimelineCanvas::is_crowded() const {
    if (state_.trace()->empty()) return false;
    const Range window = state_.window();
    return state_.axis().event_at(window.end) - state_.axis().event_at(window.begin) > kManyEvents;
}

void TimelineCanvas::paint_base(QPainter& painter, const Theme& theme) {
    painter.fillRect(QRect(QPoint(), size_), theme.color(ColorRole::Background));
    density_.set_theme(theme);
    ui::paint(painter, base_list(), theme);
}

void TimelineCanvas::keep_base(const Theme& theme) {
    const QSize pixels = size_ * ratio_;
    if (base_.size() != pixels) base_ = QPixmap(pixels);
    base_.setDevicePixelRatio(ratio_);
    QPainter painter(&base_);
    paint_base(painter, theme);
    base_valid_ = true;
    base_dark_ = theme.is_dark();
}

bool TimelineCanvas::shows_density() const {
    const std::size_t rows = layout_->rows().size() - layout_->pinned_rows();
    return layout_->metrics().lane < kLowestLaneAlone && rows > kMostLanesAlone;
}

std::optional<draw::Raster> TimelineCanvas::density(const TimelineFrame& at) {
    const auto& rows = layout_->rows();
    const std::size_t pinned = layout_->pinned_rows();
    if (!density_lanes_) {
        std::vector<trace::TaskIndex> lanes;
        lanes.reserve(rows.size() - pinned);
        for (std::size_t row = pinned; row < rows.size(); ++row)
            lanes.push_back(rows[row].lane.task);
        density_lanes_ = std::make_shared<const std::vector<trace::TaskIndex>>(std::move(lanes));
    }
    const auto [first, last] = at.visible_rows();
    if (last <= first) return {};
    const double top = std::max(at.y_of(rows[first]), at.plot.top() + layout_->pinned_height());
    const double bottom = std::min(at.y_of(rows[last - 1]) + rows[last - 1].height, at.plot.bottom());
    const QRectF area(at.plot.left(), top, at.plot.width(), std::max(1.0, bottom - top));
    const auto pixel_rows = static_cast<std::size_t>(std::max(1.0, std::round(area.height() * ratio_)));
    const DensityRequest request{.trace = state_.trace(),
                                 .places = at.axis.places(),
                                 .window = at.scale.range(),
                                 .columns = static_cast<int>(std::lround(area.width() * ratio_)),
                                 .rows = static_cast<int>(std::min(last - first, pixel_rows)),
                                 .lanes = density_lanes_,
                                 .first = first - pinned,
                                 .count = last - first};
    const DensityView::Shown& shown = density_.show(request);
    if (!shown.grid) return draw::Raster{{}, std::make_shared<const draw::Grid>()};
    return raster_of(shown, request, area);
}

DisplayList TimelineCanvas::base_list() {
    DisplayList list;
    list.size = size_;
    list.items.reserve(base_items_);
    TimelineFrame at = frame();
    if (shows_density()) at.density = density(at);
    const double bottom =
        counters_area().top() + std::min(counters_area().height(), geometry::counters_height(at.lanes));
    geometry::add_ruler(list, at, state_.shows_grid() ? std::optional(bottom) : std::nullopt);
    geometry::add_lanes(list, at);
    if (state_.critical_path()) geometry::add_critical_path(list, at, *state_.critical_path());
    if (layout_->rows().empty()) {
        const QString text =
            QCoreApplication::translate("Timeline", "No lane matches “%1”.").arg(state_.arrangement().filter);
        list.add(
            draw::Label{{at.plot.left() + 12, at.plot.top() + 24}, text, FontRole::Body, ColorRole::TextDim});
    }
    add_counters(list, at);
    geometry::add_ending(list, at, bottom);
    base_items_ = list.items.size();
    return list;
}

void TimelineCanvas::add_counters(DisplayList& list, const TimelineFrame& at) {
    const KeptCounters::Of now{state_.lanes().counters(), at.axis.places(), at.scale.range(), counters_area(),
                               ratio_};
    if (!(kept_counters_.of == now)) {
        kept_counters_ = {now, {}};
        geometry::add_counters(kept_counters_.list, at, counters_area());
    }
    list.items.insert(list.items.end(), kept_counters_.list.items.begin(), kept_counters_.list.items.end());
}

DisplayList TimelineCanvas::overlay_list() {
    DisplayList list;
    list.size = size_;
    const TimelineFrame at = frame();
    const trace::EventIndex event = state_.playhead().event;
    geometry::add_headers(list, at, state_.playhead());
    geometry::add_counter_names(list, at, counters_area(), event);
    const double bottom =
        counters_area().top() + std::min(counters_area().height(), geometry::counters_height(at.lanes));
    geometry::add_bookmarks(list, at, bookmarks_, bottom);
    if (state_.lit_line() != 0 && !shows_density()) geometry::add_line_highlight(list, at, state_.lit_line());
    geometry::add_overlay(list, at,
                          {.range = state_.range(),
                           .selection = state_.selection(),
                           .hover = state_.hover(),
                           .playhead = state_.playhead(),
                           .lit = lit_,
                           .arrows = state_.arrow_choice(),
                           .bottom = bottom});
    return list;
}

Hit TimelineCanvas::hit(QPointF point) {
    return hit_test(frame(), counters_area(), point);
}

QString TimelineCanvas::text_at(QPointF point) {
    const TimelineFrame at = frame();
    if (const auto bookmark = geometry::bookmark_at(at, bookmarks_, point)) return bookmarks_[*bookmark].text;
    return hit_text(at, hit_test(at, counters_area(), point), point);
}

std::optional<std::size_t> TimelineCanvas::bookmark_at(QPointF point) {
    return geometry::bookmark_at(frame(), bookmarks_, point);
}

bool TimelineCanvas::is_on_playhead_flag(QPointF point) {
    const TimelineFrame at = frame();
    const Playhead& playhead = state_.playhead();
    const double x = at.scale.to_px(at.axis.between(playhead.event, playhead.time));
    return point.y() < at.plot.top() && std::abs(point.x() - x) < 12;
}

QPointF TimelineCanvas::place_of(const Selection& selection) {
    const TimelineFrame at = frame();
    const double x = selection.event ? at.scale.to_px(at.axis.of(*selection.event)) : at.plot.left();
    const LaneLayout::Row* const row = layout_->find_row(selection.lane);
    const double y = row ? at.y_of(*row) + row->height / 2 : at.plot.top();
    return {std::clamp(x, at.plot.left(), at.plot.right()), std::clamp(y, at.plot.top(), at.plot.bottom())};
}

void TimelineCanvas::seek(double x) {
    state_.seek_to_position(frame().scale.to_position(x));
}

LaneId TimelineCanvas::lane_at_playhead() const {
    const trace::TaskIndex task = state_.trace()->task_of(state_.playhead().event);
    if (task != trace::kNoTask) return {task};
    for (const LaneLayout::Row& row : layout_->rows())
        if (row.kind == LaneLayout::RowKind::Lane) return row.lane;
    return {};
}

} // namespace simul::ui
