#include "ui/theme/fonts.hpp"

#include <QFontDatabase>
#include <QStringList>
#include <array>

namespace simul::ui {
namespace {

QString installed_family(std::initializer_list<const char*> preferred, QFontDatabase::SystemFont fallback) {
    const QStringList families = QFontDatabase::families();
    for (const char* family : preferred)
        if (families.contains(QLatin1String(family))) return QLatin1String(family);
    return QFontDatabase::systemFont(fallback).family();
}

struct Definition {
    bool mono;
    int pixels;
    QFont::Weight weight;
};

// In the order of FontRole.
constexpr std::array<Definition, kFontRoleCount> kDefinitions{{
    {false, 22, QFont::Normal}, // Title
    {false, 14, QFont::Normal}, // Heading
    {false, 13, QFont::Normal}, // Body
    {false, 11, QFont::Normal}, // Small
    {true, 13, QFont::Normal},  // Mono
    {true, 11, QFont::Normal},  // MonoSmall
}};

QFont build(const Definition& definition) {
    const QString family =
        definition.mono
            ? installed_family({"DejaVu Sans Mono", "Noto Sans Mono", "Menlo", "Consolas"},
                               QFontDatabase::FixedFont)
            : installed_family({"DejaVu Sans", "Noto Sans", "Segoe UI"}, QFontDatabase::GeneralFont);
    QFont font(family);
    font.setPixelSize(definition.pixels);
    font.setWeight(definition.weight);
    font.setStyleHint(definition.mono ? QFont::Monospace : QFont::SansSerif);
    return font;
}

} // namespace

const QFont& font(FontRole role) {
    static const std::array<QFont, kFontRoleCount> fonts = [] {
        std::array<QFont, kFontRoleCount> built;
        for (std::size_t i = 0; i < built.size(); ++i)
            built[i] = build(kDefinitions[i]);
        return built;
    }();
    return fonts[static_cast<std::size_t>(role)];
}

QFont font(FontRole role, double scale) {
    QFont scaled = font(role);
    scaled.setPixelSize(std::max(1, qRound(scaled.pixelSize() * scale)));
    return scaled;
}

} // namespace simul::ui
