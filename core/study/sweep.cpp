#include "core/study/sweep.hpp"

#include "core/scenario/comparison.hpp"

#include <algorithm>
#include <iterator>

namespace simul::study {
namespace {

using scenario::Model;

/// The values and the seed of a point; seeds vary fastest.
SweepRow point_at(const Sweep& sweep, std::size_t index) {
    SweepRow point;
    point.seed = sweep.seeds[index % sweep.seeds.size()];
    index /= sweep.seeds.size();
    for (auto axis = sweep.axes.rbegin(); axis != sweep.axes.rend(); ++axis) {
        point.values.push_back(axis->values[index % axis->values.size()]);
        index /= axis->values.size();
    }
    std::reverse(point.values.begin(), point.values.end());
    return point;
}

SweepRow row_of(const scenario::Scenario& scenario, const Sweep& sweep, SweepRow row,
                scenario::Progress& progress) {
    scenario::ComparedRun run{
        row.model, scenario::run(scenario, settings_of(sweep, row), {}, &progress), {}, 1};
    const trace::Trace& trace = *run.result.trace;
    row.ending = trace.ending().kind;
    row.exit_status = run.result.exit_status;
    row.measures = run.measures = trace::measure(trace);
    row.latencies = analysis::latencies_of(trace);
    row.switches = run.switches();
    row.cpu_utilisation = run.cpu_utilisation();
    row.thread_utilisation = run.thread_utilisation();
    return row;
}

void add_speed_ups(std::vector<SweepRow>& rows) {
    const auto sequential = std::find_if(rows.begin(), rows.end(),
                                         [](const SweepRow& row) { return row.model == Model::Sequential; });
    if (sequential == rows.end()) return;
    const Duration base = sequential->measures.makespan;
    for (SweepRow& row : rows) {
        const Duration own = row.measures.makespan;
        if (own > Duration::zero()) row.speed_up = to_seconds(base) / to_seconds(own);
    }
}

} // namespace

std::size_t point_count(const Sweep& sweep) noexcept {
    std::size_t count = sweep.seeds.size();
    for (const Axis& axis : sweep.axes)
        count *= axis.values.size();
    return count;
}

scenario::RunSettings settings_of(const Sweep& sweep, const SweepRow& row) {
    scenario::RunSettings settings = sweep.settings;
    settings.model = row.model;
    settings.seed = row.seed;
    settings.random = scenario::RandomStreams::PerTask;
    for (std::size_t axis = 0; axis < sweep.axes.size(); ++axis)
        settings.parameters[sweep.axes[axis].parameter] = row.values[axis];
    return settings;
}

std::vector<SweepRow> run(const scenario::Scenario& scenario, const Sweep& sweep, Shard shard,
                          unsigned threads, Progress& progress) {
    const std::size_t all = point_count(sweep);
    const std::size_t first = all * (shard.index - 1) / shard.count;
    const std::size_t last = all * shard.index / shard.count;
    std::vector<std::vector<SweepRow>> points(last - first);
    run_in_parallel(points.size(), threads, progress, [&](std::size_t index) {
        std::vector<SweepRow> rows;
        for (const Model model : sweep.models) {
            SweepRow row = point_at(sweep, first + index);
            row.model = model;
            rows.push_back(row_of(scenario, sweep, std::move(row), progress.runs));
            if (progress.runs.cancel) return;
        }
        add_speed_ups(rows);
        points[index] = std::move(rows);
    });
    std::vector<SweepRow> rows;
    for (std::vector<SweepRow>& point : points) {
        if (point.empty()) break;
        std::move(point.begin(), point.end(), std::back_inserter(rows));
    }
    return rows;
}

} // namespace simul::study
