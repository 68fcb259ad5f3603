#include "ui/theme/state_mark.hpp"

#include <QCoreApplication>
#include <QPainterPath>
#include <QPixmap>

namespace simul::ui {
namespace {

using trace::TaskState;

QPainterPath disc(double radius) {
    QPainterPath path;
    path.addEllipse(QPointF(), radius, radius);
    return path;
}

QPainterPath line(std::initializer_list<QPointF> points) {
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(points)));
    return path;
}

QPainterPath polygon(std::initializer_list<QPointF> points) {
    QPainterPath path = line(points);
    path.closeSubpath();
    return path;
}

std::vector<MarkPart> build_mark(TaskState state) {
    switch (state) {
    case TaskState::NotCreated: return {};
    case TaskState::Ready: return {{disc(0.68), 0.4}};
    case TaskState::Running: return {{polygon({{-0.65, -0.85}, {0.9, 0}, {-0.65, 0.85}})}};
    case TaskState::Holding:
        return {{line({{-0.42, -0.8}, {-0.42, 0.8}}), 0.5}, {line({{0.42, -0.8}, {0.42, 0.8}}), 0.5}};
    case TaskState::Sleeping: return {{disc(0.85)}, {line({{0, -0.6}, {0, 0.05}, {0.45, 0.3}}), 0.24, true}};
    case TaskState::Waiting:
        return {{disc(0.75), 0.24},
                {line({{-0.6, 0.15}, {0.15, -0.6}}), 0.24},
                {line({{-0.5, 0.5}, {0.5, -0.5}}), 0.24},
                {line({{-0.15, 0.6}, {0.6, -0.15}}), 0.24}};
    case TaskState::Done:
        return {{polygon({{0, -1}, {1, 0}, {0, 1}, {-1, 0}})},
                {line({{-0.4, 0.0}, {-0.1, 0.32}, {0.42, -0.3}}), 0.24, true}};
    case TaskState::Failed:
        return {{polygon({{-0.4, -0.95},
                          {0.4, -0.95},
                          {0.95, -0.4},
                          {0.95, 0.4},
                          {0.4, 0.95},
                          {-0.4, 0.95},
                          {-0.95, 0.4},
                          {-0.95, -0.4}})},
                {line({{-0.42, -0.42}, {0.42, 0.42}}), 0.28, true},
                {line({{-0.42, 0.42}, {0.42, -0.42}}), 0.28, true}};
    case TaskState::Cancelled: return {{disc(0.74), 0.32}, {line({{-0.5, 0.5}, {0.5, -0.5}}), 0.32}};
    }
    return {};
}

} // namespace

const std::vector<MarkPart>& state_mark(TaskState state) {
    static const std::array<std::vector<MarkPart>, trace::kTaskStateCount> marks = [] {
        std::array<std::vector<MarkPart>, trace::kTaskStateCount> built;
        for (std::size_t i = 0; i < built.size(); ++i)
            built[i] = build_mark(static_cast<TaskState>(i));
        return built;
    }();
    return marks[static_cast<std::size_t>(state)];
}

ColorRole mark_color(TaskState state) {
    return state == TaskState::Waiting ? ColorRole::HatchWaiting : fill_of(state);
}

void paint_state_mark(QPainter& painter, const QRectF& box, TaskState state, const Theme& theme) {
    const double radius = std::min(box.width(), box.height()) / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center());
    painter.scale(radius, radius);
    for (const MarkPart& part : state_mark(state)) {
        const QColor color = theme.color(part.knocked_out ? ColorRole::Background : mark_color(state));
        if (part.stroke > 0)
            painter.strokePath(part.path,
                               QPen(color, part.stroke, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        else
            painter.fillPath(part.path, color);
    }
    painter.restore();
}

QIcon state_icon(TaskState state, const Theme& theme) {
    QIcon icon;
    for (const int size : {16, 32, 48}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint_state_mark(painter, QRectF(0, 0, size, size).adjusted(1, 1, -1, -1), state, theme);
        icon.addPixmap(pixmap);
    }
    return icon;
}

QString state_text(TaskState state) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("TaskState", text); };
    switch (state) {
    case TaskState::NotCreated: return tr("not created");
    case TaskState::Ready: return tr("ready");
    case TaskState::Running: return tr("running");
    case TaskState::Holding: return tr("holding");
    case TaskState::Sleeping: return tr("sleeping");
    case TaskState::Waiting: return tr("waiting");
    case TaskState::Done: return tr("done");
    case TaskState::Failed: return tr("failed");
    case TaskState::Cancelled: return tr("cancelled");
    }
    return {};
}

} // namespace simul::ui
