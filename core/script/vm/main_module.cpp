#include "core/script/vm/main_module.hpp"

#include "core/loop/event_loop.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/finalization.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/last_rounds.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/traceback_object.hpp"

namespace simul::script {
namespace {

/// Runs something that gives a str, for a message; empty if it fails.
std::string text_of(Interpreter& vm, Value (*make)(Interpreter&, const Value&), const Value& value) {
    static constexpr auto kBody = [](Interpreter& inner, Value (*function)(Interpreter&, const Value&),
                                     Value argument) -> NativeCoroutine {
        Value result = co_await function(inner, argument);
        co_return result;
    };
    Execution execution(vm);
    const RunResult result = execution.run(kBody(vm, make, value));
    if (result.kind == RunResult::Kind::Returned) return result.value.to<StringObject>().utf8();
    if (result.kind == RunResult::Kind::Raised) (void)vm.take_exception();
    return {};
}

Value format(Interpreter& vm, const Value& exception) {
    return format_exception(vm, ExceptionRef(&exception.to<ExceptionObject>()));
}

int exit_status(Interpreter& vm, const Value& code) {
    if (code.is_none()) return 0;
    if (is_integer(code)) return static_cast<int>(small_integer(code).value_or(-1) & 0xff);
    (void)vm.write(OutputStream::Error, text_of(vm, to_string, code) + "\n");
    return 1;
}

} // namespace

ProgramEnd report_uncaught(Interpreter& vm, const ExceptionRef& exception) {
    const Value value = exception;
    ProgramEnd end;
    if (is_exception_of(value, *vm.exceptions().system_exit)) {
        const Value* code = exception->details.find(*vm.intern("code"));
        end.status = exit_status(vm, code != nullptr ? *code : Value::none());
        return end;
    }
    (void)vm.write(OutputStream::Error, text_of(vm, format, value));
    // CPython ends by the signal that Ctrl+C is.
    constexpr int kInterrupted = 130;
    end.status = is_exception_of(value, *vm.exceptions().keyboard_interrupt) ? kInterrupted : 1;
    end.error = exception->type().name();
    if (const std::string message = text_of(vm, to_string, value); !message.empty())
        end.error += ": " + message;
    end.line = line_in_scenario(*exception);
    return end;
}

ProgramEnd run_main_module(Interpreter& vm, const std::shared_ptr<const CodeObject>& code, const Hold& hold) {
    const Ref<ModuleObject> module = ModuleObject::create(vm, "__main__");
    module->set(vm, "__file__", StringObject::from_utf8(vm, code->source->name()));
    module->set(vm, "__builtins__", *vm.modules().find(*vm.intern("builtins")));
    module->set(vm, "__package__", Value::none());
    module->set(vm, "__spec__", Value::none());
    vm.modules().set(vm.intern("__main__"), module);
    const Ref<Code> linked = Code::link(vm, code);
    Ref<Frame> frame = Frame::create(vm, *linked, *module->dict(), nullptr);
    frame->names = module->dict();

    ProgramEnd end;
    {
        Execution execution(vm);
        RunResult result = execution.run_frame(frame);
        frame.reset();
        while (result.kind == RunResult::Kind::Blocked) {
            hold(result.duration, result.block_kind);
            result = execution.go_on();
        }
        end.is_cut_off = result.kind == RunResult::Kind::Ended;
    }
    if (end.is_cut_off) {
        if (vm.cut_off_at()) end.line = static_cast<std::uint32_t>(vm.cut_off_at()->line);
        return end;
    }
    ExceptionRef uncaught;
    if (vm.has_pending_exception()) {
        uncaught = vm.take_exception();
        end = report_uncaught(vm, uncaught);
        // It is no error to CPython, which then does not keep it either.
        if (is_exception_of(Value(uncaught), *vm.exceptions().system_exit)) uncaught.reset();
    }
    // The threads of pools come to their end first, as CPython joins them.
    if (vm.simulation() != nullptr) vm.simulation()->pool_threads().finish();
    end_what_is_left(vm, *module, std::move(uncaught));
    end.is_cut_off = vm.exceeded_limit().has_value();
    return end;
}

} // namespace simul::script
