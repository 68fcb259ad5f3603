// with, async with.
#include "core/script/compile/unit_compiler.hpp"

namespace simul::script {

void UnitCompiler::of(const ast::With& n) {
    with_item(n, 0);
}

void UnitCompiler::call_exit_with_nones() {
    code_.load_none();
    code_.load_none();
    code_.load_none();
    code_.emit(Opcode::CALL, 3);
}

void UnitCompiler::await_top(AwaitedBy by) {
    code_.emit(Opcode::GET_AWAITABLE, static_cast<std::uint32_t>(by));
    code_.load_none();
    code_.emit(Opcode::YIELD_FROM);
}

/// Leaving the statement, in whatever way, stands at its first line: that is where a traceback and a
/// suspended frame show it.
void UnitCompiler::with_item(const ast::With& n, std::size_t index) {
    const ast::WithItem& item = n.items[index];
    const Label exit = code_.new_label();
    expression(*item.context);
    code_.emit(n.is_async ? Opcode::BEFORE_ASYNC_WITH : Opcode::BEFORE_WITH);
    if (n.is_async) await_top(AwaitedBy::Aenter);

    // [__exit__, entered]
    const Handler on_exception = code_.new_handler(true, 1);
    Block block = make_block(n.is_async ? Block::AsyncWith : Block::With);
    block.range = n.range;
    blocks_.push_back(block);
    code_.protect(on_exception);
    if (item.target)
        target(*item.target, Access::Store);
    else
        code_.emit(Opcode::POP_TOP);
    if (index + 1 < n.items.size())
        with_item(n, index + 1);
    else
        body(n.body);
    code_.end_protection();
    blocks_.pop_back();

    code_.set_location(n.range);
    call_exit_with_nones();
    if (n.is_async) await_top(AwaitedBy::Aexit);
    code_.emit(Opcode::POP_TOP);
    code_.jump(exit);

    code_.bind_handler(on_exception); // [__exit__, position, exception]
    const Handler cleanup = code_.new_handler(true);
    code_.protect(cleanup);
    code_.emit(Opcode::PUSH_EXC_INFO);
    code_.emit(Opcode::WITH_EXCEPT_START);
    if (n.is_async) await_top(AwaitedBy::Aexit);
    finish_with_exception(cleanup);
    code_.bind(exit);
}

/// [__exit__, position, previous, exception, whether to swallow it]
void UnitCompiler::finish_with_exception(Handler cleanup) {
    const Label swallowed = code_.new_label();
    code_.unset_location();
    code_.jump_if(Opcode::POP_JUMP_IF_TRUE, swallowed);
    code_.emit(Opcode::RERAISE, 2);
    code_.end_protection();
    code_.bind_handler(cleanup);
    pop_except_and_reraise();
    code_.bind(swallowed);
    code_.emit(Opcode::POP_TOP);
    code_.emit(Opcode::POP_EXCEPT);
    code_.emit(Opcode::POP_TOP);
    code_.emit(Opcode::POP_TOP);
}

} // namespace simul::script
