#include "core/scenario/constant_assignment.hpp"

namespace simul::scenario {

using namespace script;
namespace {

ast::LiteralValue literal_of(const ParameterValue& value, Arena& arena) {
    if (const auto* text = std::get_if<std::string>(&value)) return ast::StringLiteral{arena.intern(*text)};
    if (const auto* flag = std::get_if<bool>(&value)) return *flag;
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return *integer;
    return std::get<double>(value);
}

/// A copy of the statement with another value, at the same place.
const ast::Statement* with_value(const ast::Statement& statement, const ConstantAssignment& assignment,
                                 const ParameterValue& value, Arena& arena) {
    auto* constant = arena.make<ast::Constant>(assignment.literal->range);
    constant->value = literal_of(value, arena);
    if (const auto* assign = statement.as<ast::Assign>()) {
        auto* copy = arena.make<ast::Assign>(*assign);
        copy->value = constant;
        return copy;
    }
    auto* copy = arena.make<ast::AnnotatedAssign>(*statement.as<ast::AnnotatedAssign>());
    copy->value = constant;
    return copy;
}

} // namespace

void set_parameters(SyntaxTree& tree, const ParameterValues& values) {
    if (values.empty()) return;
    std::vector<const ast::Statement*> body(tree.body.begin(), tree.body.end());
    for (const Parameter& parameter : find_parameters(tree).parameters) {
        const auto value = values.find(parameter.name);
        if (value == values.end()) continue;
        for (const ast::Statement*& statement : body) {
            const auto assignment = constant_assignment(*statement);
            if (!assignment || static_cast<int>(statement->range.begin.line) != parameter.line) continue;
            statement = with_value(*statement, *assignment, value->second, *tree.arena);
        }
    }
    tree.body = tree.arena->copy(body);
}

} // namespace simul::scenario
