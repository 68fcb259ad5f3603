#include "core/trace/segment.hpp"

#include <algorithm>

namespace simul::trace {
namespace {

template <typename T>
std::size_t index_of_last_not_after(std::span<const T> column, T key) noexcept {
    const auto after = std::upper_bound(column.begin(), column.end(), key);
    return after == column.begin() ? column.size() : static_cast<std::size_t>(after - column.begin()) - 1;
}

} // namespace

std::size_t SegmentList::index_at(Instant instant) const noexcept {
    return index_of_last_not_after(begins_, instant);
}

std::size_t SegmentList::index_at_event(EventIndex event) const noexcept {
    return index_of_last_not_after(firsts_, event);
}

} // namespace simul::trace
