#include "ui/panels/event_loop/event_loop_panel.hpp"

#include "ui/theme/fonts.hpp"
#include "ui/theme/state_mark.hpp"
#include "ui/theme/theme.hpp"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QToolTip>
#include <QtConcurrent>
#include <algorithm>

namespace simul::ui {

using trace::TaskIndex;
using trace::TaskState;

namespace {

constexpr int kFrameMilliseconds = 16;
/// From here on passes are found on another thread.
constexpr std::size_t kManyEvents = 300'000;
constexpr qreal kTextInset = 10;

/// The fill of a chip: all of it, or from the left as much as is left of a timer.
void paint_fill(QPainter& painter, const Chip& chip, const Theme& theme) {
    const qreal radius = chip.state == TaskState::Sleeping ? spacing::kRadius : chip.box.height() / 2;
    QPainterPath outline;
    outline.addRoundedRect(chip.box, radius, radius);
    const QColor fill = theme.color(fill_of(chip.state));
    if (chip.state != TaskState::Sleeping) {
        painter.fillPath(outline, fill);
        return;
    }
    QColor empty = fill;
    empty.setAlphaF(0.22f);
    painter.fillPath(outline, empty);
    QColor left = fill;
    left.setAlphaF(theme.is_dark() ? 0.5f : 0.45f);
    painter.save();
    painter.setClipPath(outline, Qt::IntersectClip);
    painter.fillRect(QRectF(chip.box.topLeft(), QSizeF(chip.box.width() * chip.fill, chip.box.height())),
                     left);
    painter.restore();
}

} // namespace

EventLoopPanel::EventLoopPanel(QWidget* parent) : QAbstractScrollArea(parent) {
    setObjectName(QStringLiteral("event_loop"));
    setAccessibleName(tr("Event loop"));
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    frames_.setInterval(kFrameMilliseconds);
    connect(&frames_, &QTimer::timeout, this, [this] {
        const auto elapsed = static_cast<double>(since_frame_.restart());
        motion_.advance(elapsed);
        link_.advance(elapsed);
        if (!motion_.moving() && !link_.moving()) frames_.stop();
        viewport()->update();
    });
    connect(&finding_, &QFutureWatcher<Passes>::finished, this, [this] {
        if (finding_.isCanceled() || !trace_ || trace_->empty()) return;
        passes_ = finding_.result();
        scene_ = scene_of(state_, passes_.get(), limits_.tasks_in_group);
        lay_out_again(false);
    });
}

void EventLoopPanel::set_trace(trace::TracePtr trace) {
    trace_ = std::move(trace);
    state_ = {};
    scene_ = {};
    framed_ = trace::kNoTask;
    link_ = {};
    find_passes();
    limits_ = LoopPictureLimits::for_height(viewport()->height());
    verticalScrollBar()->setValue(0);
    lay_out_again(false);
}

void EventLoopPanel::show_state(const trace::LoopState& state, Instant now) {
    const bool other_event = picture_.captions.empty() || state.event != state_.event;
    if (!other_event && now == now_) return;
    if (other_event) {
        state_ = state;
        scene_ = scene_of(state_, passes_.get(), limits_.tasks_in_group);
    }
    now_ = now;
    lay_out_again(other_event && motion_wanted_);
}

void EventLoopPanel::set_selected(TaskIndex task) {
    selected_ = task;
    viewport()->update();
}

void EventLoopPanel::find_passes() {
    passes_.reset();
    finding_.cancel();
    if (!trace_) return;
    if (trace_->event_count() < kManyEvents) {
        passes_ = std::make_shared<const trace::LoopPasses>(*trace_);
        return;
    }
    finding_.setFuture(
        QtConcurrent::run([trace = trace_] { return std::make_shared<const trace::LoopPasses>(*trace); }));
}

void EventLoopPanel::show_frames(TaskIndex task) {
    framed_ = task;
    if (!trace_ || trace_->empty()) return;
    link_.show(*trace_, task, state_.event, motion_wanted_);
    start_frames();
    viewport()->update();
}

FrameChain EventLoopPanel::frames() const {
    if (!trace_ || trace_->empty() || picture_.captions.empty()) return {};
    return lay_out_frames(*trace_, framed_, state_.event, picture_.frames_row, link_.amount());
}

void EventLoopPanel::set_motion(bool motion) {
    motion_wanted_ = motion;
}

void EventLoopPanel::lay_out_again(bool animate) {
    if (!trace_ || trace_->empty()) {
        picture_ = {};
        motion_.jump_to(picture_);
    } else {
        picture_ = lay_out(*trace_, state_, scene_, now_, viewport()->width(), limits_);
        if (animate || motion_.moving())
            motion_.aim_at(picture_);
        else
            motion_.jump_to(picture_);
    }
    start_frames();
    update_scroll_bar();
    viewport()->update();
}

void EventLoopPanel::start_frames() {
    if ((!motion_.moving() && !link_.moving()) || frames_.isActive()) return;
    since_frame_.start();
    frames_.start();
}

void EventLoopPanel::update_scroll_bar() {
    const int beyond = static_cast<int>(picture_.height) - viewport()->height();
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(fontMetrics().height());
    const bool was_needed = verticalScrollBar()->maximum() > 0;
    verticalScrollBar()->setRange(0, std::max(beyond, 0));
    // Qt shows and hides the bar one round of events later: chips would be laid out for a width that is gone.
    if (was_needed != (beyond > 0)) QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

QPointF EventLoopPanel::in_picture(QPointF viewport_point) const {
    return viewport_point + QPointF(0, verticalScrollBar()->value());
}

bool EventLoopPanel::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const Chip* chip = picture_.chip_at(in_picture(help->pos()));
        if (chip)
            QToolTip::showText(help->globalPos(),
                               QStringLiteral("%1 · %2").arg(chip->label, state_text(chip->state)),
                               viewport());
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::Leave) emit task_hovered(trace::kNoTask);
    return QAbstractScrollArea::viewportEvent(event);
}

