#include "ui/counters/counter_series.hpp"

namespace simul::ui {

CounterSeries::CounterSeries(std::unique_ptr<const CounterChanges> changes, std::size_t block)
    : changes_(std::move(changes)), block_(block) {
    std::int64_t value = 0;
    const std::size_t count = changes_->size();
    blocks_.reserve((count + block_ - 1) / block_);
    for (std::size_t first = 0; first < count; first += block_) {
        Block here{value, {}};
        value = changes_->after(first, value);
        here.values = {value, value};
        value = changes_->replay(first + 1, std::min(count, first + block_), value, here.values);
        extremes_.widen(here.values);
        blocks_.push_back(here);
    }
    for (std::size_t below = blocks_.size(); below > kFan; below = levels_.back().size()) {
        std::vector<Extremes> level;
        for (std::size_t i = 0; i < below; ++i) {
            const Extremes& values = levels_.empty() ? blocks_[i].values : levels_.back()[i];
            if (i % kFan == 0) level.push_back(values);
            level.back().widen(values);
        }
        levels_.push_back(std::move(level));
    }
}

std::int64_t CounterSeries::before(std::size_t change) const {
    if (blocks_.empty()) return 0;
    const std::size_t block = std::min(change / block_, blocks_.size() - 1);
    Extremes ignored;
    return changes_->replay(block * block_, change, blocks_[block].before, ignored);
}

Extremes CounterSeries::in(const EventStretch& stretch, Place& place) const {
    const std::size_t first = changes_->first_from(stretch.first, place.change);
    const std::int64_t value = first == place.change ? place.value : before(first);
    const std::size_t last = changes_->first_from(stretch.last, first);
    place = {last, value};
    if (first == last) return {value, value};
    const bool starts_changed = changes_->event_of(first) < stretch.after_begin;
    const std::int64_t at_begin = starts_changed ? changes_->after(first, value) : value;
    Extremes found{at_begin, at_begin};
    place.value = add_changes(first, last, value, found);
    return found;
}

std::int64_t CounterSeries::add_changes(std::size_t first, std::size_t last, std::int64_t value,
                                        Extremes& found) const {
    const std::size_t first_block = (first + block_ - 1) / block_;
    const std::size_t last_block = last / block_;
    if (first_block >= last_block) return changes_->replay(first, last, value, found);
    changes_->replay(first, first_block * block_, value, found);
    const std::int64_t after =
        last_block < blocks_.size()
            ? changes_->replay(last_block * block_, last, blocks_[last_block].before, found)
            : before(last);
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
            found.widen(values_of(i));
        for (std::size_t i = inner_to; i < to; ++i)
            found.widen(values_of(i));
        if (!can_rise) return after;
        from = inner_from / kFan;
        to = inner_to / kFan;
    }
}

} // namespace simul::ui
