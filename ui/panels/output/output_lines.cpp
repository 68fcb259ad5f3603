#include "ui/panels/output/output_lines.hpp"

#include <algorithm>

namespace simul::ui {

using trace::EventIndex;

namespace {

/// Gathers the stretches of a line. A carriage return takes the pen back to the line's start: what follows,
/// if anything does ("\r\n" is just an end), replaces what stood there.
class LineBuilder {
public:
    void append(std::string_view text, const TextStyle& style, const trace::Event& event) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\r'), text.size());
            if (end > 0) {
                if (returned_) runs_.clear();
                returned_ = false;
                runs_.push_back({std::string(text.substr(0, end)), style, event.index, event.stream});
            }
            if (end == text.size()) return;
            returned_ = true;
            text.remove_prefix(end + 1);
        }
    }
    std::vector<OutputRun> take() { return std::move(runs_); }

private:
    std::vector<OutputRun> runs_;
    bool returned_ = false;
};

/// The first bytes of `text`, at most `size`, without a character cut in two.
std::string_view cut(std::string_view text, std::size_t size) {
    if (size >= text.size()) return text;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80)
        --size;
    return text.substr(0, size);
}

} // namespace

OutputLines::OutputLines(trace::TracePtr trace) : trace_(std::move(trace)) {
    AnsiReader reader;
    std::size_t length = 0;
    bool in_line = false;
    const auto outputs = trace_->outputs();
    for (std::uint32_t output = 0; output < outputs.size(); ++output) {
        const std::string_view piece = trace_->event(outputs[output]).text;
        reader.read(piece, [&](std::string_view text, const TextStyle& style) {
            while (!text.empty()) {
                if (!in_line) {
                    const auto offset = static_cast<std::uint32_t>(text.data() - piece.data());
                    lines_.push_back({output, offset, intern(style)});
                    length = 0;
                }
                const std::size_t end = text.find('\n');
                in_line = end == std::string_view::npos;
                length += in_line ? text.size() : end;
                longest_ = std::max(longest_, std::min(length, kLongestLine));
                text.remove_prefix(in_line ? text.size() : end + 1);
            }
        });
    }
}

EventIndex OutputLines::begun_by(std::size_t line) const {
    return trace_->outputs()[lines_[line].output];
}

Instant OutputLines::time_of(std::size_t line) const {
    return trace_->time_of(begun_by(line));
}

std::vector<OutputRun> OutputLines::runs(std::size_t line) const {
    LineBuilder builder;
    const Line& place = lines_[line];
    AnsiReader reader(styles_[place.style]);
    std::size_t length = 0;
    bool ended = false;
    const auto outputs = trace_->outputs();
    for (std::size_t output = place.output; output < outputs.size() && !ended; ++output) {
        const trace::Event event = trace_->event(outputs[output]);
        std::string_view piece = event.text;
        if (output == place.output) piece.remove_prefix(place.offset);
        // No more of a long text is looked at than can be shown, escapes included.
        piece = piece.substr(0, 4 * kLongestLine);
        reader.read(piece, [&](std::string_view text, const TextStyle& style) {
            if (ended) return;
            const std::size_t end = text.find('\n');
            ended = end != std::string_view::npos;
            text = cut(text, std::min(end, kLongestLine - length));
            length += text.size();
            builder.append(text, style, event);
            ended = ended || length >= kLongestLine;
        });
    }
    return builder.take();
}

std::string OutputLines::text(std::size_t line) const {
    std::string text;
    for (const OutputRun& run : runs(line))
        text += run.text;
    return text;
}

std::size_t OutputLines::begun_at(EventIndex event) const {
    const auto later =
        std::upper_bound(lines_.begin(), lines_.end(), event, [this](EventIndex value, const Line& line) {
            return value < trace_->outputs()[line.output];
        });
    return static_cast<std::size_t>(later - lines_.begin());
}

std::uint32_t OutputLines::intern(const TextStyle& style) {
    const auto [place, is_new] = style_ids_.emplace(style, static_cast<std::uint32_t>(styles_.size()));
    if (is_new) styles_.push_back(style);
    return place->second;
}

} // namespace simul::ui
