#include "ui/compare/comparison_canvas.hpp"

#include "core/time/duration_text.hpp"
#include "ui/drawing/display_painter.hpp"
#include "ui/lanes/segment_words.hpp"
#include "ui/timeline/comparison_picture.hpp"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace simul::ui {
namespace {

constexpr double kMargin = 24;
constexpr double kBlockGap = 22;
constexpr double kHighestLane = 24;
constexpr double kLaneWithName = 13; ///< Lower ones have no room for a name.
constexpr double kWidestName = 190;
constexpr double kWidestLaneName = 150;
constexpr double kFirstBlock = geometry::kRulerHeight + 8;
constexpr std::size_t kMostMeasuredNames = 2'000;

LaneMetrics metrics_for(std::size_t lanes, double height) {
    const double lane = std::clamp(std::floor(height / static_cast<double>(lanes)), 1.0, kHighestLane);
    const double gap = lane >= 18 ? 7 : lane >= 10 ? 3 : lane >= 4 ? 1 : 0;
    return {.lane = lane, .bar = lane - gap, .group = 0};
}

/// As the first run's lanes stand, what has no counterpart there last in its group.
std::shared_ptr<const ArrangedLanes> arranged_as_first(const TraceLanes& lanes,
                                                       const std::vector<trace::TaskIndex>& counterparts) {
    auto arranged = std::make_shared<ArrangedLanes>(arrange(lanes));
    std::vector<std::size_t> rank(lanes.trace().task_count(), counterparts.size());
    for (std::size_t base = 0; base < counterparts.size(); ++base)
        if (counterparts[base] != trace::kNoTask) rank[counterparts[base]] = base;
    for (LaneGroup& group : arranged->groups)
        std::stable_sort(group.tasks.begin(), group.tasks.end(),
                         [&rank](trace::TaskIndex a, trace::TaskIndex b) { return rank[a] < rank[b]; });
    return arranged;
}

} // namespace

ComparisonCanvas::Block ComparisonCanvas::make_block(const ComparedTrace& run) {
    Block block;
    block.name = run.name;
    block.caption = run.caption;
    block.lanes = std::make_unique<TraceLanes>(run.trace);
    block.counterparts = run.counterparts;
    block.arranged = arranged_as_first(*block.lanes, run.counterparts);
    block.in_first.assign(run.trace->task_count(), trace::kNoTask);
    for (trace::TaskIndex base = 0; base < run.counterparts.size(); ++base)
        if (run.counterparts[base] != trace::kNoTask) block.in_first[run.counterparts[base]] = base;
    for (trace::TaskIndex task = 0; task < run.trace->task_count(); ++task) {
        if (run.trace->is_pool_thread(task)) continue;
        ++block.task_count;
        if (const auto ended = run.trace->task(task).ended) block.ends.push_back(run.trace->time_of(*ended));
    }
    std::sort(block.ends.begin(), block.ends.end());
    return block;
}

void ComparisonCanvas::set_content(const ComparisonContent& content) {
    blocks_.clear();
    extent_ = {0, 1};
    for (const ComparedTrace& run : content.runs) {
        if (run.trace->empty()) continue;
        blocks_.push_back(make_block(run));
        extent_.end = std::max(extent_.end, Axis(AxisKind::Time, *run.trace).extent().end);
    }
    scroll_ = 0;
    lay_out();
}

void ComparisonCanvas::set_size(QSize size, double device_pixel_ratio) {
    if (size == size_ && device_pixel_ratio == ratio_) return;
    size_ = size;
    ratio_ = device_pixel_ratio;
    lay_out();
}

void ComparisonCanvas::set_scroll(double scroll) {
    if (scroll == scroll_) return;
    scroll_ = scroll;
    base_valid_ = false;
}

double ComparisonCanvas::names_width() const {
    double width = 0;
    for (const Block& block : blocks_)
        width = std::max({width, text_.width(FontRole::Heading, block.name),
                          text_.width(FontRole::Small, block.caption),
                          text_.width(FontRole::Small, QStringLiteral("000 of 000 tasks ended"))});
    return std::min(width, kWidestName);
}

