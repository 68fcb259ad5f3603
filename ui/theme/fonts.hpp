/// The fonts of windows and pictures. Sizes are in pixels, so that a picture does not depend on the screen.
#pragma once

#include <QFont>
#include <cstdint>

namespace simul::ui {

enum class FontRole : std::uint8_t {
    Title,     ///< A picture's title.
    Heading,   ///< A panel's or a section's.
    Body,      ///< Ordinary text.
    Small,     ///< Ruler, captions, labels inside bars.
    Mono,      ///< Names and values of the scenario.
    MonoSmall, ///< Code, and columns of figures.
};
inline constexpr int kFontRoleCount = 6;

/// A sans-serif or monospaced family that is installed, by preference: DejaVu, Noto, the system's.
/// REQUIRES: a QGuiApplication.
const QFont& font(FontRole role);

/// `font(role)` at another size.
QFont font(FontRole role, double scale);

} // namespace simul::ui
