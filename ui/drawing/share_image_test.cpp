#include "tests/support/catch.hpp"
#include "ui/drawing/share_image.hpp"
#include "ui/theme/theme.hpp"

#include <random>

using namespace simul;
using namespace simul::ui;

namespace {

constexpr auto kFirst = std::size_t(trace::TaskState::Ready);
constexpr auto kLast = std::size_t(trace::TaskState::Waiting);

/// Of one pixel: 255 thin slices, each in the colour of the state that covers it.
QRgb slice_by_slice(const draw::ColumnShares& shares, int height, int row, const Theme& theme) {
    int red = 0, green = 0, blue = 0, covered = 0;
    for (int slice = row * 255; slice < (row + 1) * 255; ++slice) {
        int top = 0;
        for (std::size_t state = kFirst; state <= kLast; ++state) {
            top += shares.share[state] * height;
            if (slice >= top) continue;
            const QRgb color = theme.color(fill_of(static_cast<trace::TaskState>(state))).rgb();
            red += qRed(color);
            green += qGreen(color);
            blue += qBlue(color);
            ++covered;
            break;
        }
    }
    const auto rounded = [](int sum) { return (sum + 127) / 255; };
    return qRgba(rounded(red), rounded(green), rounded(blue), covered);
}

draw::ColumnShares random_shares(std::minstd_rand& random, bool fill) {
    draw::ColumnShares shares;
    int left = random() % 3 == 0 ? 257 : 255; // They may be rounded up to more than all.
    for (std::size_t state = kFirst; state <= kLast && left > 0; ++state) {
        const bool is_last = fill && state == kLast;
        const int share = is_last ? std::min(left, 255) : int(random() % unsigned(std::min(left, 255) + 1));
        shares.share[state] = random() % 3 == 0 && !is_last ? std::uint8_t{0} : std::uint8_t(share);
        left -= shares.share[state];
    }
    return shares;
}

} // namespace

TEST_CASE("each pixel of a strip shows the states in it in their shares") {
    std::minstd_rand random(4);
    for (const bool is_opaque : {false, true})
        for (const Theme* theme : {&Theme::light(), &Theme::dark()}) {
            draw::Columns strip;
            for (int column = 0; column < 100; ++column)
                strip.columns.push_back(random_shares(random, is_opaque));
            if (!is_opaque) strip.columns[3] = {}; // Nothing at all.
            for (const int height : {1, 2, 18, 133, 261}) {
                const QImage image = ShareColors(*theme).drawn(strip, height);
                CHECK(image.hasAlphaChannel() == !is_opaque);
                int wrong = 0;
                for (int row = 0; row < height; ++row)
                    for (int column = 0; column < 100; ++column)
                        wrong += image.pixel(column, height - 1 - row) !=
                                 slice_by_slice(strip.columns[std::size_t(column)], height, row, *theme);
                CAPTURE(height, is_opaque);
                CHECK(wrong == 0);
            }
        }
}
