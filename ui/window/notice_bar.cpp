#include "ui/window/notice_bar.hpp"

#include "ui/theme/fonts.hpp"
#include "ui/window/icons.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace simul::ui {

NoticeBar::NoticeBar(QWidget* parent) : QFrame(parent), text_(new QLabel), choices_(new QHBoxLayout) {
    setObjectName(QStringLiteral("notice"));
    text_->setFont(ui::font(FontRole::Body));
    text_->setWordWrap(true);
    text_->setTextFormat(Qt::PlainText);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QToolButton;
    close->setIcon(glyph_icon(Glyph::Close));
    close->setAutoRaise(true);
    close->setToolTip(tr("Dismiss"));
    connect(close, &QToolButton::clicked, this, &NoticeBar::dismiss);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 6, 6);
    row->addWidget(text_, 1);
    row->addLayout(choices_);
    row->addWidget(close);
    hide();
}

void NoticeBar::say(Kind kind, const QString& text, const std::vector<Choice>& choices) {
    clear_choices();
    for (const Choice& choice : choices) {
        auto* button = new QPushButton(choice.text);
        connect(button, &QPushButton::clicked, this, [this, act = choice.act] {
            hide();
            act();
        });
        choices_->addWidget(button);
    }
    text_->setText(text);
    setProperty("kind", kind == Kind::Error ? "error" : "information");
    style()->unpolish(this); // The style sheet looks at the property only once.
    style()->polish(this);
    show();
}

QString NoticeBar::text() const {
    return isHidden() ? QString() : text_->text();
}

void NoticeBar::clear_choices() {
    while (QLayoutItem* item = choices_->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
}

} // namespace simul::ui
