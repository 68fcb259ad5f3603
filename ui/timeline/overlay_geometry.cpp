#include "core/time/duration_text.hpp"
#include "ui/timeline/cause.hpp"
#include "ui/timeline/effects.hpp"
#include "ui/timeline/timeline_frame.hpp"

#include <cmath>

namespace simul::ui::geometry {
namespace {

constexpr std::size_t kMostArrows = 24; ///< From one step.
constexpr double kShortestLevelArrow = 8;
constexpr double kPillGap = 3;
constexpr double kArrived = 0.4; ///< LitEvent::age at which an arrow reaches its end.

class OverlayBuilder {
public:
    OverlayBuilder(DisplayList& list, const TimelineFrame& frame, const Overlay& overlay)
        : list_(list), frame_(frame), overlay_(overlay) {}

    void add() {
        if (overlay_.range) add_range(*overlay_.range);
        list_.add(draw::Clip{frame_.plot.adjusted(-kOverhang, 0, kOverhang, 0)});
        if (overlay_.hover) add_outline(*overlay_.hover, ColorRole::Hover, 1);
        if (overlay_.selection) {
            add_selection(*overlay_.selection);
            add_arrows_of(*overlay_.selection);
        }
        // Oldest first, so that what is new lies on top.
        for (auto lit = overlay_.lit.rbegin(); lit != overlay_.lit.rend(); ++lit)
            add_lit(*lit);
        list_.add(draw::Clip{{0, frame_.plot.top(), frame_.plot.left(), frame_.plot.height()}});
        for (const LitEvent& lit : overlay_.lit)
            add_lit_header(lit);
        list_.add(draw::Clip{});
        if (overlay_.playhead) add_playhead(*overlay_.playhead);
        if (overlay_.range) add_length(*overlay_.range);
        add_ruler_labels(list_, frame_, taken_);
    }

private:
    /// Null: the lane is not shown.
    QRectF row_rect(LaneId lane) const {
        const LaneLayout::Row* const row = frame_.layout.find_row(lane);
        if (!row) return {};
        const bool is_lane = row->kind == LaneLayout::RowKind::Lane;
        return {frame_.plot.left(), frame_.y_of(*row), frame_.plot.width(),
                is_lane ? frame_.layout.metrics().lane : row->height};
    }

    /// Left and right end of what is in view of it; none if nothing is.
    std::optional<std::pair<double, double>> in_view(Range range) const {
        const double left = std::max(frame_.scale.to_px(range.begin), frame_.plot.left());
        const double right = std::min(frame_.scale.to_px(range.end), frame_.plot.right());
        if (right <= left) return {};
        return std::pair{left, right};
    }

    void add_range(Range range) {
        const auto ends = in_view(range);
        if (!ends) return;
        const auto [left, right] = *ends;
        const QRectF rect(left, frame_.plot.top() - 6, right - left, overlay_.bottom - frame_.plot.top() + 6);
        list_.add(draw::Fill{rect, ColorRole::Accent, Pattern::Solid, 0.10});
        list_.add(draw::Fill{{left, frame_.plot.top() - 6, right - left, 3}, ColorRole::Accent});
    }

    /// Beside the playhead's flag, where that is in the way.
    void add_length(Range range) {
        const auto ends = in_view(range);
        if (!ends) return;
        const Duration length = frame_.axis.instant_at(range.end) - frame_.axis.instant_at(range.begin);
        add_pill((ends->first + ends->second) / 2,
                 frame_.axis.kind() == AxisKind::Steps
                     ? QStringLiteral("%1 steps").arg(range.length())
                     : QString::fromStdString(format_duration(to_six_digits(length))));
    }

    /// The panel that measures a range has all of them.
    static Duration to_six_digits(Duration length) {
        std::int64_t grain = 1;
        while (length.count() / grain >= 1'000'000)
            grain *= 10;
        return Duration((length.count() + grain / 2) / grain * grain);
    }

    /// The segment that the event begins, or the place of the event.
    std::optional<QRectF> event_rect(const Selection& what) const {
        const auto segments = frame_.lanes.segments(what.lane);
        const QRectF row = row_rect(what.lane);
        if (row.isNull()) return {};
        const double height = std::min(frame_.layout.metrics().bar, row.height());
        const double top = std::round(row.center().y() - height / 2);
        const std::size_t at = segments.index_at_event(*what.event);
        double left = frame_.scale.to_px(frame_.axis.of(*what.event));
        double right = left;
        if (at < segments.size() && segments[at].first == *what.event) {
            const LaneIndex& index = frame_.lanes.index(what.lane, frame_.axis.places());
            right = frame_.scale.to_px(index.end_of(at));
        }
        if (right < frame_.plot.left() - kOverhang || left > frame_.plot.right() + kOverhang) return {};
        left = std::max(left, frame_.plot.left() - kOverhang - 4);
        right = std::min(right, frame_.plot.right() + kOverhang + 4);
        return QRectF(left, top, std::max(right - left, 1.0), height).adjusted(-2, -2, 2, 2);
    }

