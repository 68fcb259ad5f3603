/// The event loop at the playhead: who runs, who is ready, whose timer is next, who waits for what.
#pragma once

#include "core/trace/loop_state.hpp"
#include "ui/panels/event_loop/chip_motion.hpp"
#include "ui/panels/event_loop/frame_chain.hpp"

#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QTimer>
#include <optional>

namespace simul::ui {

class Theme;

class EventLoopPanel : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit EventLoopPanel(QWidget* parent = nullptr);

    /// Null: empty.
    void set_trace(trace::TracePtr trace);
    /// `state` is the loop's at the playhead; `now` is its time, which may be between two events.
    void show_state(const trace::LoopState& state, Instant now);
    void set_selected(trace::TaskIndex task);
    /// Whose frames are shown, at the event of the last show_state; kNoTask: nobody's.
    void show_frames(trace::TaskIndex task);
    /// Without motion, chips appear in their new places at once.
    void set_motion(bool motion);

    const LoopPicture& picture() const { return picture_; }
    FrameChain frames() const;
    QSize sizeHint() const override { return {360, 210}; }

signals:
    void task_activated(trace::TaskIndex task);
    /// kNoTask: the pointer is over none.
    void task_hovered(trace::TaskIndex task);

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    using Passes = std::shared_ptr<const trace::LoopPasses>;
    void find_passes();
    void lay_out_again(bool animate);
    void start_frames();
    void paint_ghost(QPainter& painter, const Chip& ghost, const Theme& theme) const;
    void paint_lines(QPainter& painter, const Theme& theme) const;
    void paint_frames(QPainter& painter, const Theme& theme) const;
    void update_scroll_bar();
    QPointF in_picture(QPointF viewport_point) const;
    void select_neighbour(int distance);
    void paint_caption(QPainter& painter, const Caption& caption, const Theme& theme) const;
    void paint_chip(QPainter& painter, const MovingChip& moving, const Theme& theme) const;

    trace::TracePtr trace_;
    trace::LoopState state_;
    Instant now_;
    LoopPictureLimits limits_;
    LoopScene scene_;
    LoopPicture picture_;
    Passes passes_; ///< Null while they are not known yet.
    QFutureWatcher<Passes> finding_;
    trace::TaskIndex framed_ = trace::kNoTask;
    LinkMotion link_;
    ChipMotion motion_;
    bool motion_wanted_ = true;
    trace::TaskIndex selected_ = trace::kNoTask;
    QTimer frames_;
    QElapsedTimer since_frame_;
};

} // namespace simul::ui
