/// A script's function as the body of a pool call.
#pragma once

#include "core/loop/coroutine.hpp"
#include "core/script/library/contexts/context_object.hpp"
#include "core/script/vm/arguments.hpp"
#include "core/script/vm/execution.hpp"

namespace simul::script::library {

/// Calls `callable(*arguments)` on the thread that resumes it. What it raises is its outcome, SystemExit too:
/// as in CPython, an exception does not leave its pool thread.
class CallBody final : public loop::Coroutine {
public:
    CallBody(Interpreter& vm, Value callable, OwnedArguments arguments)
        : vm_(vm), execution_(vm), callable_(std::move(callable)), arguments_(std::move(arguments)) {}

    loop::Step resume(loop::Outcome sent) override;
    void visit_stack(loop::StackVisitor& visitor) const override { execution_.visit_stack(visitor); }
    bool has_stack() const noexcept override { return true; }

private:
    Interpreter& vm_;
    Execution execution_;
    Value callable_;
    OwnedArguments arguments_;
    bool has_begun_ = false;
    Ref<ContextObject> context_; ///< of the thread that took it
};

} // namespace simul::script::library
