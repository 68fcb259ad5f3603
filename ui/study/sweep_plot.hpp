/// What a sweep's plot shows: one line for each model (and each value of a second parameter), with the band
/// between the least and the greatest value over the seeds.
#pragma once

#include "core/study/sweep.hpp"

#include <QString>
#include <span>

namespace simul::ui {

enum class SweepFigure : std::uint8_t {
    Makespan,
    SpeedUp, ///< Against `sequential`, where that is among the models.
    MedianLife,
    LongLife, ///< p95
    LongestLife,
    CpuBusy, ///< In percent.
    Switches,
};
inline constexpr std::size_t kFigureCount = 7;

bool is_time(SweepFigure figure) noexcept;
/// In seconds, percent or as a count; nullopt where a run has no such figure, or did not finish.
std::optional<double> figure_of(const study::SweepRow& row, SweepFigure figure);

struct PlotPoint {
    double x = 0;
    double low = 0;
    double middle = 0; ///< The median over the seeds; of two the lower one.
    double high = 0;
    std::size_t row = 0; ///< Whose value the median is.
};

struct PlotLine {
    scenario::Model model{};
    std::size_t variant = 0;       ///< Index of the second parameter's value.
    QString label;                 ///< "async", "async · REPLY = 10"
    std::vector<PlotPoint> points; ///< By x.
};

/// Texts and booleans have no place on an axis of numbers: they stand at 0, 1, 2 …
bool has_numbers(const study::Axis& axis);

/// Models in their order, then the second parameter's values.
std::vector<PlotLine> lines_of(const study::Sweep& sweep, std::span<const study::SweepRow> rows,
                               SweepFigure figure);

} // namespace simul::ui
