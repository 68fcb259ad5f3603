#include "tests/support/catch.hpp"
#include "ui/window/flat_style.hpp"

#include <QCheckBox>
#include <QTabBar>

using namespace simul::ui;

TEST_CASE("A row of tabs has no line below it, whoever asks for one") {
    FlatStyle style;
    QTabBar bar;
    bar.setStyle(&style);
    bar.setDrawBase(true);
    bar.setExpanding(false);
    bar.addTab(QStringLiteral("Steps"));
    bar.resize(400, bar.sizeHint().height());
    const QImage picture = bar.grab().toImage();
    const QRgb background = picture.pixel(390, 1);
    for (int y = 0; y < picture.height(); ++y)
        CHECK(picture.pixel(390, y) == background);
}

TEST_CASE("A check box shows whether it is ticked, and where it is if it is not") {
    FlatStyle style;
    QCheckBox box;
    box.setStyle(&style);
    QPalette palette;
    palette.setColor(QPalette::Highlight, Qt::red);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, Qt::blue);
    palette.setColor(QPalette::Base, Qt::black);
    box.setPalette(palette);
    box.resize(box.sizeHint());
    const auto count = [&](QColor color) {
        const QImage picture = box.grab().toImage();
        int pixels = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                pixels += picture.pixelColor(x, y) == color;
        return pixels;
    };
    CHECK(count(Qt::blue) > 20);
    CHECK(count(Qt::red) == 0);
    box.setChecked(true);
    CHECK(count(Qt::blue) == 0);
    CHECK(count(Qt::red) > 60);
    CHECK(count(Qt::white) > 0);
}
