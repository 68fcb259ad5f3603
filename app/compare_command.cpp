#include "app/commands.hpp"
#include "app/interrupt.hpp"
#include "app/prepared_run.hpp"
#include "app/standard_streams.hpp"
#include "app/summary.hpp"

namespace simul::app {

int run(const CompareCommand& command) {
    const std::optional<PreparedRun> prepared = prepare(command.request);
    if (!prepared) return kUsageStatus;
    scenario::Progress progress;
    const InterruptGuard interrupt(progress);
    const scenario::Comparison comparison =
        scenario::compare(prepared->scenario, prepared->settings, command.models, &progress);
    if (interrupt.was_interrupted()) return kInterruptedStatus;

    StandardOutput output;
    output.write(command.json ? comparison_json(comparison) : comparison_text(comparison));
    output.flush();
    if (output.has_failed()) return output.report_failure();
    for (const scenario::ComparedRun& run : comparison.runs)
        if (run.result.exit_status != 0) return run.result.exit_status;
    return 0;
}

} // namespace simul::app
