/// The look of Simul: one set of colours, fonts and distances for windows, pictures and plots.
///
/// A state of a task is never told by its colour alone: bars of waiting and of holding are hatched
/// (`Pattern`), ends of tasks have shapes of their own (state_mark.hpp), and lists say the state's name.
/// theme_test.cpp holds the colours to be told apart under the three kinds of colour blindness.
#pragma once

#include "ui/theme/color_role.hpp"

#include <QColor>
#include <QPalette>
#include <array>
#include <cstdint>

class QWidget;

namespace simul::ui {

/// How an area is filled.
enum class Pattern : std::uint8_t { Solid, Hatched };

constexpr Pattern pattern_of(trace::TaskState state) noexcept {
    const bool hatched = state == trace::TaskState::Waiting || state == trace::TaskState::Holding;
    return hatched ? Pattern::Hatched : Pattern::Solid;
}

/// The lines over a hatched fill.
constexpr ColorRole hatch_of(ColorRole fill) noexcept {
    return fill == ColorRole::Holding ? ColorRole::HatchHolding : ColorRole::HatchWaiting;
}

class Theme {
public:
    static const Theme& light();
    static const Theme& dark();
    /// The theme whose palette a widget has been given: set it on the application
    /// (`QApplication::setPalette(theme.palette())`) and every widget of Simul follows.
    static const Theme& of(const QWidget& widget);

    bool is_dark() const noexcept { return dark_; }
    QColor color(ColorRole role) const { return colors_[static_cast<std::size_t>(role)]; }
    QColor color(ColorRole role, double opacity) const;

    /// For ordinary Qt widgets.
    QPalette palette() const;

private:
    Theme(bool dark, const std::array<QRgb, kColorRoleCount>& colors);

    bool dark_;
    std::array<QColor, kColorRoleCount> colors_;
};

/// Distances, in logical pixels.
namespace spacing {
inline constexpr int kSmall = 4;
inline constexpr int kMedium = 8;
inline constexpr int kLarge = 16;
inline constexpr int kRadius = 4; ///< Of corners.
} // namespace spacing

} // namespace simul::ui
