#include "ui/window/panel_dock.hpp"

#include "ui/theme/fonts.hpp"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>

namespace simul::ui {

namespace {

/// A heading that gives way where the panel is narrow.
class Heading : public QLabel {
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override { return {40, QLabel::minimumSizeHint().height()}; }
};

} // namespace

PanelDock::PanelDock(const QString& object_name, const QString& name, QWidget* panel, QWidget* parent)
    : QDockWidget(name, parent), heading_(new Heading(name)), remark_(new QLabel) {
    setObjectName(object_name);
    auto* title = new QFrame;
    title->setObjectName(QStringLiteral("panel_title"));
    auto* row = new QHBoxLayout(title);
    row->setContentsMargins(12, 7, 12, 5);
    heading_->setFont(ui::font(FontRole::Heading));
    remark_->setFont(ui::font(FontRole::Small));
    remark_->setProperty("dim", true);
    row->addWidget(heading_, 1);
    row->addWidget(remark_);
    connect(remark_, &QLabel::linkActivated, this, &PanelDock::remark_activated);
    setTitleBarWidget(title);

    auto* card = new QFrame;
    card->setObjectName(QStringLiteral("panel_card"));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(0, 0, 0, 6);
    column->addWidget(panel);
    setWidget(card);
}

void PanelDock::set_heading(const QString& heading) {
    heading_->setText(heading);
    heading_->setToolTip(heading);
}

void PanelDock::set_remark(const QString& html) {
    remark_->setText(html);
}

} // namespace simul::ui
