#include "app/commands.hpp"
#include "app/interrupt.hpp"
#include "app/prepared_run.hpp"
#include "app/standard_streams.hpp"
#include "core/narration/transcript.hpp"
#include "core/trace/output_file.hpp"

namespace simul::app {
namespace {

/// A transcript, by the ending of the name.
std::optional<narration::TranscriptForm> transcript_form_of(const std::filesystem::path& file) {
    const std::string ending = file.extension().string();
    if (ending == ".txt") return narration::TranscriptForm::Text;
    if (ending == ".md") return narration::TranscriptForm::Markdown;
    return std::nullopt;
}

int export_transcript(const ExportCommand& command, narration::TranscriptForm form) {
    const std::optional<PreparedRun> prepared = prepare(command.request);
    if (!prepared) return kUsageStatus;
    scenario::Progress progress;
    const InterruptGuard interrupt(progress);
    const scenario::RunResult result = scenario::run(prepared->scenario, prepared->settings, {}, &progress);
    if (interrupt.was_interrupted()) return kInterruptedStatus;
    const narration::Narrator narrator(result.trace, prepared->scenario.source);
    auto file = trace::OutputFile::create(command.picture);
    tl::expected<void, std::string> written;
    if (file) {
        narration::write_transcript(narrator, form, [&](std::string_view text) {
            file->write(text);
            return true;
        });
        written = file->commit();
    } else {
        written = tl::unexpected(file.error());
    }
    if (written) return 0;
    write_error("simul: " + written.error() + "\n");
    return 1;
}

} // namespace

int run(const ExportCommand& command, char** argv) {
    const auto form = transcript_form_of(command.picture);
    return form ? export_transcript(command, *form) : draw_picture(command, argv);
}

} // namespace simul::app