void ComparisonCanvas::lay_out() {
    base_valid_ = false;
    if (blocks_.empty()) return;
    const double count = static_cast<double>(blocks_.size());
    const double share = (size_.height() - kFirstBlock - 8 - kBlockGap * (count - 1)) / count;
    double top = 0, lane_names = 0;
    for (Block& block : blocks_) {
        const std::size_t lanes = std::max<std::size_t>(1, block.arranged->lane_count);
        block.layout.emplace(block.arranged, block.trace(), metrics_for(lanes, share));
        block.top = top;
        top += block.height() + kBlockGap;
        if (block.layout->metrics().lane < kLaneWithName) continue;
        const auto measured =
            static_cast<trace::TaskIndex>(std::min(block.trace().task_count(), kMostMeasuredNames));
        for (trace::TaskIndex task = 0; task < measured; ++task)
            lane_names =
                std::max(lane_names, text_.width(FontRole::MonoSmall, lane_name(block.trace(), {task})));
    }
    has_lane_names_ = lane_names > 0;
    lanes_left_ = kMargin + names_width() + 20;
    plot_left_ = std::round(lanes_left_ + (has_lane_names_ ? std::min(lane_names, kWidestLaneName) + 14 : 0));
}

double ComparisonCanvas::content_height() const {
    return blocks_.empty() ? 0 : blocks_.back().top + blocks_.back().height() + kFirstBlock + 8;
}

QRectF ComparisonCanvas::plot() const {
    const double top = geometry::kRulerHeight + 2;
    return {plot_left_, top, std::max(60.0, size_.width() - kMargin - geometry::kOverhang - plot_left_),
            std::max(10.0, size_.height() - top)};
}

TimeScale ComparisonCanvas::scale(const CommonView& view) const {
    return {view.window, plot().left(), plot().width()};
}

std::optional<TimelineFrame> ComparisonCanvas::frame_of(const Block& block, const CommonView& view) {
    const QRectF area = plot();
    const double top = kFirstBlock + block.top - scroll_;
    const double visible_top = std::max(top, area.top());
    const double visible_bottom = std::min(top + block.layout->height(), area.bottom());
    if (visible_bottom <= visible_top) return std::nullopt;
    return TimelineFrame{.lanes = *block.lanes,
                         .layout = *block.layout,
                         .text = text_,
                         .axis = Axis(AxisKind::Time, block.trace()),
                         .scale = scale(view),
                         .plot = {area.left(), visible_top, area.width(), visible_bottom - visible_top},
                         .header_left = kMargin,
                         .scroll = visible_top - top,
                         .column_px = 1 / ratio_};
}

void ComparisonCanvas::paint(QPainter& painter, const CommonView& view, const Theme& theme) {
    if (blocks_.empty()) return painter.fillRect(QRect(QPoint(), size_), theme.color(ColorRole::Background));
    if (!base_valid_ || base_dark_ != theme.is_dark() || base_window_ != view.window) paint_base(view, theme);
    painter.drawPixmap(0, 0, base_);
    ui::paint(painter, overlay_list(view), theme);
}

void ComparisonCanvas::paint_base(const CommonView& view, const Theme& theme) {
    const QSize pixels = size_ * ratio_;
    if (base_.size() != pixels) base_ = QPixmap(pixels);
    base_.setDevicePixelRatio(ratio_);
    base_.fill(theme.color(ColorRole::Background));
    QPainter painter(&base_);
    ui::paint(painter, base_list(view), theme);
    base_valid_ = true;
    base_dark_ = theme.is_dark();
    base_window_ = view.window;
}

DisplayList ComparisonCanvas::base_list(const CommonView& view) {
    DisplayList list;
    list.size = size_;
    const Block& first = blocks_.front();
    const TimelineFrame ruler{.lanes = *first.lanes,
                              .layout = *first.layout,
                              .text = text_,
                              .axis = Axis(AxisKind::Time, first.trace()),
                              .scale = scale(view),
                              .plot = plot(),
                              .header_left = kMargin};
    geometry::add_ruler(list, ruler, plot().bottom());
    for (const Block& block : blocks_) {
        if (const auto frame = frame_of(block, view)) {
            geometry::add_lanes(list, *frame);
            geometry::add_ending(list, *frame, frame->plot.bottom());
            if (block.layout->metrics().lane >= kLaneWithName) add_lane_names(list, *frame);
        }
        list.add(draw::Clip{{0, plot().top(), plot_left_, plot().height()}});
        add_block_header(list, block, kFirstBlock + block.top - scroll_);
        list.add(draw::Clip{});
    }
    return list;
}

