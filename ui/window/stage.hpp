/// The timeline under its slider and minimap, and the playhead: player, timeline and panels in step.
#pragma once

#include "core/trace/loop_state.hpp"
#include "ui/player/player.hpp"
#include "ui/timeline/axis_morph.hpp"
#include "ui/timeline/minimap.hpp"
#include "ui/timeline/timeline_view.hpp"
#include "ui/window/afterglow.hpp"
#include "ui/window/position_slider.hpp"

#include <QVariantAnimation>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace simul::ui {

class Stage : public QWidget {
    Q_OBJECT

public:
    explicit Stage(QWidget* parent = nullptr);

    /// Shows another run from its first event, or, if `resume_at` is set, from that time on.
    void set_trace(trace::TracePtr trace, std::optional<Instant> resume_at = {});
    /// Shows the same run, of which more is there now, as it is looked at.
    void extend_trace(trace::TracePtr trace);
    const trace::TracePtr& trace() const { return view_.trace(); }
    /// What stands where lanes would, while there are none.
    void explain_absence(const QString& text);

    Player& player() { return player_; }
    ViewState& view() { return view_; }
    TimelineView& timeline() { return *timeline_; }
    Minimap& minimap() { return *minimap_; }

    /// The loop at the playhead; null while there is no run, or an empty one.
    const trace::LoopState* loop_state();
    /// The task to talk about: the selected one, else the one whose event the playhead is on.
    trace::TaskIndex task_in_focus() const;

    /// Steps to the next (or the previous) event of the selected task, or of the one in focus.
    void step_in_lane(int direction);
    /// One axis turns into the other before one's eyes, unless there is no motion, or too much to show.
    void change_axis(AxisKind axis);
    /// Without motion nothing glows or glides; playing still moves the playhead.
    void set_motion(bool motion);
    /// Keeps the playhead in view while it moves.
    void set_follow(bool follow) { follow_ = follow; }

signals:
    /// The playhead, the selection or the trace is another one: loop_state() and task_in_focus() are new.
    void moment_changed();

private:
    void build();
    void connect_slider();
    void align_to(int header_width);
    void show_summary();
    void follow_player();
    void light_up(trace::EventIndex event);
    void keep_in_view(trace::EventIndex event, bool stepped);
    void show_lights();

    ViewState view_;
    Player player_;
    std::unique_ptr<trace::LoopStates> loop_states_;
    PositionSlider* slider_;
    QHBoxLayout* around_slider_;
    QLabel* summary_; ///< "16 tasks · 208 steps · 40 s", beside the minimap.
    Minimap* minimap_;
    TimelineView* timeline_;
    QLabel* absence_;
    std::optional<AxisMorph> morph_; ///< While one axis turns into another.
    QVariantAnimation morphing_;
    Afterglow afterglow_;
    QTimer frames_;
    QElapsedTimer since_frame_;
    std::optional<Direction> resumes_; ///< When the slider, which holds the playhead, is let go.
    bool motion_ = true;
    bool follow_ = true;
};

} // namespace simul::ui
