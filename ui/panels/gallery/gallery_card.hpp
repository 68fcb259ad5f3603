/// One scenario of the gallery: picture, title, description. A button.
#pragma once

#include <QAbstractButton>
#include <QImage>

namespace simul::ui {

class GalleryCard : public QAbstractButton {
    Q_OBJECT

public:
    static constexpr int kPictureHeight = 126;
    static constexpr QSize kSmallest{280, 222};

    GalleryCard(const QString& title, const QString& description, QWidget* parent = nullptr);

    /// Null: none yet.
    void set_picture(const QImage& picture);
    QSize sizeHint() const override { return kSmallest; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString description_;
    QImage picture_;
};

} // namespace simul::ui
