/// Draws one line of output: its time, then its coloured text, grey where the playhead has not come yet.
#pragma once

#include "ui/panels/output/output_model.hpp"
#include "ui/theme/theme.hpp"

#include <QStyledItemDelegate>

namespace simul::ui {

class OutputDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit OutputDelegate(const OutputModel& model, QObject* parent = nullptr);

    /// Call it when the model has been reset: the column of times is as wide as the longest of them.
    void measure();

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paint_text(QPainter& painter, QRectF box, std::size_t line, const Theme& theme) const;

    const OutputModel& model_;
    int time_width_ = 0;
};

} // namespace simul::ui
