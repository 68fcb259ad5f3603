/// Which variable a name means: the symbol table.
#pragma once

#include "core/script/syntax/ast.hpp"
#include "core/script/syntax/diagnostic.hpp"
#include "core/script/syntax/syntax_tree.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace simul::script {

enum class ScopeKind : std::uint8_t {
    Module,
    Class,
    Function,
    Lambda,
    Comprehension,
    Annotation, ///< under `from __future__ import annotations`: looked at for errors, never compiled
};

/// Where a name's variable lives, seen from one scope.
enum class Binding : std::uint8_t {
    Local,          ///< this scope's own: a slot of a function, an entry of a class's or module's namespace
    Cell,           ///< this function's own, and inner functions use it
    Free,           ///< an outer function's
    GlobalExplicit, ///< declared `global`
    GlobalImplicit, ///< bound nowhere around: a global or a built-in
};

struct Symbol {
    std::string name; ///< mangled
    bool is_parameter = false;
    bool is_assigned = false; ///< assigned, deleted, or bound by def, class, for, with, except, match
    bool is_used = false;
    bool is_imported = false;
    bool is_annotated = false;
    bool is_global = false;
    bool is_nonlocal = false;
    bool is_iteration_variable = false; ///< a comprehension's `for` target
    SourceRange declared;               ///< where `global` or `nonlocal` stands
    Binding binding = Binding::GlobalImplicit;
    /// A class binds this name and its methods use an outer function's of the same name.
    bool is_also_free = false;

    bool is_bound() const { return is_parameter || is_assigned || is_imported; }
};

/// A block with names of its own. Symbols are in order of first mention.
class Scope {
public:
    Scope(ScopeKind scope_kind, Scope* outer) : kind(scope_kind), parent(outer) {}

    /// The symbol with this (mangled) name, or null.
    const Symbol* find(std::string_view name) const;
    Symbol* find(std::string_view name);
    Symbol& find_or_add(std::string_view name);
    const std::vector<std::unique_ptr<Symbol>>& symbols() const { return symbols_; }

    /// Whether its variables live in slots of a frame rather than in a namespace.
    bool is_function() const {
        return kind == ScopeKind::Function || kind == ScopeKind::Lambda || kind == ScopeKind::Comprehension;
    }

    ScopeKind kind;
    Scope* parent; ///< null for a module
    std::vector<std::unique_ptr<Scope>> children;
    bool is_async = false;         ///< `async def`, or a comprehension that awaits
    bool is_generator = false;     ///< yields, or is a generator expression
    bool needs_class_cell = false; ///< a class whose methods use `super()` or `__class__`

private:
    std::vector<std::unique_ptr<Symbol>> symbols_;
    std::unordered_map<std::string_view, Symbol*> by_name_; ///< for look-up only
};

class SymbolTable {
public:
    explicit SymbolTable(std::unique_ptr<Scope> module) : module_(std::move(module)) {}

    const Scope& module() const { return *module_; }
    Scope& module() { return *module_; }

    /// The scope that this definition, lambda or comprehension opens. REQUIRES: it is one of the tree's.
    const Scope& scope_of(const void* node) const { return *by_node_.at(node); }
    void add(const void* node, const Scope* scope) { by_node_.emplace(node, scope); }

private:
    std::unique_ptr<Scope> module_;
    std::unordered_map<const void*, const Scope*> by_node_; ///< for look-up only
};

/// Features that `from __future__ import` turns on.
struct FutureFeatures {
    bool annotations = false; ///< annotations are kept as strings
};

/// "__x" inside class "_C" is "_C__x"; other names stay as they are. `class_name` may be empty.
std::string mangle(std::string_view class_name, std::string_view name);

/// Collects the names of a module and decides what each means, with the errors CPython reports for
/// declarations.
tl::expected<SymbolTable, Diagnostics> build_symbol_table(const SyntaxTree& tree,
                                                          const FutureFeatures& features);

} // namespace simul::script
