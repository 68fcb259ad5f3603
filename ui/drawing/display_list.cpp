#include "ui/drawing/display_list.hpp"

#include "ui/theme/state_mark.hpp"

#include <QStringList>

namespace simul::ui {
namespace {

constexpr const char* kRoleNames[kColorRoleCount] = {
    "background", "surface",     "raised",     "sunken",        "border",        "grid",
    "text",       "text-dim",    "text-faint", "accent",        "on-accent",     "accent-surface",
    "selection",  "hover",       "link",       "arrow",         "counter",       "error",
    "warning",    "ready",       "running",    "holding",       "sleeping",      "waiting",
    "done",       "failed",      "cancelled",  "hatch-waiting", "hatch-holding", "on-ready",
    "on-running", "on-sleeping", "on-waiting", "critical-path"};
constexpr const char* kFontNames[kFontRoleCount] = {"title", "heading", "body",
                                                    "small", "mono",    "mono-small"};

QString number(double value) {
    return QString::number(std::round(value * 100) / 100);
}

QString text_of(QPointF point) {
    return number(point.x()) + QLatin1Char(',') + number(point.y());
}

QString text_of(const QRectF& rect) {
    return text_of(rect.topLeft()) + QLatin1Char(' ') + number(rect.width()) + QLatin1Char('x') +
           number(rect.height());
}

/// Says it only where it is not the ordinary value.
QString unless(double ordinary, double value, const char* what) {
    return value == ordinary ? QString() : QStringLiteral(" %1 %2").arg(QLatin1String(what), number(value));
}

struct ToText {
    QString operator()(const draw::Fill& it) const {
        return QStringLiteral("fill %1 %2").arg(text_of(it.rect), name_of(it.role)) +
               (it.pattern == Pattern::Hatched ? QStringLiteral(" hatched") : QString()) +
               unless(1, it.opacity, "opacity") + unless(0, it.radius, "radius");
    }
    QString operator()(const draw::Frame& it) const {
        return QStringLiteral("frame %1 %2").arg(text_of(it.rect), name_of(it.role)) +
               unless(1, it.width, "width");
    }
    QString operator()(const draw::Line& it) const {
        return QStringLiteral("line %1 to %2 %3").arg(text_of(it.from), text_of(it.to), name_of(it.role)) +
               unless(1, it.width, "width");
    }
    QString operator()(const draw::Label& it) const {
        const char* align = it.align == Qt::AlignRight     ? " right"
                            : it.align == Qt::AlignHCenter ? " centre"
                                                           : "";
        return QStringLiteral("label %1%2 \"%3\" %4 %5")
            .arg(text_of(it.baseline), QLatin1String(align), it.text, name_of(it.font), name_of(it.role));
    }
    QString operator()(const draw::Mark& it) const {
        return QStringLiteral("mark %1 %2 %3")
            .arg(text_of(it.center), number(it.size), name_of(fill_of(it.state)));
    }
    QString operator()(const draw::Arrow& it) const {
        return QStringLiteral("arrow %1 to %2").arg(text_of(it.from), text_of(it.to)) +
               unless(1, it.progress, "progress") + unless(1, it.opacity, "opacity");
    }
    QString operator()(const draw::Columns& it) const {
        QStringList columns;
        for (std::size_t first = 0; first < it.columns.size();) {
            std::size_t last = first + 1;
            while (last < it.columns.size() && it.columns[last] == it.columns[first])
                ++last;
            columns << text_of(it.columns[first], last - first);
            first = last;
        }
        return QStringLiteral("columns %1: %2").arg(text_of(it.rect), columns.join(QStringLiteral(", ")));
    }
    QString operator()(const draw::Raster& it) const {
        return QStringLiteral("raster %1: %2x%3 cells, %4 ends")
            .arg(text_of(it.rect))
            .arg(it.grid->columns)
            .arg(it.grid->rows)
            .arg(it.grid->ends.size());
    }
    QString operator()(const draw::Area& it) const {
        QStringList points;
        for (const QPointF& point : it.outline)
            points << text_of(point);
        return QStringLiteral("area down to %1 %2: %3")
            .arg(number(it.base), name_of(it.role), points.join(QLatin1Char(' ')));
    }
    QString operator()(const draw::Clip& it) const {
        return it.rect.isEmpty() ? QStringLiteral("no clip") : QStringLiteral("clip ") + text_of(it.rect);
    }

private:
    static QString text_of(const draw::ColumnShares& shares, std::size_t times) {
        QStringList parts;
        for (std::size_t state = 0; state < shares.share.size(); ++state)
            if (shares.share[state] > 0)
                parts << QStringLiteral("%1 %2")
                             .arg(name_of(fill_of(static_cast<trace::TaskState>(state))))
                             .arg(shares.share[state]);
        const QString text = parts.isEmpty() ? QStringLiteral("nothing") : parts.join(QLatin1Char('+'));
        return times == 1 ? text : QStringLiteral("%1×(%2)").arg(times).arg(text);
    }
    static QString text_of(QPointF point) { return ui::text_of(point); }
    static QString text_of(const QRectF& rect) { return ui::text_of(rect); }
};

} // namespace

QLatin1String name_of(ColorRole role) {
    return QLatin1String(kRoleNames[static_cast<std::size_t>(role)]);
}

QLatin1String name_of(FontRole role) {
    return QLatin1String(kFontNames[static_cast<std::size_t>(role)]);
}

QString to_text(const DisplayList& list) {
    QString text = QStringLiteral("size %1x%2\n").arg(number(list.size.width()), number(list.size.height()));
    for (const draw::Item& item : list.items)
        text += std::visit(ToText{}, item) + QLatin1Char('\n');
    return text;
}

} // namespace simul::ui
