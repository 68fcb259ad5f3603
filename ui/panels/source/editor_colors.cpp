#include "ui/panels/source/editor_colors.hpp"

#include "ui/theme/fonts.hpp"

#include <Qsci/qscilexerpython.h>

#include <QFontInfo>

namespace simul::ui {

namespace {

struct SyntaxColors {
    QRgb keyword, string, number, comment, function, decorator;
};

constexpr SyntaxColors kDark{0xffd6a5f0, 0xffa5d6a0, 0xffe5c07b, 0xff7d8794, 0xff8cc8ff, 0xff7fd3cf};
constexpr SyntaxColors kLight{0xff8a2fa6, 0xff20713a, 0xff8a5a00, 0xff6a737d, 0xff0a5dc2, 0xff0f747d};

} // namespace

void apply_colors(QsciLexerPython& lexer, const Theme& theme) {
    const SyntaxColors& syntax = theme.is_dark() ? kDark : kLight;
    const auto color_all = [&lexer](std::initializer_list<int> styles, QRgb color) {
        for (const int style : styles)
            lexer.setColor(QColor::fromRgb(color), style);
    };
    lexer.setDefaultPaper(theme.color(ColorRole::Surface));
    lexer.setDefaultColor(theme.color(ColorRole::Text));
    lexer.setPaper(theme.color(ColorRole::Surface), -1);
    lexer.setColor(theme.color(ColorRole::Text), -1);
    lexer.setFont(editor_font(), -1);
    using Style = QsciLexerPython;
    color_all({Style::Keyword}, syntax.keyword);
    color_all({Style::SingleQuotedString, Style::DoubleQuotedString, Style::TripleSingleQuotedString,
               Style::TripleDoubleQuotedString, Style::SingleQuotedFString, Style::DoubleQuotedFString,
               Style::TripleSingleQuotedFString, Style::TripleDoubleQuotedFString, Style::UnclosedString},
              syntax.string);
    color_all({Style::Number}, syntax.number);
    color_all({Style::Comment, Style::CommentBlock}, syntax.comment);
    color_all({Style::ClassName, Style::FunctionMethodName}, syntax.function);
    color_all({Style::Decorator}, syntax.decorator);
}

QFont editor_font() {
    QFont points = font(FontRole::MonoSmall);
    points.setPointSizeF(QFontInfo(points).pointSizeF());
    return points;
}

} // namespace simul::ui
