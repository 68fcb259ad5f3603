/// Shares of states as pixels.
#pragma once

#include "ui/timeline/display_list.hpp"

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
        for (std::size_t state = 0; state < shares.share.size(); ++state)
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

    /// One column of pixels, from `bottom` up: the states stacked. Where two meet inside a pixel it shows
    /// both in proportion.
    void stack(QRgb* bottom, qsizetype stride, int height, const draw::ColumnShares& shares) const;

    /// A pixel a cell. The last grid's image is kept: most frames show the same one, moved.
    const QImage& image_of(const std::shared_ptr<const draw::Grid>& grid) const;

    friend bool operator==(const ShareColors& a, const ShareColors& b) { return a.colors_ == b.colors_; }

private:
    static constexpr int kWhole = 255;
    static constexpr int kHalf = 127;

    QImage drawn(const draw::Grid& grid) const;

    std::array<QRgb, trace::kTaskStateCount> colors_{};
    /// By state and share: alpha, red, green and blue in 1/255, 16 bits each. Shares of one pixel may be
    /// rounded up to 257 altogether, and still fit.
    std::array<std::array<std::uint64_t, 256>, trace::kTaskStateCount> parts_{};
};

} // namespace simul::ui
