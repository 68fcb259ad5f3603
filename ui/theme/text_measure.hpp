/// How wide texts are, remembered.
#pragma once

#include "ui/theme/fonts.hpp"

#include <QFontMetricsF>
#include <QHash>
#include <QString>
#include <array>

namespace simul::ui {

/// Measures in the fonts of fonts.hpp. Labels repeat from frame to frame, and measuring one takes longer than
/// drawing its bar. REQUIRES: a QGuiApplication. For one thread.
class TextMeasure {
public:
    TextMeasure();

    /// In whole pixels, rounded up: fonts of one name differ in fractions from system to system.
    double width(FontRole role, const QString& text);
    double ascent(FontRole role) const { return metrics(role).ascent(); }
    double height(FontRole role) const { return metrics(role).height(); }
    /// The baseline that centres capitals on `center`.
    double baseline_for(FontRole role, double center) const;
    /// The text, or as much of it as fits, with an ellipsis.
    QString elided(FontRole role, const QString& text, double width);

private:
    const QFontMetricsF& metrics(FontRole role) const { return metrics_[static_cast<std::size_t>(role)]; }

    std::array<QFontMetricsF, kFontRoleCount> metrics_;
    std::array<QHash<QString, double>, kFontRoleCount> widths_;
};

} // namespace simul::ui
