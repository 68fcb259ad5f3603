#include "app/commands.hpp"
#include "app/interrupt.hpp"
#include "app/prepared_run.hpp"
#include "app/progress_line.hpp"
#include "app/standard_streams.hpp"
#include "app/study_text.hpp"

namespace simul::app {
namespace {

int print(const std::string& text) {
    StandardOutput output;
    output.write(text);
    output.flush();
    return output.has_failed() ? output.report_failure() : 0;
}

/// The run as it is, beside the run with other times.
int show_scaled(const WhatIfCommand& command, const PreparedRun& prepared, study::Progress& progress) {
    scenario::RunSettings settings = prepared.settings;
    settings.random = scenario::RandomStreams::PerTask;
    const scenario::RunResult before = scenario::run(prepared.scenario, settings, {}, &progress.runs);
    settings.time_scales = command.scales;
    const scenario::RunResult after = scenario::run(prepared.scenario, settings, {}, &progress.runs);
    if (progress.runs.cancel) return kInterruptedStatus;
    const int status =
        print(command.json ? scaled_json(before, after) : scaled_text(prepared.scenario, before, after));
    if (status != 0) return status;
    return before.exit_status != 0 ? before.exit_status : after.exit_status;
}

} // namespace

int run(const WhatIfCommand& command) {
    const std::optional<PreparedRun> prepared = prepare(command.request);
    if (!prepared) return kUsageStatus;
    study::Progress progress;
    const InterruptGuard interrupt(progress.runs);
    if (!command.scales.empty()) return show_scaled(command, *prepared, progress);
    study::WhatIf answer;
    {
        const ProgressLine line(progress);
        answer = study::what_if(prepared->scenario, prepared->settings, command.jobs, progress);
    }
    if (interrupt.was_interrupted()) return kInterruptedStatus;
    if (const std::string& message = answer.run.trace->ending().message; !message.empty())
        write_error(message + (message.back() == '\n' ? "" : "\n"));
    const int status = print(command.json ? what_if_json(answer) : what_if_text(prepared->scenario, answer));
    return status != 0 ? status : answer.run.exit_status;
}

} // namespace simul::app
