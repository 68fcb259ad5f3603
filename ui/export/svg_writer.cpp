#include "ui/export/svg_writer.hpp"

#include "ui/drawing/arrow_shape.hpp"
#include "ui/drawing/share_image.hpp"
#include "ui/export/svg_staircase.hpp"
#include "ui/theme/state_mark.hpp"

#include <QSet>
#include <QXmlStreamWriter>
#include <cmath>
#include <optional>

namespace simul::ui {
namespace {

using trace::TaskState;

/// Two digits are finer than any screen.
QString number(double value) {
    const double rounded = std::round(value * 100) / 100;
    return QString::number(rounded == 0 ? 0 : rounded, 'g', 10);
}

QString point(QPointF at) {
    return number(at.x()) + QLatin1Char(' ') + number(at.y());
}

QString path_data(const QPainterPath& path) {
    QString data;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element& element = path.elementAt(i);
        switch (element.type) {
        case QPainterPath::MoveToElement: data += QLatin1Char('M'); break;
        case QPainterPath::LineToElement: data += QLatin1Char('L'); break;
        case QPainterPath::CurveToElement: data += QLatin1Char('C'); break;
        case QPainterPath::CurveToDataElement: data += QLatin1Char(' '); break;
        }
        data += point(element);
    }
    return data;
}

QString points(const QPolygonF& polygon) {
    QStringList texts;
    for (const QPointF& at : polygon)
        texts << point(at);
    return texts.join(QLatin1Char(' '));
}

class SvgWriter {
public:
    SvgWriter(QByteArray& bytes, const Theme& theme) : xml_(&bytes), theme_(theme), colors_(theme) {
        xml_.setAutoFormatting(true);
        xml_.setAutoFormattingIndent(0);
    }

    void write(const DisplayList& picture, const QString& title) {
        xml_.writeStartDocument();
        xml_.writeStartElement(QStringLiteral("svg"));
        xml_.writeDefaultNamespace(QStringLiteral("http://www.w3.org/2000/svg"));
        const QString width = number(picture.size.width()), height = number(picture.size.height());
        attribute("width", width);
        attribute("height", height);
        attribute("viewBox", QStringLiteral("0 0 %1 %2").arg(width, height));
        attribute("role", QStringLiteral("img"));
        if (!title.isEmpty()) xml_.writeTextElement(QStringLiteral("title"), title);
        write_style();
        write_definitions(picture);
        (*this)(draw::Fill{QRectF({}, picture.size)});
        for (const draw::Item& item : picture.items) {
            if (!goes_beside_row(item)) write_row();
            std::visit(*this, item);
        }
        write_row();
        end_clip();
        xml_.writeEndDocument();
    }

    void operator()(const draw::Fill& fill) {
        if (const auto state = state_in_row(fill)) {
            draw::ColumnShares all;
            all.share[*state] = 255;
            return add_to_row({fill.rect, {all}});
        }
        write_rect(fill.rect, fill.role, fill.opacity, fill.radius);
        if (fill.pattern == Pattern::Hatched) write_hatching(fill);
    }

    void operator()(const draw::Frame& frame) {
        start("rect", "f " + QByteArray(name_of(frame.role).data()) + "-line");
        rect_attributes(frame.rect, frame.radius);
        attribute("stroke-width", number(frame.width));
        xml_.writeEndElement();
    }

    void operator()(const draw::Line& line) {
        start("path", QByteArray(name_of(line.role).data()) + "-line");
        attribute("d", QStringLiteral("M%1L%2").arg(point(line.from), point(line.to)));
        if (line.width != 1) attribute("stroke-width", number(line.width));
        opacity(line.opacity);
        xml_.writeEndElement();
    }

    void operator()(const draw::Label& label) {
        QByteArray classes = QByteArray(name_of(label.font).data()) + "-font " + name_of(label.role).data();
        if (label.align == Qt::AlignHCenter) classes += " centre";
        if (label.align == Qt::AlignRight) classes += " right";
        start("text", classes);
        attribute("x", number(label.baseline.x()));
        attribute("y", number(label.baseline.y()));
        opacity(label.opacity);
        xml_.writeCharacters(label.text);
        xml_.writeEndElement();
    }

    void operator()(const draw::Mark& mark) {
        const double half = mark.size / 2;
        if (trace::is_end(mark.state)) {
            start("circle", "background");
            attribute("cx", number(mark.center.x()));
            attribute("cy", number(mark.center.y()));
            attribute("r", number(half + 1.5));
            xml_.writeEndElement();
        }
        xml_.writeEmptyElement(QStringLiteral("use"));
        attribute("href", QStringLiteral("#") + mark_id(mark.state));
        attribute("transform",
                  QStringLiteral("translate(%1) scale(%2)").arg(point(mark.center), number(half)));
    }

