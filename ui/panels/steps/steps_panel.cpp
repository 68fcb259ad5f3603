#include "ui/panels/steps/steps_panel.hpp"

#include "ui/panels/sentence_text.hpp"
#include "ui/panels/words.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/theme.hpp"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <climits>

namespace simul::ui {

using trace::EventIndex;

namespace {

constexpr int kMargin = 12;
constexpr int kGap = 10;
constexpr int kStripe = 3;
/// So far down, as a share of the height, stands the sentence at the playhead.
constexpr double kReadingHeight = 0.4;
constexpr double kCurrentScale = 1.15;

const QFont& text_font() {
    return ui::font(FontRole::Small);
}
QFont current_font() {
    return ui::font(FontRole::Body, kCurrentScale);
}

} // namespace

StepsPanel::StepsPanel(QWidget* parent) : QAbstractScrollArea(parent) {
    setObjectName(QStringLiteral("steps"));
    setAccessibleName(tr("Steps"));
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setCursor(Qt::PointingHandCursor);
}

void StepsPanel::set_narrator(NarratorPtr narrator) {
    narrator_ = std::move(narrator);
    playhead_ = 0;
    hovered_.reset();
    const QFontMetrics metrics(ui::font(FontRole::MonoSmall));
    step_width_ = metrics.horizontalAdvance(QString::number(count()));
    time_width_ = metrics.horizontalAdvance(QStringLiteral("00.0 s"));
    // Times have all lengths; some of them tell how wide the column has to be.
    const EventIndex stride = std::max<EventIndex>(count() / 64, 1);
    for (EventIndex step = 0; step < count(); step += stride)
        time_width_ =
            std::max(time_width_, metrics.horizontalAdvance(short_time(narrator_->trace()->time_of(step))));
    update_scroll_bar();
    verticalScrollBar()->setValue(0);
    viewport()->update();
}

void StepsPanel::set_playhead(EventIndex playhead) {
    if (playhead == playhead_ || playhead >= count()) return;
    playhead_ = playhead;
    setAccessibleDescription(sentence());
    follow();
    viewport()->update();
}

EventIndex StepsPanel::count() const {
    return narrator_ ? static_cast<EventIndex>(narrator_->trace()->event_count()) : 0;
}

QString StepsPanel::sentence() const {
    return playhead_ < count() ? SentenceText(narrator_->sentence(playhead_)).plain() : QString();
}

int StepsPanel::text_left() const {
    return kMargin + time_width_ + kGap + step_width_ + kGap;
}

int StepsPanel::lay_out(EventIndex step, QTextLayout& layout) const {
    const SentenceText sentence(narrator_->sentence(step));
    const bool current = is_current(step);
    layout.setText(sentence.text);
    layout.setFont(current ? current_font() : text_font());
    layout.setFormats(
        sentence.formats(current ? ui::font(FontRole::Mono, kCurrentScale) : ui::font(FontRole::MonoSmall)));
    const int width = std::max(viewport()->width() - text_left() - kMargin, 80);
    const qreal around = current ? 7 : 3;
    qreal y = around;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height();
    }
    layout.endLayout();
    return qCeil(y + around);
}

int StepsPanel::height_of(EventIndex step) const {
    QTextLayout layout;
    return lay_out(step, layout);
}

std::vector<StepsPanel::Row> StepsPanel::visible_rows() const {
    std::vector<Row> rows;
    int top = 0;
    for (auto step = static_cast<EventIndex>(verticalScrollBar()->value());
         step < count() && top < viewport()->height(); ++step) {
        const int height = height_of(step);
        rows.push_back({step, top, height});
        top += height;
    }
    return rows;
}

std::optional<EventIndex> StepsPanel::step_at(int y) const {
    for (const std::vector<Row> rows = visible_rows(); const Row& row : rows)
        if (y >= row.top && y < row.top + row.height) return row.step;
    return std::nullopt;
}

QRect StepsPanel::place_of(EventIndex step) const {
    for (const std::vector<Row> rows = visible_rows(); const Row& row : rows)
        if (row.step == step) return {0, row.top, viewport()->width(), row.height};
    return {};
}

