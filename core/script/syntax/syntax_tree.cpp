#include "core/script/syntax/syntax_tree.hpp"

namespace simul::script {

std::optional<std::string_view> docstring_of(ast::Body body) {
    if (body.empty()) return std::nullopt;
    const auto* statement = body.front()->as<ast::ExpressionStatement>();
    const auto* constant = statement ? statement->value->as<ast::Constant>() : nullptr;
    const auto* string = constant ? std::get_if<ast::StringLiteral>(&constant->value) : nullptr;
    if (!string) return std::nullopt;
    return string->text;
}

} // namespace simul::script
