#include "core/script/compile/code_object.hpp"

#include <algorithm>

namespace simul::script {

const ExceptionTableEntry* CodeObject::find_handler(std::uint32_t instruction) const {
    const auto after =
        std::upper_bound(exception_table.begin(), exception_table.end(), instruction,
                         [](std::uint32_t at, const ExceptionTableEntry& entry) { return at < entry.start; });
    if (after == exception_table.begin()) return nullptr;
    const ExceptionTableEntry& entry = *std::prev(after);
    return instruction < entry.end ? &entry : nullptr;
}

} // namespace simul::script
