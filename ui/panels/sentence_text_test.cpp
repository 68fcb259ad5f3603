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
