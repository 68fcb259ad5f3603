#include "core/narration/transcript.hpp"

#include "core/narration/why_it_took.hpp"
#include "core/time/duration_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace simul::narration {

using trace::Event;
using trace::EventIndex;
using trace::EventKind;

namespace {

/// The lines of a text, each behind `mark` and without control characters but tabs; escape sequences are left
/// out.
std::string marked(std::string_view text, std::string_view mark) {
    std::string lines;
    const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    bool at_begin = true;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (std::exchange(at_begin, false)) lines += mark;
        if (text[at] == '\x1b') {
            while (at + 1 < text.size() && !is_letter(text[at]))
                ++at;
        } else if (text[at] == '\n') {
            lines += '\n';
            at_begin = true;
        } else if (static_cast<unsigned char>(text[at]) >= 0x20 || text[at] == '\t') {
            lines += text[at];
        }
    }
    if (!at_begin) lines += '\n';
    return lines;
}

class Writer {
public:
    Writer(const Narrator& narrator, TranscriptForm form)
        : narrator_(narrator), trace_(*narrator.trace()), form_(form),
          step_width_(std::to_string(trace_.event_count()).size()) {}

    std::string line(EventIndex index) {
        const Event event = trace_.event(index);
        std::string text = form_ == TranscriptForm::Text ? text_head(event) : markdown_head(event);
        if (event.kind != EventKind::Output) return text + narrator_.sentence(index) + "\n" + locals(index);
        const std::string who = capitalised(narrator_.names().task(event.task, index));
        const bool is_error = event.stream == trace::OutputStream::Stderr;
        text += fmt::format("{} {}\n", who, is_error ? "wrote to stderr:" : "printed:");
        return text + marked(event.text, form_ == TranscriptForm::Text ? margin() + "│ " : "   > ");
    }

    std::string last_line() const {
        const std::string why = why_it_took(narrator_);
        const std::string end = narrator_.last_sentence() + (why.empty() ? "" : " ") + why + "\n";
        return (form_ == TranscriptForm::Markdown ? "\n" : margin()) + end;
    }

private:
    static constexpr std::size_t kTimeWidth = 8;

    std::string margin() const { return std::string(kTimeWidth + 2 + step_width_ + 2, ' '); }

    /// A line for each function of the await stack: "part1: n = 9, seconds = 4".
    std::string locals(EventIndex suspend) const {
        const std::vector<trace::LocalVariable> variables = trace_.locals_at(suspend);
        if (variables.empty()) return {};
        const std::vector<trace::StackLevel> stack = trace_.stack(trace_.event(suspend).stack);
        std::string lines;
        std::optional<std::uint32_t> level;
        for (const trace::LocalVariable& variable : variables) {
            if (level != variable.level) {
                if (level) lines += '\n';
                level = variable.level;
                const std::string_view function =
                    variable.level < stack.size() ? stack[variable.level].function : "?";
                lines += fmt::format("{}{}: ", form_ == TranscriptForm::Text ? margin() : "   - ", function);
            } else {
                lines += ", ";
            }
            lines += fmt::format("{} = {}", variable.name, variable.value);
        }
        return lines + "\n";
    }

    std::string clock(const Event& event) const { return format_duration(event.time.time_since_epoch()); }
    bool is_new_time(const Event& event) const {
        return event.index == 0 || trace_.time_of(event.index - 1) != event.time;
    }

    std::string text_head(const Event& event) const {
        return fmt::format("{:<{}}  {:>{}}  ", is_new_time(event) ? clock(event) : std::string(), kTimeWidth,
                           event.index + 1, step_width_);
    }
    std::string markdown_head(const Event& event) const {
        const std::string heading =
            is_new_time(event) ? fmt::format("{}## {}\n\n", event.index == 0 ? "" : "\n", clock(event))
                               : std::string();
        return fmt::format("{}{}. ", heading, event.index + 1);
    }

    const Narrator& narrator_;
    const trace::Trace& trace_;
    TranscriptForm form_;
    std::size_t step_width_;
};

} // namespace

void write_transcript(const Narrator& narrator, TranscriptForm form, const TranscriptSink& sink) {
    Writer writer(narrator, form);
    if (!sink(narrator.preface() + "\n\n")) return;
    const auto count = static_cast<EventIndex>(narrator.trace()->event_count());
    for (EventIndex event = 0; event < count; ++event)
        if (!sink(writer.line(event))) return;
    sink(writer.last_line());
}

} // namespace simul::narration