    void add_outline(const Selection& what, ColorRole role, double width) {
        if (!what.event) return;
        if (const auto rect = event_rect(what)) list_.add(draw::Frame{*rect, role, width, 2});
    }

    void add_selection(const Selection& selection) {
        const QRectF row = row_rect(selection.lane);
        if (row.isNull()) return;
        list_.add(draw::Fill{row, ColorRole::Selection, Pattern::Solid, 0.06});
        add_outline(selection, ColorRole::Selection, 2);
    }

    /// What led to the selected event, and what came of its step.
    void add_arrows_of(const Selection& selection) {
        if (!selection.event) return;
        const bool is_at_playhead = overlay_.playhead && overlay_.playhead->event == *selection.event;
        if (!is_at_playhead) add_arrow(*selection.event, 1, 1, true);
        const auto all = effects_of(frame_.trace(), *selection.event);
        std::vector<trace::EventIndex> effects;
        std::copy_if(all.begin(), all.end(), std::back_inserter(effects), [this](trace::EventIndex effect) {
            return is_wanted(cause_of(frame_.trace(), effect));
        });
        const std::size_t drawn = std::min(effects.size(), kMostArrows);
        for (std::size_t i = 0; i < drawn; ++i)
            add_arrow(effects[i], 1, 0.75, drawn == 1);
        if (effects.size() <= drawn) return;
        const QRectF row = row_rect(selection.lane);
        if (row.isNull()) return;
        const QString more = QStringLiteral("+ %1%2 more")
                                 .arg(effects.size() - drawn)
                                 .arg(all.size() == kMostEffects ? QStringLiteral(" or") : QString());
        const double x = frame_.scale.to_px(frame_.axis.of(*selection.event));
        list_.add(draw::Label{{x + 10, row.top() - 2}, more, FontRole::Small, ColorRole::Arrow});
    }

    bool is_wanted(const std::optional<Cause>& cause) const {
        return cause && overlay_.arrows.drawn(cause->kind);
    }

    /// Light around the bar, and a ring that spreads from the event: the bar itself keeps its colours.
    void add_lit(const LitEvent& lit) {
        const trace::TaskIndex task = frame_.trace().task_of(lit.event);
        if (task == trace::kNoTask) return;
        const double strength = 1 - std::clamp(lit.age, 0.0, 1.0);
        const QRectF row = row_rect({task});
        if (row.isNull()) return;
        const double edge =
            std::max(1.0, (row.height() - std::min(frame_.layout.metrics().bar, row.height())) / 2);
        list_.add(draw::Fill{
            {row.left(), row.top(), row.width(), edge}, ColorRole::Accent, Pattern::Solid, 0.5 * strength});
        list_.add(draw::Fill{{row.left(), row.bottom() - edge, row.width(), edge},
                             ColorRole::Accent,
                             Pattern::Solid,
                             0.5 * strength});
        const double radius = 4 + 10 * std::clamp(lit.age, 0.0, 1.0);
        const QPointF at(frame_.scale.to_px(frame_.axis.of(lit.event)), row.center().y());
        list_.add(draw::Fill{{at.x() - radius, at.y() - radius, 2 * radius, 2 * radius},
                             ColorRole::Accent,
                             Pattern::Solid,
                             0.55 * strength,
                             radius});
        add_arrow(lit.event, std::clamp(lit.age / kArrived, 0.0, 1.0), std::min(1.0, 2 * strength), false);
    }

    void add_lit_header(const LitEvent& lit) {
        const trace::TaskIndex task = frame_.trace().task_of(lit.event);
        if (task == trace::kNoTask) return;
        const QRectF row = row_rect({task});
        if (row.isNull()) return;
        const QRectF header(0, row.top(), frame_.plot.left(), row.height());
        list_.add(
            draw::Fill{header, ColorRole::Accent, Pattern::Solid, 0.3 * (1 - std::clamp(lit.age, 0.0, 1.0))});
    }

    /// The playhead rests on it: its arrow stays.
    bool is_lit(trace::EventIndex event) const {
        return std::any_of(overlay_.lit.begin(), overlay_.lit.end(),
                           [&](const LitEvent& lit) { return lit.event == event; });
    }

