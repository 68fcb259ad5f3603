#include "app/commands.hpp"
#include "app/interrupt.hpp"
#include "app/prepared_run.hpp"
#include "app/standard_streams.hpp"
#include "core/scenario/comparison.hpp"
#include "core/time/duration_text.hpp"
#include "ui/compare/comparison_content.hpp"
#include "ui/export/export.hpp"
#include "ui/situation/situation_picture.hpp"

#include <fmt/format.h>

#include <QGuiApplication>
#include <QLoggingCategory>

namespace simul::app {
namespace {

constexpr double kSituationWidth = 800;

QString to_qt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// A place on the axis: a duration from the start, or the number of an event.
std::optional<ui::Position> parse_position(std::string_view text, ui::AxisKind axis) {
    if (axis == ui::AxisKind::Time) {
        const auto time = parse_duration(text);
        return time ? std::optional<ui::Position>(time->count()) : std::nullopt;
    }
    bool is_number = false;
    const qlonglong event = to_qt(text).trimmed().toLongLong(&is_number);
    return is_number ? std::optional<ui::Position>(event) : std::nullopt;
}

/// FROM:TO; either may be left out.
tl::expected<ui::Range, std::string> parse_range(const std::string& text, ui::AxisKind axis,
                                                 ui::Range extent) {
    const std::size_t colon = text.find(':');
    const std::string_view whole(text);
    const auto end_or = [&](std::string_view part, ui::Position otherwise) {
        return part.empty() ? std::optional(otherwise) : parse_position(part, axis);
    };
    const auto begin = end_or(whole.substr(0, colon), extent.begin);
    const auto end = colon == std::string::npos ? std::nullopt : end_or(whole.substr(colon + 1), extent.end);
    if (!begin || !end)
        return tl::unexpected(
            fmt::format("--range {}: write {}", text,
                        axis == ui::AxisKind::Time ? "10s:20s" : "the numbers of two events, 100:200"));
    if (*begin >= *end || *begin >= extent.end)
        return tl::unexpected(fmt::format("--range {}: there is nothing in it", text));
    return ui::Range{*begin, std::min(*end, extent.end)};
}

class Exporter {
public:
    Exporter(const ExportCommand& command, const PreparedRun& prepared)
        : command_(command), prepared_(prepared), interrupt_(progress_) {}

    int draw(ui::PictureFormat format) {
        options_.format = format;
        if (command_.width_px > 0) options_.width_px = command_.width_px;
        options_.scale = command_.scale;
        options_.dark = command_.dark;
        return command_.compare ? draw_comparison() : draw_run();
    }

private:
    int draw_run() {
        const scenario::RunResult result =
            scenario::run(prepared_.scenario, prepared_.settings, {}, &progress_);
        if (interrupt_.was_interrupted()) return kInterruptedStatus;
        ui::TimelineContent content;
        content.trace = result.trace;
        content.title = to_qt(prepared_.scenario.title);
        content.subtitle = to_qt(name_of(prepared_.settings.model));
        content.axis = command_.steps_axis ? ui::AxisKind::Steps : ui::AxisKind::Time;
        if (!command_.range.empty()) {
            const auto range =
                parse_range(command_.range, content.axis, ui::Axis(content.axis, *result.trace).extent());
            if (!range) return refuse(range.error());
            content.range = *range;
        }
        note_ending(result);
        if (!command_.situation.empty()) return draw_situation(result);
        return finish(ui::export_timeline(content, command_.picture, options_));
    }

    int draw_situation(const scenario::RunResult& result) {
        const Instant now = std::min(result.trace->end_time(), Instant(*parse_duration(command_.situation)));
        const ui::Cast cast = ui::cast_for(prepared_.scenario.stage, result.trace);
        const auto event = result.trace->last_event_at(now);
        if (!cast.has_seats() || !event)
            return refuse("--situation: the scenario has no picture of its situation");
        if (command_.width_px <= 0) options_.width_px = kSituationWidth;
        const QString title = to_qt(prepared_.scenario.title);
        const ui::DisplayList picture =
            ui::picture_of(ui::SituationContent{cast, *event, now, title}, options_.width_px);
        return finish(ui::write_picture(picture, title, command_.picture, options_));
    }

    int draw_comparison() {
        if (!command_.range.empty() || command_.steps_axis)
            return refuse("--compare draws whole runs on the time axis: leave --range and --axis out");
        const scenario::Comparison comparison =
            scenario::compare(prepared_.scenario, prepared_.settings, scenario::all_models(), &progress_);
        if (interrupt_.was_interrupted()) return kInterruptedStatus;
        ui::ComparisonContent content = ui::content_of(comparison);
        content.subtitle = ui::parameter_line(prepared_.scenario, prepared_.settings);
        for (const scenario::ComparedRun& run : comparison.runs)
            note_ending(run.result);
        return finish(ui::export_comparison(content, command_.picture, options_));
    }

    /// A picture of a run that failed is still a picture; the reason is said all the same.
    static void note_ending(const scenario::RunResult& result) {
        const std::string& message = result.trace->ending().message;
        if (!message.empty()) write_error(message + (message.back() == '\n' ? "" : "\n"));
    }
    static int refuse(const std::string& why) {
        write_error("simul: " + why + "\n");
        return kUsageStatus;
    }
    static int finish(const tl::expected<void, ui::ExportError>& written) {
        if (written) return 0;
        write_error("simul: " + written.error().message + "\n");
        return 1;
    }

    const ExportCommand& command_;
    const PreparedRun& prepared_;
    scenario::Progress progress_;
    InterruptGuard interrupt_;
    ui::ExportOptions options_;
};

} // namespace

int draw_picture(const ExportCommand& command, char**) {
    const auto format = ui::picture_format_of(command.picture);
    if (!format) {
        write_error(fmt::format(
            "simul: {}: the picture's name must end in .png, .svg or .pdf, a transcript's in .md or .txt\n",
            command.picture.string()));
        return kUsageStatus;
    }
    const std::optional<PreparedRun> prepared = prepare(command.request);
    if (!prepared) return kUsageStatus;
    qputenv("QT_QPA_PLATFORM", "offscreen"); // Pictures need no display.
    // Nor a user's session, the lack of which Qt would mention.
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
    int argc = 1;
    char name[] = "simul";
    char* argv[] = {name, nullptr};
    const QGuiApplication application(argc, argv);
    return Exporter(command, *prepared).draw(*format);
}

} // namespace simul::app
