// try: the stack's picture is written at each part, deepest first.
#include "core/script/compile/unit_compiler.hpp"

namespace simul::script {

void UnitCompiler::of(const ast::Try& n) {
    if (!n.finally.empty()) return try_finally(n);
    n.is_star ? try_except_star(n) : try_except(n);
}

/// [previous, position, exception] of a failure inside a handler: the handled exception is the one before
/// again.
void UnitCompiler::pop_except_and_reraise() {
    code_.unset_location();
    code_.emit(Opcode::COPY, 3);
    code_.emit(Opcode::POP_EXCEPT);
    code_.emit(Opcode::RERAISE, 1);
}

/// `name = None; del name`: the assignment is for bodies that have deleted it themselves.
void UnitCompiler::forget(ast::Identifier exception_name) {
    code_.load_none();
    name(exception_name, Access::Store);
    name(exception_name, Access::Delete);
}

/// The finally part is written twice: after the body, and with [previous, exception] on the stack.
void UnitCompiler::try_finally(const ast::Try& n) {
    const Label exit = code_.new_label();
    const Handler on_exception = code_.new_handler(false);
    Block block = make_block(Block::FinallyTry);
    block.finally = n.finally;
    blocks_.push_back(block);
    code_.protect(on_exception);
    if (n.handlers.empty())
        body(n.body);
    else
        n.is_star ? try_except_star(n) : try_except(n);
    code_.end_protection();
    blocks_.pop_back();
    body(n.finally);
    code_.unset_location();
    code_.jump(exit);

    code_.bind_handler(on_exception);
    code_.unset_location();
    const Handler cleanup = code_.new_handler(true);
    blocks_.push_back(make_block(Block::FinallyEnd));
    code_.protect(cleanup);
    code_.emit(Opcode::PUSH_EXC_INFO);
    body(n.finally);
    blocks_.pop_back();
    code_.emit(Opcode::RERAISE, 0);
    code_.end_protection();
    code_.bind_handler(cleanup);
    pop_except_and_reraise();
    code_.bind(exit);
}

void UnitCompiler::try_except(const ast::Try& n) {
    const Label end = code_.new_label();
    const Handler on_exception = code_.new_handler(false);
    blocks_.push_back(make_block(Block::Try));
    code_.protect(on_exception);
    body(n.body);
    code_.end_protection();
    blocks_.pop_back();
    body(n.otherwise);
    code_.unset_location();
    code_.jump(end);

    code_.bind_handler(on_exception); // [exception]
    code_.unset_location();
    const Handler cleanup = code_.new_handler(true);
    blocks_.push_back(make_block(Block::ExceptionHandler));
    code_.protect(cleanup);
    code_.emit(Opcode::PUSH_EXC_INFO); // [previous, exception]
    for (const ast::ExceptHandler& handler : n.handlers)
        except_handler(handler, end);
    blocks_.pop_back();
    code_.unset_location();
    code_.emit(Opcode::RERAISE, 0);
    code_.end_protection();
    code_.bind_handler(cleanup);
    pop_except_and_reraise();
    code_.bind(end);
}

void UnitCompiler::except_handler(const ast::ExceptHandler& handler, Label end) {
    const std::size_t outside = blocks_.back().protecting; // of the whole handling part
    const std::vector<Handler> protecting = code_.protecting();
    const std::vector<Handler> unprotected(protecting.begin(),
                                           protecting.begin() + static_cast<std::ptrdiff_t>(outside));
    const Label next = code_.new_label();
    code_.set_location(handler.range);
    if (handler.type) {
        expression(*handler.type);
        code_.emit(Opcode::CHECK_EXC_MATCH);
        code_.jump_if(Opcode::POP_JUMP_IF_FALSE, next);
    }
    if (handler.name.empty())
        code_.emit(Opcode::POP_TOP);
    else
        name(handler.name, Access::Store);
    // [previous]
    const Handler on_exception = code_.new_handler(true);
    blocks_.push_back({.kind = Block::HandlerBody, .protecting = outside, .name = handler.name});
    if (!handler.name.empty()) code_.protect(on_exception);
    body(handler.body);
    blocks_.pop_back();
    code_.unset_location();
    code_.set_protecting(unprotected);
    code_.emit(Opcode::POP_EXCEPT);
    if (!handler.name.empty()) forget(handler.name);
    code_.jump(end);
    code_.set_protecting(protecting);
    if (!handler.name.empty()) {
        code_.bind_handler(on_exception); // [previous, position, exception]
        code_.unset_location();
        forget(handler.name);
        code_.emit(Opcode::RERAISE, 1);
    }
    code_.bind(next);
}

/// While the handlers run: [previous, original, raised, rest], `raised` a list, `rest` what nobody has
/// handled yet.
void UnitCompiler::try_except_star(const ast::Try& n) {
    const Label otherwise = code_.new_label();
    const Label end = code_.new_label();
    const Label reraise = code_.new_label();
    const Handler on_exception = code_.new_handler(false);
    blocks_.push_back(make_block(Block::Try));
    code_.protect(on_exception);
    body(n.body);
    code_.end_protection();
    blocks_.pop_back();
    code_.unset_location();
    code_.jump(otherwise);

    code_.bind_handler(on_exception);
    code_.unset_location();
    const Handler cleanup = code_.new_handler(true);
    code_.protect(cleanup);
    code_.emit(Opcode::PUSH_EXC_INFO);
    code_.set_location(n.handlers.front().range);
    code_.emit(Opcode::COPY, 1);
    code_.emit(Opcode::BUILD_LIST, 0);
    code_.emit(Opcode::SWAP, 2);
    for (const ast::ExceptHandler& handler : n.handlers) {
        const Label next = code_.new_label();
        except_star_handler(handler, next);
        code_.bind(next);
    }
    code_.unset_location();
    code_.emit(Opcode::LIST_APPEND, 1); // the rest is raised again, or None
    code_.emit(Opcode::PREP_RERAISE_STAR);
    code_.emit(Opcode::COPY, 1);
    code_.jump_if(Opcode::POP_JUMP_IF_NOT_NONE, reraise);
    code_.emit(Opcode::POP_TOP);
    code_.end_protection();
    code_.emit(Opcode::POP_EXCEPT);
    code_.jump(end);
    code_.bind(reraise); // [previous, exception]
    code_.emit(Opcode::SWAP, 2);
    code_.emit(Opcode::POP_EXCEPT);
    code_.emit(Opcode::RERAISE, 0);
    code_.bind_handler(cleanup);
    pop_except_and_reraise();
    code_.bind(otherwise);
    body(n.otherwise);
    code_.bind(end);
}

void UnitCompiler::except_star_handler(const ast::ExceptHandler& handler, Label next) {
    const Label matches = code_.new_label();
    code_.set_location(handler.range);
    expression(*handler.type);
    code_.emit(Opcode::CHECK_EG_MATCH);
    code_.emit(Opcode::COPY, 1);
    code_.jump_if(Opcode::POP_JUMP_IF_NOT_NONE, matches);
    code_.emit(Opcode::POP_TOP);
    code_.jump(next);
    code_.bind(matches);
    if (handler.name.empty())
        code_.emit(Opcode::POP_TOP);
    else
        name(handler.name, Access::Store);
    const Handler on_exception = code_.new_handler(true);
    code_.protect(on_exception);
    body(handler.body);
    code_.end_protection();
    code_.unset_location();
    if (!handler.name.empty()) forget(handler.name);
    code_.jump(next);
    code_.bind_handler(on_exception); // [previous, original, raised, rest, position, exception]
    code_.unset_location();
    if (!handler.name.empty()) forget(handler.name);
    code_.emit(Opcode::LIST_APPEND, 3);
    code_.emit(Opcode::POP_TOP);
    code_.jump(next);
}

} // namespace simul::script
