#include "core/script/library/pools/call_body.hpp"

#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/interpreter.hpp"

namespace simul::script::library {

loop::Step CallBody::resume(loop::Outcome) {
    const loop::Ref<CallBody> alive(this);
    Arguments arguments = arguments_.view();
    if (!has_begun_) context_ = context_of_pool_thread(vm_);
    const ContextSwitch inside(vm_, context_);
    RunResult result =
        std::exchange(has_begun_, true) ? execution_.go_on() : execution_.call(callable_, arguments);
    switch (result.kind) {
    case RunResult::Kind::Returned:
    case RunResult::Kind::Yielded: return loop::Step::ends(loop::Outcome::value(to_payload(result.value)));
    case RunResult::Kind::Raised: return loop::Step::ends(to_outcome(vm_, vm_.take_exception()));
    case RunResult::Kind::Blocked: return loop::Step::blocks(result.duration, result.block_kind);
    case RunResult::Kind::Ended: return loop::Step::aborts(execution_.ending);
    }
    return loop::Step::aborts(loop::Outcome::value());
}

} // namespace simul::script::library
