/// The timelines of a comparison as one widget: common axis, common playhead, common zoom.
#pragma once

#include "ui/compare/comparison_canvas.hpp"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QScrollBar;

namespace simul::ui {

/// Mouse and keys as on the timeline (ui/timeline/README.md); Space plays, "." and "," go from event to
/// event, Home and End to the ends. The colours follow the palette.
class ComparisonTimelines : public QWidget {
    Q_OBJECT

public:
    explicit ComparisonTimelines(QWidget* parent = nullptr);

    /// Shows all of it, the playhead at the end of the fastest run.
    void set_content(const ComparisonContent& content);

    const CommonView& view() const { return view_; }
    void set_window(Range window);
    void zoom(double factor);
    void show_all() { set_window(view_.extent); }
    void set_playhead(Instant time);
    /// Marks a lane and its counterparts in the other runs.
    void select(std::optional<ComparedLane> lane);
    bool playing() const { return frames_.isActive(); }

    QSize sizeHint() const override { return {1000, 420}; }
    QSize minimumSizeHint() const override { return {480, 160}; }

signals:
    void window_changed();
    void playhead_moved(simul::Instant time);
    void selected(const std::optional<simul::ui::ComparedLane>& lane);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Drag : std::uint8_t { None, Pressed, Pan, Scrub };

    void zoom_at(double factor, Position anchor);
    void pan(Position by) { set_window({view_.window.begin + by, view_.window.end + by}); }
    void seek(double x);
    void go_to_event(std::optional<Instant> time);
    void toggle_playing();
    void advance();
    bool handle_timeline_key(const QKeyEvent& event);
    void update_scroll_bar();

    ComparisonCanvas canvas_;
    CommonView view_;
    QScrollBar* scroll_bar_;
    QTimer frames_;
    QElapsedTimer since_frame_;
    Drag drag_ = Drag::None;
    QPointF press_at_;
    Range press_window_;
    int press_scroll_ = 0;
};

} // namespace simul::ui
