#include "core/script/library/asyncio/front_end.hpp"

#include "core/loop/task.hpp"
#include "core/script/library/asyncio/asyncio_state.hpp"
#include "core/script/library/asyncio/describing.hpp"
#include "core/script/library/asyncio/driving.hpp"
#include "core/script/library/asyncio/exception_handling.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/finalization.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/operations.hpp"

namespace simul::script::library::asyncio {
namespace {

/// Objects die anywhere, in the middle of an exception's way too: it waits while reports of them run script
/// code.
class PendingAside {
public:
    explicit PendingAside(Interpreter& vm) : vm_(vm) {
        if (vm.has_pending_exception()) exception_ = vm.take_exception();
    }
    ~PendingAside() {
        if (exception_ != nullptr) vm_.set_pending_exception(std::move(exception_));
    }
    PendingAside(const PendingAside&) = delete;
    PendingAside& operator=(const PendingAside&) = delete;

private:
    Interpreter& vm_;
    ExceptionRef exception_;
};

TypeObject& type_of_error(Interpreter& vm, loop::ErrorKind kind) {
    const AsyncioState& state = state_of(vm);
    switch (kind) {
    case loop::ErrorKind::Runtime: return *vm.exceptions().runtime_error;
    case loop::ErrorKind::Value: return *vm.exceptions().value_error;
    case loop::ErrorKind::Type: return *vm.exceptions().type_error;
    case loop::ErrorKind::Timeout: return *vm.exceptions().timeout_error;
    case loop::ErrorKind::InvalidState: return *state.invalid_state_error;
    case loop::ErrorKind::QueueEmpty: return *state.queue_empty;
    case loop::ErrorKind::QueueFull: return *state.queue_full;
    case loop::ErrorKind::BrokenBarrier: return *state.broken_barrier_error;
    }
    return *vm.exceptions().runtime_error;
}

ExceptionRef exception_without_arguments(Interpreter& vm, TypeObject& type) {
    return ExceptionObject::create(type, vm.empty_tuple());
}

} // namespace

loop::Payload ScriptFrontEnd::make_error(loop::ErrorKind kind, std::string_view text,
                                         const loop::Payload& cause) {
    TypeObject& type = type_of_error(*vm_, kind);
    const ExceptionRef error =
        text.empty() ? exception_without_arguments(*vm_, type) : make_exception(*vm_, type, text);
    if (cause != nullptr) {
        error->cause = from_payload(cause);
        error->cause.to<ExceptionObject>().was_raised_in_library = true;
        error->context = error->cause;
        error->suppress_context = true;
    }
    return error;
}

loop::Payload ScriptFrontEnd::make_cancelled_error(const loop::Payload& message) {
    TypeObject& type = *state_of(*vm_).cancelled_error;
    if (message == nullptr) return exception_without_arguments(*vm_, type);
    return ExceptionObject::create(type, TupleObject::of(*vm_, from_payload(message)));
}

loop::Payload ScriptFrontEnd::make_error_group(std::string_view text, std::span<const loop::Payload> errors) {
    bool all_are_exceptions = true;
    ValueVector members;
    for (const loop::Payload& error : errors) {
        members.push_back(from_payload(error));
        all_are_exceptions =
            all_are_exceptions && is_exception_of(members.back(), *vm_->exceptions().exception);
    }
    TypeObject& type =
        all_are_exceptions ? *vm_->exceptions().exception_group : *vm_->exceptions().base_exception_group;
    const StringRef message = StringObject::from_utf8(*vm_, text);
    const Ref<TupleObject> exceptions = TupleObject::create(*vm_, members);
    const Value list = ListObject::create(*vm_, std::move(members));
    const auto group =
        ExceptionGroupObject::create(type, message, exceptions, TupleObject::of(*vm_, Value(message), list));
    group->suppress_context = true;
    return group;
}

bool ScriptFrontEnd::ends_the_program(const loop::Payload& error) const {
    const Value exception = from_payload(error);
    return is_exception_of(exception, *vm_->exceptions().system_exit) ||
           is_exception_of(exception, *vm_->exceptions().keyboard_interrupt);
}

bool ScriptFrontEnd::is_cancellation(const loop::Payload& error) const {
    return is_exception_of(from_payload(error), *state_of(*vm_).cancelled_error);
}

loop::Payload ScriptFrontEnd::make_bool(bool value) {
    return to_payload(Value::boolean(value));
}

loop::Payload ScriptFrontEnd::make_integer(std::int64_t value) {
    return to_payload(Value::integer(value));
}

loop::Payload ScriptFrontEnd::make_text(std::string_view value) {
    return StringObject::from_utf8(*vm_, value);
}

loop::Payload ScriptFrontEnd::make_list(std::span<const loop::Payload> items) {
    ValueVector values;
    values.reserve(items.size());
    for (const loop::Payload& item : items)
        values.push_back(from_payload(item));
    return ListObject::create(*vm_, std::move(values));
}

std::string ScriptFrontEnd::describe(const loop::Future& future) {
    return describe_future(*vm_, future);
}

void ScriptFrontEnd::exception_never_retrieved(loop::Future& future) {
    if (vm_ == nullptr || vm_->state().is_closing) return;
    const PendingAside aside(*vm_);
    const Value exception = from_payload(future.peek_payload());
    const bool is_gather = future.wait_reason().kind == loop::WaitKind::Gather;
    const char* kind = future.is_task() ? "Task" : is_gather ? "_GatheringFuture" : "Future";
    call_exception_handler(*vm_, std::string(kind) + " exception was never retrieved", exception, "future",
                           Value(&future));
}

void ScriptFrontEnd::destroyed_pending(loop::Task& task) {
    if (vm_ == nullptr || vm_->state().is_closing) return;
    const PendingAside aside(*vm_);
    call_exception_handler(*vm_, "Task was destroyed but it is pending!", {}, "task", Value(&task));
}

void ScriptFrontEnd::unhandled(std::string_view message, const loop::Payload& error, loop::Task* task) {
    call_exception_handler(*vm_, message, from_payload(error), "task",
                           task != nullptr ? Value(task) : Value());
}

void ScriptFrontEnd::limit_reached(loop::LoopLimit limit) {
    limit_ = limit;
    // The code that made one task too many does not get to go on.
    if (Execution* running = vm_->state().execution) running->end_run(loop::Outcome::value());
}

/// Runs the finalisers of what died outside of the script's own code.
void ScriptFrontEnd::settle() {
    run_finalizers(*vm_);
}

std::uint8_t ScriptFrontEnd::tag_of_futures(bool is_task) const noexcept {
    return static_cast<std::uint8_t>(is_task ? Layout::Task : Layout::Future);
}

std::uint8_t ScriptFrontEnd::tag_of_loops() const noexcept {
    return static_cast<std::uint8_t>(Layout::Foreign);
}

} // namespace simul::script::library::asyncio
