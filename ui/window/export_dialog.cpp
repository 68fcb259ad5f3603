#include "ui/window/export_dialog.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace simul::ui {

namespace {
constexpr int kUsualWidth = 1600;
constexpr int kSituationWidth = 800;
} // namespace

ExportDialog::ExportDialog(TimelineContent timeline, std::optional<Range> view, const QString& file_name,
                           QWidget* parent)
    : QDialog(parent), content_(std::move(timeline)), view_(view) {
    build(file_name);
}

ExportDialog::ExportDialog(ComparisonContent comparison, const QString& file_name, QWidget* parent)
    : QDialog(parent), content_(std::move(comparison)) {
    build(file_name);
}

void ExportDialog::build(const QString& file_name) {
    setObjectName(QStringLiteral("export"));
    setWindowTitle(tr("Export"));
    const bool is_timeline = std::holds_alternative<TimelineContent>(content_);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(20, 18, 20, 16);
    form->setVerticalSpacing(10);
    width_ = new QSpinBox;
    width_->setRange(480, 16'000);
    width_->setSingleStep(100);
    width_->setValue(kUsualWidth);
    width_->setSuffix(tr(" px"));
    width_->setButtonSymbols(QAbstractSpinBox::NoButtons); // As all number fields of the window.
    form->addRow(tr("&Width"), width_);
    scale_ = new QComboBox;
    for (const int scale : {1, 2, 3, 4})
        scale_->addItem(tr("%1 ×").arg(scale), scale);
    scale_->setCurrentIndex(1);
    scale_->setToolTip(tr("PNG: pixels for each pixel of the width"));
    form->addRow(tr("&Sharpness"), scale_);
    theme_ = new QComboBox;
    theme_->addItem(tr("Light"), false);
    theme_->addItem(tr("Dark"), true);
    form->addRow(tr("&Theme"), theme_);
    only_view_ = new QCheckBox(tr("Only the &part in view"));
    only_view_->setVisible(is_timeline);
    only_view_->setEnabled(view_.has_value());
    with_playhead_ = new QCheckBox(tr("With the play&head"));
    with_playhead_->setVisible(is_timeline);
    if (is_timeline) {
        form->addRow(QString(), only_view_);
        form->addRow(QString(), with_playhead_);
    }
    failure_ = new QLabel;
    failure_->setObjectName(QStringLiteral("failure"));
    failure_->setWordWrap(true);
    failure_->hide();
    form->addRow(failure_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Save)->setText(tr("Save As…"));
    connect(buttons, &QDialogButtonBox::accepted, this, [this, file_name] { choose_file(file_name); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
}

void ExportDialog::choose_file(const QString& file_name) {
    const QString path = QFileDialog::getSaveFileName(this, tr("Export"), file_name + QStringLiteral(".png"),
                                                      tr("Pictures (*.png *.svg *.pdf)"));
    if (!path.isEmpty() && save_to(path)) accept();
}

bool ExportDialog::save_to(const QString& path) {
    const std::filesystem::path file = QFileInfo(path).filesystemFilePath();
    const auto fail = [this](const QString& why) {
        failure_->setText(why);
        failure_->show();
        return false;
    };
    const auto format = picture_format_of(file);
    if (!format) return fail(tr("The name must end in .png, .svg or .pdf."));
    const auto written = write(file, *format);
    return written ? true : fail(QString::fromStdString(written.error().message));
}

tl::expected<void, ExportError> ExportDialog::write(const std::filesystem::path& file,
                                                    PictureFormat format) const {
    const ExportOptions how = options(format);
    if (draws_situation())
        return write_picture(picture_of(*situation_, how.width_px), situation_->title, file, how);
    if (const auto* comparison = std::get_if<ComparisonContent>(&content_))
        return export_comparison(*comparison, file, how);
    TimelineContent timeline = std::get<TimelineContent>(content_);
    if (only_view_->isChecked()) timeline.range = view_;
    if (!with_playhead_->isChecked()) timeline.playhead.reset();
    return export_timeline(timeline, file, how);
}

bool ExportDialog::draws_situation() const {
    return what_ && what_->currentIndex() == 1;
}

void ExportDialog::offer(SituationContent situation) {
    situation_ = std::move(situation);
    what_ = new QComboBox;
    what_->setObjectName(QStringLiteral("what"));
    what_->addItem(tr("Timeline"));
    what_->addItem(tr("Situation at the playhead"));
    static_cast<QFormLayout*>(layout())->insertRow(0, tr("&Picture"), what_);
    connect(what_, &QComboBox::currentIndexChanged, this, [this] {
        width_->setValue(draws_situation() ? kSituationWidth : kUsualWidth);
        only_view_->setEnabled(!draws_situation() && view_.has_value());
        with_playhead_->setEnabled(!draws_situation());
    });
}

ExportOptions ExportDialog::options(PictureFormat format) const {
    ExportOptions options;
    options.format = format;
    options.width_px = width_->value();
    options.scale = scale_->currentData().toInt();
    options.dark = theme_->currentData().toBool();
    return options;
}

} // namespace simul::ui
