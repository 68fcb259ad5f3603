#include "ui/theme/state_mark.hpp"

#include <QCoreApplication>
#include <QPainterPath>
#include <QPixmap>

namespace simul::ui {
namespace {

using trace::TaskState;

/// Draws in a square from -1 to 1.
class MarkPainter {
public:
    MarkPainter(QPainter& painter, const QRectF& box, QColor fill, QColor ink)
        : painter_(painter), fill_(std::move(fill)), ink_(std::move(ink)) {
        const double radius = std::min(box.width(), box.height()) / 2;
        painter_.save();
        painter_.setRenderHint(QPainter::Antialiasing);
        painter_.translate(box.center());
        painter_.scale(radius, radius);
    }
    ~MarkPainter() { painter_.restore(); }
    MarkPainter(const MarkPainter&) = delete;
    MarkPainter& operator=(const MarkPainter&) = delete;

    void disc(double radius) {
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(fill_);
        painter_.drawEllipse(QPointF(), radius, radius);
    }
    void ring(double radius, double width) {
        painter_.setBrush(Qt::NoBrush);
        painter_.setPen(QPen(fill_, width));
        painter_.drawEllipse(QPointF(), radius, radius);
    }
    void polygon(const QPolygonF& shape) {
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(fill_);
        painter_.drawPolygon(shape);
    }
    void stroke(const QPolygonF& line, double width, bool inked = false) {
        painter_.setBrush(Qt::NoBrush);
        painter_.setPen(QPen(inked ? ink_ : fill_, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter_.drawPolyline(line);
    }

private:
    QPainter& painter_;
    QColor fill_;
    QColor ink_;
};

QPolygonF points(std::initializer_list<QPointF> list) {
    return QPolygonF(QList<QPointF>(list));
}

void paint_mark(MarkPainter& mark, TaskState state) {
    switch (state) {
    case TaskState::NotCreated: break;
    case TaskState::Ready: mark.ring(0.68, 0.4); break;
    case TaskState::Running: mark.polygon(points({{-0.65, -0.85}, {0.9, 0}, {-0.65, 0.85}})); break;
    case TaskState::Holding:
        mark.stroke(points({{-0.42, -0.8}, {-0.42, 0.8}}), 0.5);
        mark.stroke(points({{0.42, -0.8}, {0.42, 0.8}}), 0.5);
        break;
    case TaskState::Sleeping:
        mark.disc(0.85);
        mark.stroke(points({{0, -0.6}, {0, 0.05}, {0.45, 0.3}}), 0.24, true);
        break;
    case TaskState::Waiting:
        mark.ring(0.75, 0.24);
        mark.stroke(points({{-0.6, 0.15}, {0.15, -0.6}}), 0.24);
        mark.stroke(points({{-0.5, 0.5}, {0.5, -0.5}}), 0.24);
        mark.stroke(points({{-0.15, 0.6}, {0.6, -0.15}}), 0.24);
        break;
    case TaskState::Done:
        mark.polygon(points({{0, -1}, {1, 0}, {0, 1}, {-1, 0}}));
        mark.stroke(points({{-0.4, 0.0}, {-0.1, 0.32}, {0.42, -0.3}}), 0.24, true);
        break;
    case TaskState::Failed:
        mark.polygon(points({{-0.4, -0.95},
                             {0.4, -0.95},
                             {0.95, -0.4},
                             {0.95, 0.4},
                             {0.4, 0.95},
                             {-0.4, 0.95},
                             {-0.95, 0.4},
                             {-0.95, -0.4}}));
        mark.stroke(points({{-0.42, -0.42}, {0.42, 0.42}}), 0.28, true);
        mark.stroke(points({{-0.42, 0.42}, {0.42, -0.42}}), 0.28, true);
        break;
    case TaskState::Cancelled:
        mark.ring(0.74, 0.32);
        mark.stroke(points({{-0.5, 0.5}, {0.5, -0.5}}), 0.32);
        break;
    }
}

} // namespace

void paint_state_mark(QPainter& painter, const QRectF& box, TaskState state, const Theme& theme) {
    // Waiting's fill is quiet, made for long bars; a mark of a few pixels takes the colour of its hatching.
    const ColorRole role = state == TaskState::Waiting ? ColorRole::HatchWaiting : fill_of(state);
    MarkPainter mark(painter, box, theme.color(role), theme.color(ColorRole::Background));
    paint_mark(mark, state);
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
