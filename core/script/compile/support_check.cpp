#include "core/script/compile/support_check.hpp"

#include "core/script/compile/imported_names.hpp"
#include "core/script/syntax/ast_walker.hpp"
#include "core/script/syntax/messages.hpp"

#include <algorithm>
#include <string>

namespace simul::script {

namespace {

std::string module_list() {
    std::string list = "Simul has: ";
    for (const ModuleDescription& module : supported_modules())
        list += (&module == supported_modules().data() ? "" : ", ") + std::string(module.name);
    return list;
}

bool is_word_of(std::string_view words, std::string_view word) {
    for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
        const bool begins = at == 0 || words[at - 1] == ' ';
        const std::size_t end = at + word.size();
        if (begins && (end == words.size() || words[end] == ' ')) return true;
    }
    return false;
}

class SupportChecker : ast::Walker<SupportChecker> {
public:
    SupportChecker(const SyntaxTree& tree, const SymbolTable& symbols, Diagnostics& diagnostics)
        : source_(*tree.source), symbols_(symbols), imported_(tree, symbols), scope_(&symbols.module()),
          diagnostics_(diagnostics) {
        for (const ast::Statement* statement : tree.body)
            visit(ast::AnyNode(statement));
    }

private:
    friend class ast::Walker<SupportChecker>;

    void error(const SourceRange& range, Message message, std::initializer_list<std::string_view> arguments) {
        diagnostics_.push_back(make_diagnostic(source_, range, message, arguments));
    }

    void check_module(std::string_view name, const SourceRange& range) {
        if (find_module(name)) return;
        const std::string_view advice = advice_for_module(name);
        error(range, Message::UnsupportedModule,
              {name, advice.empty() ? module_list() : std::string(advice)});
    }
    void check_name(const ModuleDescription& module, std::string_view name, const SourceRange& range) {
        const bool special = name.starts_with("__") && name.ends_with("__");
        if (special || module_has_name(module, name)) return;
        error(range, Message::UnsupportedModuleName, {module.name, name, advice_for_name(module.name, name)});
    }

    template <class T>
    void children_in_scope(const T& node) {
        const Scope* outer = std::exchange(scope_, &symbols_.scope_of(&node));
        children(node);
        scope_ = outer;
    }

    template <class T>
    void of(const T& node) {
        children(node);
    }
    /// Decorators, defaults, annotations and bases belong to the scope around.
    template <class T>
    void definition(const T& node) {
        const Scope* const outer = scope_;
        ast::for_each_child(ast::any_node(node), [&](ast::AnyNode child) {
            if (std::holds_alternative<const ast::Statement*>(child)) scope_ = &symbols_.scope_of(&node);
            visit(child);
            scope_ = outer;
        });
    }
    void of(const ast::FunctionDefinition& n) { definition(n); }
    void of(const ast::ClassDefinition& n) { definition(n); }
    // A name in a default means the same inside the scope unless it is bound there; then it is not looked at,
    // which refuses nothing that works.
    void of(const ast::Lambda& n) { children_in_scope(n); }
    void of(const ast::ListComprehension& n) { children_in_scope(n); }
    void of(const ast::SetComprehension& n) { children_in_scope(n); }
    void of(const ast::DictComprehension& n) { children_in_scope(n); }
    void of(const ast::GeneratorExpression& n) { children_in_scope(n); }
    /// What only type checkers read is never run.
    void of(const ast::If& n) {
        const auto condition = imported_.name_of(*n.condition, *scope_);
        if (condition != ModuleName{"typing", "TYPE_CHECKING"}) return children(n);
        for (const ast::Statement* statement : n.otherwise)
            visit(ast::AnyNode(statement));
    }
    void of(const ast::Import& n) {
        for (const ast::Alias& alias : n.names)
            check_module(alias.name, alias.range);
    }
    void of(const ast::ImportFrom& n) {
        if (n.module == "__future__") return;
        check_module(n.module, n.module_range);
        const ModuleDescription* module = find_module(n.module);
        if (!module) return;
        for (const ast::Alias& alias : n.names) {
            if (alias.name != "*") check_name(*module, alias.name, alias.range);
        }
    }
    void of(const ast::Attribute& n) {
        if (const ModuleDescription* module = imported_.module_of(*n.value, *scope_))
            check_name(*module, n.name, n.name_range);
        children(n);
    }
    void of(const ast::Name& n) {
        if (!imported_.means_global(n.id, *scope_) || imported_.own_global(n.id)) return;
        if (const std::string_view advice = advice_for_builtin(n.id); !advice.empty())
            return error(n.range, Message::UnsupportedBuiltin, {n.id, advice});
        if (!imported_.star_imports().empty()) check_star_imported(n);
    }
    /// With `from m import *` a name that nobody binds may be one of the module's that Simul does not have.
    void check_star_imported(const ast::Name& n) {
        if (is_word_of(builtin_names(), n.id) || (n.id.starts_with("__") && n.id.ends_with("__"))) return;
        const bool known = std::any_of(imported_.star_imports().begin(), imported_.star_imports().end(),
                                       [&](std::string_view name) {
                                           const ModuleDescription* module = find_module(name);
                                           return !module || module_has_name(*module, n.id);
                                       });
        if (!known) error(n.range, Message::NameNotInStarImports, {n.id, imported_.star_imports().back()});
    }

    const SourceFile& source_;
    const SymbolTable& symbols_;
    const ImportedNames imported_;
    const Scope* scope_;
    Diagnostics& diagnostics_;
};

} // namespace

void check_support(const SyntaxTree& tree, const SymbolTable& symbols, Diagnostics& diagnostics) {
    SupportChecker(tree, symbols, diagnostics);
}

} // namespace simul::script
