#include "ui/timeline/timeline_canvas.hpp"

#include "ui/timeline/display_painter.hpp"
#include "ui/timeline/segment_words.hpp"

#include <QCoreApplication>
#include <QPainter>
#include <cmath>

namespace simul::ui {
namespace {

constexpr double kLeftMargin = 12;
constexpr double kMostForCounters = 0.35;
constexpr double kHighestLane = 36; ///< Where there is room, lanes are higher than usual, up to this …
constexpr double kBarShare = 0.63;  ///< … and their bars with them.
constexpr double kStackLevel = 14;
constexpr double kLowestNamedLane = 11;
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

void TimelineCanvas::rebuild_layout() {
    base_valid_ = false;
    lit_.clear();
    bookmarks_.clear(); // Their events are another run's.
    layout_.reset();
    arranged_.reset();
    if (state_.empty()) return;
    lay_out_rows();
    header_width_ = header_width_for(*state_.trace(), text_);
}

void TimelineCanvas::set_size(QSize size, double device_pixel_ratio) {
    if (size == size_ && device_pixel_ratio == ratio_) return;
    size_ = size;
    ratio_ = device_pixel_ratio;
    base_valid_ = false;
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
        if (chosen < kLowestNamedLane) metrics.stack_level = 0;
        return metrics;
    }
    // Of all rows, collapsed or not: lanes do not jump when a group is folded.
    const auto rows = static_cast<double>(arranged_->lane_count + arranged_->groups.size());
    const double lane = std::clamp(std::floor(height_for_lanes() / rows), metrics.lane, kHighestLane);
    if (lane > metrics.lane) {
        metrics.lane = lane;
        metrics.bar = std::round(lane * kBarShare);
    }
    return metrics;
}

void TimelineCanvas::rearrange() {
    arranged_.reset();
    lay_out_rows();
    base_valid_ = false;
}

void TimelineCanvas::lay_out_rows() {
    if (state_.empty()) return;
    if (!arranged_)
        arranged_ = std::make_shared<const ArrangedLanes>(arrange(state_.lanes(), state_.arrangement()));
    layout_.emplace(arranged_, *state_.trace(), metrics(), state_.arrangement().collapsed);
}

void TimelineCanvas::set_scroll(double scroll) {
    if (scroll == scroll_) return;
    scroll_ = scroll;
    base_valid_ = false;
}

void TimelineCanvas::set_header_width(int width) {
    header_width_ = std::clamp(width, kNarrowestHeader, std::max(kNarrowestHeader, size_.width() / 2));
    base_valid_ = false;
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
    return {.lanes = state_.lanes(),
            .layout = *layout_,
            .text = text_,
            .axis = state_.axis(),
            .scale = TimeScale(state_.window(), plot.left(), plot.width()),
            .plot = plot,
            .header_left = kLeftMargin,
            .scroll = scroll_,
            .column_px = 1 / ratio_};
}

void TimelineCanvas::paint(QPainter& painter, const Theme& theme) {
    if (!layout_) {
        painter.fillRect(QRect(QPoint(), size_), theme.color(ColorRole::Background));
        return;
    }
    if (!base_valid_ || base_dark_ != theme.is_dark()) paint_base(theme);
    painter.drawPixmap(0, 0, base_);
    ui::paint(painter, overlay_list(), theme);
}

void TimelineCanvas::paint_base(const Theme& theme) {
    const QSize pixels = size_ * ratio_;
    if (base_.size() != pixels) base_ = QPixmap(pixels);
    base_.setDevicePixelRatio(ratio_);
    base_.fill(theme.color(ColorRole::Background));
    QPainter painter(&base_);
    ui::paint(painter, base_list(), theme);
    base_valid_ = true;
    base_dark_ = theme.is_dark();
}

DisplayList TimelineCanvas::base_list() {
    DisplayList list;
    list.size = size_;
    const TimelineFrame at = frame();
    const double bottom =
        counters_area().top() + std::min(counters_area().height(), geometry::counters_height(at.lanes));
    geometry::add_ruler(list, at, bottom);
    geometry::add_lanes(list, at);
    geometry::add_counters(list, at, counters_area());
    geometry::add_ending(list, at, bottom);
    return list;
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
    geometry::add_overlay(list, at,
                          {.range = state_.range(),
                           .selection = state_.selection(),
                           .hover = state_.hover(),
                           .playhead = state_.playhead(),
                           .lit = lit_,
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
