#include "ui/panels/output/ansi_palette.hpp"

#include <array>
#include <utility>

namespace simul::ui {

namespace {

constexpr std::array<QRgb, 16> kOnDark{
    0xff5c6370, 0xffef6b73, 0xff7ec97e, 0xffe0b35c, 0xff6cb0f2, 0xffd08be0, 0xff58c4c9, 0xffc9d1d9,
    0xff7d8590, 0xffff8a92, 0xff9be89b, 0xffffd479, 0xff92c9ff, 0xffe6aef2, 0xff7fe3e8, 0xffffffff,
};
constexpr std::array<QRgb, 16> kOnLight{
    0xff24292f, 0xffb3202c, 0xff1d7a34, 0xff8a6100, 0xff0a5dc2, 0xff8a2fa6, 0xff0f747d, 0xff6e7781,
    0xff57606a, 0xffd1242f, 0xff2c8a3f, 0xff9a6b00, 0xff2a74d6, 0xffa347ba, 0xff1b8590, 0xff8c959f,
};

QColor of_palette(std::uint8_t index, const Theme& theme) {
    if (index < 16) return QColor::fromRgb((theme.is_dark() ? kOnDark : kOnLight)[index]);
    if (index >= 232) {
        const int level = 8 + 10 * (index - 232);
        return {level, level, level};
    }
    const int cube = index - 16;
    const auto level = [](int step) { return step == 0 ? 0 : 55 + 40 * step; };
    return {level(cube / 36), level(cube / 6 % 6), level(cube % 6)};
}

} // namespace

QColor color_of(const AnsiColor& color, const Theme& theme, const QColor& fallback) {
    switch (color.kind) {
    case AnsiColor::Kind::Palette: return of_palette(color.red, theme);
    case AnsiColor::Kind::Rgb: return {color.red, color.green, color.blue};
    case AnsiColor::Kind::Default: break;
    }
    return fallback;
}

InkAndPaper ink_and_paper(const TextStyle& style, const Theme& theme) {
    InkAndPaper result{color_of(style.foreground, theme, theme.color(ColorRole::Text)),
                       color_of(style.background, theme, {})};
    if (style.inverse) {
        if (!result.paper.isValid()) result.paper = theme.color(ColorRole::Sunken);
        std::swap(result.ink, result.paper);
    }
    if (style.faint) result.ink.setAlphaF(0.6f);
    if (style.concealed) result.ink = Qt::transparent;
    return result;
}

} // namespace simul::ui
