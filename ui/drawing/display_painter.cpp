#include "ui/drawing/display_painter.hpp"

#include "ui/drawing/arrow_shape.hpp"
#include "ui/drawing/on_all_cores.hpp"
#include "ui/drawing/share_image.hpp"
#include "ui/theme/state_mark.hpp"

#include <QCache>
#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QStaticText>
#include <algorithm>
#include <cmath>

namespace simul::ui {
namespace {

using trace::TaskState;

constexpr double kHatchPeriod = 6;
constexpr double kHatchWidth = 1.5;
constexpr std::size_t kWorthAThread = 5'000; ///< Columns of a picture.

bool is_vector(const QPainter& painter) {
    switch (painter.paintEngine()->type()) {
    case QPaintEngine::Pdf:
    case QPaintEngine::Picture: return true;
    default: return false;
    }
}

/// The diagonal lines over `rect`, cut to it: what a hatching is on paper.
QPainterPath hatch_lines(const QRectF& rect) {
    QPainterPath path;
    // Lines x + y = k: those that the rectangle meets, so that neighbours' lines go on into one another.
    const double first = std::ceil((rect.left() + rect.top()) / kHatchPeriod) * kHatchPeriod;
    for (double k = first; k < rect.right() + rect.bottom(); k += kHatchPeriod) {
        const double left = std::max(rect.left(), k - rect.bottom());
        const double right = std::min(rect.right(), k - rect.top());
        if (right <= left) continue;
        path.moveTo(left, k - left);
        path.lineTo(right, k - right);
    }
    return path;
}

/// One period of hatching, to be repeated: opaque, at the device's resolution.
QImage hatch_tile(QColor fill, QColor lines, double ratio) {
    const int size = std::max(1, static_cast<int>(std::lround(kHatchPeriod * ratio)));
    QImage tile(size, size, QImage::Format_RGB32);
    tile.fill(fill);
    tile.setDevicePixelRatio(ratio);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(lines, kHatchWidth));
    const double period = size / ratio;
    for (const double k : {0.0, period, 2 * period})
        painter.drawLine(QPointF(k + period, -period), QPointF(k - period, period));
    return tile;
}

class ListPainter {
public:
    ListPainter(QPainter& painter, const Theme& theme)
        : painter_(painter), theme_(theme), vector_(is_vector(painter)),
          ratio_(vector_ ? 1 : painter.device()->devicePixelRatioF() * painter.transform().m11()),
          colors_(theme) {}

    /// Draws the strips of columns that are to come, on all cores if that is much: they become images, and
    /// need no painter.
    void prepare(const DisplayList& list) {
        if (vector_) return;
        std::size_t columns = 0;
        for (const draw::Item& item : list.items) {
            const auto* strip = std::get_if<draw::Columns>(&item);
            if (strip == nullptr || strip->columns.size() < 2) continue;
            strips_.push_back({strip, {}});
            columns += strip->columns.size();
        }
        if (columns < kWorthAThread) return strips_.clear();
        on_all_cores(strips_.size(), [this](std::size_t i) {
            const draw::Columns& strip = *strips_[i].strip;
            strips_[i].image = colors_.drawn(strip, pixels(snapped(strip.rect).height()));
        });
    }

    void operator()(const draw::Fill& fill) {
        const QColor color = theme_.color(fill.role, fill.opacity);
        painter_.setPen(Qt::NoPen);
        if (fill.radius > 0) {
            painter_.setRenderHint(QPainter::Antialiasing);
            painter_.setBrush(color);
            painter_.drawRoundedRect(fill.rect, fill.radius, fill.radius);
            if (fill.pattern == Pattern::Hatched) draw_hatch_lines(fill);
            return;
        }
        if (vector_) {
            painter_.fillRect(fill.rect, color);
            if (fill.pattern == Pattern::Hatched) draw_hatch_lines(fill);
            return;
        }
        painter_.setRenderHint(QPainter::Antialiasing, false);
        if (fill.pattern == Pattern::Hatched)
            painter_.fillRect(snapped(fill.rect), hatch_brush(fill.role));
        else
            painter_.fillRect(snapped(fill.rect), color);
    }

