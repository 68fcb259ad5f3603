#include "app/command_line.hpp"
#include "tests/support/catch.hpp"

#include <sstream>

using namespace simul;
using namespace simul::app;

namespace {

template <typename... Words>
Command parsed(Words... words) {
    const char* const argv[] = {"simul", words...};
    std::ostringstream ignored;
    return parse_command_line(1 + sizeof...(words), argv, ignored, ignored);
}

template <typename... Words>
std::vector<std::string> program_arguments(Words... words) {
    return std::get<RunCommand>(parsed("run", words...)).request.run.arguments;
}

/// What is said about a command line that is refused; empty if it is not.
template <typename... Words>
std::string refusal(Words... words) {
    const char* const argv[] = {"simul", words...};
    std::ostringstream output;
    std::ostringstream errors;
    const Command command = parse_command_line(1 + sizeof...(words), argv, output, errors);
    CHECK(output.str().empty());
    const auto* finished = std::get_if<Finished>(&command);
    if (finished == nullptr || finished->exit_status != kUsageStatus) return {};
    return errors.str().substr(0, errors.str().find('\n'));
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

TEST_CASE("Options of the machine") {
    const auto command =
        std::get<RunCommand>(parsed("run", "--model", "threads", "a.py", "--threads", "24", "--cpus", "4",
                                    "--switch-interval", "20ms", "--switch-cost", "10us"));
    CHECK(command.request.run.model == scenario::Model::Threads);
    CHECK(command.request.run.machine ==
          scenario::MachineSettings{.threads = 24,
                                    .cpus = 4,
                                    .switch_interval = std::chrono::milliseconds(20),
                                    .switch_cost = std::chrono::microseconds(10)});
    CHECK(refusal("run", "a.py", "--threads", "0") == "simul: --threads: Value 0 not in range 1 to 10000");
    CHECK(refusal("run", "a.py", "--switch-interval", "soon") ==
          "simul: --switch-interval: \"soon\" is no length of time; write 5ms, say");
    CHECK(refusal("run", "a.py", "--switch-interval", "0s") ==
          "simul: --switch-interval: it must be longer than nothing");
}

TEST_CASE("A comparison takes all models unless told which") {
    CHECK(std::get<CompareCommand>(parsed("compare", "a.py")).models == scenario::all_models());
    CHECK(std::get<CompareCommand>(parsed("compare", "a.py", "--models", "async")).models ==
          std::vector{scenario::Model::Async});
}

TEST_CASE("Options of a sweep") {
    const auto command =
        std::get<SweepCommand>(parsed("sweep", "a.py", "--over", "N=1:9:2", "--over", "M=a,b", "--models",
                                      "async", "--seeds", "5", "--shard", "2/3", "--jobs", "4", "--json"));
    CHECK(command.axes == Strings{"N=1:9:2", "M=a,b"});
    CHECK(command.models == std::vector{scenario::Model::Async});
    CHECK(command.seeds == 5);
    CHECK(command.shard.index == 2);
    CHECK(command.shard.count == 3);
    CHECK(command.jobs == 4);
    CHECK(command.json);
    for (const char* shard : {"0/3", "4/3", "3", "a/b", "1/", "1/99999999999999999999"})
        CHECK(refusal("sweep", "a.py", "--shard", shard) ==
              "simul: --shard: \"" + std::string(shard) + "\" is no part; write 1/4 for the first of four");
}

TEST_CASE("Options of a what-if") {
    CHECK(std::get<WhatIfCommand>(parsed("whatif", "a.py")).scales.empty());
    const auto command =
        std::get<WhatIfCommand>(parsed("whatif", "a.py", "--scale", "19=0.5", "--scale", "f=2"));
    CHECK(command.scales == std::vector<scenario::TimeScale>{{19, {}, 0.5}, {0, "f", 2}});
    CHECK(refusal("whatif", "a.py", "--scale", "19") ==
          "simul: --scale: \"19\": write LINE=FACTOR or FUNCTION=FACTOR, 19=0.5 say");
}

TEST_CASE("A picture's options") {
    const auto command = std::get<ExportCommand>(parsed("export", "a.py", "-o", "a.svg", "--theme", "dark",
                                                        "--axis", "steps", "--width", "800", "--compare"));
    CHECK(command.picture == "a.svg");
    CHECK(command.dark);
    CHECK(command.steps_axis);
    CHECK(command.compare);
    CHECK(command.width_px == 800);
    CHECK(command.situation.empty());
}

TEST_CASE("A picture of the situation is one moment's, and no other picture at once") {
    CHECK(
        std::get<ExportCommand>(parsed("export", "a.py", "-o", "a.svg", "--situation", "20min")).situation ==
        "20min");
    CHECK(refusal("export", "a.py", "-o", "a.svg", "--situation", "20min", "--compare") ==
          "simul: --compare excludes --situation");
    CHECK(refusal("export", "a.py", "-o", "a.svg", "--situation", "soon").find("--situation: ") !=
          std::string::npos);
}

TEST_CASE("What makes no sense is refused with status 2 and a reason") {
    CHECK(refusal("run") == "simul: FILE is required");
    CHECK(refusal("run", "a.py", "--model", "quantum") ==
          "simul: --model: there is no model \"quantum\"; there are sequential, async, threads, processes");
    CHECK(refusal("run", "a.py", "--limit-memory", "much") ==
          "simul: --limit-memory: \"much\" is no size; write 64M, say");
    CHECK(refusal("run", "a.py", "--limit-tasks", "0") ==
          "simul: --limit-tasks: \"0\" is no number of 1 or more");
    CHECK(refusal("compare", "a.py", "--models", "async,quantum") ==
          "simul: --models: there is no model \"quantum\"; there are sequential, async, threads, processes");
    CHECK(refusal("export", "a.py") == "simul: --output is required");
    CHECK(refusal("a.py", "b.py") == "simul: The following argument was not expected: b.py");
    CHECK(refusal("--nonsense") == "simul: The following argument was not expected: --nonsense");
}

TEST_CASE("Help goes to standard output") {
    const char* const argv[] = {"simul", "run", "--help"};
    std::ostringstream output;
    std::ostringstream errors;
    CHECK(std::get<Finished>(parse_command_line(3, argv, output, errors)).exit_status == 0);
    CHECK(output.str().find("--limit-memory") != std::string::npos);
    CHECK(errors.str().empty());
}
