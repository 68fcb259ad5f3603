#include "tests/support/catch.hpp"
#include "ui/window/flat_style.hpp"

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