    void operator()(const draw::Frame& frame) {
        painter_.setRenderHint(QPainter::Antialiasing);
        painter_.setBrush(Qt::NoBrush);
        painter_.setPen(QPen(theme_.color(frame.role), frame.width));
        painter_.drawRoundedRect(frame.rect, frame.radius, frame.radius);
    }

    void operator()(const draw::Line& line) {
        if (!vector_ && (line.from.x() == line.to.x() || line.from.y() == line.to.y()))
            return draw_straight(line);
        painter_.setRenderHint(QPainter::Antialiasing,
                               vector_ || (line.from.x() != line.to.x() && line.from.y() != line.to.y()));
        painter_.setPen(QPen(theme_.color(line.role, line.opacity), line.width, Qt::SolidLine, Qt::FlatCap));
        painter_.drawLine(line.from, line.to);
    }

    void operator()(const draw::Label& label) {
        const QFont& face = font(label.font);
        painter_.setFont(face);
        painter_.setPen(theme_.color(label.role, label.opacity));
        QPointF at = label.baseline;
        if (label.align != Qt::AlignLeft) {
            const double width = QFontMetricsF(face).horizontalAdvance(label.text);
            at.rx() -= label.align == Qt::AlignRight ? width : width / 2;
        }
        if (vector_ || !is_plain(label.text)) return painter_.drawText(at, label.text);
        // Shaping a text costs more than painting it, and most texts are on many pictures.
        const QStaticText& text = shaped(label.font, label.text);
        painter_.drawStaticText(QPointF(at.x(), at.y() - QFontMetricsF(face).ascent()), text);
    }

    void operator()(const draw::Mark& mark) {
        const double half = mark.size / 2;
        if (trace::is_end(mark.state)) { // Ends lie on bars: a rim of background sets them off.
            painter_.setRenderHint(QPainter::Antialiasing);
            painter_.setPen(Qt::NoPen);
            painter_.setBrush(theme_.color(ColorRole::Background));
            painter_.drawEllipse(mark.center, half + 1.5, half + 1.5);
        }
        paint_state_mark(painter_, {mark.center.x() - half, mark.center.y() - half, mark.size, mark.size},
                         mark.state, theme_);
    }

    void operator()(const draw::Arrow& arrow) {
        const ArrowShape shape = shape_of(arrow);
        const QColor color = theme_.color(arrow.role, arrow.opacity);
        painter_.setRenderHint(QPainter::Antialiasing);
        painter_.strokePath(shape.curve, QPen(color, 2, Qt::SolidLine, Qt::RoundCap));
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(color);
        painter_.drawPolygon(shape.head);
    }

    void operator()(const draw::Columns& columns) {
        if (vector_)
            draw_columns_as_shapes(columns);
        else
            draw_columns_as_image(columns);
    }

    void operator()(const draw::Raster& raster) {
        const draw::Grid& grid = *raster.grid;
        if (grid.cells.empty()) return;
        painter_.setRenderHint(QPainter::SmoothPixmapTransform, false);
        const QImage& image = colors_.image_of(raster);
        painter_.drawImage(unstretched(raster.rect, image.size()), image);
    }

    void operator()(const draw::Area& area) {
        if (area.outline.empty()) return;
        if (!vector_ && is_staircase(area)) return draw_staircase(area);
        QPolygonF shape(QList<QPointF>(area.outline.begin(), area.outline.end()));
        shape << QPointF(area.outline.back().x(), area.base) << QPointF(area.outline.front().x(), area.base);
        painter_.setRenderHint(QPainter::Antialiasing, vector_);
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(theme_.color(area.role, area.opacity));
        painter_.drawPolygon(shape);
    }

    void operator()(const draw::Clip& clip) {
        if (clip.rect.isEmpty())
            painter_.setClipping(false);
        else
            painter_.setClipRect(clip.rect);
    }

private:
    /// Of a height; never none.
    int pixels(double height) const { return std::max(1, static_cast<int>(std::lround(height * ratio_))); }

