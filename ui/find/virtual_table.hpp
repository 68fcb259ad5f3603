/// A table of any number of rows that stores nothing for them.
#pragma once

#include <QAbstractItemView>

class QHeaderView;

namespace simul::ui {

/// Rows of one height, selected as wholes; scrolls by rows. QTableView and QTreeView keep a few bytes for
/// each row, and make them when a model is set: at ten million rows that is a second, and some hundred MB.
class VirtualTable : public QAbstractItemView {
    Q_OBJECT

public:
    explicit VirtualTable(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    QHeaderView& header() { return *header_; }
    /// The selected rows with tabs between cells, or the current one; at most `most` rows.
    QString selected_text(int most = 100'000) const;
    void copy() const;

    QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint& point) const override;

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void updateGeometries() override;
    void rowsInserted(const QModelIndex& parent, int first, int last) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    int rows() const { return model() ? model()->rowCount() : 0; }
    int rows_in_view() const;
    int top_row() const;
    void paint_row(QPainter& painter, int row) const;

    QHeaderView* header_;
    int row_height_;
};

} // namespace simul::ui
