#include "ui/theme/text_measure.hpp"

#include <cmath>
#include <utility>

namespace simul::ui {
namespace {

/// Names of tasks are without number; what is forgotten is measured again.
constexpr qsizetype kMostRemembered = 20'000;

template <std::size_t... I>
std::array<QFontMetricsF, sizeof...(I)> metrics_of_all_roles(std::index_sequence<I...>) {
    return {QFontMetricsF(font(static_cast<FontRole>(I)))...};
}

} // namespace

TextMeasure::TextMeasure() : metrics_(metrics_of_all_roles(std::make_index_sequence<kFontRoleCount>())) {}

double TextMeasure::width(FontRole role, const QString& text) {
    auto& known = widths_[static_cast<std::size_t>(role)];
    const auto found = known.constFind(text);
    if (found != known.constEnd()) return *found;
    if (known.size() >= kMostRemembered) known.clear();
    return *known.insert(text, std::ceil(metrics(role).horizontalAdvance(text)));
}

double TextMeasure::baseline_for(FontRole role, double center) const {
    return std::round(center + metrics(role).capHeight() / 2);
}

QString TextMeasure::elided(FontRole role, const QString& text, double available) {
    return width(role, text) <= available ? text : metrics(role).elidedText(text, Qt::ElideRight, available);
}

} // namespace simul::ui
