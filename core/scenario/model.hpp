/// Models of concurrency, by the names that people use.
#pragma once

#include "core/machine/machine.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace simul::scenario {

/// What the program runs on; each is a machine (see machine_of).
enum class Model : std::uint8_t {
    Sequential, ///< Every timed wait blocks, as in a synchronous program.
    Async,      ///< asyncio.
    Threads,    ///< A pool of threads under CPython's global interpreter lock.
    Processes,  ///< Worker processes, each with a CPU.
};

/// How large the machines are of models that have a size.
struct MachineSettings {
    int threads = 32; ///< Of Threads.
    int cpus = 8;     ///< Of Processes, and so many processes.
    Duration switch_interval = machine::Machine().switch_interval;
    Duration switch_cost{};

    friend bool operator==(const MachineSettings&, const MachineSettings&) = default;
};

/// The largest number of threads, and of CPUs, that a machine may have.
inline constexpr int kLargestMachine = 10'000;

/// The model as data.
machine::Machine machine_of(Model model, const MachineSettings& settings) noexcept;

std::string_view name_of(Model model) noexcept;
std::optional<Model> model_from_name(std::string_view name) noexcept;
/// All that can be run, in the order of comparisons.
std::vector<Model> all_models();

} // namespace simul::scenario