    /// Without antialiasing a straight line is a rectangle, which is painted much faster.
    void draw_straight(const draw::Line& line) {
        const double half = line.width / 2;
        const bool upright = line.from.x() == line.to.x();
        const QRectF rect = upright ? QRectF(line.from.x() - half, std::min(line.from.y(), line.to.y()),
                                             line.width, std::abs(line.to.y() - line.from.y()))
                                    : QRectF(std::min(line.from.x(), line.to.x()), line.from.y() - half,
                                             std::abs(line.to.x() - line.from.x()), line.width);
        painter_.setRenderHint(QPainter::Antialiasing, false);
        painter_.fillRect(snapped(rect), theme_.color(line.role, line.opacity));
    }

    static bool is_staircase(const draw::Area& area) {
        const auto turns = [](QPointF from, QPointF to) { return from.x() != to.x() && from.y() != to.y(); };
        return std::adjacent_find(area.outline.begin(), area.outline.end(), turns) == area.outline.end();
    }

    /// A polygon of thousands of steps takes a rasteriser as long as all the rest of a picture: this is an
    /// image.
    void draw_staircase(const draw::Area& area) {
        const auto pixel = [this](double v) { return static_cast<int>(std::lround(v * ratio_)); };
        const int base = pixel(area.base);
        struct Step {
            int begin, end, y;
        };
        std::vector<Step> steps;
        int top = base, bottom = base; // A step may go up from the base, or down.
        const int left = pixel(area.outline.front().x());
        for (std::size_t i = 0; i + 1 < area.outline.size(); ++i) {
            const Step step{pixel(area.outline[i].x()) - left, pixel(area.outline[i + 1].x()) - left,
                            pixel(area.outline[i].y())};
            if (step.begin >= step.end) continue;
            steps.push_back(step);
            top = std::min(top, step.y);
            bottom = std::max(bottom, step.y);
        }
        if (top == bottom) return;
        const int width = steps.back().end, height = bottom - top;
        QImage& image = scratch(width, height);
        const QRgb color = qPremultiply(theme_.color(area.role, area.opacity).rgba());
        for (int row = 0; row < height; ++row) {
            auto* const line = reinterpret_cast<QRgb*>(image.scanLine(row));
            const int y = top + row;
            for (const Step& step : steps) {
                const bool inside = std::min(step.y, base) <= y && y < std::max(step.y, base);
                std::fill(line + step.begin, line + step.end, inside ? color : 0);
            }
        }
        painter_.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter_.drawImage(QRectF(left / ratio_, top / ratio_, width / ratio_, height / ratio_), image,
                           QRectF(0, 0, width, height));
    }

    /// One font has all its letters: others may come from a font with another ascent.
    static bool is_plain(const QString& text) {
        return std::all_of(text.begin(), text.end(), [](QChar letter) { return letter.unicode() < 0x80; });
    }

    static const QStaticText& shaped(FontRole role, const QString& text) {
        constexpr int kMostTexts = 4000;
        thread_local QCache<std::pair<int, QString>, QStaticText> texts(kMostTexts);
        const std::pair<int, QString> key(static_cast<int>(role), text);
        if (const QStaticText* known = texts.object(key)) return *known;
        auto* made = new QStaticText(text);
        made->setTextFormat(Qt::PlainText);
        made->setPerformanceHint(QStaticText::AggressiveCaching);
        made->prepare({}, font(role));
        texts.insert(key, made);
        return *made;
    }

    /// Edges on whole device pixels, and never less than one.
    QRectF snapped(const QRectF& rect) const {
        const auto snap = [this](double v) { return std::round(v * ratio_) / ratio_; };
        const double left = snap(rect.left()), top = snap(rect.top());
        return {left, top, std::max(snap(rect.right()) - left, 1 / ratio_),
                std::max(snap(rect.bottom()) - top, 1 / ratio_)};
    }

