/// A picture before it is painted: shapes, texts and colour roles in drawing order.
///
/// One geometry pass makes it; the window, images, SVG, PDF and the tests read the same list. Coordinates are
/// logical pixels from the top left corner.
#pragma once

#include "ui/theme/fonts.hpp"
#include "ui/theme/theme.hpp"

#include <QImage>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <array>
#include <memory>
#include <variant>
#include <vector>

namespace simul::ui::draw {

/// A filled rectangle.
struct Fill {
    QRectF rect;
    ColorRole role = ColorRole::Background;
    Pattern pattern = Pattern::Solid;
    double opacity = 1;
    double radius = 0; ///< Of the corners.
};

/// The outline of a rectangle, `width` wide, centred on its edge.
struct Frame {
    QRectF rect;
    ColorRole role = ColorRole::Selection;
    double width = 1;
    double radius = 0;
};

struct Line {
    QPointF from, to;
    ColorRole role = ColorRole::Grid;
    double width = 1;
    double opacity = 1;
};

/// One line of text. It was measured to fit; a painter neither wraps nor elides it.
struct Label {
    QPointF baseline; ///< The text's left, centre or right end, as `align` says.
    QString text;
    FontRole font = FontRole::Body;
    ColorRole role = ColorRole::Text;
    Qt::AlignmentFlag align = Qt::AlignLeft; ///< AlignLeft, AlignHCenter or AlignRight.
    double opacity = 1;
};

/// The mark of a task's state (state_mark.hpp).
struct Mark {
    QPointF center;
    double size = 12;
    trace::TaskState state = trace::TaskState::Done;
};

/// A curve from a cause to its effect, with an arrow-head at its end.
struct Arrow {
    QPointF from, to;
    double bulge = 24;   ///< How far to the right of its ends the curve goes; above them, if they are level.
    double progress = 1; ///< How much of it is there, from its beginning.
    double opacity = 1;
    ColorRole role = ColorRole::Arrow;
};

/// The shares of the states in one pixel column, in 1/255 of its height; what is missing to 255 is empty.
struct ColumnShares {
    std::array<std::uint8_t, trace::kTaskStateCount> share{};
    friend bool operator==(const ColumnShares&, const ColumnShares&) = default;
};

/// Adjacent pixel columns in each of which several states have a share, stacked from the bottom up. A column
/// that stands alone is the edge between two bars: its colours are blended, in the same shares.
struct Columns {
    QRectF rect; ///< All of them; each is rect.width() / columns.size() wide.
    std::vector<ColumnShares> columns;
};

/// Cells in each of which several states have a share; they are blended.
struct Grid {
    struct End {
        int column;
        int row;
        trace::TaskState state;
    };
    int columns = 0;
    int rows = 0;
    std::vector<ColumnShares> cells; ///< Row by row.
    std::vector<End> ends;           ///< Failures and cancellations, drawn over the cells.
};

/// A grid's cells as pixels, in the colours of one theme.
struct GridImage {
    std::array<QRgb, trace::kTaskStateCount> colors{}; ///< By state.
    QImage image;
};

/// A grid over a rectangle; it is shared, since it may be large.
struct Raster {
    QRectF rect;
    std::shared_ptr<const Grid> grid;
    std::shared_ptr<const GridImage> image{}; ///< If one was made already; in whatever colours.
};

/// A polyline filled down to `base`: a quantity over the axis.
struct Area {
    std::vector<QPointF> outline; ///< From left to right.
    double base = 0;
    ColorRole role = ColorRole::Counter;
    double opacity = 1;
};

/// Nothing after it is painted outside of `rect`, until the next Clip; an empty one ends clipping.
struct Clip {
    QRectF rect;
};

using Item = std::variant<Fill, Frame, Line, Label, Mark, Arrow, Columns, Raster, Area, Clip>;

} // namespace simul::ui::draw

namespace simul::ui {

struct DisplayList {
    QSizeF size; ///< Of the picture.
    std::vector<draw::Item> items;

    template <class Shape>
    Shape& add(Shape shape) {
        return std::get<Shape>(items.emplace_back(std::move(shape)));
    }
};

/// "sleeping", "text-dim", …: for golden files, and as class names in SVG.
QLatin1String name_of(ColorRole role);
QLatin1String name_of(FontRole role);

/// One line an item, for golden files: "fill 10,4 120x16 sleeping", "label 14,15 'sleep 4 s' small text".
QString to_text(const DisplayList& list);

} // namespace simul::ui
