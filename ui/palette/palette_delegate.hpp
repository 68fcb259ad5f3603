/// Draws a row of the palette: the name with its found letters, where it stands, its keys.
#pragma once

#include <QStyledItemDelegate>

namespace simul::ui {

class PaletteDelegate : public QStyledItemDelegate {
public:
    // Roles, beside the name in Qt::DisplayRole.
    static constexpr int kPlaces = Qt::UserRole;     ///< std::vector<int>: letters to mark.
    static constexpr int kRemark = Qt::UserRole + 1; ///< "View ▸ Panels"
    static constexpr int kKeys = Qt::UserRole + 2;   ///< "Ctrl+F"

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace simul::ui
