#include "tests/support/catch.hpp"
#include "ui/palette/fuzzy_match.hpp"

using namespace simul::ui;

namespace {

int score(const char* text, const char* typed) {
    const auto match = fuzzy_match(QString::fromUtf8(text), QString::fromUtf8(typed));
    REQUIRE(match);
    return match->score;
}

/// The text, with the letters that were found in brackets.
std::string shown(const char* text, const char* typed) {
    const auto match = fuzzy_match(QString::fromUtf8(text), QString::fromUtf8(typed));
    if (!match) return "no";
    QString marked;
    const QString all = QString::fromUtf8(text);
    for (int i = 0; i < all.size(); ++i) {
        const bool found = std::find(match->places.begin(), match->places.end(), i) != match->places.end();
        marked += found ? QStringLiteral("[%1]").arg(all[i]) : QString(all[i]);
    }
    return marked.toStdString();
}

} // namespace

TEST_CASE("Letters match in their order, whatever their case, and white space is passed over") {
    CHECK(shown("Zoom In", "zi") == "[Z]oom [I]n");
    CHECK(shown("Zoom In", "ZOOM in") == "[Z][o][o][m] [I][n]");
    CHECK(shown("Zoom In", "iz") == "no");
    CHECK(shown("Zoom In", "zoomer") == "no");
    CHECK(shown("", "a") == "no");
    CHECK(shown("Zoom", "") == "Zoom");
}

TEST_CASE("Of several ways the best is taken: beginnings of words, and letters beside one another") {
    CHECK(shown("Show the Event Table", "et") == "Show the [E]vent [T]able");
    CHECK(shown("Step Forward in the Task", "fo") == "Step [F][o]rward in the Task");
    CHECK(shown("To the Start", "sta") == "To the [S][t][a]rt");
}

TEST_CASE("Better fits have greater scores") {
    CHECK(score("Find Event", "fe") > score("Fiddle", "fe") - 1);
    CHECK(score("Step Forward", "step") > score("Sit there, please", "step"));
    CHECK(score("Play", "pl") > score("Replay", "pl"));
    CHECK(score("Run", "r") > score("Bar", "r"));
}

TEST_CASE("The score is the same for any text of one kind, and all letters are placed") {
    const QString text = QStringLiteral("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");
    const auto match = fuzzy_match(text, QStringLiteral("aab"));
    REQUIRE(match);
    CHECK(match->places.size() == 3);
    CHECK(match->places.back() == text.size() - 1);
    CHECK(std::is_sorted(match->places.begin(), match->places.end()));
}
