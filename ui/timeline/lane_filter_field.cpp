#include "ui/timeline/lane_filter_field.hpp"

#include "ui/theme/fonts.hpp"

#include <QKeyEvent>

namespace simul::ui {

LaneFilterField::LaneFilterField(ViewState& state, QWidget* parent) : QLineEdit(parent), state_(state) {
    setObjectName(QStringLiteral("lane_filter"));
    setAccessibleName(tr("Filter of lanes"));
    setPlaceholderText(tr("Only lanes with …"));
    setToolTip(tr("Only lanes are shown whose name or function contains this"));
    setClearButtonEnabled(true);
    setFont(ui::font(FontRole::Small));
    hide();
    connect(this, &QLineEdit::textChanged, &state_, [this](const QString& text) {
        state_.rearrange([&](LaneArrangement& arrangement) { arrangement.filter = text; });
    });
    connect(&state_, &ViewState::arrangement_changed, this, [this] {
        if (text() != state_.arrangement().filter) setText(state_.arrangement().filter);
        if (!text().isEmpty()) show();
    });
}

void LaneFilterField::begin() {
    show();
    raise();
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void LaneFilterField::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Escape: clear(); [[fallthrough]];
    case Qt::Key_Return:
    case Qt::Key_Enter: parentWidget()->setFocus(); return;
    default: QLineEdit::keyPressEvent(event);
    }
}

void LaneFilterField::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (text().isEmpty()) hide();
}

} // namespace simul::ui
