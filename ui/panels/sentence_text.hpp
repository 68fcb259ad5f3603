/// A sentence as it is shown: code stands in the font of code.
#pragma once

#include <QString>
#include <QTextLayout>
#include <string_view>

namespace simul::ui {

/// What stands in backticks in `sentence` is code; the backticks are left out.
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
    /// As HTML.
    QString html() const;
};

} // namespace simul::ui
