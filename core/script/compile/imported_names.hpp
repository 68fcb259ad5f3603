/// What a module's imports make its names mean, as far as the text tells.
#pragma once

#include "core/script/compile/scope.hpp"
#include "core/script/modules/module_catalogue.hpp"
#include "core/script/syntax/syntax_tree.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace simul::script {

/// A name of a module: `sleep` of `time`.
struct ModuleName {
    std::string_view module;
    std::string_view name;

    friend bool operator==(const ModuleName&, const ModuleName&) = default;
};

/// The imports of a module's top level. Refers to the tree and the table, which outlive it.
class ImportedNames {
public:
    ImportedNames(const SyntaxTree& tree, const SymbolTable& symbols);

    /// The module that an expression in `scope` certainly is; null if it may be something else.
    const ModuleDescription* module_of(const ast::Expression& expression, const Scope& scope) const;
    /// The name of a module that an expression in `scope` certainly is, under whatever name it was imported.
    std::optional<ModuleName> name_of(const ast::Expression& expression, const Scope& scope) const;

    /// Modules of which everything is imported, in order.
    const std::vector<std::string_view>& star_imports() const noexcept { return star_imports_; }

    /// The global of this name that the program itself binds, if it does.
    const Symbol* own_global(std::string_view name) const;
    /// Whether this name, in `scope`, is looked up in the module.
    bool means_global(std::string_view name, const Scope& scope) const;

private:
    /// A global name that an import binds and nothing else.
    bool is_import(std::string_view name, const Scope& scope) const;

    const SymbolTable& symbols_;
    std::unordered_map<std::string, std::string> modules_;   ///< global name to module; for look-up only
    std::unordered_map<std::string_view, ModuleName> names_; ///< global name to a module's; for look-up only
    std::vector<std::string_view> star_imports_;
};

} // namespace simul::script
