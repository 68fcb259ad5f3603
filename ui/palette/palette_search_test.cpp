#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/palette/palette_search.hpp"

using namespace simul;
using namespace simul::ui;

namespace {

std::vector<PaletteCommand> commands() {
    return {{"Play", "Playback", "Space", true, {}},
            {"Produce a Picture", "File", "", true, {}},
            {"Pause", "Playback", "", false, {}},
            {"Zoom In", "View", "Ctrl++", true, {}}};
}

std::vector<std::string> found(const QString& typed, std::size_t most = 50) {
    static const trace::TracePtr trace = trace::testing::producers_and_consumers();
    std::vector<std::string> names;
    for (const PaletteItem& item : search_palette(commands(), trace.get(), typed, most))
        names.push_back(item.name.toStdString());
    return names;
}

} // namespace

TEST_CASE("Nothing typed shows all commands in their order, those that cannot be done last") {
    CHECK(found("") == std::vector<std::string>{"Play", "Produce a Picture", "Zoom In", "Pause"});
}

TEST_CASE("Tasks are found by their labels, and by the words that say what is done with them") {
    CHECK(found("produce(3)") == std::vector<std::string>{"Go to produce(3)"});
    CHECK(found("go to main").front() == "Go to main");
    CHECK(found("prod").front() == "Produce a Picture");
    CHECK(found("prod").size() == 6);
}

TEST_CASE("No more is returned than was asked for") {
    CHECK(found("o", 3).size() == 3);
}