void EventLoopPanel::resizeEvent(QResizeEvent*) {
    lay_out_again(false);
}

void EventLoopPanel::mousePressEvent(QMouseEvent* event) {
    const QPointF point = in_picture(event->position());
    if (const Chip* chip = picture_.chip_at(point)) {
        emit task_activated(chip->task);
    } else if (const Caption* caption = picture_.caption_at(point);
               caption && caption->role == Caption::Role::More) {
        limits_ = limits_.more();
        scene_ = scene_of(state_, passes_.get(), limits_.tasks_in_group);
        lay_out_again(false);
    }
}

void EventLoopPanel::mouseMoveEvent(QMouseEvent* event) {
    const QPointF point = in_picture(event->position());
    const Chip* chip = picture_.chip_at(point);
    const Caption* caption = picture_.caption_at(point);
    const bool clickable = chip || (caption && caption->role == Caption::Role::More);
    viewport()->setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    emit task_hovered(chip ? chip->task : trace::kNoTask);
}

void EventLoopPanel::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down: select_neighbour(1); break;
    case Qt::Key_Left:
    case Qt::Key_Up: select_neighbour(-1); break;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void EventLoopPanel::select_neighbour(int distance) {
    if (picture_.chips.empty()) return;
    const Chip* selected = picture_.chip_of(selected_);
    const auto count = static_cast<int>(picture_.chips.size());
    const int here =
        selected ? static_cast<int>(selected - picture_.chips.data()) : (distance > 0 ? -1 : count);
    const Chip& next = picture_.chips[static_cast<std::size_t>(std::clamp(here + distance, 0, count - 1))];
    if (next.box.bottom() > verticalScrollBar()->value() + viewport()->height() ||
        next.box.top() < verticalScrollBar()->value())
        verticalScrollBar()->setValue(static_cast<int>(next.box.center().y()) - viewport()->height() / 2);
    emit task_activated(next.task);
}

void EventLoopPanel::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(*this);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), theme.color(ColorRole::Surface));
    painter.translate(0, -verticalScrollBar()->value());
    for (const Caption& caption : picture_.captions)
        paint_caption(painter, caption, theme);
    paint_frames(painter, theme);
    paint_lines(painter, theme);
    for (const Chip& ghost : picture_.ghosts)
        paint_ghost(painter, ghost, theme);
    for (const MovingChip& moving : motion_.chips())
        paint_chip(painter, moving, theme);
}

void EventLoopPanel::paint_lines(QPainter& painter, const Theme& theme) const {
    painter.setPen(QPen(theme.color(ColorRole::Accent), 1.5));
    painter.drawLines(QVector<QLineF>(picture_.dividers.begin(), picture_.dividers.end()));
    painter.setPen(QPen(theme.color(ColorRole::TextDim), 1.5));
    for (const QLineF& arrow : picture_.arrows) {
        const QPointF tip = arrow.p2() - QPointF(3, 0);
        painter.drawLine(arrow.p1() + QPointF(1, 0), tip);
        painter.drawLine(tip, tip - QPointF(5, 4));
        painter.drawLine(tip, tip - QPointF(5, -4));
    }
}

