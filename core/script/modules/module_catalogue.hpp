/// What a scenario can import, and what it is told instead: the one table behind `import`, `simul check` and
/// the reference. A test of the library holds every module to its row.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace simul::script {

struct ModuleDescription {
    std::string_view name;
    /// One line for the reference.
    std::string_view summary;
    /// The public names, separated by blanks; submodules included.
    std::string_view names;
};

/// All modules that can be imported, by name.
std::span<const ModuleDescription> supported_modules() noexcept;
/// Null where there is none of this name ("concurrent.futures" is a name of its own).
const ModuleDescription* find_module(std::string_view name) noexcept;
/// Whether `from module import name` works.
bool module_has_name(const ModuleDescription& module, std::string_view name) noexcept;
std::vector<std::string_view> names_of(const ModuleDescription& module);

/// What to write instead of a module of Python's that Simul does not have, or of a name that a supported
/// module lacks here ("asyncio.open_connection"); empty where there is nothing better to say than that it is
/// missing.
std::string_view advice_for_module(std::string_view name) noexcept;
std::string_view advice_for_name(std::string_view module, std::string_view name) noexcept;

/// A name that is refused, and what to write instead.
struct Advice {
    std::string_view name;
    std::string_view advice;
};
/// The tables behind the three functions, for the reference.
std::span<const Advice> advice_for_modules() noexcept;
std::span<const Advice> advice_for_names() noexcept; ///< "asyncio.open_connection"
std::span<const Advice> advice_for_builtins() noexcept;

/// The names that every scenario has without an import, exceptions included, separated by blanks.
std::string_view builtin_names() noexcept;
/// What to write instead of a built-in of Python's that Simul refuses ("open"); empty for any other name.
std::string_view advice_for_builtin(std::string_view name) noexcept;

} // namespace simul::script
