/// Constants at the level of a module, as the syntax tree has them.
#pragma once

#include "core/scenario/parameter.hpp"

namespace simul::scenario {

/// `NAME = literal` or `NAME: type = literal`. Refers into the tree.
struct ConstantAssignment {
    const script::ast::Name* name;
    const script::ast::Expression* literal;
    ParameterValue value;
};
std::optional<ConstantAssignment> constant_assignment(const script::ast::Statement& statement);

} // namespace simul::scenario
