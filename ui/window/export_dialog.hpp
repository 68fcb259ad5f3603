/// Takes the picture away: the timeline or the comparison as PNG, SVG or PDF.
#pragma once

#include "ui/export/export.hpp"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace simul::ui {

class ExportDialog : public QDialog {
    Q_OBJECT

public:
    /// `file_name`: what to propose, without extension. `view`: the part of the timeline that is on the
    /// screen, if that is not all of it.
    ExportDialog(TimelineContent timeline, std::optional<Range> view, const QString& file_name,
                 QWidget* parent = nullptr);
    ExportDialog(ComparisonContent comparison, const QString& file_name, QWidget* parent = nullptr);

    /// Writes the picture; the format is the one of the file's extension. False: it could not be written,
    /// and the dialog says why.
    bool save_to(const QString& path);

private:
    void build(const QString& file_name);
    void choose_file(const QString& file_name);
    ExportOptions options(PictureFormat format) const;

    std::variant<TimelineContent, ComparisonContent> content_;
    std::optional<Range> view_;
    QSpinBox* width_ = nullptr;
    QComboBox* scale_ = nullptr;
    QComboBox* theme_ = nullptr;
    QCheckBox* only_view_ = nullptr;
    QCheckBox* with_playhead_ = nullptr;
    QLabel* failure_ = nullptr;
};

} // namespace simul::ui
