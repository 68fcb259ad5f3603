// `_sys`: what sys.py is made of.
#include "core/script/library/modules/native_modules.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/library/standard_streams.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/traceback_object.hpp"

#include <limits>

namespace simul::script::library {
namespace {

Value exit(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "exit", arguments.size(), 0, 1)) return Value::raised();
    return raise_with(vm, *vm.exceptions().system_exit, TupleObject::create(vm, arguments.positional()));
}

Value getrecursionlimit(Interpreter& vm, Arguments&) {
    return Value::integer(vm.options().limits.recursion_depth);
}

/// The exception that is being handled, innermost first: (type, value, traceback), or three times None.
Value exc_info(Interpreter& vm, Arguments&) {
    const HandledException* place = vm.state().execution->handled;
    while (place != nullptr && place->exception.is_empty())
        place = place->outer;
    if (place == nullptr) return TupleObject::of(vm, Value::none(), Value::none(), Value::none());
    const Value handled = place->exception;
    const Value type(&type_of(vm, handled));
    const Value& traceback = handled.to<ExceptionObject>().traceback;
    return TupleObject::of(vm, type, handled, traceback.is_empty() ? Value::none() : traceback);
}

Value intern(Interpreter& vm, Arguments& arguments) {
    auto* text = arguments[0].as<StringObject>();
    if (text == nullptr)
        return raise_type_error(vm, "intern() argument must be str, not {}", type_name(vm, arguments[0]));
    return vm.intern(StringRef(text));
}

/// The text of an exception with its traceback.
Value format_exception_function(Interpreter& vm, Arguments& arguments) {
    static constexpr Signature<3> kSignature{"format_exception", {"exc", "limit", "chain"}, 3};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const auto& [error, limit, chain] = *bound;
    auto* exception = error.as<ExceptionObject>();
    if (exception == nullptr)
        return raise_type_error(vm, "Exception expected for value, {} found", type_name(vm, error));
    TracebackStyle style;
    if (!limit.is_none()) {
        style.limit = as_index(vm, limit, OutOfRange::Clamp);
        if (!style.limit) return Value::raised();
    }
    style.suggestions = false;
    style.chain = native_truth(chain).value_or(true);
    return format_exception_parts(vm, ExceptionRef(exception), style);
}

/// (file, line, function) of the program's own code that called the library, `level` calls further out (1:
/// itself).
Value calling_place(Interpreter& vm, Arguments& arguments) {
    auto level = as_index(vm, arguments[0], OutOfRange::Clamp);
    if (!level) return Value::raised();
    for (const Activation* activation = vm.state().execution->top; activation != nullptr;
         activation = activation->caller) {
        if (activation->kind != Activation::Kind::Script) continue;
        const auto& frame = static_cast<const Frame&>(*activation);
        const CodeObject& code = frame.code().source();
        if (code.is_library || --*level > 0) continue;
        return TupleObject::of(vm, string(vm, code.source->name()), Value::integer(frame.line()),
                               string(vm, code.name));
    }
    return TupleObject::of(vm, string(vm, "(unknown file)"), Value::integer(0),
                           string(vm, "(unknown function)"));
}

constexpr NativeDefinition kFunctions[] = {
    {"format_exception", format_exception_function, Arity::Keywords},
    {"calling_place", calling_place, Arity::One},
    {"exit", exit, Arity::Any},
    {"getrecursionlimit", getrecursionlimit, Arity::None},
    {"exc_info", exc_info, Arity::None},
    {"intern", intern, Arity::One},
};

Value argument_list(Interpreter& vm) {
    ValueVector items;
    for (const std::string& argument : vm.options().arguments)
        items.push_back(string(vm, argument));
    return ListObject::create(vm, std::move(items));
}

} // namespace

Value initialize_sys_core(Interpreter& vm, ModuleObject& module) {
    module.define(vm, kFunctions);
    define_standard_streams(vm, module);
    module.set(vm, "argv", argument_list(vm));
    module.set(vm, "modules", Value(&vm.modules()));
    module.set(vm, "version", string(vm, "3.11.2 (Simul)"));
    module.set(vm, "platform", string(vm, "linux"));
    module.set(vm, "byteorder", string(vm, "little"));
    module.set(vm, "maxsize", Value::integer(std::numeric_limits<std::int64_t>::max()));
    module.set(vm, "maxunicode", Value::integer(0x10ffff));
    module.set(vm, "hexversion", Value::integer(0x030b02f0));
    return Value::none();
}

} // namespace simul::script::library
