/// The whole run in a strip, with the part in view marked.
#pragma once

#include "ui/timeline/view_state.hpp"

#include <QWidget>
#include <memory>

namespace simul::ui {

/// Drag the frame to pan, its edges to zoom, outside it to choose another part; a click centres the window
/// there, a double-click shows all. Its colours follow the palette.
class Minimap : public QWidget {
    Q_OBJECT

public:
    /// `state` must outlive it. `left_margin` and `right_margin` align it with a timeline's plot.
    explicit Minimap(ViewState& state, QWidget* parent = nullptr);
    ~Minimap() override;

    void set_margins(int left, int right);
    /// Events (ascending) to mark with ticks along the lower edge, such as hits of a search; null: none.
    void set_marks(std::shared_ptr<const std::vector<trace::EventIndex>> events);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d_;
};

} // namespace simul::ui
