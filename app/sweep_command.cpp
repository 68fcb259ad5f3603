#include "app/commands.hpp"
#include "app/interrupt.hpp"
#include "app/prepared_run.hpp"
#include "app/progress_line.hpp"
#include "app/standard_streams.hpp"
#include "core/study/sweep_text.hpp"

#include <numeric>

namespace simul::app {
namespace {

/// What the command asks for; nothing, and the reason on standard error, if it makes no sense.
std::optional<study::Sweep> sweep_of(const SweepCommand& command, const PreparedRun& prepared) {
    study::Sweep sweep;
    sweep.models = command.models;
    sweep.settings = prepared.settings;
    sweep.seeds.resize(command.seeds);
    std::iota(sweep.seeds.begin(), sweep.seeds.end(), prepared.settings.seed);
    for (const std::string& text : command.axes) {
        auto axis = study::parse_axis(prepared.scenario, text);
        if (!axis) {
            write_error("simul: --over " + axis.error() + "\n");
            return std::nullopt;
        }
        sweep.axes.push_back(std::move(*axis));
    }
    return sweep;
}

} // namespace

int run(const SweepCommand& command) {
    const std::optional<PreparedRun> prepared = prepare(command.request);
    if (!prepared) return kUsageStatus;
    const std::optional<study::Sweep> sweep = sweep_of(command, *prepared);
    if (!sweep) return kUsageStatus;

    study::Progress progress;
    const InterruptGuard interrupt(progress.runs);
    std::vector<study::SweepRow> rows;
    {
        const ProgressLine line(progress);
        rows = study::run(prepared->scenario, *sweep, command.shard, command.jobs, progress);
    }
    StandardOutput output;
    if (command.json) {
        output.write(json_rows(*sweep, rows));
    } else {
        // The other parts follow the first one's header.
        if (command.shard.index == 1) output.write(csv_header(*sweep));
        output.write(csv_rows(rows));
    }
    output.flush();
    if (output.has_failed()) return output.report_failure();
    if (interrupt.was_interrupted()) return kInterruptedStatus;
    for (const study::SweepRow& row : rows)
        if (row.exit_status != 0) return row.exit_status;
    return 0;
}

} // namespace simul::app
