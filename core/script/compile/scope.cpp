#include "core/script/compile/scope.hpp"

namespace simul::script {

const Symbol* Scope::find(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
}

Symbol* Scope::find(std::string_view name) {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
}

Symbol& Scope::find_or_add(std::string_view name) {
    if (Symbol* found = find(name)) return *found;
    auto symbol = std::make_unique<Symbol>();
    symbol->name = std::string(name);
    Symbol& added = *symbol;
    symbols_.push_back(std::move(symbol));
    by_name_.emplace(added.name, &added);
    return added;
}

std::string mangle(std::string_view class_name, std::string_view name) {
    const bool is_private =
        name.starts_with("__") && !name.ends_with("__") && name.find('.') == std::string_view::npos;
    const std::size_t first = class_name.find_first_not_of('_');
    if (!is_private || first == std::string_view::npos) return std::string(name);
    return "_" + std::string(class_name.substr(first)) + std::string(name);
}

} // namespace simul::script
