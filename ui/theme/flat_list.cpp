#include "ui/theme/flat_list.hpp"

#include "ui/theme/fonts.hpp"

#include <QHeaderView>
#include <QTreeWidget>

namespace simul::ui {

void make_flat_list(QTreeWidget& list, int stretched_column) {
    list.setRootIsDecorated(false);
    list.setFrameShape(QFrame::NoFrame);
    list.setFont(ui::font(FontRole::Small));
    QHeaderView& header = *list.header();
    header.setFont(ui::font(FontRole::Small));
    header.setStretchLastSection(false);
    header.setSectionResizeMode(QHeaderView::ResizeToContents);
    header.setSectionResizeMode(stretched_column, QHeaderView::Stretch);
}

} // namespace simul::ui
