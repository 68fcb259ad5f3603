#include "ui/timeline/counter_series.hpp"

#include <algorithm>

namespace simul::ui {
namespace {

void widen(Extremes& extremes, const Extremes& by) {
    extremes.least = std::min(extremes.least, by.least);
    extremes.greatest = std::max(extremes.greatest, by.greatest);
}

} // namespace

CounterSeries::CounterSeries(std::unique_ptr<const CounterChanges> changes, std::size_t block)
    : changes_(std::move(changes)), block_(block) {
    std::int64_t value = 0;
    const std::size_t count = changes_->size();
    blocks_.reserve((count + block_ - 1) / block_);
    for (std::size_t first = 0; first < count; first += block_) {
        Block here{value, {}};
        for (std::size_t change = first; change < std::min(count, first + block_); ++change) {
            value = changes_->after(change, value);
            if (change == first) here.values = {value, value};
            widen(here.values, {value, value});
        }
        widen(extremes_, here.values);
        blocks_.push_back(here);
    }
    for (std::size_t below = blocks_.size(); below > kFan; below = levels_.back().size()) {
        std::vector<Extremes> level;
        for (std::size_t i = 0; i < below; ++i) {
            const Extremes& values = levels_.empty() ? blocks_[i].values : levels_.back()[i];
            if (i % kFan == 0) level.push_back(values);
            widen(level.back(), values);
        }
        levels_.push_back(std::move(level));
    }
}

std::int64_t CounterSeries::before(std::size_t change) const {
    if (blocks_.empty()) return 0;
    const std::size_t block = std::min(change / block_, blocks_.size() - 1);
    std::int64_t value = blocks_[block].before;
    for (std::size_t i = block * block_; i < change; ++i)
        value = changes_->after(i, value);
    return value;
}

Extremes CounterSeries::in(const EventStretch& stretch) const {
    const std::size_t first = changes_->first_from(stretch.first);
    const std::size_t last = changes_->first_from(stretch.last);
    const bool starts_changed = first < last && changes_->event_of(first) < stretch.after_begin;
    if (starts_changed) return of_changes(first, last);
    const std::int64_t value = before(first);
    Extremes found{value, value};
    if (first < last) widen(found, of_changes(first, last));
    return found;
}

void CounterSeries::add_some(std::size_t first, std::size_t last, Extremes& found) const {
    std::int64_t value = before(first);
    for (std::size_t change = first; change < last; ++change) {
        value = changes_->after(change, value);
        widen(found, {value, value});
    }
}

Extremes CounterSeries::of_changes(std::size_t first, std::size_t last) const {
    const std::int64_t value = changes_->after(first, before(first));
    Extremes found{value, value};
    const std::size_t first_block = (first + block_ - 1) / block_;
    const std::size_t last_block = last / block_;
    if (first_block >= last_block) {
        add_some(first, last, found);
        return found;
    }
    add_some(first, first_block * block_, found);
    add_some(last_block * block_, last, found);
    // Up the levels as long as whole groups lie inside, taking what sticks out on either side.
    std::size_t level = 0;
    const auto values_of = [&](std::size_t i) {
        return level == 0 ? blocks_[i].values : levels_[level - 1][i];
    };
    for (std::size_t from = first_block, to = last_block;; ++level) {
        const bool can_rise = level < levels_.size() && to - from >= 2 * kFan;
        const std::size_t inner_from = can_rise ? (from + kFan - 1) / kFan * kFan : to;
        const std::size_t inner_to = can_rise ? to / kFan * kFan : to;
        for (std::size_t i = from; i < inner_from; ++i)
            widen(found, values_of(i));
        for (std::size_t i = inner_to; i < to; ++i)
            widen(found, values_of(i));
        if (!can_rise) return found;
        from = inner_from / kFan;
        to = inner_to / kFan;
    }
}

} // namespace simul::ui
