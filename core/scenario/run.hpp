/// One run of a scenario: settings in, trace out.
#pragma once

#include "core/scenario/model.hpp"
#include "core/scenario/scenario.hpp"
#include "core/script/vm/random_streams.hpp"
#include "core/script/vm/time_scale.hpp"
#include "core/trace/trace.hpp"

#include <atomic>
#include <functional>

namespace simul::scenario {

/// Budgets of a run; reaching one ends it (exit status 4).
struct Limits {
    std::uint64_t steps = 2'000'000'000;             ///< Bytecode instructions in all.
    std::uint64_t steps_at_one_instant = 10'000'000; ///< Loop steps without the clock moving.
    std::uint64_t memory_bytes = 2ull << 30;
    std::uint64_t output_bytes = 64ull << 20;
    std::uint32_t tasks = 1'000'000;
};

/// Whose random numbers are whose: one stream for all, as under CPython, or one for each task, so that the
/// numbers that a task draws do not depend on the order in which tasks run.
using script::RandomStreams;
using script::TimeScale;

struct RunSettings {
    Model model = Model::Async;
    MachineSettings machine;
    std::vector<std::string> arguments; ///< sys.argv[1:]
    ParameterValues parameters;         ///< New values of the file's constants.
    std::uint64_t seed = 0;
    RandomStreams random = RandomStreams::One;
    std::vector<TimeScale> time_scales; ///< Places that take another time than they say.
    Limits limits;
    /// How many bytes of the trace the values of local variables at suspensions may take: 0 for none, which
    /// costs nothing.
    std::uint64_t locals_bytes = 0;
};

/// Enough for the local variables of some hundred thousand suspensions.
inline constexpr std::uint64_t kRoomForLocals = 32u << 20;

/// How far a run is; written by the run, read by whoever shows it. Any thread.
struct Progress {
    std::atomic<std::uint64_t> events{0};
    std::atomic<std::int64_t> virtual_nanoseconds{0};
    std::atomic<bool> cancel{false}; ///< Set it to end the run soon (well under 100 ms).
};

/// Receives the program's output while it runs, on the run's thread.
using OutputSink = std::function<void(trace::OutputStream, std::string_view)>;

struct RunResult {
    trace::TracePtr trace; ///< Never null; usable up to where the run ended, whatever ended it.
    int exit_status =
        0; ///< 0 fine, 1 the program failed, or what it gave to sys.exit; 3 deadlock; 4 a limit.
    machine::Machine machine{}; ///< What it ran on.
    bool drew_random_numbers = false;
    std::uint64_t cpu_switches = 0; ///< How often a CPU has turned to another computation (0 on one thread).
};

/// Runs to the end on the calling thread; any number of runs may go on at once on different threads.
RunResult run(const Scenario& scenario, const RunSettings& settings, const OutputSink& output = {},
              Progress* progress = nullptr);

} // namespace simul::scenario
