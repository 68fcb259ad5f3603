#include "core/scenario/run.hpp"
#include "core/script/vm/heap.hpp"
#include "tests/support/catch.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace simul;
using namespace simul::scenario;

namespace {

/// The programs that are held to CPython: they use everything there is.
std::vector<Scenario> corpus() {
    std::vector<Scenario> programs;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(SIMUL_CORPUS_FOLDER)) {
        if (entry.path().extension() != ".py") continue;
        std::ifstream file(entry.path());
        std::string text{std::istreambuf_iterator<char>(file), {}};
        if (auto program = parse(std::move(text), entry.path())) programs.push_back(std::move(*program));
    }
    return programs;
}

/// What the process has allocated; 0 where the system does not tell.
std::size_t allocated_bytes() {
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)
    return mallinfo2().uordblks;
#else
    return 0;
#endif
}

} // namespace

TEST_CASE("A thousand runs of all kinds of programs leave nothing behind") {
    constexpr int kRounds = 3;
    const std::vector<Scenario> programs = corpus();
    REQUIRE(programs.size() * kRounds >= 1000);
    std::vector<std::size_t> allocated;
    for (int round = 0; round < kRounds; ++round) {
        for (const Scenario& program : programs) {
            const std::int64_t before = script::heap::live_bytes;
            (void)run(program, {});
            // A program's first run compiles the library's modules that it uses, which stay.
            if (round == 0) continue;
            INFO(program.path.string());
            CHECK(script::heap::live_bytes == before);
        }
        allocated.push_back(allocated_bytes());
    }
    // What is outside of the script's heap: loops, futures, traces. The test's own notes take some bytes.
    constexpr std::size_t kNotes = 16 * 1024;
    CHECK(allocated[2] <= allocated[1] + kNotes);
}
