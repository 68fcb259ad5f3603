#include "ui/drawing/share_image.hpp"

#include <algorithm>
#include <numeric>

namespace simul::ui {
namespace {

/// Colours that share a pixel, in 1/255; what is missing is transparent.
struct Mixture {
    int red = 0, green = 0, blue = 0, weight = 0;

    void add(QRgb color, int share) {
        red += qRed(color) * share;
        green += qGreen(color) * share;
        blue += qBlue(color) * share;
        weight += share;
    }
    QRgb color() const {
        const auto rounded = [](int sum) { return (sum + 127) / 255; };
        return qRgba(rounded(red), rounded(green), rounded(blue), weight);
    }
};

} // namespace

ShareColors::ShareColors(const Theme& theme) {
    for (std::size_t state = 0; state < colors_.size(); ++state) {
        colors_[state] = theme.color(fill_of(static_cast<trace::TaskState>(state))).rgb();
        for (std::uint64_t share = 0; share < parts_[state].size(); ++share) {
            const auto part = [&](int channel) { return static_cast<std::uint64_t>(channel) * share; };
            parts_[state][share] = part(kWhole) << 48 | part(qRed(colors_[state])) << 32 |
                                   part(qGreen(colors_[state])) << 16 | part(qBlue(colors_[state]));
        }
    }
}

void ShareColors::stack(QRgb* bottom, qsizetype stride, int height, const draw::ColumnShares& shares) const {
    // In 1/255 of a pixel, so that all is exact: a row is 255 of them, a share as many as there are rows.
    QRgb* at = bottom;
    QRgb* const end = bottom - stride * height; // Shares may be rounded up to more than all.
    const auto put = [&](QRgb color) {
        if (at == end) return;
        *at = color;
        at -= stride;
    };
    int room = kWhole; // What is left of a row in which states meet.
    Mixture mixture;
    for (std::size_t state = kFirstLasting; state <= kLastLasting; ++state) {
        if (shares.share[state] == 0) continue;
        const QRgb color = colors_[state];
        int left = shares.share[state] * height;
        if (room < kWhole) {
            const int here = std::min(left, room);
            mixture.add(color, here);
            room -= here;
            left -= here;
            if (room > 0) continue;
            put(mixture.color());
            room = kWhole;
        }
        for (int rows = left / kWhole; rows > 0; --rows)
            put(color);
        left %= kWhole;
        if (left == 0) continue;
        mixture = {};
        mixture.add(color, left);
        room = kWhole - left;
    }
    if (room < kWhole) put(mixture.color());
    while (at != end)
        put(0);
}

QImage ShareColors::drawn(const draw::Columns& strip, int height) const {
    const auto width = static_cast<int>(strip.columns.size());
    // A picture that hides all below it is copied, not blended.
    const bool is_opaque =
        std::all_of(strip.columns.begin(), strip.columns.end(), [](const draw::ColumnShares& shares) {
            return std::accumulate(shares.share.begin(), shares.share.end(), 0) >= kWhole;
        });
    QImage image(width, height, is_opaque ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied);
    const auto stride = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    QRgb* bottom = reinterpret_cast<QRgb*>(image.bits()) + stride * (height - 1);
    for (const draw::ColumnShares& shares : strip.columns)
        stack(bottom++, stride, height, shares);
    return image;
}

draw::GridImage ShareColors::drawn(const draw::Grid& grid) const {
    QImage image(grid.columns, grid.rows, QImage::Format_ARGB32_Premultiplied);
    const draw::ColumnShares* cell = grid.cells.data();
    // Neighbours are often alike.
    draw::ColumnShares last;
    QRgb color = mixed(last);
    for (int row = 0; row < grid.rows; ++row) {
        auto* const line = reinterpret_cast<QRgb*>(image.scanLine(row));
        for (int column = 0; column < grid.columns; ++column, ++cell) {
            if (!(*cell == last)) {
                last = *cell;
                color = mixed(last);
            }
            line[column] = color;
        }
    }
    for (const draw::Grid::End& end : grid.ends)
        reinterpret_cast<QRgb*>(image.scanLine(end.row))[end.column] =
            colors_[static_cast<std::size_t>(end.state)];
    return {colors_, image};
}

QImage ShareColors::image_of(const draw::Raster& raster) const {
    if (raster.image && raster.image->colors == colors_) return raster.image->image;
    return drawn(*raster.grid).image;
}

} // namespace simul::ui