    void operator()(const draw::Arrow& arrow) {
        const ArrowShape shape = shape_of(arrow);
        if (shape.curve.isEmpty()) return;
        start("path", "f " + QByteArray(name_of(arrow.role).data()) + "-line");
        attribute("d", path_data(shape.curve));
        attribute("stroke-width", QStringLiteral("2"));
        opacity(arrow.opacity);
        xml_.writeEndElement();
        start("polygon", name_of(arrow.role).data());
        attribute("points", points(shape.head));
        opacity(arrow.opacity);
        xml_.writeEndElement();
    }

    void operator()(const draw::Columns& strip) {
        if (strip.columns.size() == 1)
            write_edge(strip.rect, strip.columns.front());
        else
            add_to_row(strip);
    }

    void operator()(const draw::Raster& raster) {
        const draw::Grid& grid = *raster.grid;
        if (grid.cells.empty()) return;
        const double width = raster.rect.width() / grid.columns;
        const double height = raster.rect.height() / grid.rows;
        const auto columns = static_cast<std::ptrdiff_t>(grid.columns);
        for (int row = 0; row < grid.rows; ++row) {
            const auto begin = grid.cells.begin() + row * columns;
            (*this)(draw::Columns{
                {raster.rect.left(), raster.rect.top() + height * row, raster.rect.width(), height},
                {begin, begin + columns}});
        }
        for (const draw::Grid::End& end : grid.ends)
            (*this)(draw::Fill{{raster.rect.left() + width * end.column, raster.rect.top() + height * end.row,
                                width, height},
                               fill_of(end.state)});
    }
    void operator()(const draw::Area& area) {
        if (area.outline.empty()) return;
        QPolygonF shape(QList<QPointF>(area.outline.begin(), area.outline.end()));
        shape << QPointF(area.outline.back().x(), area.base) << QPointF(area.outline.front().x(), area.base);
        start("polygon", name_of(area.role).data());
        attribute("points", points(shape));
        opacity(area.opacity);
        xml_.writeEndElement();
    }

    void operator()(const draw::Clip& clip) {
        end_clip();
        if (clip.rect.isEmpty()) return;
        const QString id = QStringLiteral("clip-%1").arg(++clips_);
        xml_.writeStartElement(QStringLiteral("clipPath"));
        attribute("id", id);
        write_rect(clip.rect, ColorRole::Background, 1, 0);
        xml_.writeEndElement();
        xml_.writeStartElement(QStringLiteral("g"));
        attribute("clip-path", QStringLiteral("url(#%1)").arg(id));
        clipped_ = true;
    }

private:
    void attribute(const char* name, const QString& value) {
        xml_.writeAttribute(QLatin1String(name), value);
    }

    void start(const char* element, const QByteArray& classes) {
        xml_.writeStartElement(QLatin1String(element));
        attribute("class", QString::fromLatin1(classes));
    }

    void opacity(double value) {
        if (value != 1) attribute("opacity", number(value));
    }

    void rect_attributes(const QRectF& rect, double radius) {
        attribute("x", number(rect.left()));
        attribute("y", number(rect.top()));
        attribute("width", number(rect.width()));
        attribute("height", number(rect.height()));
        if (radius > 0) attribute("rx", number(radius));
    }

    void write_rect(const QRectF& rect, ColorRole role, double opaque, double radius) {
        xml_.writeEmptyElement(QStringLiteral("rect"));
        attribute("class", name_of(role));
        rect_attributes(rect, radius);
        opacity(opaque);
    }

    void write_hatching(const draw::Fill& fill) {
        xml_.writeEmptyElement(QStringLiteral("rect"));
        attribute("fill", QStringLiteral("url(#%1)").arg(name_of(hatch_of(fill.role))));
        rect_attributes(fill.rect, fill.radius);
        opacity(fill.opacity);
    }

    void end_clip() {
        if (std::exchange(clipped_, false)) xml_.writeEndElement();
    }

    static QString mark_id(TaskState state) { return QStringLiteral("mark-") + name_of(fill_of(state)); }

    /// The edge between two bars: one rectangle in the blended colour.
    void write_edge(const QRectF& rect, const draw::ColumnShares& shares) {
        const QColor color = colors_.color_of(shares);
        xml_.writeEmptyElement(QStringLiteral("rect"));
        attribute("fill", color.name());
        rect_attributes(rect, 0);
        opacity(color.alphaF());
    }

    /// Strips side by side, which are not written yet: they share one path a state. A shape for each state of
    /// each column would be ten times as long.
    struct Row {
        double top = 0;
        double height = 0;
        double right = 0;
        /// Each state's shape goes down to the strip's bottom: the states that are stacked below it are
        /// written later, and hide that of it.
        std::array<QString, trace::kTaskStateCount> paths;
    };

    /// Whether it makes no difference if the item is written before the row.
    bool goes_beside_row(const draw::Item& item) const {
        if (!row_) return true;
        if (const auto* strip = std::get_if<draw::Columns>(&item)) return is_right_of_row(strip->rect);
        const auto* fill = std::get_if<draw::Fill>(&item);
        return fill != nullptr && is_right_of_row(fill->rect);
    }
    bool is_right_of_row(const QRectF& rect) const { return rect.left() > row_->right - 0.05; }

