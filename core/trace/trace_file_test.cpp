#include "core/trace/output_file.hpp"
#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fstream>
#include <iterator>

using namespace simul::trace;
using simul::test::TemporaryFolder;

namespace {

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t file_count(const std::filesystem::path& folder) {
    const std::filesystem::directory_iterator files(folder);
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

} // namespace

TEST_CASE("A saved trace can be opened") {
    const TemporaryFolder folder;
    const auto path = folder / "run.jsonl";
    const TracePtr trace = testing::chess_exhibition(testing::SampleModel::Async, 3, 2);
    REQUIRE(save(*trace, path));
    const auto opened = open(path);
    REQUIRE(opened);
    CHECK((*opened)->task_count() == trace->task_count());
    CHECK((*opened)->end_time() == trace->end_time());
    CHECK(file_count(folder.path()) == 1);
}

TEST_CASE("The name decides on the format") {
    const TemporaryFolder folder;
    const TracePtr trace = testing::deadlock();
    REQUIRE(save(*trace, folder / "run.json"));
    CHECK(content_of(folder / "run.json").find("traceEvents") != std::string::npos);
}

TEST_CASE("A file that is not completed leaves the old one as it was") {
    const TemporaryFolder folder;
    std::ofstream(folder / "kept.txt") << "old";
    {
        auto file = OutputFile::create(folder / "kept.txt");
        REQUIRE(file);
        file->write("new");
    }
    CHECK(content_of(folder / "kept.txt") == "old");
    CHECK(file_count(folder.path()) == 1);
}

TEST_CASE("What cannot be written or read is said with its name") {
    const TemporaryFolder folder;
    const auto missing = folder / "missing" / "run.jsonl";
    const auto saved = save(*testing::deadlock(), missing);
    REQUIRE_FALSE(saved);
    CHECK(saved.error() == "cannot write " + missing.string() + ": No such file or directory");
    const auto opened = open(missing);
    REQUIRE_FALSE(opened);
    CHECK(opened.error() == "cannot read " + missing.string() + ": No such file or directory");
    CHECK_FALSE(save(*testing::deadlock(), folder.path()));
    std::ofstream(folder / "bad.jsonl") << "nonsense\n";
    CHECK(open(folder / "bad.jsonl").error() ==
          (folder / "bad.jsonl").string() + ": line 1: this is no JSON object");
}
