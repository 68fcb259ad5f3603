/// The picture of a scenario's situation at the playhead.
#pragma once

#include "ui/situation/situation.hpp"

#include <QWidget>

namespace simul::ui {

class SituationPanel : public QWidget {
    Q_OBJECT

public:
    explicit SituationPanel(QWidget* parent = nullptr);

    /// Which picture there is of which run; None or null: nothing.
    void set_cast(Cast cast);
    const Cast& cast() const { return cast_; }
    /// As EventLoopPanel::show_state. REQUIRES: event is one of the cast's trace.
    void show_moment(trace::EventIndex event, Instant now);
    void set_selected(trace::TaskIndex task);
    /// Without motion, the walker is where she is going at once.
    void set_motion(bool motion);

    const Situation& situation() const { return situation_; }
    QSize sizeHint() const override { return {420, 220}; }
    QSize minimumSizeHint() const override { return {160, 90}; }

signals:
    void task_activated(trace::TaskIndex task);
    /// kNoTask: the pointer is over none.
    void task_hovered(trace::TaskIndex task);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void lay_out_again();
    void select_neighbour(int distance);

    Cast cast_;
    trace::EventIndex event_ = 0;
    Instant now_{};
    Situation situation_;
    trace::TaskIndex selected_ = trace::kNoTask;
    Motion motion_ = Motion::Glide;
};

} // namespace simul::ui
