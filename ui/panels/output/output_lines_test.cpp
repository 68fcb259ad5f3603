#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"
#include "ui/panels/output/output_lines.hpp"

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;

namespace {

/// A run that writes each of `texts` one second after the other.
trace::TracePtr run_that_writes(const std::vector<std::string_view>& texts) {
    trace::TraceBuilder builder;
    Instant now;
    for (const std::string_view text : texts) {
        builder.output(now, trace::kNoTask, 0, trace::OutputStream::Stdout, text);
        now += 1s;
    }
    return builder.finish({});
}

std::vector<std::string> lines_of(const OutputLines& lines) {
    std::vector<std::string> texts;
    for (std::size_t line = 0; line < lines.size(); ++line)
        texts.push_back(lines.text(line));
    return texts;
}

} // namespace

TEST_CASE("A line may be written in several goes, and a go may write several lines") {
    const OutputLines lines(run_that_writes({"One", " and", " a half\nTwo\n\nFour", "\n"}));
    CHECK(lines_of(lines) == std::vector<std::string>{"One and a half", "Two", "", "Four"});
    CHECK(lines.begun_by(0) == 0);
    CHECK(lines.begun_by(1) == 2);
    CHECK(lines.time_of(3) == Instant{2s});
}

TEST_CASE("Lines have begun when the first of their text was written") {
    const OutputLines lines(run_that_writes({"a\n", "b\n", "c\nd\n"}));
    CHECK(lines.begun_at(0) == 1);
    CHECK(lines.begun_at(1) == 2);
    CHECK(lines.begun_at(2) == 4);
}

TEST_CASE("Each stretch of a line knows the event that wrote it") {
    const OutputLines lines(run_that_writes({"now", " later\n"}));
    const auto runs = lines.runs(0);
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].event == 0);
    CHECK(runs[1].event == 1);
    CHECK(runs[1].text == " later");
}

TEST_CASE("A colour holds on the following lines until it is reset") {
    const OutputLines lines(run_that_writes({"\x1b[36mfirst\n", "second\x1b[0m plain\n", "third\n"}));
    CHECK(lines.runs(1)[0].style.foreground == AnsiColor::palette(6));
    CHECK(lines.runs(1)[1].style == TextStyle{});
    CHECK(lines.runs(2)[0].style == TextStyle{});
}

TEST_CASE("A carriage return lets the rest of the line replace its beginning") {
    CHECK(lines_of(OutputLines(run_that_writes({"10 %\r20 %\n"}))) == std::vector<std::string>{"20 %"});
    CHECK(lines_of(OutputLines(run_that_writes({"10 %\r", "20 %"}))) == std::vector<std::string>{"20 %"});
    CHECK(lines_of(OutputLines(run_that_writes({"dos\r\nunix\n"}))) ==
          std::vector<std::string>{"dos", "unix"});
}

TEST_CASE("A line without end is cut at a character, not in the middle of one") {
    std::string text(OutputLines::kLongestLine - 1, 'x');
    text += "\u00e9 and so on";
    const OutputLines lines(run_that_writes({text}));
    CHECK(lines.text(0) == std::string(OutputLines::kLongestLine - 1, 'x'));
}
