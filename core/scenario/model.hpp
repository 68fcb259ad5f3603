/// Models of concurrency, by the names that people use.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace simul::scenario {

/// What the program runs on; each is a machine (core/loop/machine.hpp).
enum class Model : std::uint8_t {
    Sequential, ///< Every timed wait blocks, as in a synchronous program.
    Async,      ///< asyncio.
};

std::string_view name_of(Model model) noexcept;
std::optional<Model> model_from_name(std::string_view name) noexcept;
/// All that can be run, in the order of comparisons.
std::vector<Model> all_models();

} // namespace simul::scenario
