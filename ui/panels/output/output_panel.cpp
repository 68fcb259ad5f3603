#include "ui/panels/output/output_panel.hpp"

#include "ui/panels/output/output_delegate.hpp"
#include "ui/theme/fonts.hpp"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

namespace simul::ui {

OutputPanel::OutputPanel(QWidget* parent)
    : QListView(parent), model_(new OutputModel(this)), delegate_(new OutputDelegate(*model_, this)) {
    setObjectName(QStringLiteral("output"));
    setAccessibleName(tr("Output"));
    setModel(model_);
    setItemDelegate(delegate_);
    setUniformItemSizes(true);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(NoFrame);
    viewport()->setBackgroundRole(QPalette::Base);
    connect(this, &QListView::activated, this, [this](const QModelIndex& index) {
        emit event_activated(model_->lines().begun_by(static_cast<std::size_t>(index.row())));
    });
}

void OutputPanel::set_trace(trace::TracePtr trace) {
    model_->set_trace(std::move(trace));
    delegate_->measure();
    scheduleDelayedItemsLayout();
}

void OutputPanel::set_playhead(trace::EventIndex playhead) {
    model_->set_playhead(playhead);
    if (model_->rowCount() == 0) return;
    // One line ahead stays visible, so that one sees it turn from grey.
    const int row = std::clamp(model_->begun(), 0, model_->rowCount() - 1);
    const int sideways = horizontalScrollBar()->value();
    scrollTo(model_->index(row), EnsureVisible);
    horizontalScrollBar()->setValue(sideways);
}

QString OutputPanel::selected_text() const {
    QModelIndexList rows = selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex& row : rows)
        lines << row.data().toString();
    if (rows.isEmpty()) {
        for (std::size_t line = 0; line < model_->lines().size(); ++line)
            lines << QString::fromStdString(model_->lines().text(line));
    }
    return lines.join(QLatin1Char('\n'));
}

void OutputPanel::copy() const {
    QGuiApplication::clipboard()->setText(selected_text());
}

void OutputPanel::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu;
    menu.addAction(selectionModel()->hasSelection() ? tr("Copy Lines") : tr("Copy All"), this,
                   &OutputPanel::copy);
    QAction* hide = menu.addAction(tr("Hide Output yet to Come"));
    hide->setCheckable(true);
    hide->setChecked(model_->later_output() == LaterOutput::Hidden);
    connect(hide, &QAction::toggled, this, [this](bool hidden) {
        model_->set_later_output(hidden ? LaterOutput::Hidden : LaterOutput::Greyed);
    });
    menu.exec(event->globalPos());
}

void OutputPanel::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QListView::keyPressEvent(event);
}

void OutputPanel::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    if (model_->lines().size() > 0) return;
    QPainter painter(viewport());
    painter.setFont(ui::font(FontRole::Body));
    painter.setPen(Theme::of(*this).color(ColorRole::TextFaint));
    painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("The program has written nothing."));
}

} // namespace simul::ui