void ComparisonCanvas::add_block_header(DisplayList& list, const Block& block, double top) const {
    const double room = lanes_left_ - kMargin - 12;
    list.add(draw::Label{{kMargin, top + 12},
                         text_.elided(FontRole::Heading, block.name, room),
                         FontRole::Heading,
                         ColorRole::Text});
    if (!block.caption.isEmpty())
        list.add(draw::Label{{kMargin, top + 30},
                             text_.elided(FontRole::Small, block.caption, room),
                             FontRole::Small,
                             ColorRole::TextDim});
}

void ComparisonCanvas::add_lane_names(DisplayList& list, const TimelineFrame& frame) const {
    list.add(draw::Clip{{0, frame.plot.top(), plot_left_, frame.plot.height()}});
    const auto [first, last] = frame.visible_rows();
    for (std::size_t i = first; i < last; ++i) {
        const LaneLayout::Row& row = frame.layout.rows()[i];
        const double center = frame.y_of(row) + row.height / 2;
        const QString name =
            text_.elided(FontRole::MonoSmall, lane_name(frame.trace(), row.lane), kWidestLaneName);
        list.add(draw::Label{{plot_left_ - 12, text_.baseline_for(FontRole::MonoSmall, center)},
                             name,
                             FontRole::MonoSmall,
                             ColorRole::TextDim,
                             Qt::AlignRight});
    }
    list.add(draw::Clip{});
}

DisplayList ComparisonCanvas::overlay_list(const CommonView& view) {
    DisplayList list;
    list.size = size_;
    add_selection(list, view);
    add_progress(list, view);
    add_playhead(list, view);
    return list;
}

void ComparisonCanvas::add_selection(DisplayList& list, const CommonView& view) {
    if (!view.selected) return;
    for (std::size_t run = 0; run < blocks_.size(); ++run) {
        const auto lane = counterpart(*view.selected, run);
        const auto frame = frame_of(blocks_[run], view);
        const LaneLayout::Row* row = lane && frame ? blocks_[run].layout->find_row(*lane) : nullptr;
        if (row == nullptr) continue;
        const QRectF rect(frame->plot.left(), frame->y_of(*row), frame->plot.width(), row->height);
        list.add(draw::Clip{frame->plot.adjusted(-plot_left_, -4, geometry::kOverhang, 4)});
        list.add(draw::Fill{rect, ColorRole::Selection, Pattern::Solid, 0.08});
        list.add(draw::Frame{rect.adjusted(-3, -1, 3, 1), ColorRole::Selection, 1.5, 2});
        list.add(draw::Clip{});
    }
}

void ComparisonCanvas::add_progress(DisplayList& list, const CommonView& view) {
    list.add(draw::Clip{{0, plot().top(), plot_left_, plot().height()}});
    for (std::size_t run = 0; run < blocks_.size(); ++run) {
        const Block& block = blocks_[run];
        const double top = kFirstBlock + block.top - scroll_;
        const QString text = QCoreApplication::translate("Comparison", "%1 of %2 tasks ended")
                                 .arg(ended_by(run, view.playhead))
                                 .arg(block.task_count);
        list.add(draw::Label{{kMargin, top + (block.caption.isEmpty() ? 30 : 46)},
                             text_.elided(FontRole::Small, text, lanes_left_ - kMargin - 12),
                             FontRole::Small,
                             ColorRole::TextFaint});
    }
    list.add(draw::Clip{});
}

