/// The field above the names of lanes: only lanes that match what is typed there are shown.
#pragma once

#include "ui/timeline/view_state.hpp"

#include <QLineEdit>

namespace simul::ui {

/// Hidden while nothing is filtered and nobody types. Escape empties and hides it, Enter keeps the filter;
/// both give the focus back to the parent.
class LaneFilterField : public QLineEdit {
    Q_OBJECT

public:
    LaneFilterField(ViewState& state, QWidget* parent);

    /// Shows it, to be typed into.
    void begin();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    ViewState& state_;
};

} // namespace simul::ui
