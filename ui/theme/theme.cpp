#include "ui/theme/theme.hpp"

#include <QWidget>

namespace simul::ui {
namespace {

constexpr QRgb rgb(unsigned value) {
    return 0xFF000000u | value;
}

// In the order of ColorRole.
constexpr std::array<QRgb, kColorRoleCount> kDark{
    rgb(0x16191E), // Background
    rgb(0x1E2227), // Surface
    rgb(0x2A2F37), // Raised
    rgb(0x101316), // Sunken
    rgb(0x30363F), // Border
    rgb(0x2A2F37), // Grid
    rgb(0xE6E9ED), // Text
    rgb(0x98A2AF), // TextDim
    rgb(0x6B7684), // TextFaint
    rgb(0xF7BB41), // Accent
    rgb(0x1B1405), // OnAccent
    rgb(0x3A311C), // AccentSurface
    rgb(0xFFFFFF), // Selection
    rgb(0xC9D1DB), // Hover
    rgb(0x6CB2F2), // Link
    rgb(0xF7BB41), // Arrow
    rgb(0x5AA9A0), // Counter
    rgb(0xF26D6D), // Error
    rgb(0xF2A65A), // Warning
    rgb(0xD3B4F2), // Ready
    rgb(0xF7BB41), // Running
    rgb(0xB98A2C), // Holding
    rgb(0x3582C8), // Sleeping
    rgb(0x59636F), // Waiting
    rgb(0x3DB583), // Done
    rgb(0xEC4F56), // Failed
    rgb(0xE08A2E), // Cancelled
    rgb(0x7C8794), // HatchWaiting
    rgb(0x7A5A18), // HatchHolding
    rgb(0x1C1326), // OnReady
    rgb(0x1B1405), // OnRunning
    rgb(0x04121F), // OnSleeping
    rgb(0xF1F4F7), // OnWaiting
    rgb(0xFF5CA8), // CriticalPath
};

constexpr std::array<QRgb, kColorRoleCount> kLight{
    rgb(0xFFFFFF), // Background
    rgb(0xF5F6F8), // Surface
    rgb(0xE7EAEE), // Raised
    rgb(0xFBFBFC), // Sunken
    rgb(0xD3D8DE), // Border
    rgb(0xE5E8EC), // Grid
    rgb(0x1B2027), // Text
    rgb(0x566170), // TextDim
    rgb(0x828C99), // TextFaint
    rgb(0xB06900), // Accent
    rgb(0xFFFFFF), // OnAccent
    rgb(0xFCEFD6), // AccentSurface
    rgb(0x14181D), // Selection
    rgb(0x4A5563), // Hover
    rgb(0x0B64B4), // Link
    rgb(0xB06900), // Arrow
    rgb(0x3F958B), // Counter
    rgb(0xC62A33), // Error
    rgb(0xA65A00), // Warning
    rgb(0xCDB2EB), // Ready
    rgb(0xF0A81E), // Running
    rgb(0xD9A74A), // Holding
    rgb(0x3F8BD0), // Sleeping
    rgb(0xC3CAD3), // Waiting
    rgb(0x1D9467), // Done
    rgb(0xC2222C), // Failed
    rgb(0xB5600A), // Cancelled
    rgb(0x98A2AF), // HatchWaiting
    rgb(0xA67718), // HatchHolding
    rgb(0x1C1326), // OnReady
    rgb(0x1B1405), // OnRunning
    rgb(0x04121F), // OnSleeping
    rgb(0x1B2027), // OnWaiting
    rgb(0xD0006F), // CriticalPath
};

} // namespace

Theme::Theme(bool dark, const std::array<QRgb, kColorRoleCount>& colors) : dark_(dark) {
    for (std::size_t role = 0; role < kColorRoleCount; ++role)
        colors_[role] = QColor(colors[role]);
}

const Theme& Theme::light() {
    static const Theme theme(false, kLight);
    return theme;
}

const Theme& Theme::dark() {
    static const Theme theme(true, kDark);
    return theme;
}

const Theme& Theme::of(const QWidget& widget) {
    return widget.palette().color(QPalette::Window).lightnessF() < 0.5f ? dark() : light();
}

QColor Theme::color(ColorRole role, double opacity) const {
    QColor color = this->color(role);
    color.setAlphaF(static_cast<float>(opacity));
    return color;
}

QPalette Theme::palette() const {
    using enum ColorRole;
    QPalette palette;
    palette.setColor(QPalette::Window, color(Surface));
    palette.setColor(QPalette::WindowText, color(Text));
    palette.setColor(QPalette::Base, color(Sunken));
    palette.setColor(QPalette::AlternateBase, color(Surface));
    palette.setColor(QPalette::ToolTipBase, color(Raised));
    palette.setColor(QPalette::ToolTipText, color(Text));
    palette.setColor(QPalette::PlaceholderText, color(TextFaint));
    palette.setColor(QPalette::Text, color(Text));
    palette.setColor(QPalette::Button, color(Raised));
    palette.setColor(QPalette::ButtonText, color(Text));
    palette.setColor(QPalette::BrightText, color(Error));
    palette.setColor(QPalette::Light, color(Border).lighter(130));
    palette.setColor(QPalette::Midlight, color(Border));
    palette.setColor(QPalette::Mid, color(Border));
    palette.setColor(QPalette::Dark, color(Border).darker(130));
    palette.setColor(QPalette::Shadow, color(Sunken).darker(150));
    palette.setColor(QPalette::Highlight, color(Accent));
    palette.setColor(QPalette::HighlightedText, color(OnAccent));
    palette.setColor(QPalette::Link, color(Link));
    palette.setColor(QPalette::LinkVisited, color(Link));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(TextFaint));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(Border));
    return palette;
}

} // namespace simul::ui
