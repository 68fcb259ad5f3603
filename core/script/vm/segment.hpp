/// Putting a suspended chain of coroutines on an execution, and cutting it off again (see GeneratorObject):
/// what every step of a task does once each, so it is inline.
#pragma once

#include "core/script/vm/always_inline.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/generator_object.hpp"

namespace simul::script {

/// The generator's segment goes on, or begins, on top of the execution. Its innermost frame is the top one.
/// REQUIRES: created or suspended, no delegate, and there is depth for it.
inline void enter_segment(Execution& execution, GeneratorObject& generator, OnReturn on_return) {
    const bool is_fresh = generator.state == GeneratorObject::State::Created;
    Frame& frame = *generator.frame;
    generator.outer_segment = execution.segment;
    generator.outer_depth = execution.depth;
    generator.state = GeneratorObject::State::Running;
    generator.handled.outer = execution.handled;
    intrusive_ptr_add_ref(&generator); // until the segment is left
    execution.segment = &generator;
    execution.depth += is_fresh ? 1 : generator.segment_depth;
    execution.handled = is_fresh ? &generator.handled : generator.innermost_handled;
    frame.caller = execution.top;
    frame.on_return = on_return;
    execution.top = is_fresh ? static_cast<Activation*>(&frame) : generator.innermost;
}

/// Leaves the running segment: its frames are cut off, the consumer is on top. The root may die with the
/// reference that is given back.
SIMUL_ALWAYS_INLINE inline Ref<GeneratorObject> leave_segment(Execution& execution,
                                                              GeneratorObject::State state) {
    GeneratorObject& root = *execution.segment;
    root.state = state;
    root.innermost = execution.top;
    root.innermost_handled = execution.handled;
    root.segment_depth = execution.depth - root.outer_depth;
    execution.top = root.frame->caller;
    execution.handled = root.handled.outer;
    execution.depth = root.outer_depth;
    execution.segment = root.outer_segment;
    root.frame->caller = nullptr;
    return Ref<GeneratorObject>(&root, false);
}

/// Suspends the running segment and gives its consumer a value.
SIMUL_ALWAYS_INLINE inline void yield_out(Execution& execution, Value&& value) {
    const Ref<GeneratorObject> root = leave_segment(execution, GeneratorObject::State::Suspended);
    execution.deliver_yielded(std::move(value));
}

} // namespace simul::script
