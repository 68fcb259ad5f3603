#include "ui/study/sweep_plot.hpp"

#include <algorithm>
#include <map>

namespace simul::ui {

using scenario::ParameterValue;
using study::SweepRow;

namespace {

std::optional<double> number_of(const ParameterValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&value)) return *real;
    return std::nullopt;
}

std::size_t index_in(const study::Axis& axis, const ParameterValue& value) {
    return static_cast<std::size_t>(std::find(axis.values.begin(), axis.values.end(), value) -
                                    axis.values.begin());
}

double place_of(const study::Sweep& sweep, const SweepRow& row) {
    if (sweep.axes.empty()) return 0;
    const auto number = number_of(row.values[0]);
    return number ? *number : static_cast<double>(index_in(sweep.axes[0], row.values[0]));
}

struct Value {
    double figure;
    std::size_t row;
};

PlotPoint point_of(double x, std::vector<Value>& values) {
    std::stable_sort(values.begin(), values.end(),
                     [](const Value& a, const Value& b) { return a.figure < b.figure; });
    const Value& middle = values[(values.size() - 1) / 2];
    return {x, values.front().figure, middle.figure, values.back().figure, middle.row};
}

} // namespace

bool is_time(SweepFigure figure) noexcept {
    using enum SweepFigure;
    return figure == Makespan || figure == MedianLife || figure == LongLife || figure == LongestLife;
}

std::optional<double> figure_of(const SweepRow& row, SweepFigure figure) {
    if (row.ending != trace::RunEnding::Finished) return std::nullopt;
    const auto life = [&row](Duration length) {
        return row.latencies.tasks == 0 ? std::nullopt : std::optional(to_seconds(length));
    };
    switch (figure) {
    case SweepFigure::Makespan: return to_seconds(row.measures.makespan);
    case SweepFigure::SpeedUp: return row.speed_up;
    case SweepFigure::MedianLife: return life(row.latencies.p50);
    case SweepFigure::LongLife: return life(row.latencies.p95);
    case SweepFigure::LongestLife: return life(row.latencies.longest);
    case SweepFigure::CpuBusy: return 100 * row.cpu_utilisation;
    case SweepFigure::Switches: return static_cast<double>(row.switches);
    }
    return std::nullopt;
}

bool has_numbers(const study::Axis& axis) {
    return std::all_of(axis.values.begin(), axis.values.end(),
                       [](const ParameterValue& value) { return number_of(value).has_value(); });
}

std::vector<PlotLine> lines_of(const study::Sweep& sweep, std::span<const SweepRow> rows,
                               SweepFigure figure) {
    using Key = std::pair<std::size_t, std::size_t>; // of a model and a variant
    std::map<Key, std::map<double, std::vector<Value>>> values;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const SweepRow& row = rows[i];
        const auto value = figure_of(row, figure);
        if (!value) continue;
        const auto model = static_cast<std::size_t>(
            std::find(sweep.models.begin(), sweep.models.end(), row.model) - sweep.models.begin());
        const std::size_t variant = sweep.axes.size() > 1 ? index_in(sweep.axes[1], row.values[1]) : 0;
        values[{model, variant}][place_of(sweep, row)].push_back({*value, i});
    }
    std::vector<PlotLine> lines;
    for (auto& [key, places] : values) {
        PlotLine line{.model = sweep.models[key.first], .variant = key.second, .label = {}, .points = {}};
        const std::string_view name = scenario::name_of(line.model);
        line.label = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        if (sweep.axes.size() > 1)
            line.label +=
                QStringLiteral(" · %1 = %2")
                    .arg(QString::fromStdString(sweep.axes[1].parameter),
                         QString::fromStdString(scenario::to_text(sweep.axes[1].values[key.second])));
        for (auto& [x, of_seeds] : places)
            line.points.push_back(point_of(x, of_seeds));
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace simul::ui
