#include "ui/study/what_if_place.hpp"

#include "core/study/what_if.hpp"

#include <QCoreApplication>
#include <QRegularExpression>

namespace simul::ui {

namespace {

qsizetype indentation(const QString& line) {
    qsizetype column = 0;
    while (column < line.size() && (line[column] == QLatin1Char(' ') || line[column] == QLatin1Char('\t')))
        ++column;
    return column;
}

} // namespace

QString function_at(const QString& source, int line) {
    static const QRegularExpression definition(QStringLiteral("^\\s*(?:async\\s+)?def\\s+(\\w+)"));
    const QStringList lines = source.split(QLatin1Char('\n'));
    if (line < 1 || line > lines.size()) return {};
    qsizetype within = indentation(lines[line - 1]);
    if (const auto match = definition.match(lines[line - 1]); match.hasMatch()) return match.captured(1);
    for (qsizetype above = line - 2; above >= 0 && within > 0; --above) {
        const QString& text = lines[above];
        if (text.trimmed().isEmpty() || indentation(text) >= within) continue;
        within = indentation(text);
        if (const auto match = definition.match(text); match.hasMatch()) return match.captured(1);
    }
    return {};
}

QString line_text(const QString& source, int line) {
    return source.section(QLatin1Char('\n'), line - 1, line - 1).trimmed();
}

tl::expected<scenario::TimeScale, QString> read_what_if(const QString& place, const QString& factor) {
    QString where = place.trimmed();
    const QString line = QCoreApplication::translate("WhatIf", "line ");
    if (where.startsWith(line)) where = where.mid(line.size());
    QString number = factor.trimmed();
    if (number.startsWith(QChar(0xD7))) number = number.mid(1).trimmed();
    if (where.isEmpty())
        return tl::make_unexpected(QCoreApplication::translate("WhatIf", "Choose a line or a function."));
    const auto scale = study::parse_time_scale((where + QLatin1Char('=') + number).toStdString());
    if (!scale) return tl::make_unexpected(QString::fromStdString(scale.error()));
    return *scale;
}

} // namespace simul::ui
