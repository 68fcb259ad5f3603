#include "core/script/compile/scope_resolver.hpp"

#include "core/script/syntax/messages.hpp"

#include <set>

namespace simul::script {

namespace {

using Names = std::set<std::string, std::less<>>;

class Resolver {
public:
    Resolver(const SourceFile& source, Diagnostics& diagnostics)
        : source_(source), diagnostics_(diagnostics) {}

    /// `bound`: what the functions around bind; `globals`: what they declare `global`. Returns the names that
    /// this scope needs from the functions around it.
    Names resolve(Scope& scope, Names bound, Names globals) {
        // A class's own names are invisible inside its methods.
        Names inner_bound = bound;
        Names inner_globals = globals;
        Names free;
        for (const auto& symbol : scope.symbols())
            resolve_symbol(scope, *symbol, bound, globals, free);
        if (scope.kind == ScopeKind::Class) {
            inner_bound.insert("__class__");
        } else {
            inner_bound = bound;
            inner_globals = globals;
            for (const auto& symbol : scope.symbols()) {
                if (scope.is_function() && symbol->binding == Binding::Local)
                    inner_bound.insert(symbol->name);
            }
        }
        Names inner_free;
        for (const auto& child : scope.children)
            inner_free.merge(resolve(*child, inner_bound, inner_globals));
        if (scope.is_function()) make_cells(scope, inner_free);
        if (scope.kind == ScopeKind::Class) scope.needs_class_cell = inner_free.erase("__class__") > 0;
        pass_through(scope, inner_free, bound);
        free.merge(inner_free);
        return free;
    }

private:
    void error(const SourceRange& range, Message message,
               std::initializer_list<std::string_view> arguments = {}) {
        diagnostics_.push_back(make_diagnostic(source_, range, message, arguments));
    }

    void resolve_symbol(const Scope& scope, Symbol& symbol, Names& bound, Names& globals, Names& free) {
        const std::string& name = symbol.name;
        if (symbol.is_global) {
            if (symbol.is_nonlocal) error(symbol.declared, Message::NonlocalAndGlobal, {name});
            symbol.binding = Binding::GlobalExplicit;
            globals.insert(name);
            bound.erase(name);
        } else if (symbol.is_nonlocal) {
            if (scope.kind == ScopeKind::Module)
                error(symbol.declared, Message::NonlocalAtModule);
            else if (!bound.contains(name))
                error(symbol.declared, Message::NoBindingForNonlocal, {name});
            symbol.binding = Binding::Free;
            free.insert(name);
        } else if (symbol.is_bound()) {
            symbol.binding = Binding::Local;
            globals.erase(name);
        } else if (bound.contains(name)) {
            symbol.binding = Binding::Free;
            free.insert(name);
        } else {
            symbol.binding = Binding::GlobalImplicit;
        }
    }

    static void make_cells(Scope& scope, Names& free) {
        for (const auto& symbol : scope.symbols()) {
            if (symbol->binding == Binding::Local && free.erase(symbol->name) > 0)
                symbol->binding = Binding::Cell;
        }
    }

    /// What inner functions need and this scope does not provide, it must hand on.
    static void pass_through(Scope& scope, const Names& free, const Names& bound) {
        for (const std::string& name : free) {
            if (Symbol* known = scope.find(name)) {
                if (scope.kind == ScopeKind::Class && (known->is_bound() || known->is_global))
                    known->is_also_free = true;
            } else if (bound.contains(name)) {
                scope.find_or_add(name).binding = Binding::Free;
            }
        }
    }

    const SourceFile& source_;
    Diagnostics& diagnostics_;
};

} // namespace

void resolve_scopes(Scope& module, const SourceFile& source, Diagnostics& diagnostics) {
    Resolver(source, diagnostics).resolve(module, {}, {});
}

} // namespace simul::script
