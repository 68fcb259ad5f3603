#include "tests/support/catch.hpp"
#include "ui/panels/sentence_text.hpp"

using simul::ui::SentenceText;

TEST_CASE("What stands in backticks is code") {
    const SentenceText sentence("Task-2 (`chain`) reached `await a < b` at line 4.");
    CHECK(sentence.text == "Task-2 (chain) reached await a < b at line 4.");
    REQUIRE(sentence.code.size() == 2);
    CHECK(sentence.text.mid(sentence.code[1].begin, sentence.code[1].length) == "await a < b");
    CHECK(sentence.html() == "Task-2 (<code>chain</code>) reached <code>await a &lt; b</code> at line 4.");
}

TEST_CASE("A value and its unit are never on two lines") {
    const QString space(QChar::Nbsp);
    CHECK(SentenceText("It sleeps for 4 s, until 1 h 0 min 55 s.").text ==
          QStringLiteral("It sleeps for 4%1s, until 1%1h 0%1min 55%1s.").arg(space));
    CHECK(SentenceText("It reached `sleep(4 s)` at line 4 so far.").text ==
          "It reached sleep(4 s) at line 4 so far.");
}
