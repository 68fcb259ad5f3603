#include "ui/panels/gallery/gallery_page.hpp"

#include "ui/panels/gallery/gallery_card.hpp"
#include "ui/theme/fonts.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace simul::ui {

namespace {

constexpr int kMargin = 32;
constexpr int kGap = 18;

QLabel* make_label(const QString& text, FontRole role, bool dim = false) {
    auto* label = new QLabel(text);
    label->setFont(font(role));
    label->setProperty("dim", dim);
    return label;
}

} // namespace

GalleryPage::GalleryPage(QWidget* parent)
    : QScrollArea(parent), grid_(new QGridLayout), recent_(new QVBoxLayout), recent_section_(new QWidget) {
    setObjectName(QStringLiteral("gallery"));
    setAccessibleName(tr("Scenarios"));
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(kGap);
    column->addWidget(make_header());
    grid_->setSpacing(kGap);
    column->addLayout(grid_);
    auto* recent_column = new QVBoxLayout(recent_section_);
    recent_column->setContentsMargins(0, kGap, 0, 0);
    recent_column->addWidget(make_label(tr("Recent files"), FontRole::Heading));
    recent_column->addLayout(recent_);
    column->addWidget(recent_section_);
    column->addStretch();
    recent_section_->hide();
    setWidget(content);
}

QWidget* GalleryPage::make_header() {
    auto* header = new QWidget;
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    auto* words = new QVBoxLayout;
    words->addWidget(make_label(tr("Simul"), FontRole::Title));
    words->addWidget(
        make_label(tr("Watch an asyncio program being scheduled, step by step, forwards and backwards. "
                      "Choose a scenario, or drop a Python file here."),
                   FontRole::Body, true));
    row->addLayout(words, 1);
    auto* open = new QPushButton(tr("Open a File…"));
    connect(open, &QPushButton::clicked, this, &GalleryPage::open_wanted);
    row->addWidget(open, 0, Qt::AlignTop);
    return header;
}

void GalleryPage::set_entries(const std::vector<Entry>& entries) {
    for (GalleryCard* card : cards_)
        delete card;
    cards_.clear();
    card_of_.clear();
    for (const Entry& entry : entries) {
        auto* card = new GalleryCard(entry.title, entry.description, widget());
        card->setObjectName(QFileInfo(entry.path).completeBaseName());
        connect(card, &GalleryCard::clicked, this, [this, path = entry.path] { emit file_chosen(path); });
        cards_.push_back(card);
        card_of_.emplace(entry.path, card);
    }
    columns_ = 0;
    arrange_cards();
}

void GalleryPage::set_recent_files(const QStringList& paths) {
    while (QLayoutItem* item = recent_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& path : paths) {
        const QFileInfo file(path);
        auto* link =
            new QLabel(QStringLiteral("<a href=\"file\" style=\"text-decoration:none\">%1</a> &nbsp; %2")
                           .arg(file.fileName().toHtmlEscaped(),
                                QDir::toNativeSeparators(file.absolutePath()).toHtmlEscaped()));
        link->setFont(ui::font(FontRole::Body));
        link->setProperty("dim", true);
        link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        connect(link, &QLabel::linkActivated, this, [this, path] { emit file_chosen(path); });
        recent_->addWidget(link);
    }
    recent_section_->setVisible(!paths.isEmpty());
}

void GalleryPage::set_picture(const QString& path, const QImage& picture) {
    if (const auto card = card_of_.find(path); card != card_of_.end()) card->second->set_picture(picture);
}

void GalleryPage::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    arrange_cards();
}

void GalleryPage::arrange_cards() {
    const int most = room_for_cards() / (GalleryCard::kSmallest.width() + kGap);
    const int columns = std::clamp(most, 1, std::max(1, static_cast<int>(cards_.size())));
    if (columns != columns_) {
        for (int column = 0; column < std::max(columns, columns_); ++column)
            grid_->setColumnStretch(column, column < columns ? 1 : 0);
        columns_ = columns;
        for (std::size_t i = 0; i < cards_.size(); ++i) {
            const int place = static_cast<int>(i);
            grid_->addWidget(cards_[i], place / columns, place % columns);
        }
    }
    if (picture_size() == std::exchange(picture_size_, picture_size())) return;
    emit picture_size_changed();
}

int GalleryPage::room_for_cards() const {
    return viewport()->width() - 2 * kMargin + kGap;
}

QSize GalleryPage::picture_size() const {
    // Of the card, whose border is a pixel wide.
    const int card = room_for_cards() / std::max(columns_, 1) - kGap;
    return {std::max(card, GalleryCard::kSmallest.width()) - 2, GalleryCard::kPictureHeight};
}

} // namespace simul::ui
