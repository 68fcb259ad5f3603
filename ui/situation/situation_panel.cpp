#include "ui/situation/situation_panel.hpp"

#include "ui/drawing/display_painter.hpp"
#include "ui/situation/situation_picture.hpp"
#include "ui/theme/state_mark.hpp"
#include "ui/theme/theme.hpp"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace simul::ui {

using trace::TaskIndex;

SituationPanel::SituationPanel(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("situation"));
    setAccessibleName(tr("Situation"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void SituationPanel::set_cast(Cast cast) {
    cast_ = std::move(cast);
    event_ = 0;
    now_ = {};
    lay_out_again();
}

void SituationPanel::show_moment(trace::EventIndex event, Instant now) {
    if (event == event_ && now == now_) return;
    event_ = event;
    now_ = now;
    lay_out_again();
}

void SituationPanel::set_selected(TaskIndex task) {
    if (task == selected_) return;
    selected_ = task;
    update();
}

void SituationPanel::set_motion(bool motion) {
    motion_ = motion ? Motion::Glide : Motion::Jump;
    lay_out_again();
}

void SituationPanel::lay_out_again() {
    // While it is hidden nobody needs it; it is laid out when it gets its size.
    situation_ = lay_out(cast_, event_, now_, size(), motion_);
    setAccessibleDescription(situation_.headline + QStringLiteral(" ") + situation_.remark);
    update();
}

void SituationPanel::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.color(ColorRole::Surface));
    paint(painter, picture_of(situation_, selected_), theme);
}

void SituationPanel::resizeEvent(QResizeEvent*) {
    lay_out_again();
}

bool SituationPanel::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const StageFigure* figure = situation_.figure_at(help->pos()))
            QToolTip::showText(
                help->globalPos(),
                QStringLiteral("%1 · %2").arg(QString::fromStdString(cast_.trace->task(figure->task).label),
                                              state_text(figure->state)),
                this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void SituationPanel::mousePressEvent(QMouseEvent* event) {
    if (const StageFigure* figure = situation_.figure_at(event->position()))
        emit task_activated(figure->task);
}

void SituationPanel::mouseMoveEvent(QMouseEvent* event) {
    const StageFigure* figure = situation_.figure_at(event->position());
    setCursor(figure ? Qt::PointingHandCursor : Qt::ArrowCursor);
    emit task_hovered(figure ? figure->task : trace::kNoTask);
}

void SituationPanel::leaveEvent(QEvent*) {
    emit task_hovered(trace::kNoTask);
}

void SituationPanel::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down: select_neighbour(1); break;
    case Qt::Key_Left:
    case Qt::Key_Up: select_neighbour(-1); break;
    default: QWidget::keyPressEvent(event);
    }
}

void SituationPanel::select_neighbour(int distance) {
    std::vector<TaskIndex> tasks = cast_.seats;
    tasks.insert(tasks.end(), cast_.takers.begin(), cast_.takers.end());
    if (tasks.empty()) return;
    const auto count = static_cast<int>(tasks.size());
    const auto selected = std::find(tasks.begin(), tasks.end(), selected_);
    const int here = selected != tasks.end() ? static_cast<int>(selected - tasks.begin())
                     : distance > 0          ? -1
                                             : 0;
    emit task_activated(tasks[static_cast<std::size_t>((here + distance + count) % count)]);
}

} // namespace simul::ui