    /// The state that a plain bar shows, if it lies in the row: there it is one column more.
    std::optional<std::size_t> state_in_row(const draw::Fill& fill) const {
        const bool is_plain = fill.radius == 0 && fill.opacity == 1 && fill.pattern == Pattern::Solid;
        if (!row_ || !is_plain || fill.rect.top() != row_->top || fill.rect.height() != row_->height)
            return {};
        for (std::size_t state = 0; state < trace::kTaskStateCount; ++state)
            if (fill_of(static_cast<TaskState>(state)) == fill.role) return state;
        return {};
    }

    void add_to_row(const draw::Columns& strip) {
        const QRectF& rect = strip.rect;
        if (row_ && (rect.top() != row_->top || rect.height() != row_->height)) write_row();
        if (!row_) row_ = Row{rect.top(), rect.height(), 0, {}};
        row_->right = rect.right();
        for (std::size_t state = 0; state < trace::kTaskStateCount; ++state) {
            const auto has_share = [&](const draw::ColumnShares& shares) { return shares.share[state] != 0; };
            if (std::any_of(strip.columns.begin(), strip.columns.end(), has_share))
                row_->paths[state] += svg_staircase(strip, static_cast<TaskState>(state));
        }
    }

    void write_row() {
        if (!row_) return;
        for (std::size_t state = trace::kTaskStateCount; state-- > 0;) {
            if (row_->paths[state].isEmpty()) continue;
            xml_.writeEmptyElement(QStringLiteral("path"));
            attribute("class", QLatin1String("c ") + name_of(fill_of(static_cast<TaskState>(state))));
            attribute("d", row_->paths[state]);
        }
        row_.reset();
    }

    void write_style() {
        QString css;
        for (std::size_t i = 0; i < kColorRoleCount; ++i) {
            const auto role = static_cast<ColorRole>(i);
            const QString color = theme_.color(role).name();
            css += QStringLiteral("\n.%1{fill:%2}.%1-line{stroke:%2}").arg(name_of(role), color);
        }
        for (int i = 0; i < kFontRoleCount; ++i) {
            const auto role = static_cast<FontRole>(i);
            const QFont& face = font(role);
            const QString generic = face.styleHint() == QFont::Monospace ? QStringLiteral("monospace")
                                                                         : QStringLiteral("sans-serif");
            css += QStringLiteral("\n.%1-font{font:%2px \"%3\",%4;white-space:pre}")
                       .arg(name_of(role))
                       .arg(face.pixelSize())
                       .arg(face.family(), generic);
        }
        css += QStringLiteral("\n.centre{text-anchor:middle}.right{text-anchor:end}.f{fill:none}"
                              ".c{shape-rendering:crispEdges}\n");
        xml_.writeTextElement(QStringLiteral("style"), css);
    }

    void write_definitions(const DisplayList& picture) {
        xml_.writeStartElement(QStringLiteral("defs"));
        for (const ColorRole role : {ColorRole::HatchWaiting, ColorRole::HatchHolding})
            write_hatch_pattern(role);
        QSet<TaskState> states;
        for (const draw::Item& item : picture.items)
            if (const auto* mark = std::get_if<draw::Mark>(&item)) states.insert(mark->state);
        for (std::size_t state = 0; state < trace::kTaskStateCount; ++state)
            if (states.contains(static_cast<TaskState>(state))) write_mark(static_cast<TaskState>(state));
        xml_.writeEndElement();
    }

    void write_hatch_pattern(ColorRole role) {
        xml_.writeStartElement(QStringLiteral("pattern"));
        attribute("id", name_of(role));
        attribute("width", QStringLiteral("6"));
        attribute("height", QStringLiteral("6"));
        attribute("patternUnits", QStringLiteral("userSpaceOnUse"));
        xml_.writeEmptyElement(QStringLiteral("path"));
        attribute("class", QStringLiteral("f %1-line").arg(name_of(role)));
        attribute("d", QStringLiteral("M-1 1L1 -1M-1 7L7 -1M5 7L7 5"));
        attribute("stroke-width", QStringLiteral("1.5"));
        xml_.writeEndElement();
    }

    void write_mark(TaskState state) {
        xml_.writeStartElement(QStringLiteral("g"));
        attribute("id", mark_id(state));
        for (const MarkPart& part : state_mark(state)) {
            const QString color = name_of(part.knocked_out ? ColorRole::Background : mark_color(state));
            xml_.writeEmptyElement(QStringLiteral("path"));
            attribute("class", part.stroke > 0 ? QStringLiteral("f %1-line").arg(color) : color);
            attribute("d", path_data(part.path));
            if (part.stroke > 0) attribute("stroke-width", number(part.stroke));
        }
        xml_.writeEndElement();
    }

    QXmlStreamWriter xml_;
    const Theme& theme_;
    ShareColors colors_;
    std::optional<Row> row_;
    int clips_ = 0;
    bool clipped_ = false;
};

} // namespace

QByteArray to_svg(const DisplayList& picture, const Theme& theme, const QString& title) {
    QByteArray bytes;
    SvgWriter(bytes, theme).write(picture, title);
    return bytes;
}

} // namespace simul::ui
