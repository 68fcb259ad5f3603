#include "ui/window/legend.hpp"

#include "ui/theme/fonts.hpp"
#include "ui/theme/state_mark.hpp"

#include <QPainter>

namespace simul::ui {

using trace::TaskState;

namespace {

constexpr int kMark = 12;
constexpr int kMarkGap = 5;
constexpr int kEntryGap = 18;
constexpr std::array kStates{TaskState::Running, TaskState::Holding, TaskState::Ready,  TaskState::Sleeping,
                             TaskState::Waiting, TaskState::Done,    TaskState::Failed, TaskState::Cancelled};

int entry_width(TaskState state, const QFontMetrics& metrics) {
    return kMark + kMarkGap + metrics.horizontalAdvance(state_text(state)) + kEntryGap;
}

} // namespace

Legend::Legend(QWidget* parent) : QWidget(parent) {
    setFont(ui::font(FontRole::Small));
    setAccessibleName(tr("Legend"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize Legend::sizeHint() const {
    int width = spacing::kMedium;
    for (const TaskState state : kStates)
        width += entry_width(state, fontMetrics());
    return {width, fontMetrics().height() + spacing::kMedium};
}

void Legend::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(ColorRole::TextDim));
    int left = spacing::kMedium;
    for (const TaskState state : kStates) {
        if (left + entry_width(state, fontMetrics()) - kEntryGap > width()) break;
        paint_state_mark(painter, QRectF(left, (height() - kMark) / 2.0, kMark, kMark), state, theme);
        painter.setPen(theme.color(ColorRole::TextDim));
        painter.drawText(QRect(left + kMark + kMarkGap, 0, width(), height()),
                         Qt::AlignLeft | Qt::AlignVCenter, state_text(state));
        left += entry_width(state, fontMetrics());
    }
}

} // namespace simul::ui
