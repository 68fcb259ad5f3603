#include "tests/support/catch.hpp"
#include "ui/panels/output/ansi.hpp"

#include <vector>

using namespace simul::ui;

namespace {

struct Stretch {
    std::string text;
    TextStyle style;
};

std::vector<Stretch> read_pieces(const std::vector<std::string_view>& pieces) {
    std::vector<Stretch> stretches;
    AnsiReader reader;
    for (const std::string_view piece : pieces) {
        reader.read(piece, [&](std::string_view text, const TextStyle& style) {
            stretches.push_back({std::string(text), style});
        });
    }
    return stretches;
}

} // namespace

TEST_CASE("Plain text is one stretch in the default style") {
    const auto stretches = read_pieces({"One\nTwo"});
    REQUIRE(stretches.size() == 1);
    CHECK(stretches[0].text == "One\nTwo");
    CHECK(stretches[0].style == TextStyle{});
}

TEST_CASE("Colours of the palette, the cube and true colour are told apart") {
    const auto stretches = read_pieces({"\x1b[36mcyan\x1b[95mpink\x1b[38;5;208morange\x1b[48;2;1;2;3mdeep"});
    REQUIRE(stretches.size() == 4);
    CHECK(stretches[0].style.foreground == AnsiColor::palette(6));
    CHECK(stretches[1].style.foreground == AnsiColor::palette(13));
    CHECK(stretches[2].style.foreground == AnsiColor::palette(208));
    CHECK(stretches[3].style.foreground == AnsiColor::palette(208));
    CHECK(stretches[3].style.background == AnsiColor::rgb(1, 2, 3));
}

TEST_CASE("An escape may be cut anywhere between two writes") {
    const auto stretches = read_pieces({"a\x1b", "[1;3", "1mb", "\x1b[", "mc"});
    REQUIRE(stretches.size() == 3);
    CHECK(stretches[1].text == "b");
    CHECK(stretches[1].style.bold);
    CHECK(stretches[1].style.foreground == AnsiColor::palette(1));
    CHECK(stretches[2].style == TextStyle{});
}

TEST_CASE("Attributes are set and reset one by one") {
    const auto stretches = read_pieces({"\x1b[1;3;4;7;9mall\x1b[22;24mless\x1b[0mnone"});
    REQUIRE(stretches.size() == 3);
    CHECK((stretches[0].style.bold && stretches[0].style.underline && stretches[0].style.inverse));
    CHECK_FALSE(stretches[1].style.bold);
    CHECK_FALSE(stretches[1].style.underline);
    CHECK(stretches[1].style.italic);
    CHECK(stretches[1].style.strike_out);
    CHECK(stretches[2].style == TextStyle{});
}

TEST_CASE("Escapes that move the cursor or name the window leave no trace in the text") {
    const auto stretches = read_pieces({"\x1b[2J\x1b[Hup\x1b]0;title\x07on\x1b]8;;http://x\x1b\\link\x08"});
    std::string text;
    for (const Stretch& stretch : stretches)
        text += stretch.text;
    CHECK(text == "uponlink");
}

TEST_CASE("A colour without its figures changes nothing") {
    const auto stretches = read_pieces({"\x1b[31mred\x1b[38;5mstill\x1b[38;2;1mred"});
    for (const Stretch& stretch : stretches)
        CHECK(stretch.style.foreground == AnsiColor::palette(1));
}
