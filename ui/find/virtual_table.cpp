#include "ui/find/virtual_table.hpp"

#include "ui/theme/fonts.hpp"
#include "ui/theme/theme.hpp"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

namespace simul::ui {

namespace {
constexpr int kCellMargin = 8;
} // namespace

VirtualTable::VirtualTable(QWidget* parent)
    : QAbstractItemView(parent), header_(new QHeaderView(Qt::Horizontal, this)) {
    setFont(ui::font(FontRole::Small));
    header_->setFont(ui::font(FontRole::Small));
    header_->setHighlightSections(false);
    header_->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header_->setStretchLastSection(false);
    header_->setMinimumSectionSize(40);
    row_height_ = fontMetrics().height() + 6;
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    connect(header_, &QHeaderView::sectionResized, viewport(), qOverload<>(&QWidget::update));
    connect(header_, &QHeaderView::geometriesChanged, this, &VirtualTable::updateGeometries);
}

void VirtualTable::setModel(QAbstractItemModel* model) {
    QAbstractItemView::setModel(model);
    header_->setModel(model);
    updateGeometries();
}

int VirtualTable::rows_in_view() const {
    return std::max(1, viewport()->height() / row_height_);
}

int VirtualTable::top_row() const {
    return verticalScrollBar()->value();
}

int VirtualTable::verticalOffset() const {
    return 0; // Rows are counted, not pixels: ten million rows have more pixels than an int is sure to hold.
}

QRect VirtualTable::visualRect(const QModelIndex& index) const {
    if (!index.isValid()) return {};
    const qint64 y = (qint64{index.row()} - top_row()) * row_height_;
    if (y < -row_height_ || y > viewport()->height()) return {};
    return {header_->sectionViewportPosition(index.column()), static_cast<int>(y),
            header_->sectionSize(index.column()), row_height_};
}

QModelIndex VirtualTable::indexAt(const QPoint& point) const {
    const int row = top_row() + point.y() / row_height_;
    const int column = header_->logicalIndexAt(point.x());
    if (point.y() < 0 || row >= rows() || column < 0) return {};
    return model()->index(row, column);
}

void VirtualTable::scrollTo(const QModelIndex& index, ScrollHint hint) {
    if (!index.isValid()) return;
    const int row = index.row();
    const int in_view = rows_in_view();
    if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(row - in_view / 2);
    else if (row < top_row() || hint == PositionAtTop)
        verticalScrollBar()->setValue(row);
    else if (row >= top_row() + in_view || hint == PositionAtBottom)
        verticalScrollBar()->setValue(row - in_view + 1);
}

QModelIndex VirtualTable::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    if (rows() == 0) return {};
    const int row = currentIndex().isValid() ? currentIndex().row() : top_row();
    const int column = std::max(0, currentIndex().column());
    const auto at = [&](int wanted) { return model()->index(std::clamp(wanted, 0, rows() - 1), column); };
    switch (action) {
    case MoveUp:
    case MovePrevious: return at(row - 1);
    case MoveDown:
    case MoveNext: return at(row + 1);
    case MovePageUp: return at(row - rows_in_view());
    case MovePageDown: return at(row + std::min(rows_in_view(), rows()));
    case MoveHome: return at(0);
    case MoveEnd: return at(rows() - 1);
    default: return at(row);
    }
}

void VirtualTable::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) {
    if (rows() == 0) return;
    const int first = std::clamp(top_row() + rect.normalized().top() / row_height_, 0, rows() - 1);
    const int last = std::clamp(top_row() + rect.normalized().bottom() / row_height_, 0, rows() - 1);
    const QItemSelection range(model()->index(first, 0), model()->index(last, model()->columnCount() - 1));
    selectionModel()->select(range, command);
}

QRegion VirtualTable::visualRegionForSelection(const QItemSelection&) const {
    return viewport()->rect();
}

void VirtualTable::updateGeometries() {
    const int height = header_->sizeHint().height();
    setViewportMargins(0, height, 0, 0);
    header_->setGeometry(viewport()->x(), viewport()->y() - height, viewport()->width(), height);
    verticalScrollBar()->setPageStep(rows_in_view());
    verticalScrollBar()->setSingleStep(3);
    verticalScrollBar()->setRange(0, std::max(0, rows() - rows_in_view()));
    QAbstractItemView::updateGeometries();
}

void VirtualTable::rowsInserted(const QModelIndex& parent, int first, int last) {
    QAbstractItemView::rowsInserted(parent, first, last);
    updateGeometries();
    viewport()->update();
}

void VirtualTable::scrollContentsBy(int, int) {
    viewport()->update();
}

void VirtualTable::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.setFont(font());
    const int end = top_row() + std::min(rows_in_view() + 2, rows() - top_row());
    for (int row = top_row(); row < end; ++row)
        paint_row(painter, row);
}

void VirtualTable::paint_row(QPainter& painter, int row) const {
    const Theme& theme = Theme::of(*this);
    const int y = (row - top_row()) * row_height_;
    const bool selected = selectionModel()->isSelected(model()->index(row, 0));
    const bool current = currentIndex().isValid() && currentIndex().row() == row;
    const QRect whole(0, y, viewport()->width(), row_height_);
    if (selected) painter.fillRect(whole, theme.color(ColorRole::AccentSurface));
    if (current && hasFocus()) {
        painter.setPen(theme.color(ColorRole::Accent));
        painter.drawRect(whole.adjusted(0, 0, -1, -1));
    }
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QModelIndex index = model()->index(row, column);
        const QRect cell = visualRect(index).adjusted(kCellMargin, 0, -kCellMargin, 0);
        if (cell.width() <= 0) continue;
        const QString text =
            painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, cell.width());
        // The sentence is what is read; the rest says where.
        const bool is_text = !(index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        painter.setPen(theme.color(is_text ? ColorRole::Text : ColorRole::TextDim));
        painter.drawText(cell, index.data(Qt::TextAlignmentRole).toInt(), text);
    }
}

QString VirtualTable::selected_text(int most) const {
    QStringList lines;
    const auto add_row = [&](int row) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column)
            cells << model()->index(row, column).data().toString();
        lines << cells.join(QLatin1Char('\t'));
    };
    QItemSelection selection = selectionModel()->selection();
    std::sort(selection.begin(), selection.end(),
              [](const auto& a, const auto& b) { return a.top() < b.top(); });
    for (const QItemSelectionRange& range : std::as_const(selection))
        for (int row = range.top(); row <= range.bottom() && lines.size() < most; ++row)
            add_row(row);
    return lines.join(QLatin1Char('\n'));
}

void VirtualTable::copy() const {
    QGuiApplication::clipboard()->setText(selected_text());
}

void VirtualTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit activated(currentIndex());
    else
        QAbstractItemView::keyPressEvent(event);
}

void VirtualTable::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy Rows\tCtrl+C"), this, &VirtualTable::copy)
        ->setEnabled(selectionModel()->hasSelection());
    menu->popup(event->globalPos());
}

} // namespace simul::ui