    /// `rect` on whole device pixels; with the size of the image, if it is that but for the snapping: a
    /// picture that has only moved is copied, not stretched, which takes a tenth of the time and keeps each
    /// column whole.
    QRectF unstretched(const QRectF& rect, QSize image) const {
        const QRectF snapped_rect = snapped(rect);
        const QSizeF own = QSizeF(image) / ratio_;
        const QSizeF off = snapped_rect.size() - own;
        const bool moved = std::abs(off.width()) * ratio_ < 1.5 && std::abs(off.height()) * ratio_ < 1.5;
        return moved ? QRectF(snapped_rect.topLeft(), own) : snapped_rect;
    }

    const QBrush& hatch_brush(ColorRole fill) {
        QBrush& brush = fill == ColorRole::Holding ? hatch_holding_ : hatch_waiting_;
        if (brush.style() == Qt::NoBrush) {
            brush = QBrush(hatch_tile(theme_.color(fill), theme_.color(hatch_of(fill)), ratio_));
            // The tile is in device pixels; the painter would scale it once more.
            brush.setTransform(QTransform::fromScale(1 / ratio_, 1 / ratio_));
        }
        return brush;
    }

    void draw_hatch_lines(const draw::Fill& fill) {
        painter_.setRenderHint(QPainter::Antialiasing);
        painter_.setBrush(Qt::NoBrush);
        painter_.setPen(
            QPen(theme_.color(hatch_of(fill.role), fill.opacity), 1.1, Qt::SolidLine, Qt::FlatCap));
        painter_.drawPath(hatch_lines(fill.rect));
    }

    void draw_columns_as_image(const draw::Columns& strip) {
        const auto width = static_cast<int>(strip.columns.size());
        const QRectF target = snapped(strip.rect);
        if (width == 1) return painter_.fillRect(target, colors_.color_of(strip.columns.front()));
        const int height = pixels(target.height());
        const bool is_drawn = next_strip_ < strips_.size() && strips_[next_strip_].strip == &strip;
        const QImage image =
            is_drawn ? std::move(strips_[next_strip_++].image) : colors_.drawn(strip, height);
        painter_.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter_.drawImage(target, image, QRectF(0, 0, width, height));
    }

    /// At least that large. It is used again: a picture may have several staircases.
    QImage& scratch(int width, int height) {
        if (scratch_.width() < width || scratch_.height() < height)
            scratch_ = QImage(std::max(width, scratch_.width()), std::max(height, scratch_.height()),
                              QImage::Format_ARGB32_Premultiplied);
        return scratch_;
    }

    void draw_columns_as_shapes(const draw::Columns& strip) {
        if (strip.columns.size() == 1)
            return painter_.fillRect(strip.rect, colors_.color_of(strip.columns.front()));
        const double width = strip.rect.width() / static_cast<double>(strip.columns.size());
        for (std::size_t first = 0; first < strip.columns.size();) {
            std::size_t last = first + 1;
            while (last < strip.columns.size() && strip.columns[last] == strip.columns[first])
                ++last;
            double bottom = strip.rect.bottom();
            for (std::size_t state = 0; state < trace::kTaskStateCount; ++state) {
                const double height = strip.columns[first].share[state] / 255.0 * strip.rect.height();
                if (height <= 0) continue;
                const QRectF rect(strip.rect.left() + width * static_cast<double>(first), bottom - height,
                                  width * static_cast<double>(last - first), height);
                painter_.fillRect(rect, theme_.color(fill_of(static_cast<TaskState>(state))));
                bottom -= height;
            }
            first = last;
        }
    }

    QPainter& painter_;
    const Theme& theme_;
    bool vector_;
    double ratio_;
    ShareColors colors_;
    QImage scratch_;
    struct DrawnStrip {
        const draw::Columns* strip;
        QImage image;
    };
    std::vector<DrawnStrip> strips_; ///< In the list's order.
    std::size_t next_strip_ = 0;
    QBrush hatch_waiting_{Qt::NoBrush};
    QBrush hatch_holding_{Qt::NoBrush};
};

} // namespace

void paint(QPainter& painter, const DisplayList& list, const Theme& theme) {
    painter.save();
    ListPainter on(painter, theme);
    on.prepare(list);
    for (const draw::Item& item : list.items)
        std::visit(on, item);
    painter.restore();
}

} // namespace simul::ui
