/// Takes the picture away: the timeline, the situation or the comparison as PNG, SVG or PDF.
#pragma once

#include "ui/export/export.hpp"
#include "ui/situation/situation_picture.hpp"

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

    /// Lets the user choose between the timeline and a picture of the situation.
    void offer(SituationContent situation);

    /// Writes the picture; the format is the one of the file's extension. False: it could not be written,
    /// and the dialog says why.
    bool save_to(const QString& path);

private:
    void build(const QString& file_name);
    void choose_file(const QString& file_name);
    bool draws_situation() const;
    tl::expected<void, ExportError> write(const std::filesystem::path& file, PictureFormat format) const;
    ExportOptions options(PictureFormat format) const;

    std::variant<TimelineContent, ComparisonContent> content_;
    std::optional<SituationContent> situation_;
    std::optional<Range> view_;
    QComboBox* what_ = nullptr; ///< Null: there is no choice.
    QSpinBox* width_ = nullptr;
    QComboBox* scale_ = nullptr;
    QComboBox* theme_ = nullptr;
    QCheckBox* only_view_ = nullptr;
    QCheckBox* with_playhead_ = nullptr;
    QLabel* failure_ = nullptr;
};

} // namespace simul::ui
