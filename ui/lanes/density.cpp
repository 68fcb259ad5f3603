#include "ui/lanes/density.hpp"

#include <algorithm>
#include <cmath>

namespace simul::ui {
namespace {

using trace::TaskState;

constexpr auto kFirstState = static_cast<std::size_t>(TaskState::Ready);
constexpr auto kStates = static_cast<std::size_t>(TaskState::Waiting) - kFirstState + 1;

/// The time that the lanes of one row spend in each state, column by column.
class RowSums {
public:
    explicit RowSums(int columns)
        : columns_(columns), parts_(static_cast<std::size_t>(columns) * kStates),
          steps_((static_cast<std::size_t>(columns) + 1) * kStates) {}

    void clear() {
        std::fill(parts_.begin(), parts_.end(), 0.0F);
        std::fill(steps_.begin(), steps_.end(), 0.0F);
    }

    /// From one place to another, in columns. REQUIRES: 0 <= from <= to <= columns.
    void add(std::size_t state, double from, double to) {
        const int first = std::min(static_cast<int>(from), columns_ - 1);
        const int last = std::min(static_cast<int>(to), columns_ - 1);
        if (first == last) {
            part(first, state) += static_cast<float>(to - from);
            return;
        }
        part(first, state) += static_cast<float>(first + 1 - from);
        part(last, state) += static_cast<float>(to - last);
        // The whole columns between: one step up, one down, summed when the row is done.
        step(first + 1, state) += 1;
        step(last, state) -= 1;
    }

    void write(draw::ColumnShares* cells, std::size_t lanes) const {
        const float scale = 255.0F / static_cast<float>(lanes);
        std::array<float, kStates> whole{};
        for (int column = 0; column < columns_; ++column)
            for (std::size_t state = 0; state < kStates; ++state) {
                const std::size_t at = static_cast<std::size_t>(column) * kStates + state;
                whole[state] += steps_[at];
                const float share = (whole[state] + parts_[at]) * scale;
                cells[column].share[kFirstState + state] =
                    static_cast<std::uint8_t>(std::clamp(share + 0.5F, 0.0F, 255.0F));
            }
    }

private:
    float& part(int column, std::size_t state) {
        return parts_[static_cast<std::size_t>(column) * kStates + state];
    }
    float& step(int column, std::size_t state) {
        return steps_[static_cast<std::size_t>(column) * kStates + state];
    }

    int columns_;
    std::vector<float> parts_;
    std::vector<float> steps_;
};

class DensityBuilder {
public:
    DensityBuilder(const DensityRequest& request, draw::Grid& grid)
        : request_(request), grid_(grid), sums_(request.columns),
          columns_per_unit_(request.columns / static_cast<double>(request.window.length())) {}

    void add_row(int row) {
        const auto [first, last] = lanes_of(row);
        sums_.clear();
        for (std::size_t lane = first; lane < last; ++lane)
            add_lane((*request_.lanes)[request_.first + lane], row);
        sums_.write(&grid_.cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(request_.columns)],
                    last - first);
    }

private:
    std::pair<std::size_t, std::size_t> lanes_of(int row) const {
        const auto rows = static_cast<std::size_t>(request_.rows);
        const auto at = static_cast<std::size_t>(row);
        return {at * request_.count / rows, (at + 1) * request_.count / rows};
    }

    double column_of(Position position) const {
        return std::clamp(static_cast<double>(position - request_.window.begin) * columns_per_unit_, 0.0,
                          static_cast<double>(request_.columns));
    }

    void add_lane(trace::TaskIndex task, int row) {
        const trace::SegmentList segments = request_.trace->segments(task);
        if (segments.empty()) return;
        const auto begins = segments.begins();
        const auto firsts = segments.firsts();
        const auto states = segments.states();
        const auto place = [&](std::size_t at) { return request_.places.of(begins[at], firsts[at]); };
        // The last segment that begins at or before the window.
        std::size_t at = 0;
        for (std::size_t high = segments.size(); at + 1 < high;) {
            const std::size_t middle = at + (high - at) / 2;
            (place(middle) <= request_.window.begin ? at : high) = middle;
        }
        const trace::Segment last = segments.back();
        const Position end_of_lane = request_.places.of(last.end, last.last);
        double from = column_of(place(at));
        for (; at < segments.size() && from < request_.columns; ++at) {
            const double to = column_of(at + 1 < segments.size() ? place(at + 1) : end_of_lane);
            const std::size_t state = static_cast<std::size_t>(states[at]) - kFirstState;
            if (to > from && state < kStates) sums_.add(state, from, to);
            from = to;
        }
        add_end(task, row);
    }

    void add_end(trace::TaskIndex task, int row) {
        const auto& ended = request_.trace->task(task).ended;
        if (!ended) return;
        const TaskState end = request_.trace->final_state(task);
        if (end != TaskState::Failed && end != TaskState::Cancelled) return;
        const Position place = request_.places.of(request_.trace->time_of(*ended), *ended);
        if (place < request_.window.begin || place > request_.window.end) return;
        const int column = std::min(static_cast<int>(column_of(place)), request_.columns - 1);
        grid_.ends.push_back({column, row, end});
    }

    const DensityRequest& request_;
    draw::Grid& grid_;
    RowSums sums_;
    double columns_per_unit_;
};

} // namespace

std::shared_ptr<const draw::Grid> density_of(const DensityRequest& request,
                                             const std::atomic<bool>& cancelled) {
    auto grid = std::make_shared<draw::Grid>();
    grid->columns = request.columns;
    grid->rows = request.rows;
    grid->cells.resize(static_cast<std::size_t>(request.columns) * static_cast<std::size_t>(request.rows));
    DensityBuilder builder(request, *grid);
    for (int row = 0; row < request.rows; ++row) {
        if (cancelled) return nullptr;
        builder.add_row(row);
    }
    return grid;
}

} // namespace simul::ui