void StepsPanel::follow() {
    if (count() == 0) return;
    int room = static_cast<int>(viewport()->height() * kReadingHeight);
    EventIndex first = playhead_;
    while (first > 0) {
        const int height = height_of(first - 1);
        if (height > room) break;
        room -= height;
        --first;
    }
    verticalScrollBar()->setValue(static_cast<int>(std::min<EventIndex>(first, INT_MAX)));
}

void StepsPanel::update_scroll_bar() {
    const int last = static_cast<int>(std::min<EventIndex>(count(), INT_MAX)) - 1;
    verticalScrollBar()->setRange(0, std::max(last, 0));
    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setPageStep(
        std::max(viewport()->height() / (QFontMetrics(text_font()).height() + 6) - 1, 1));
}

void StepsPanel::copy() const {
    if (count() > 0) QGuiApplication::clipboard()->setText(sentence());
}

void StepsPanel::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    if (count() == 0) {
        painter.setFont(ui::font(FontRole::Body));
        painter.setPen(Theme::of(*this).color(ColorRole::TextFaint));
        painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("No steps to tell of yet."));
        return;
    }
    bool is_first = true;
    for (const std::vector<Row> rows = visible_rows(); const Row& row : rows)
        paint_row(painter, row, std::exchange(is_first, false));
}

void StepsPanel::paint_row(QPainter& painter, const Row& row, bool is_first) const {
    const Theme& theme = Theme::of(*this);
    const trace::Trace& trace = *narrator_->trace();
    const bool current = is_current(row.step);
    const QRect place(0, row.top, viewport()->width(), row.height);
    if (current) {
        painter.fillRect(place, theme.color(ColorRole::AccentSurface));
        painter.fillRect(QRect(0, row.top, kStripe, row.height), theme.color(ColorRole::Accent));
    } else if (row.step == hovered_) {
        painter.fillRect(place, theme.color(ColorRole::Raised));
    }
    const ColorRole ink = current                ? ColorRole::Text
                          : row.step > playhead_ ? ColorRole::TextFaint
                                                 : ColorRole::TextDim;
    QTextLayout layout;
    lay_out(row.step, layout);
    // The columns of figures share the first line's base line.
    const QTextLine line = layout.lineAt(0);
    const int base = row.top + qRound(line.y() + line.ascent());
    painter.setFont(ui::font(FontRole::MonoSmall));
    painter.setPen(theme.color(current ? ColorRole::TextDim : ColorRole::TextFaint));
    const QFontMetrics metrics(painter.font());
    const auto right_aligned = [&](int right, const QString& text) {
        painter.drawText(QPoint(right - metrics.horizontalAdvance(text), base), text);
    };
    const bool shows_time = is_first || current || trace.time_of(row.step) != trace.time_of(row.step - 1);
    if (shows_time) right_aligned(kMargin + time_width_, short_time(trace.time_of(row.step)));
    right_aligned(kMargin + time_width_ + kGap + step_width_, QString::number(row.step + 1));
    painter.setPen(theme.color(ink));
    layout.draw(&painter, QPointF(text_left(), row.top));
}

void StepsPanel::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    update_scroll_bar();
    follow();
}

void StepsPanel::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    if (const auto step = step_at(event->pos().y())) emit event_activated(*step);
}

void StepsPanel::mouseReleaseEvent(QMouseEvent* event) {
    event->accept(); // What was pressed here is nobody else's.
}

void StepsPanel::mouseMoveEvent(QMouseEvent* event) {
    const auto step = step_at(event->pos().y());
    if (step == hovered_) return;
    hovered_ = step;
    viewport()->update();
}

void StepsPanel::leaveEvent(QEvent*) {
    hovered_.reset();
    viewport()->update();
}

void StepsPanel::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) return copy();
    if (event->key() == Qt::Key_Down && playhead_ + 1 < count()) {
        emit event_activated(playhead_ + 1);
        return;
    }
    if (event->key() == Qt::Key_Up && playhead_ > 0) {
        emit event_activated(playhead_ - 1);
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void StepsPanel::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu;
    const auto step = step_at(event->pos().y());
    if (!step) return;
    menu.addAction(tr("Go to This Step"), this, [this, step] { emit event_activated(*step); });
    menu.addAction(tr("Copy Sentence"), this, [this, step] {
        QGuiApplication::clipboard()->setText(SentenceText(narrator_->sentence(*step)).plain());
    });
    menu.exec(event->globalPos());
}

void StepsPanel::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) viewport()->update();
}

} // namespace simul::ui
