#include "core/trace/moment.hpp"
#include "ui/lanes/segment_words.hpp"
#include "ui/theme/state_mark.hpp"
#include "ui/timeline/timeline_frame.hpp"

namespace simul::ui::geometry {
namespace {

using trace::TaskState;

constexpr double kMarkSize = 11;
constexpr double kMarkColumn = 20; ///< Mark and the space after it.
constexpr double kRightMargin = 12;

class Headers {
public:
    Headers(DisplayList& list, const TimelineFrame& frame, std::optional<Playhead> playhead)
        : list_(list), frame_(frame), playhead_(playhead), right_(frame.plot.left() - kRightMargin) {}

    void add(const LaneLayout::Row& row) {
        if (row.height < 11 || (row.kind == LaneLayout::RowKind::Lane && frame_.layout.metrics().lane < 11))
            return;
        if (row.kind == LaneLayout::RowKind::Group)
            add_group(row);
        else
            add_lane(row);
    }

private:
    void add_group(const LaneLayout::Row& row) {
        const LaneGroup& group = frame_.layout.groups()[row.group];
        const double center =
            frame_.y_of(row) + row.height / 2 + (frame_.layout.is_collapsed(row.group) ? 0 : 2);
        const QString arrow =
            frame_.layout.is_collapsed(row.group) ? QStringLiteral("▸ ") : QStringLiteral("▾ ");
        add_line(arrow + group.title(), FontRole::Body, ColorRole::TextDim, frame_.header_left,
                 group.size_text(), center);
    }

    void add_lane(const LaneLayout::Row& row) {
        const double center = frame_.y_of(row) + frame_.layout.metrics().lane / 2;
        const TaskState state = state_of(row.lane);
        list_.add(draw::Mark{{frame_.header_left + kMarkSize / 2 + 1, center}, kMarkSize, state});
        const bool lives = state != TaskState::NotCreated;
        add_line(lane_name(frame_.trace(), row.lane), FontRole::Mono,
                 lives ? ColorRole::Text : ColorRole::TextFaint, frame_.header_left + kMarkColumn,
                 lives ? state_text(state) : QString(), center);
    }

    TaskState state_of(LaneId lane) const {
        const trace::Trace& trace = frame_.trace();
        if (!lane.is_program())
            return playhead_ ? trace::state_at(trace, lane.task, playhead_->event, playhead_->time)
                             : trace.final_state(lane.task);
        if (!playhead_) return TaskState::Done;
        const auto segments = frame_.lanes.segments(lane);
        const std::size_t at = segments.index_at_event(playhead_->event);
        if (at >= segments.size()) return TaskState::Ready;
        return playhead_->event < segments[at].last ? segments[at].state : TaskState::Ready;
    }

    void add_line(const QString& name, FontRole font, ColorRole role, double left, const QString& note,
                  double center) {
        const double note_width = note.isEmpty() ? 0 : frame_.text.width(FontRole::Small, note) + 10;
        const QString fitting = frame_.text.elided(font, name, right_ - left - note_width);
        list_.add(draw::Label{{left, frame_.text.baseline_for(font, center)}, fitting, font, role});
        if (note.isEmpty()) return;
        list_.add(draw::Label{{right_, frame_.text.baseline_for(FontRole::Small, center)},
                              note,
                              FontRole::Small,
                              ColorRole::TextDim,
                              Qt::AlignRight});
    }

    DisplayList& list_;
    const TimelineFrame& frame_;
    std::optional<Playhead> playhead_;
    double right_;
};

} // namespace

void add_headers(DisplayList& list, const TimelineFrame& frame, std::optional<Playhead> playhead) {
    Headers headers(list, frame, playhead);
    const double pinned_height = frame.layout.pinned_height();
    const QRectF column(0, frame.plot.top(), frame.plot.left(), frame.plot.height());
    if (pinned_height > 0) {
        list.add(draw::Clip{column});
        for (std::size_t row = 0; row < frame.layout.pinned_rows(); ++row)
            headers.add(frame.layout.rows()[row]);
    }
    list.add(draw::Clip{column.adjusted(0, pinned_height, 0, 0)});
    const auto [first, last] = frame.visible_rows();
    for (std::size_t row = first; row < last; ++row)
        headers.add(frame.layout.rows()[row]);
    list.add(draw::Clip{});
}

} // namespace simul::ui::geometry
