/// What a docstring says besides title and description: metadata, a line each.
#pragma once

#include "core/script/syntax/diagnostic.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace simul::scenario {

/// The picture of its situation that a scenario asks for with a line `stage: boards`.
enum class StageKind : std::uint8_t {
    None,
    Boards,   ///< The tasks are boards in a ring; whoever holds the thread has the walker at it.
    Table,    ///< The tasks sit around a table; the locks that they share lie between them.
    Pipeline, ///< Those who put on the left, the queues in the middle, those who take on the right.
};

/// "boards", …; empty for None.
std::string_view name_of(StageKind kind) noexcept;
/// The inverse; nullopt for any other word.
std::optional<StageKind> stage_named(std::string_view name) noexcept;
/// All that can be asked for: without None.
const std::vector<StageKind>& all_stages();

/// The metadata of a docstring, and what is wrong with it.
struct Metadata {
    StageKind stage = StageKind::None;
    script::Diagnostics warnings; ///< Without file: who knows it fills it in.
};

/// Takes the lines of metadata (`stage: word`, alone in its line) out of `description`. `source` is the
/// file's text, for places: the line is looked for from its beginning. O(source).
Metadata take_metadata(std::string& description, std::string_view source);

} // namespace simul::scenario
