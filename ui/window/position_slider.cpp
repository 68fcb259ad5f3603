#include "ui/window/position_slider.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyle>
#include <QStyleOptionSlider>
#include <cmath>

namespace simul::ui {

namespace {
/// Finer than the pixels of any screen; a run may have more nanoseconds than an int can count.
constexpr int kSteps = 1'000'000;
constexpr int kStepsOfWheel = kSteps / 500;
constexpr int kStepsOfPage = kSteps / 20;
} // namespace

PositionSlider::PositionSlider(ViewState& state, QWidget* parent)
    : QSlider(Qt::Horizontal, parent), state_(state) {
    setObjectName(QStringLiteral("position"));
    setAccessibleName(tr("Position in the run"));
    setToolTip(tr("Drag to move the playhead. With the focus: ← → go by event, Page Up and Down by a "
                  "twentieth of the run"));
    setFocusPolicy(Qt::StrongFocus);
    setRange(0, kSteps);
    setSingleStep(kStepsOfWheel);
    setPageStep(kStepsOfPage);
    connect(&state, &ViewState::trace_changed, this, &PositionSlider::show_playhead);
    connect(&state, &ViewState::axis_changed, this, &PositionSlider::show_playhead);
    connect(&state, &ViewState::playhead_changed, this, &PositionSlider::show_playhead);
    connect(this, &QSlider::actionTriggered, this, &PositionSlider::seek);
    connect(this, &QSlider::sliderReleased, this, &PositionSlider::show_playhead);
    show_playhead();
}

void PositionSlider::show_playhead() {
    setEnabled(!state_.empty());
    if (isSliderDown()) return; // The handle is the hand's; the playhead may be at the event beside it.
    if (state_.empty()) return setValue(0);
    const Range extent = state_.extent();
    const Playhead& playhead = state_.playhead();
    const double place = state_.axis().between(playhead.event, playhead.time);
    const double share = (place - static_cast<double>(extent.begin)) / static_cast<double>(extent.length());
    setValue(static_cast<int>(std::lround(share * kSteps)));
}

void PositionSlider::seek() {
    const Range extent = state_.extent();
    const double share = static_cast<double>(sliderPosition()) / kSteps;
    state_.seek_to_position(extent.begin + std::llround(share * static_cast<double>(extent.length())));
}

bool PositionSlider::is_on_handle(QPoint point) const {
    QStyleOptionSlider option;
    initStyleOption(&option);
    return style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this).contains(point);
}

void PositionSlider::mousePressEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    if (event->button() == Qt::LeftButton && !is_on_handle(at)) {
        setSliderDown(true);
        setSliderPosition(QStyle::sliderValueFromPosition(minimum(), maximum(), at.x() - kHandleWidth / 2,
                                                          width() - kHandleWidth));
    }
    QSlider::mousePressEvent(event); // Finds the handle under the pointer, and holds it.
}

void PositionSlider::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return event->ignore();
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Up: emit step_wanted(1); return;
    case Qt::Key_Left:
    case Qt::Key_Down: emit step_wanted(-1); return;
    default: QSlider::keyPressEvent(event);
    }
}

} // namespace simul::ui
