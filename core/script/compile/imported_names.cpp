#include "core/script/compile/imported_names.hpp"

#include "core/script/syntax/ast.hpp"

namespace simul::script {

ImportedNames::ImportedNames(const SyntaxTree& tree, const SymbolTable& symbols) : symbols_(symbols) {
    for (const ast::Statement* statement : tree.body) {
        if (const auto* import = statement->as<ast::Import>()) {
            for (const ast::Alias& alias : import->names) {
                const bool renamed = !alias.as_name.empty();
                const std::string_view first = alias.name.substr(0, alias.name.find('.'));
                modules_[std::string(renamed ? alias.as_name : first)] = renamed ? alias.name : first;
            }
        } else if (const auto* from = statement->as<ast::ImportFrom>()) {
            for (const ast::Alias& alias : from->names) {
                if (alias.name == "*")
                    star_imports_.push_back(from->module);
                else
                    names_[alias.as_name.empty() ? alias.name : alias.as_name] = {from->module, alias.name};
            }
        }
    }
}

const Symbol* ImportedNames::own_global(std::string_view name) const {
    const Symbol* symbol = symbols_.module().find(name);
    return symbol && (symbol->is_bound() || symbol->is_global) ? symbol : nullptr;
}

bool ImportedNames::means_global(std::string_view name, const Scope& scope) const {
    const Symbol* symbol = scope.find(name);
    if (!symbol || &scope == &symbols_.module()) return true;
    return symbol->binding == Binding::GlobalImplicit || symbol->binding == Binding::GlobalExplicit;
}

bool ImportedNames::is_import(std::string_view name, const Scope& scope) const {
    if (!means_global(name, scope)) return false;
    const Symbol* symbol = own_global(name);
    return symbol && !symbol->is_assigned;
}

const ModuleDescription* ImportedNames::module_of(const ast::Expression& expression,
                                                  const Scope& scope) const {
    if (const auto* name = expression.as<ast::Name>()) {
        const auto found = modules_.find(std::string(name->id));
        return found != modules_.end() && is_import(name->id, scope) ? find_module(found->second) : nullptr;
    }
    const auto* attribute = expression.as<ast::Attribute>();
    const ModuleDescription* package = attribute ? module_of(*attribute->value, scope) : nullptr;
    return package ? find_module(std::string(package->name) + "." + std::string(attribute->name)) : nullptr;
}

std::optional<ModuleName> ImportedNames::name_of(const ast::Expression& expression,
                                                 const Scope& scope) const {
    if (const auto* name = expression.as<ast::Name>()) {
        const auto found = names_.find(name->id);
        if (found == names_.end() || !is_import(name->id, scope)) return std::nullopt;
        return found->second;
    }
    const auto* attribute = expression.as<ast::Attribute>();
    const ModuleDescription* module = attribute ? module_of(*attribute->value, scope) : nullptr;
    if (!module) return std::nullopt;
    return ModuleName{module->name, attribute->name};
}

} // namespace simul::script
