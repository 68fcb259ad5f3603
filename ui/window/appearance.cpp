#include "ui/window/appearance.hpp"

#include "ui/theme/fonts.hpp"
#include "ui/theme/theme.hpp"
#include "ui/window/flat_style.hpp"
#include "ui/window/style_sheet.hpp"

#include <QApplication>
#include <QStyleHints>

namespace simul::ui {

namespace {

bool desktop_is_dark() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    // The palette is the desktop's only until it is first replaced.
    static const bool dark = QGuiApplication::palette().color(QPalette::Window).lightnessF() < 0.5f;
    return dark;
#endif
}

} // namespace

void apply_appearance(QApplication& application, ThemeChoice choice) {
    const bool desktop_dark = desktop_is_dark();
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && desktop_dark);
    const Theme& theme = dark ? Theme::dark() : Theme::light();
    QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(theme.palette());
    QApplication::setFont(font(FontRole::Body));
    application.setStyleSheet(style_sheet(theme));
}

} // namespace simul::ui
