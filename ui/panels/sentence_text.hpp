/// A sentence as it is shown: code stands in the font of code.
#pragma once

#include <QString>
#include <QTextLayout>
#include <string_view>

namespace simul::ui {

/// What stands in backticks in `sentence` is code; the backticks are left out. A value and its unit have a
/// space between them at which no line is broken.
struct SentenceText {
    QString text;
    struct Stretch {
        int begin;
        int length;
    };
    std::vector<Stretch> code;

    explicit SentenceText(std::string_view sentence);

    /// For a layout whose font is that of the other text.
    QList<QTextLayout::FormatRange> formats(const QFont& code_font) const;
    /// To be copied: its spaces are plain ones.
    QString plain() const { return QString(text).replace(QChar::Nbsp, QLatin1Char(' ')); }
    /// As HTML.
    QString html() const;
};

} // namespace simul::ui