void ComparisonCanvas::add_playhead(DisplayList& list, const CommonView& view) {
    const QRectF area = plot();
    const Block& first = blocks_.front();
    const TimelineFrame ruler{.lanes = *first.lanes,
                              .layout = *first.layout,
                              .text = text_,
                              .axis = Axis(AxisKind::Time, first.trace()),
                              .scale = scale(view),
                              .plot = area,
                              .header_left = kMargin};
    std::vector<QRectF> taken;
    const double x = ruler.scale.to_px(Position{view.playhead.time_since_epoch().count()});
    if (x >= area.left() - 1 && x <= area.right() + 1) {
        list.add(draw::Fill{{std::round(x) - 1, area.top() - 6, 2, area.height() + 6}, ColorRole::Accent});
        const QString text = QString::fromStdString(format_duration(view.playhead.time_since_epoch()));
        const double width = text_.width(FontRole::Small, text) + 14;
        const double left = std::clamp(std::round(x - width / 2), area.left() - 20,
                                       area.right() + geometry::kOverhang + 4 - width);
        taken.emplace_back(left, area.top() - geometry::kRulerHeight + 3, width, 18);
        const QRectF& box = taken.back();
        list.add(draw::Fill{box, ColorRole::Accent, Pattern::Solid, 1, 3});
        list.add(draw::Label{{box.center().x(), text_.baseline_for(FontRole::Small, box.center().y())},
                             text,
                             FontRole::Small,
                             ColorRole::OnAccent,
                             Qt::AlignHCenter});
    }
    geometry::add_ruler_labels(list, ruler, taken);
}

bool ComparisonCanvas::is_on_playhead_flag(QPointF point, const CommonView& view) const {
    const double x = scale(view).to_px(Position{view.playhead.time_since_epoch().count()});
    return is_on_ruler(point) && std::abs(point.x() - x) < 24;
}

std::optional<ComparedLane> ComparisonCanvas::lane_at(QPointF point, const CommonView& view) {
    for (std::size_t run = 0; run < blocks_.size(); ++run) {
        const auto frame = frame_of(blocks_[run], view);
        if (!frame || point.y() < frame->plot.top() || point.y() >= frame->plot.bottom()) continue;
        const std::size_t row = frame->row_at(point.y());
        if (row < frame->layout.rows().size()) return ComparedLane{run, frame->layout.rows()[row].lane};
    }
    return std::nullopt;
}

QString ComparisonCanvas::text_at(QPointF point, const CommonView& view) {
    const auto lane = lane_at(point, view);
    if (!lane) return {};
    const TimelineFrame frame = *frame_of(blocks_[lane->run], view);
    return hit_text(frame, hit_test(frame, {}, point), point);
}

std::optional<Instant> ComparisonCanvas::event_before(Instant time) const {
    std::optional<Instant> latest;
    for (const Block& block : blocks_) {
        if (time == Instant{}) continue;
        const auto event = block.trace().last_event_at(time - Duration(1));
        if (!event) continue;
        const Instant found = block.trace().time_of(*event);
        if (!latest || found > *latest) latest = found;
    }
    return latest;
}

std::optional<Instant> ComparisonCanvas::event_after(Instant time) const {
    std::optional<Instant> earliest;
    for (const Block& block : blocks_) {
        const auto last = block.trace().last_event_at(time);
        const trace::EventIndex next = last ? *last + 1 : 0;
        if (next >= block.trace().event_count()) continue;
        const Instant found = block.trace().time_of(next);
        if (!earliest || found < *earliest) earliest = found;
    }
    return earliest;
}

std::optional<LaneId> ComparisonCanvas::counterpart(const ComparedLane& lane, std::size_t run) const {
    if (lane.run == run || lane.lane.is_program()) return lane.lane;
    const trace::TaskIndex base = blocks_[lane.run].in_first[lane.lane.task];
    if (base == trace::kNoTask || base >= blocks_[run].counterparts.size()) return std::nullopt;
    const trace::TaskIndex found = blocks_[run].counterparts[base];
    return found == trace::kNoTask ? std::nullopt : std::optional(LaneId{found});
}

std::size_t ComparisonCanvas::ended_by(std::size_t run, Instant time) const {
    const std::vector<Instant>& ends = blocks_[run].ends;
    return static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), time) - ends.begin());
}

} // namespace simul::ui
