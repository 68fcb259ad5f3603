/// The start page: scenarios to begin with, files that were open lately.
#pragma once

#include <QImage>
#include <QScrollArea>
#include <QStringList>
#include <map>
#include <vector>

class QGridLayout;
class QVBoxLayout;

namespace simul::ui {

class GalleryCard;

class GalleryPage : public QScrollArea {
    Q_OBJECT

public:
    struct Entry {
        QString path;
        QString title;
        QString description;
    };

    explicit GalleryPage(QWidget* parent = nullptr);

    void set_entries(const std::vector<Entry>& entries);
    void set_recent_files(const QStringList& paths);
    /// A picture has picture_size().
    void set_picture(const QString& path, const QImage& picture);
    QSize picture_size() const;

signals:
    void file_chosen(const QString& path);
    void open_wanted();
    void picture_size_changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* make_header();
    void arrange_cards();
    int room_for_cards() const;

    std::vector<GalleryCard*> cards_;
    std::map<QString, GalleryCard*> card_of_;
    QGridLayout* grid_;
    QVBoxLayout* recent_;
    QWidget* recent_section_;
    int columns_ = 0;
    QSize picture_size_;
};

} // namespace simul::ui
