/// The run as sentences, in step with the playhead.
#pragma once

#include "ui/panels/narrator_ptr.hpp"

#include <QAbstractScrollArea>
#include <optional>

class QTextLayout;

namespace simul::ui {

/// A list of all steps, of which only those on the screen are ever told: any number of them costs the same.
/// The sentence at the playhead is large; those before it are read, those after it grey.
class StepsPanel : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit StepsPanel(QWidget* parent = nullptr);

    /// Null: empty. The playhead is on the first event.
    void set_narrator(NarratorPtr narrator);
    /// Brings the step's sentence to the same height of the panel, where there is room.
    void set_playhead(trace::EventIndex playhead);

    /// Of the step at the playhead, as it is read; empty if there is none.
    QString sentence() const;
    /// The step whose sentence is shown at `y` of the viewport.
    std::optional<trace::EventIndex> step_at(int y) const;
    /// Where a step's sentence is shown; empty if it is not in view.
    QRect place_of(trace::EventIndex step) const;
    /// The sentence at the playhead goes to the clipboard.
    void copy() const;
    QSize sizeHint() const override { return {480, 180}; }

signals:
    /// A sentence was clicked, or the arrow keys ask for another one.
    void event_activated(trace::EventIndex event);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        trace::EventIndex step;
        int top;
        int height;
    };

    trace::EventIndex count() const;
    bool is_current(trace::EventIndex step) const { return step == playhead_; }
    /// Lays the sentence out; returns its height with margins.
    int lay_out(trace::EventIndex step, QTextLayout& layout) const;
    int height_of(trace::EventIndex step) const;
    int text_left() const;
    /// Which rows are on the screen, from the scroll bar's value on.
    std::vector<Row> visible_rows() const;
    void follow();
    void update_scroll_bar();
    void paint_row(QPainter& painter, const Row& row, bool is_first) const;

    NarratorPtr narrator_;
    trace::EventIndex playhead_ = 0;
    std::optional<trace::EventIndex> hovered_;
    int time_width_ = 0;
    int step_width_ = 0;
};

} // namespace simul::ui
