/// Finding a place in an order from one that is known to be near.
#pragma once

#include <algorithm>
#include <cstddef>

namespace simul::trace {

/// The first of the indices [0, size) for which `is_before(index)` does not hold; `size` if it holds for all.
/// Those for which it holds come first. In doubling steps from `near`, which may be any index:
/// O(log distance).
template <class IsBefore>
std::size_t partition_near(std::size_t size, std::size_t near, IsBefore is_before) {
    std::size_t low = 0, high = size; // All below `low` are before, none from `high` on is.
    near = std::min(near, size);
    std::size_t step = 1;
    if (near < size && is_before(near)) {
        low = near + 1;
        while (low + step <= size && is_before(low + step - 1)) {
            low += step;
            step *= 2;
        }
        high = std::min(low + step - 1, size);
    } else {
        high = near;
        while (high >= step && !is_before(high - step)) {
            high -= step;
            step *= 2;
        }
        low = high >= step ? high - step + 1 : 0;
    }
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (is_before(middle))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

} // namespace simul::trace