    void add_arrow(trace::EventIndex event, double progress, double opacity, bool labelled) {
        auto cause = cause_of(frame_.trace(), event);
        if (!cause) cause = wait_ended_by(frame_.trace(), event);
        if (!is_wanted(cause)) return;
        const trace::TaskIndex task = frame_.trace().task_of(event);
        const QRectF from_row = row_rect(cause->lane), to_row = row_rect({task});
        if (from_row.isNull() || to_row.isNull()) return;
        const QPointF from(frame_.scale.to_px(frame_.axis.of(cause->event)), from_row.center().y());
        const QPointF to(frame_.scale.to_px(frame_.axis.of(event)), to_row.center().y());
        const bool is_level = from_row == to_row;
        if (is_level && to.x() - from.x() < kShortestLevelArrow) return;
        const double bulge = is_level ? std::min(14.0, from_row.height() / 2)
                                      : std::clamp(std::abs(to.y() - from.y()) * 0.18, 14.0, 44.0);
        list_.add(draw::Arrow{from, to, bulge, progress, opacity, ColorRole::Arrow});
        if (labelled && !is_level && progress >= 1 && !cause->label.isEmpty())
            add_arrow_label(from, to, bulge, cause->label);
    }

    void add_arrow_label(QPointF from, QPointF to, double bulge, const QString& label) {
        const double width = frame_.text.width(FontRole::Small, label);
        // Between two rows of bars, beside the curve's farthest point; to the left where the plot ends.
        const double middle = (from.y() + to.y()) / 2;
        const std::size_t row = frame_.row_at(middle);
        const double edge =
            row < frame_.layout.rows().size() ? frame_.y_of(frame_.layout.rows()[row]) : middle;
        double left = std::max(from.x(), to.x()) + bulge * 0.75 + 6;
        if (left + width + 6 > frame_.plot.right()) left = std::min(from.x(), to.x()) - width - 12;
        const QRectF box(left - 4, edge - 8, width + 8, 16);
        list_.add(draw::Fill{box, ColorRole::Background, Pattern::Solid, 0.9, 3});
        list_.add(draw::Label{{left, frame_.text.baseline_for(FontRole::Small, box.center().y())},
                              label,
                              FontRole::Small,
                              ColorRole::Arrow});
    }

    void add_playhead(const Playhead& playhead) {
        list_.add(draw::Clip{frame_.plot.adjusted(-kOverhang, 0, kOverhang, 0)});
        if (!is_lit(playhead.event)) add_arrow(playhead.event, 1, 1, true);
        list_.add(draw::Clip{});
        const double x = frame_.scale.to_px(frame_.axis.between(playhead.event, playhead.time));
        if (x < frame_.plot.left() - 1 || x > frame_.plot.right() + 1) return;
        const double crisp = std::round(x);
        list_.add(draw::Fill{{crisp - 1, frame_.plot.top() - 6, 2, overlay_.bottom - frame_.plot.top() + 6},
                             ColorRole::Accent});
        add_pill(x, flag_text(playhead));
    }

    QString flag_text(const Playhead& playhead) const {
        if (frame_.axis.kind() == AxisKind::Steps) return QStringLiteral("step %1").arg(playhead.event + 1);
        return QString::fromStdString(format_duration(rounded(playhead.time.time_since_epoch())));
    }

    /// To what a pixel shows: digits below it only flicker while the playhead moves.
    Duration rounded(Duration time) const {
        if (time == frame_.trace().time_of(overlay_.playhead->event).time_since_epoch()) return time;
        Position grain = 1;
        while (static_cast<double>(grain) * 10 <= frame_.scale.units(1))
            grain *= 10;
        return Duration(time.count() / grain * grain);
    }

    /// A text on the ruler, as near above `x` as the picture's edges and the texts that are there allow.
    void add_pill(double x, const QString& text) {
        const double width = frame_.text.width(FontRole::Small, text) + 14;
        const double rightmost = std::max(frame_.plot.left(), frame_.plot.right() + kOverhang + 4 - width);
        const double left =
            std::clamp(std::round(x - width / 2), frame_.plot.left() - kOverhang - 12, rightmost);
        QRectF box(left, frame_.plot.top() - kRulerHeight + 3, width, 18);
        for (const QRectF& other : taken_) {
            if (!box.intersects(other)) continue;
            const double before = other.left() - kPillGap - width;
            const double behind = other.right() + kPillGap;
            const bool fits_before = before >= frame_.plot.left() - kOverhang - 12;
            box.moveLeft(fits_before && (x <= other.center().x() || behind > rightmost) ? before : behind);
        }
        taken_.push_back(box);
        list_.add(draw::Fill{box, ColorRole::Accent, Pattern::Solid, 1, 3});
        const double baseline = frame_.text.baseline_for(FontRole::Small, box.center().y());
        list_.add(draw::Label{
            {box.center().x(), baseline}, text, FontRole::Small, ColorRole::OnAccent, Qt::AlignHCenter});
    }

    DisplayList& list_;
    const TimelineFrame& frame_;
    const Overlay& overlay_;
    std::vector<QRectF> taken_; ///< Places on the ruler.
};

} // namespace

void add_overlay(DisplayList& list, const TimelineFrame& frame, const Overlay& overlay) {
    OverlayBuilder(list, frame, overlay).add();
}

} // namespace simul::ui::geometry
