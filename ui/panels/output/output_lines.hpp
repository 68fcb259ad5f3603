/// The program's output as lines of coloured text, each stretch with the event that wrote it.
#pragma once

#include "core/trace/trace.hpp"
#include "ui/panels/output/ansi.hpp"

#include <map>

namespace simul::ui {

/// A stretch of a line that one event wrote in one style. UTF-8.
struct OutputRun {
    std::string text;
    TextStyle style;
    trace::EventIndex event = 0;
    trace::OutputStream stream = trace::OutputStream::Stdout;
};

/// An index of all lines of a trace's output: 16 bytes a line, so that output of any size can be scrolled.
/// Immutable after construction.
class OutputLines {
public:
    /// A line longer than this is shown cut off.
    static constexpr std::size_t kLongestLine = 4096;

    OutputLines() = default;
    /// O(bytes of output).
    explicit OutputLines(trace::TracePtr trace);

    std::size_t size() const { return lines_.size(); }
    /// The event that began the line. REQUIRES, here and below: line < size().
    trace::EventIndex begun_by(std::size_t line) const;
    Instant time_of(std::size_t line) const;
    /// What stands in the line in the end. O(bytes of the line).
    std::vector<OutputRun> runs(std::size_t line) const;
    /// Without colours.
    std::string text(std::size_t line) const;

    /// How many lines had begun when `event` had happened. O(log lines).
    std::size_t begun_at(trace::EventIndex event) const;
    /// Characters of the longest line, about: bytes, cut at kLongestLine.
    std::size_t longest() const { return longest_; }

private:
    struct Line {
        std::uint32_t output; ///< Which of the trace's outputs() it begins in,
        std::uint32_t offset; ///< and at which byte of its text.
        std::uint32_t style;  ///< Index of the style that holds there.
    };

    std::uint32_t intern(const TextStyle& style);

    trace::TracePtr trace_;
    std::vector<Line> lines_;
    std::vector<TextStyle> styles_;
    std::map<TextStyle, std::uint32_t> style_ids_;
    std::size_t longest_ = 0;
};

} // namespace simul::ui
