/// The look that the lists of all panels share.
#pragma once

class QTreeWidget;

namespace simul::ui {

/// Rows of small text without a frame or branches. Columns are as wide as what is in them, but for
/// `stretched_column`, which takes the rest. To be called once the list has its columns.
void make_flat_list(QTreeWidget& list, int stretched_column);

} // namespace simul::ui
