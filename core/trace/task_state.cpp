#include "core/trace/task_state.hpp"

#include <array>

namespace simul::trace {

std::string_view name_of(TaskState state) noexcept {
    static constexpr std::array<std::string_view, kTaskStateCount> kNames = {
        "not created", "ready", "running", "holding", "sleeping", "waiting", "done", "failed", "cancelled"};
    return kNames[static_cast<std::size_t>(state)];
}

} // namespace simul::trace
