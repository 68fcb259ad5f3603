/// The upper part of a comparison: what is compared, the figures, and the makespans as bars.
#pragma once

#include "ui/theme/text_measure.hpp"
#include "ui/timeline/comparison_picture.hpp"

#include <QStringList>

namespace simul::ui {

/// Durations of one column alike: clock faces if the longest one takes hours.
QString comparison_time(Duration length, Duration longest);

/// The lines of a paragraph, broken between words.
QStringList wrapped_lines(TextMeasure& measure, FontRole font, const QString& text, double width);

namespace geometry {

/// Title, subtitle, a row of figures for each run (those of `simul compare`), and bars of the makespans where
/// there is room. Returns where it ends.
double add_comparison_summary(DisplayList& list, TextMeasure& text, const ComparisonContent& content,
                              double width, double top);

} // namespace geometry
} // namespace simul::ui
