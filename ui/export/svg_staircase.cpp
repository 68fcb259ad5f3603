#include "ui/export/svg_staircase.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace simul::ui {
namespace {

int tenths(double px) {
    return qRound(px * 10);
}

/// As short as SVG allows: no zero before the point.
QString px_of(int tenths) {
    QString text = tenths < 0 ? QStringLiteral("-") : QString();
    const int amount = std::abs(tenths);
    if (amount >= 10 || tenths == 0) text += QString::number(amount / 10);
    if (amount % 10 != 0) text += QLatin1Char('.') + QString::number(amount % 10);
    return text;
}

int shares_up_to(const draw::ColumnShares& shares, trace::TaskState last) {
    const auto end = shares.share.begin() + static_cast<std::ptrdiff_t>(last) + 1;
    return std::min(255, std::accumulate(shares.share.begin(), end, 0)); // They may be rounded up to more.
}

} // namespace

QString svg_staircase(const draw::Columns& strip, trace::TaskState last) {
    const QRectF& rect = strip.rect;
    const double width = rect.width() / static_cast<double>(strip.columns.size());
    const int bottom = tenths(rect.bottom());
    QPoint at(tenths(rect.left()), bottom);
    QString data = QLatin1Char('M') + px_of(at.x()) + QLatin1Char(' ') + px_of(at.y());
    const auto go_right_to = [&](int x) {
        if (x != at.x()) data += QLatin1Char('h') + px_of(x - at.x());
        at.setX(x);
    };
    for (std::size_t i = 0; i < strip.columns.size(); ++i) {
        const int top = tenths(rect.bottom() - shares_up_to(strip.columns[i], last) / 255.0 * rect.height());
        if (top == at.y()) continue;
        go_right_to(tenths(rect.left() + width * static_cast<double>(i)));
        data += QLatin1Char('v') + px_of(top - at.y());
        at.setY(top);
    }
    go_right_to(tenths(rect.right()));
    return data + QLatin1Char('V') + px_of(bottom);
}

} // namespace simul::ui
