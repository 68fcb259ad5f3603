#include "app/commands.hpp"
#include "app/interrupt.hpp"
#include "app/prepared_run.hpp"
#include "app/standard_streams.hpp"
#include "app/study_text.hpp"
#include "app/summary.hpp"
#include "core/narration/transcript.hpp"
#include "core/trace/trace_file.hpp"

namespace simul::app {
namespace {

/// Passes the program's output on, and ends the run when nobody takes it any more.
class OutputPass {
public:
    explicit OutputPass(scenario::Progress& progress) : progress_(progress) {}

    void operator()(trace::OutputStream stream, std::string_view text) {
        if (stream == trace::OutputStream::Stdout) {
            output_.write(text);
            if (output_.has_failed()) progress_.cancel = true;
        } else {
            output_.flush(); // What was said first is seen first.
            write_error(text);
        }
    }
    StandardOutput& output() noexcept { return output_; }

private:
    scenario::Progress& progress_;
    StandardOutput output_;
};

void tell(const scenario::Scenario& scenario, const trace::TracePtr& trace, StandardOutput& output) {
    const narration::Narrator narrator(trace, scenario.source);
    narration::write_transcript(narrator, narration::TranscriptForm::Text, [&](std::string_view line) {
        output.write(line);
        return !output.has_failed();
    });
    output.flush();
}

} // namespace

int run(const RunCommand& command) {
    const std::optional<PreparedRun> prepared = prepare(command.request);
    if (!prepared) return kUsageStatus;
    scenario::Progress progress;
    const InterruptGuard interrupt(progress);
    OutputPass pass(progress);
    const scenario::OutputSink sink =
        command.transcript ? scenario::OutputSink() : scenario::OutputSink(std::ref(pass));
    const scenario::RunResult result = scenario::run(prepared->scenario, prepared->settings, sink, &progress);
    if (command.transcript) tell(prepared->scenario, result.trace, pass.output());
    pass.output().flush();

    int status = interrupt.was_interrupted() ? kInterruptedStatus : result.exit_status;
    if (pass.output().has_failed()) return pass.output().report_failure();
    if (const std::string& message = result.trace->ending().message; !message.empty())
        write_error(message + (message.back() == '\n' ? "" : "\n"));
    if (!command.trace_file.empty()) {
        if (const auto saved = trace::save(*result.trace, command.trace_file); !saved) {
            write_error("simul: " + saved.error() + "\n");
            if (status == 0) status = 1;
        }
    }
    if (!command.quiet)
        write_error(warnings_text(prepared->scenario, *result.trace) +
                    summarize(prepared->scenario, prepared->settings.model, result));
    if (command.critical_path) write_error(critical_path_text(prepared->scenario, *result.trace));
    return status;
}

} // namespace simul::app
