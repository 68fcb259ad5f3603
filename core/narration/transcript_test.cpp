#include "core/narration/testing.hpp"
#include "core/narration/transcript.hpp"
#include "core/trace/testing/sample_traces.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace simul;
using namespace simul::narration;
using namespace simul::narration::testing;

namespace {

const std::filesystem::path kSources = SIMUL_SOURCE_FOLDER;
const std::filesystem::path kFolder = kSources / "core" / "narration";

std::string transcript_of(const Narrator& narrator, TranscriptForm form = TranscriptForm::Text) {
    std::string text;
    write_transcript(narrator, form, [&](std::string_view piece) {
        text += piece;
        return true;
    });
    return text;
}

std::string transcript_of_file(const std::filesystem::path& file) {
    const auto loaded = scenario::load(file);
    if (!loaded) FAIL(loaded.error().text());
    const Narrator narrator(scenario::run(*loaded, {}).trace, loaded->source);
    return transcript_of(narrator);
}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// What it should be lies in golden/; SIMUL_UPDATE_GOLDEN=1 writes it anew, to be read as a difference.
void check_golden(const std::string& name, const std::string& transcript) {
    const std::filesystem::path file = kFolder / "golden" / (name + ".txt");
    if (std::getenv("SIMUL_UPDATE_GOLDEN") != nullptr) std::ofstream(file) << transcript;
    CHECK(transcript == content_of(file));
}

} // namespace

TEST_CASE("The transcripts of the scenarios that teach are as they were read") {
    const std::filesystem::path scenarios = kFolder / "../../scenarios";
    check_golden("chained", transcript_of_file(scenarios / "chained.py"));
    check_golden("count_async", transcript_of_file(scenarios / "count_async.py"));
    check_golden("queue_and_cancellation", transcript_of_file(kFolder / "golden/queue_and_cancellation.py"));
}

TEST_CASE("Every sentence of a run can be told, whatever happens in it") {
    for (const std::uint64_t seed : {1, 2, 3}) {
        const Narrator narrator(trace::testing::random_run(seed, 12, 40));
        for (trace::EventIndex event = 0; event < narrator.trace()->event_count(); ++event)
            CHECK(narrator.sentence(event).size() > 10);
    }
}

TEST_CASE("What the program prints stands behind a bar, without its colours") {
    const ToldRun run(R"(
async def main():
    print("\x1b[31mred\x1b[0m"))");
    CHECK(transcript_of(run.narrator).find("│ red\n") != std::string::npos);
    CHECK(transcript_of(run.narrator, TranscriptForm::Markdown).find("   > red\n") != std::string::npos);
}

TEST_CASE("Local variables are told where they were recorded") {
    scenario::RunSettings settings;
    const char* const program = R"(
class Point:
    def __init__(self):
        self.x = 1
    def __repr__(self):
        raise RuntimeError("no code of the program runs for this")
async def nap(seconds, place):
    await asyncio.sleep(seconds)
async def main():
    await nap(4, Point()))";
    CHECK(transcript_of(ToldRun(program).narrator).find("nap: ") == std::string::npos);
    settings.locals_bytes = 1 << 20;
    CHECK(
        transcript_of(ToldRun(program, settings).narrator).find("nap: seconds = 4, place = <Point x=1>\n") !=
        std::string::npos);
}

TEST_CASE("A transcript stops when nobody wants more") {
    const ToldRun run("async def main():\n    pass");
    int pieces = 0;
    write_transcript(run.narrator, TranscriptForm::Text, [&](std::string_view) { return ++pieces < 2; });
    CHECK(pieces == 2);
}
