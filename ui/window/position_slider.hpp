/// A slider over the whole run whose handle is the playhead.
#pragma once

#include "ui/timeline/view_state.hpp"

#include <QSlider>

namespace simul::ui {

/// It follows the playhead, and moves it while it is dragged, on the axis that the timeline has. A press
/// beside the handle brings the handle there. With the focus, the arrows step by event: a pixel of it may be
/// hundreds of them. Disabled while there is nothing to show.
class PositionSlider : public QSlider {
    Q_OBJECT

public:
    /// `state` must outlive it.
    explicit PositionSlider(ViewState& state, QWidget* parent = nullptr);

    /// The handle's width: at both ends of the run half of it stands out.
    static constexpr int kHandleWidth = 12;

signals:
    /// So many events on, or back.
    void step_wanted(int events);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void show_playhead();
    void seek();
    bool is_on_handle(QPoint point) const;

    ViewState& state_;
};

} // namespace simul::ui
