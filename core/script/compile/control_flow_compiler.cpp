// Conditions, loops, and leaving blocks.
#include "core/script/compile/control_flow.hpp"
#include "core/script/compile/unit_compiler.hpp"

#include <cassert>

namespace simul::script {

namespace {

/// Whether a literal is true or false; so that `while True` tests nothing.
std::optional<bool> constant_truth(const ast::Expression& expression) {
    const auto* name = expression.as<ast::Name>();
    if (name && name->id == "__debug__") return true;
    const auto* constant = expression.as<ast::Constant>();
    if (!constant) return std::nullopt;
    if (const bool* value = std::get_if<bool>(&constant->value)) return *value;
    if (const auto* value = std::get_if<std::int64_t>(&constant->value)) return *value != 0;
    if (std::holds_alternative<ast::NoneLiteral>(constant->value)) return false;
    return std::nullopt;
}

} // namespace

void UnitCompiler::of(const ast::If& n) {
    const Label end = code_.new_label();
    const Label otherwise = n.otherwise.empty() ? end : code_.new_label();
    jump_if(*n.condition, otherwise, false);
    body(n.body);
    if (!n.otherwise.empty()) {
        code_.unset_location();
        code_.jump(end);
        code_.bind(otherwise);
        body(n.otherwise);
    }
    code_.bind(end);
}

void UnitCompiler::of(const ast::While& n) {
    const Label start = code_.new_label();
    const Label otherwise = code_.new_label();
    const Label end = code_.new_label();
    code_.bind(start);
    Block loop = make_block(Block::WhileLoop);
    loop.continue_to = start;
    loop.break_to = end;
    blocks_.push_back(loop);
    jump_if(*n.condition, otherwise, false);
    body(n.body);
    code_.unset_location();
    code_.jump(start);
    blocks_.pop_back();
    code_.bind(otherwise);
    body(n.otherwise);
    code_.bind(end);
}

void UnitCompiler::of(const ast::For& n) {
    if (n.is_async) return async_for(n);
    const Label start = code_.new_label();
    const Label otherwise = code_.new_label();
    const Label end = code_.new_label();
    Block loop = make_block(Block::ForLoop);
    loop.continue_to = start;
    loop.break_to = end;
    blocks_.push_back(loop);
    container_to_look_through(*n.iterable);
    code_.emit(Opcode::GET_ITER);
    code_.bind(start);
    code_.jump_if(Opcode::FOR_ITER, otherwise);
    target(*n.target, Access::Store);
    body(n.body);
    code_.unset_location();
    code_.jump(start);
    blocks_.pop_back();
    code_.bind(otherwise);
    body(n.otherwise);
    code_.bind(end);
}

void UnitCompiler::async_for(const ast::For& n) {
    const Label start = code_.new_label();
    const Label end = code_.new_label();
    expression(*n.iterable);
    code_.emit(Opcode::GET_AITER);
    code_.bind(start);
    Block loop = make_block(Block::ForLoop);
    loop.continue_to = start;
    loop.break_to = end;
    blocks_.push_back(loop);
    const Handler exhausted = code_.new_handler(false);
    code_.protect(exhausted);
    code_.emit(Opcode::GET_ANEXT);
    code_.load_none();
    code_.emit(Opcode::YIELD_FROM);
    code_.end_protection();
    target(*n.target, Access::Store);
    body(n.body);
    code_.unset_location();
    code_.jump(start);
    blocks_.pop_back();
    code_.bind_handler(exhausted);
    code_.set_location(n.iterable->range);
    code_.emit(Opcode::END_ASYNC_FOR);
    body(n.otherwise);
    code_.bind(end);
}

std::size_t UnitCompiler::innermost_loop() const {
    std::size_t index = blocks_.size();
    do {
        assert(index > 0 && "check_semantics() refuses break and continue outside loops");
        --index;
    } while (blocks_[index].kind != Block::WhileLoop && blocks_[index].kind != Block::ForLoop);
    return index;
}

void UnitCompiler::of(const ast::Break&) {
    const std::size_t loop = innermost_loop();
    const Label out = blocks_[loop].break_to;
    leave_blocks(loop, false, [&] { code_.jump(out); });
}

void UnitCompiler::of(const ast::Continue&) {
    const std::size_t loop = innermost_loop();
    const Label again = blocks_[loop].continue_to;
    leave_blocks(loop + 1, false, [&] { code_.jump(again); });
}

void UnitCompiler::leave(const Block& block, bool preserve_top) {
    const auto swap_if_preserving = [&] {
        if (preserve_top) code_.emit(Opcode::SWAP, 2);
    };
    switch (block.kind) {
    case Block::WhileLoop:
    case Block::Try:
    case Block::ExceptionHandler:
    case Block::AsyncComprehension: return;
    case Block::ForLoop:
    case Block::PreservedValue: swap_if_preserving(); return code_.emit(Opcode::POP_TOP);
    case Block::FinallyTry:
        if (preserve_top) blocks_.push_back(make_block(Block::PreservedValue));
        body(block.finally);
        if (preserve_top) blocks_.pop_back();
        return code_.unset_location();
    case Block::FinallyEnd:
        swap_if_preserving();
        code_.emit(Opcode::POP_TOP);
        swap_if_preserving();
        return code_.emit(Opcode::POP_EXCEPT);
    case Block::With:
    case Block::AsyncWith:
        code_.set_location(block.range);
        swap_if_preserving();
        call_exit_with_nones();
        if (block.kind == Block::AsyncWith) await_top(AwaitedBy::Aexit);
        code_.emit(Opcode::POP_TOP);
        return code_.unset_location();
    case Block::HandlerBody:
        swap_if_preserving();
        code_.emit(Opcode::POP_EXCEPT);
        if (!block.name.empty()) forget(block.name);
        return;
    }
}

/// Evaluates a condition and jumps when it is `when`, without making a bool of it.
void UnitCompiler::jump_if(const Expression& condition, Label target, bool when) {
    if (const auto* negation = condition.as<ast::UnaryOperation>();
        negation && negation->op == ast::UnaryOperator::Not)
        return jump_if(*negation->operand, target, !when);
    if (const auto* operation = condition.as<ast::BooleanOperation>()) {
        const bool decides = operation->op == ast::BooleanOperator::Or; // the value that ends the evaluation
        const bool same = decides == when;
        const Label decided = same ? target : code_.new_label();
        for (const Expression* value : operation->values.first(operation->values.size() - 1))
            jump_if(*value, decided, decides);
        jump_if(*operation->values.back(), target, when);
        if (!same) code_.bind(decided);
        return;
    }
    if (const auto* conditional = condition.as<ast::IfExpression>()) {
        const Label otherwise = code_.new_label();
        const Label end = code_.new_label();
        jump_if(*conditional->condition, otherwise, false);
        jump_if(*conditional->body, target, when);
        code_.jump(end);
        code_.bind(otherwise);
        jump_if(*conditional->otherwise, target, when);
        return code_.bind(end);
    }
    if (const auto* comparison = condition.as<ast::Comparison>();
        comparison && comparison->operators.size() > 1)
        return jump_if_comparison(*comparison, target, when);
    if (const auto truth = constant_truth(condition)) {
        if (*truth == when) code_.jump(target);
        return;
    }
    // The rest of the statement (an assertion's exception) then stands at the comparison.
    if (condition.is<ast::Comparison>()) code_.set_location(condition.range);
    expression(condition);
    code_.jump_if(when ? Opcode::POP_JUMP_IF_TRUE : Opcode::POP_JUMP_IF_FALSE, target);
}

void UnitCompiler::jump_if_comparison(const ast::Comparison& n, Label target, bool when) {
    const Label cleanup = code_.new_label();
    const Label end = code_.new_label();
    code_.set_location(n.range);
    expression(*n.left);
    const std::size_t last = n.operators.size() - 1;
    for (std::size_t i = 0; i < last; ++i) {
        expression(*n.comparators[i]);
        code_.emit(Opcode::SWAP, 2);
        code_.emit(Opcode::COPY, 2);
        compare(n.operators[i]);
        code_.jump_if(Opcode::POP_JUMP_IF_FALSE, cleanup);
    }
    expression(*n.comparators[last]);
    compare(n.operators[last]);
    code_.jump_if(when ? Opcode::POP_JUMP_IF_TRUE : Opcode::POP_JUMP_IF_FALSE, target);
    code_.jump(end);
    code_.bind(cleanup);
    code_.emit(Opcode::POP_TOP);
    if (!when) code_.jump(target);
    code_.bind(end);
}

} // namespace simul::script
