// Expressions and targets.
#include "core/script/compile/operators.hpp"
#include "core/script/compile/unit_compiler.hpp"

#include <algorithm>

namespace simul::script {

void UnitCompiler::expression(const Expression& node) {
    const At at(code_, node.range);
    if (node.is<ast::Tuple>() || node.is<ast::UnaryOperation>()) {
        if (auto constant = constant_value(node)) return code_.load(std::move(*constant));
    }
    ast::visit(node, [this](const auto& concrete) { this->of(concrete); });
}

void UnitCompiler::target(const Expression& node, Access access) {
    const At at(code_, node.range);
    const bool store = access == Access::Store;
    if (const auto* variable = node.as<ast::Name>()) return name(variable->id, access);
    if (const auto* attribute = node.as<ast::Attribute>()) {
        expression(*attribute->value);
        move_to_attribute_name(*attribute);
        return code_.emit(store ? Opcode::STORE_ATTR : Opcode::DELETE_ATTR,
                          code_.attribute_site(mangled(attribute->name)));
    }
    if (const auto* subscript = node.as<ast::Subscript>()) {
        expression(*subscript->value);
        expression(*subscript->index);
        return code_.emit(store ? Opcode::STORE_SUBSCR : Opcode::DELETE_SUBSCR);
    }
    const auto* list = node.as<ast::List>();
    const ast::Expressions items = list ? list->items : node.as<ast::Tuple>()->items;
    if (store) return unpack_targets(items);
    for (const Expression* item : items)
        target(*item, access);
}

void UnitCompiler::unpack_targets(ast::Expressions targets) {
    const auto star = std::find_if(targets.begin(), targets.end(),
                                   [](const Expression* item) { return item->is<ast::Starred>(); });
    const auto count = static_cast<std::uint32_t>(targets.size());
    if (star == targets.end()) {
        code_.emit(Opcode::UNPACK_SEQUENCE, count);
    } else {
        const auto before = static_cast<std::uint32_t>(star - targets.begin());
        code_.emit(Opcode::UNPACK_EX, UnpackCounts{before, count - before - 1}.encode());
    }
    for (const Expression* item : targets) {
        const auto* starred = item->as<ast::Starred>();
        target(starred ? *starred->value : *item, Access::Store);
    }
}

void UnitCompiler::of(const ast::BooleanOperation& n) {
    const Label end = code_.new_label();
    const Opcode jump =
        n.op == ast::BooleanOperator::And ? Opcode::JUMP_IF_FALSE_OR_POP : Opcode::JUMP_IF_TRUE_OR_POP;
    for (const Expression* value : n.values.first(n.values.size() - 1)) {
        expression(*value);
        code_.jump_if(jump, end);
    }
    expression(*n.values.back());
    code_.bind(end);
}

void UnitCompiler::of(const ast::NamedExpression& n) {
    expression(*n.value);
    code_.emit(Opcode::COPY, 1);
    target(*n.target, Access::Store);
}

void UnitCompiler::of(const ast::BinaryOperation& n) {
    expression(*n.left);
    expression(*n.right);
    code_.emit(Opcode::BINARY_OP, static_cast<std::uint32_t>(binary_operator(n.op)));
}

void UnitCompiler::of(const ast::UnaryOperation& n) {
    expression(*n.operand);
    code_.emit(unary_opcode(n.op));
}

void UnitCompiler::of(const ast::IfExpression& n) {
    const Label end = code_.new_label();
    const Label otherwise = code_.new_label();
    jump_if(*n.condition, otherwise, false);
    expression(*n.body);
    code_.jump(end);
    code_.bind(otherwise);
    expression(*n.otherwise);
    code_.bind(end);
}

void UnitCompiler::of(const ast::Await& n) {
    expression(*n.value);
    await_top(AwaitedBy::Await);
}

void UnitCompiler::of(const ast::Yield& n) {
    if (n.value)
        expression(*n.value);
    else
        code_.load_none();
    code_.emit(Opcode::YIELD_VALUE);
}

void UnitCompiler::of(const ast::YieldFrom& n) {
    expression(*n.value);
    code_.emit(Opcode::GET_YIELD_FROM_ITER);
    code_.load_none();
    code_.emit(Opcode::YIELD_FROM);
}

void UnitCompiler::compare(ast::ComparisonOperator op) {
    const auto comparison = [this](CompareOperator compared) {
        code_.emit(Opcode::COMPARE_OP, static_cast<std::uint32_t>(compared));
    };
    switch (op) {
    case ast::ComparisonOperator::Equal: return comparison(CompareOperator::Equal);
    case ast::ComparisonOperator::NotEqual: return comparison(CompareOperator::NotEqual);
    case ast::ComparisonOperator::Less: return comparison(CompareOperator::Less);
    case ast::ComparisonOperator::LessEqual: return comparison(CompareOperator::LessEqual);
    case ast::ComparisonOperator::Greater: return comparison(CompareOperator::Greater);
    case ast::ComparisonOperator::GreaterEqual: return comparison(CompareOperator::GreaterEqual);
    case ast::ComparisonOperator::Is: return code_.emit(Opcode::IS_OP, 0);
    case ast::ComparisonOperator::IsNot: return code_.emit(Opcode::IS_OP, 1);
    case ast::ComparisonOperator::In: return code_.emit(Opcode::CONTAINS_OP, 0);
    case ast::ComparisonOperator::NotIn: return code_.emit(Opcode::CONTAINS_OP, 1);
    }
}

void UnitCompiler::of(const ast::Comparison& n) {
    expression(*n.left);
    const std::size_t last = n.operators.size() - 1;
    const Label cleanup = code_.new_label();
    const Label end = code_.new_label();
    for (std::size_t i = 0; i < last; ++i) {
        expression(*n.comparators[i]);
        code_.emit(Opcode::SWAP, 2);
        code_.emit(Opcode::COPY, 2);
        compare(n.operators[i]);
        code_.jump_if(Opcode::JUMP_IF_FALSE_OR_POP, cleanup);
    }
    const bool looks_through = n.operators[last] == ast::ComparisonOperator::In ||
                               n.operators[last] == ast::ComparisonOperator::NotIn;
    if (looks_through)
        container_to_look_through(*n.comparators[last]);
    else
        expression(*n.comparators[last]);
    compare(n.operators[last]);
    if (last > 0) {
        code_.jump(end);
        code_.bind(cleanup); // [right operand, false]
        code_.emit(Opcode::SWAP, 2);
        code_.emit(Opcode::POP_TOP);
        code_.bind(end);
    }
}

void UnitCompiler::of(const ast::FormattedValue& n) {
    expression(*n.value);
    auto flags = static_cast<std::uint32_t>(n.conversion); // in the order of FormatFlags::Conversion
    if (n.specification) {
        expression(*n.specification);
        flags |= FormatFlags::kHasSpecification;
    }
    code_.emit(Opcode::FORMAT_VALUE, flags);
}

void UnitCompiler::of(const ast::JoinedString& n) {
    for (const Expression* value : n.values)
        expression(*value);
    if (n.values.size() != 1) code_.emit(Opcode::BUILD_STRING, static_cast<std::uint32_t>(n.values.size()));
}

void UnitCompiler::of(const ast::Constant& n) {
    code_.load(constant_of(n.value));
}

void UnitCompiler::move_to_attribute_name(const ast::Attribute& n) {
    SourceRange range = code_.location();
    if (range.begin.line == n.range.end.line) return;
    range.begin = n.name_range.begin;
    range.end = std::max(range.begin, range.end);
    code_.set_location(range);
}

void UnitCompiler::of(const ast::Attribute& n) {
    expression(*n.value);
    move_to_attribute_name(n);
    code_.emit(Opcode::LOAD_ATTR, code_.attribute_site(mangled(n.name)));
}

void UnitCompiler::of(const ast::Subscript& n) {
    expression(*n.value);
    expression(*n.index);
    code_.emit(Opcode::BINARY_SUBSCR);
}

void UnitCompiler::of(const ast::Starred& n) {
    // Displays, calls and targets take their starred items apart; check_semantics() refuses all others.
    expression(*n.value);
}

void UnitCompiler::of(const ast::Name& n) {
    if (n.id == "__debug__") return code_.load(Constant{true});
    name(n.id, Access::Load);
}

void UnitCompiler::of(const ast::Slice& n) {
    const auto part = [this](const Expression* node) { node ? expression(*node) : code_.load_none(); };
    part(n.lower);
    part(n.upper);
    if (n.step) expression(*n.step);
    code_.emit(Opcode::BUILD_SLICE, n.step ? 3 : 2);
}

} // namespace simul::script
