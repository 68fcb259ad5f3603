#include "app/command_line.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::app;

namespace {

template <typename... Words>
Command parsed(Words... words) {
    const char* const argv[] = {"simul", words...};
    return parse_command_line(1 + sizeof...(words), argv);
}

template <typename... Words>
std::vector<std::string> program_arguments(Words... words) {
    return std::get<RunCommand>(parsed("run", words...)).request.run.arguments;
}

template <typename... Words>
bool is_refused(Words... words) {
    const Command command = parsed(words...);
    const auto* finished = std::get_if<Finished>(&command);
    return finished != nullptr && finished->exit_status == kUsageStatus;
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("Without a command a window opens") {
    CHECK(std::get<WindowCommand>(parsed()).file.empty());
    CHECK(std::get<WindowCommand>(parsed("a.py")).file == "a.py");
}

TEST_CASE("What Simul does not know is the program's own") {
    CHECK(program_arguments("a.py", "9", "6", "3") == Strings{"9", "6", "3"});
    CHECK(program_arguments("a.py", "-p", "2", "--consumers=5", "list") ==
          Strings{"-p", "2", "--consumers=5", "list"});
    CHECK(program_arguments("a.py", "-x", "--quiet", "y") == Strings{"-x", "y"});
}

TEST_CASE("After two dashes all is the program's own") {
    CHECK(program_arguments("--seed", "4", "a.py", "1", "--", "--seed", "3", "--", "run") ==
          Strings{"1", "--seed", "3", "--", "run"});
    CHECK(std::get<RunCommand>(parsed("run", "--seed", "4", "a.py", "--", "--seed", "3")).request.run.seed ==
          4);
}

TEST_CASE("Options of a run") {
    const auto command =
        std::get<RunCommand>(parsed("run", "--model", "sequential", "a.py", "--set", "N=3", "--set", "M=a b",
                                    "--limit-memory", "64M", "--limit-tasks", "7", "--trace", "t.jsonl"));
    CHECK(command.request.file == "a.py");
    CHECK(command.request.run.model == scenario::Model::Sequential);
    CHECK(command.request.settings == Strings{"N=3", "M=a b"});
    CHECK(command.request.run.limits.memory_bytes == 64u << 20);
    CHECK(command.request.run.limits.tasks == 7);
    CHECK(command.trace_file == "t.jsonl");
    CHECK_FALSE(command.quiet);
}

TEST_CASE("A comparison takes all models unless told which") {
    CHECK(std::get<CompareCommand>(parsed("compare", "a.py")).models == scenario::all_models());
    CHECK(std::get<CompareCommand>(parsed("compare", "a.py", "--models", "async")).models ==
          std::vector{scenario::Model::Async});
}

TEST_CASE("A picture's options") {
    const auto command = std::get<ExportCommand>(parsed("export", "a.py", "-o", "a.svg", "--theme", "dark",
                                                        "--axis", "steps", "--width", "800", "--compare"));
    CHECK(command.picture == "a.svg");
    CHECK(command.dark);
    CHECK(command.steps_axis);
    CHECK(command.compare);
    CHECK(command.width_px == 800);
}

TEST_CASE("What makes no sense is refused with status 2") {
    CHECK(is_refused("run"));
    CHECK(is_refused("run", "a.py", "--model", "quantum"));
    CHECK(is_refused("run", "a.py", "--limit-memory", "much"));
    CHECK(is_refused("run", "a.py", "--limit-tasks", "0"));
    CHECK(is_refused("compare", "a.py", "--models", "async,quantum"));
    CHECK(is_refused("export", "a.py"));
    CHECK(is_refused("a.py", "b.py"));
    CHECK(is_refused("--nonsense"));
}