void EventLoopPanel::paint_ghost(QPainter& painter, const Chip& ghost, const Theme& theme) const {
    const QRectF box = ghost.box.adjusted(0.75, 0.75, -0.75, -0.75);
    painter.setPen(QPen(theme.color(fill_of(ghost.state)), 1.5));
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    painter.setFont(ui::font(FontRole::Small));
    painter.setPen(theme.color(ColorRole::Text));
    const QFontMetricsF metrics(painter.font());
    const qreal width = ghost.box.width() - 2 * kTextInset + 1;
    painter.drawText(ghost.box, Qt::AlignCenter | Qt::TextSingleLine,
                     metrics.elidedText(ghost.label, Qt::ElideRight, width));
}

void EventLoopPanel::paint_frames(QPainter& painter, const Theme& theme) const {
    const FrameChain chain = frames();
    if (chain.frames.empty()) {
        painter.setFont(ui::font(FontRole::Small));
        painter.setPen(theme.color(ColorRole::TextFaint));
        painter.drawText(picture_.frames_row, Qt::AlignLeft | Qt::AlignVCenter, tr("none"));
        return;
    }
    const auto mixed = [&](ColorRole apart, ColorRole linked) {
        const QColor from = theme.color(apart);
        const QColor to = theme.color(linked);
        const auto mix = [&](int a, int b) { return static_cast<int>(a + (b - a) * chain.linked); };
        return QColor(mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue()));
    };
    const QColor line = mixed(ColorRole::Border, ColorRole::Running);
    const qreal middle = chain.loop.center().y();
    painter.setFont(ui::font(FontRole::Small));
    const auto box = [&](const QRectF& rect, const QString& text, const QColor& edge, const QColor& ink) {
        painter.setPen(QPen(edge, 1.5));
        painter.setBrush(theme.color(ColorRole::Raised));
        painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), spacing::kRadius, spacing::kRadius);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(ink);
        painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, text);
    };
    // The link reaches for the frames; parted, only a stump is left of it.
    const qreal gap = chain.frames.front().box.left() - chain.loop.right();
    painter.setPen(QPen(line, 2));
    painter.drawLine(QPointF(chain.loop.right(), middle),
                     QPointF(chain.loop.right() + gap * (0.3 + 0.7 * chain.linked), middle));
    for (std::size_t i = 1; i < chain.frames.size(); ++i)
        painter.drawLine(QPointF(chain.frames[i - 1].box.right(), middle),
                         QPointF(chain.frames[i].box.left(), middle));
    box(chain.loop, tr("loop"), theme.color(ColorRole::Border), theme.color(ColorRole::TextDim));
    for (const FrameBox& frame : chain.frames)
        box(frame.box, frame.text, line, mixed(ColorRole::TextFaint, ColorRole::Text));
}

void EventLoopPanel::paint_caption(QPainter& painter, const Caption& caption, const Theme& theme) const {
    painter.setFont(ui::font(FontRole::Small));
    const bool more = caption.role == Caption::Role::More;
    painter.setPen(theme.color(more                                     ? ColorRole::Link
                               : caption.role == Caption::Role::Section ? ColorRole::TextDim
                                                                        : ColorRole::TextFaint));
    painter.drawText(caption.box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, caption.text);
}

void EventLoopPanel::paint_chip(QPainter& painter, const MovingChip& moving, const Theme& theme) const {
    const Chip& chip = moving.chip;
    painter.setOpacity(moving.opacity);
    paint_fill(painter, chip, theme);
    const bool timer = chip.state == TaskState::Sleeping;
    painter.setFont(ui::font(FontRole::Small));
    painter.setPen(theme.color(timer ? ColorRole::Text : text_on(chip.state)));
    const QRectF inside = chip.box.adjusted(kTextInset, 0, -kTextInset, 0);
    const QFontMetricsF metrics(painter.font());
    const qreal detail_width =
        chip.detail.isEmpty() ? 0 : metrics.horizontalAdvance(chip.detail) + kTextInset;
    painter.drawText(inside,
                     (timer ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(chip.label, Qt::ElideRight, inside.width() - detail_width + 1));
    if (timer) {
        painter.setPen(theme.color(ColorRole::TextDim));
        painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, chip.detail);
    }
    if (chip.task == selected_) {
        const qreal radius = timer ? spacing::kRadius : chip.box.height() / 2;
        painter.setPen(QPen(theme.color(ColorRole::Selection), 2));
        painter.drawRoundedRect(chip.box.adjusted(1, 1, -1, -1), radius, radius);
    }
    painter.setOpacity(1);
}

} // namespace simul::ui
