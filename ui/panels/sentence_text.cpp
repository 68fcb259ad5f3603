#include "ui/panels/sentence_text.hpp"

#include <QRegularExpression>

namespace simul::ui {
namespace {

/// A value and its unit stay on one line.
QString with_values_kept_together(QString text) {
    static const QRegularExpression value(QStringLiteral("(?<=\\d) (?=(?:ns|µs|ms|s|min|h|d)\\b)"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    return text.replace(value, QString(QChar::Nbsp));
}

} // namespace

SentenceText::SentenceText(std::string_view sentence) {
    const QString whole = QString::fromUtf8(sentence.data(), static_cast<qsizetype>(sentence.size()));
    bool is_code = false;
    for (const QString& part : whole.split(QLatin1Char('`'))) {
        if (is_code) code.push_back({static_cast<int>(text.size()), static_cast<int>(part.size())});
        text += is_code ? part : with_values_kept_together(part);
        is_code = !is_code;
    }
}

QList<QTextLayout::FormatRange> SentenceText::formats(const QFont& code_font) const {
    QList<QTextLayout::FormatRange> ranges;
    for (const Stretch& stretch : code) {
        QTextCharFormat format;
        format.setFont(code_font);
        ranges.append({stretch.begin, stretch.length, format});
    }
    return ranges;
}

QString SentenceText::html() const {
    QString result;
    int at = 0;
    for (const Stretch& stretch : code) {
        result += text.mid(at, stretch.begin - at).toHtmlEscaped();
        result +=
            QStringLiteral("<code>%1</code>").arg(text.mid(stretch.begin, stretch.length).toHtmlEscaped());
        at = stretch.begin + stretch.length;
    }
    return result + text.mid(at).toHtmlEscaped();
}

} // namespace simul::ui
