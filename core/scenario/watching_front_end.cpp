#include "core/scenario/watching_front_end.hpp"

#include "core/loop/event_loop.hpp"
#include "core/script/vm/exception_object.hpp"
#include "core/script/vm/traceback_object.hpp"

namespace simul::scenario {
namespace {

/// Finds the innermost level of a stack.
class Innermost final : public loop::StackVisitor {
public:
    void visit(loop::StackEntry entry) override { line = entry.line; }
    int line = 0;
};

} // namespace

void WatchingFrontEnd::exception_never_retrieved(loop::Future& future) {
    const auto* error = dynamic_cast<const script::ExceptionObject*>(future.peek_payload().get());
    const loop::Task* task = future.as_task();
    listener_.exception_never_retrieved(task != nullptr ? "the task '" + task->name() + "'" : "a future",
                                        error != nullptr ? error->type().name() : "an error",
                                        error != nullptr ? static_cast<int>(script::line_in_scenario(*error))
                                                         : 0);
    ScriptFrontEnd::exception_never_retrieved(future);
}

void WatchingFrontEnd::destroyed_pending(loop::Task& task) {
    Innermost place;
    task.body()->visit_stack(place);
    listener_.task_destroyed_pending(task.name(), place.line);
    ScriptFrontEnd::destroyed_pending(task);
}

} // namespace simul::scenario
