/// Shares of states as pixels.
#pragma once

#include "ui/drawing/display_list.hpp"

#include <QColor>
#include <QImage>

namespace simul::ui {

/// The colours of the states in one theme, and their mixtures.
class ShareColors {
public:
    explicit ShareColors(const Theme& theme);

    /// All states of a pixel in their shares, premultiplied; transparent where none is.
    QRgb mixed(const draw::ColumnShares& shares) const {
        std::uint64_t sum = 0;
        for (std::size_t state = kFirstLasting; state <= kLastLasting; ++state)
            sum += parts_[state][shares.share[state]];
        const auto rounded = [&](int lane) {
            return static_cast<int>(((sum >> (16 * lane)) & 0xFFFF) + kHalf) / kWhole;
        };
        const int weight = rounded(3);
        if (weight <= kWhole) return qRgba(rounded(2), rounded(1), rounded(0), weight);
        const auto scaled = [&](int lane) { return rounded(lane) * kWhole / weight; };
        return qRgba(scaled(2), scaled(1), scaled(0), kWhole);
    }

    QColor color_of(const draw::ColumnShares& shares) const {
        return QColor::fromRgba(qUnpremultiply(mixed(shares)));
    }

    /// A strip in its columns, a pixel each: the states stacked from the bottom up. Where two meet inside a
    /// pixel it shows both in proportion. Any thread.
    QImage drawn(const draw::Columns& strip, int height) const;

    /// A pixel a cell. O(cells): some 10 ms for a screenful.
    draw::GridImage drawn(const draw::Grid& grid) const;
    /// The raster's image, drawn if there is none in these colours.
    QImage image_of(const draw::Raster& raster) const;

    friend bool operator==(const ShareColors& a, const ShareColors& b) { return a.colors_ == b.colors_; }

private:
    /// One column of pixels, from `bottom` up.
    void stack(QRgb* bottom, qsizetype stride, int height, const draw::ColumnShares& shares) const;

    /// Others take no time, and so have no share.
    static constexpr auto kFirstLasting = static_cast<std::size_t>(trace::TaskState::Ready);
    static constexpr auto kLastLasting = static_cast<std::size_t>(trace::TaskState::Waiting);
    static constexpr int kWhole = 255;
    static constexpr int kHalf = 127;

    std::array<QRgb, trace::kTaskStateCount> colors_{};
    /// By state and share: alpha, red, green and blue in 1/255, 16 bits each. Shares of one pixel may be
    /// rounded up to 257 altogether, and still fit.
    std::array<std::array<std::uint64_t, 256>, trace::kTaskStateCount> parts_{};
};

} // namespace simul::ui
