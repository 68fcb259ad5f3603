/// Coroutines of primitives: which loop they are on shows when they begin.
#pragma once

#include "core/script/library/asyncio/asyncio_module.hpp"
#include "core/script/library/asyncio/asyncio_state.hpp"

#include <utility>

namespace simul::script::library::asyncio {

/// The operation that `begin(event_loop)` gives, once the coroutine is first resumed; RuntimeError where no
/// loop runs then.
template <class Begin>
class LateOperation final : public loop::Coroutine {
public:
    LateOperation(Interpreter& vm, Begin begin) : vm_(vm), begin_(std::move(begin)) {}

    loop::Step resume(loop::Outcome sent) override {
        if (operation_ == nullptr) {
            if (!sent.is_value()) return loop::Step::ends(std::move(sent));
            loop::EventLoop* event_loop = running_loop(vm_);
            if (event_loop == nullptr) return loop::Step::ends(pending_outcome(vm_));
            operation_ = body_of(begin_(*event_loop));
        }
        return operation_->resume(std::move(sent));
    }
    void visit_stack(loop::StackVisitor& visitor) const override {
        if (operation_ != nullptr) operation_->visit_stack(visitor);
    }
    bool has_stack() const noexcept override { return operation_ != nullptr && operation_->has_stack(); }

private:
    static Ref<loop::Coroutine> body_of(const loop::Operation& operation) { return operation.body(); }
    static Ref<loop::Coroutine> body_of(Ref<loop::Coroutine> body) { return body; }

    Interpreter& vm_;
    Begin begin_;
    Ref<loop::Coroutine> operation_;
};

/// The coroutine that a script awaits. The names are static.
template <class Begin>
Value late_coroutine(Interpreter& vm, const char* name, const char* qualified_name, Begin begin) {
    return coroutine_of(vm, name, qualified_name,
                        Ref<loop::Coroutine>(new LateOperation<Begin>(vm, std::move(begin))));
}

} // namespace simul::script::library::asyncio
