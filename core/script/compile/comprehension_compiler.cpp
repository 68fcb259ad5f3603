// Comprehensions and generator expressions: a function of its own, called at once with the first iterator.
#include "core/script/compile/unit_compiler.hpp"

namespace simul::script {

void UnitCompiler::of(const ast::ListComprehension& n) {
    comprehension(n, "<listcomp>", {ComprehensionKind::List, n.clauses, *n.element, nullptr});
}

void UnitCompiler::of(const ast::SetComprehension& n) {
    comprehension(n, "<setcomp>", {ComprehensionKind::Set, n.clauses, *n.element, nullptr});
}

void UnitCompiler::of(const ast::DictComprehension& n) {
    comprehension(n, "<dictcomp>", {ComprehensionKind::Dict, n.clauses, *n.key, n.value});
}

void UnitCompiler::of(const ast::GeneratorExpression& n) {
    comprehension(n, "<genexpr>", {ComprehensionKind::Generator, n.clauses, *n.element, nullptr});
}

void UnitCompiler::comprehension(const Expression& node, std::string_view name,
                                 const ComprehensionParts& parts) {
    UnitCompiler inner(*this, context_.symbols.scope_of(&node), name, node.range.begin.line);
    inner.local_slot(".0");
    inner.result_->positional_count = 1;
    inner.code_.set_location(node.range);
    const bool is_generator = parts.kind == ComprehensionKind::Generator;
    switch (parts.kind) {
    case ComprehensionKind::List: inner.code_.emit(Opcode::BUILD_LIST, 0); break;
    case ComprehensionKind::Set: inner.code_.emit(Opcode::BUILD_SET, 0); break;
    case ComprehensionKind::Dict: inner.code_.emit(Opcode::BUILD_MAP, 0); break;
    case ComprehensionKind::Generator: break;
    }
    inner.comprehension_clause(parts, 0, 0);
    if (is_generator) {
        inner.code_.unset_location();
        inner.code_.load_none();
    }
    inner.code_.emit(Opcode::RETURN_VALUE);

    make_function(inner.finish(), 0);
    container_to_look_through(*parts.clauses.front().iterable);
    code_.emit(parts.clauses.front().is_async ? Opcode::GET_AITER : Opcode::GET_ITER);
    code_.emit(Opcode::CALL, 1);
    if (inner.scope_.is_async && !is_generator) await_top(AwaitedBy::Await);
}

/// `depth`: how many iterators lie above the container.
void UnitCompiler::comprehension_clause(const ComprehensionParts& parts, std::size_t index,
                                        std::uint32_t depth) {
    const ast::ComprehensionClause& clause = parts.clauses[index];
    if (clause.is_async) return async_comprehension_clause(parts, index, depth);
    const Label start = code_.new_label();
    const Label next = code_.new_label();
    const Label end = code_.new_label();
    // `for y in [f(x)]` is an assignment, not a loop.
    const auto* list = clause.iterable->as<ast::List>();
    const auto* tuple = clause.iterable->as<ast::Tuple>();
    const ast::Expressions items = list ? list->items : tuple ? tuple->items : ast::Expressions();
    const bool is_assignment = index > 0 && items.size() == 1 && !items.front()->is<ast::Starred>();
    if (index == 0) {
        code_.emit(Opcode::LOAD_FAST, 0);
    } else if (is_assignment) {
        expression(*items.front());
    } else {
        container_to_look_through(*clause.iterable);
        code_.emit(Opcode::GET_ITER);
    }
    if (!is_assignment) {
        ++depth;
        code_.bind(start);
        code_.jump_if(Opcode::FOR_ITER, end);
    }
    target(*clause.target, Access::Store);
    comprehension_conditions(parts, index, depth, next);
    code_.bind(next);
    if (!is_assignment) {
        code_.jump(start);
        code_.bind(end);
    }
}

void UnitCompiler::async_comprehension_clause(const ComprehensionParts& parts, std::size_t index,
                                              std::uint32_t depth) {
    const ast::ComprehensionClause& clause = parts.clauses[index];
    const Label start = code_.new_label();
    const Label next = code_.new_label();
    if (index == 0) {
        code_.emit(Opcode::LOAD_FAST, 0);
    } else {
        expression(*clause.iterable);
        code_.emit(Opcode::GET_AITER);
    }
    code_.bind(start);
    const Handler exhausted = code_.new_handler(false);
    code_.protect(exhausted);
    code_.emit(Opcode::GET_ANEXT);
    code_.load_none();
    code_.emit(Opcode::YIELD_FROM);
    code_.end_protection();
    target(*clause.target, Access::Store);
    comprehension_conditions(parts, index, depth + 1, next);
    code_.bind(next);
    code_.jump(start);
    code_.bind_handler(exhausted);
    code_.emit(Opcode::END_ASYNC_FOR);
}

/// The conditions of a clause, then the clauses behind it or the element.
void UnitCompiler::comprehension_conditions(const ComprehensionParts& parts, std::size_t index,
                                            std::uint32_t depth, Label next) {
    for (const Expression* condition : parts.clauses[index].conditions)
        jump_if(*condition, next, false);
    if (index + 1 < parts.clauses.size())
        comprehension_clause(parts, index + 1, depth);
    else
        comprehension_element(parts, depth);
}

void UnitCompiler::comprehension_element(const ComprehensionParts& parts, std::uint32_t depth) {
    expression(parts.element);
    switch (parts.kind) {
    case ComprehensionKind::Generator: code_.emit(Opcode::YIELD_VALUE); return code_.emit(Opcode::POP_TOP);
    case ComprehensionKind::List: return code_.emit(Opcode::LIST_APPEND, depth + 1);
    case ComprehensionKind::Set: return code_.emit(Opcode::SET_ADD, depth + 1);
    case ComprehensionKind::Dict: expression(*parts.value); return code_.emit(Opcode::MAP_ADD, depth + 1);
    }
}

} // namespace simul::script
