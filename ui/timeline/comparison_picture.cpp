#include "ui/timeline/comparison_picture.hpp"

#include "ui/timeline/comparison_table.hpp"
#include "ui/timeline/timeline_frame.hpp"

#include <cmath>

namespace simul::ui {
namespace {

constexpr double kMargin = 24;
constexpr double kBlockGap = 26;         ///< Between the timelines of two runs.
constexpr double kBlockHeight = 150;     ///< About what the lanes of one run take.
constexpr double kLanesWorthLabels = 12; ///< Of more lanes the pattern is looked at, not the words.
constexpr double kHighestBarWithoutLabels = 12;
constexpr double kLeastBlock = 40; ///< A run's name and caption beside its lanes.

class ComparisonBuilder {
public:
    ComparisonBuilder(const ComparisonContent& content, double width, double column_px)
        : content_(content), width_(width), column_px_(column_px) {
        for (const ComparedTrace& run : content_.runs)
            longest_ = std::max(longest_, run.measures.makespan);
    }

    DisplayList build() {
        top_ = geometry::add_comparison_summary(list_, text_, content_, width_, top_) + 20;
        add_timelines();
        add_explanation();
        list_.size = {width_, std::ceil(top_ + kMargin / 2)};
        return std::move(list_);
    }

private:
    void add_text(QPointF baseline, const QString& text, FontRole font, ColorRole role) {
        list_.add(draw::Label{baseline, text, font, role});
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
        const double lane = std::clamp(std::floor(kBlockHeight / lanes), 1.0, 22.0);
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
        top_ += 6;
        add_paragraph(content_.explanation, ColorRole::Text);
        add_paragraph(content_.about_random_numbers, ColorRole::TextDim);
    }

    void add_paragraph(const QString& text, ColorRole role) {
        for (const QString& line : wrapped_lines(text_, FontRole::Body, text, width_ - 2 * kMargin)) {
            add_text({kMargin, top_ + 14}, line, FontRole::Body, role);
            top_ += 20;
        }
    }

    const ComparisonContent& content_;
    double width_;
    double column_px_;
    Duration longest_{};
    DisplayList list_;
    TextMeasure text_;
    std::array<bool, trace::kTaskStateCount> states_{};
    double top_ = kMargin;
};

} // namespace

DisplayList comparison_display_list(const ComparisonContent& content, double width_px, double column_px) {
    return ComparisonBuilder(content, width_px, column_px).build();
}

} // namespace simul::ui
