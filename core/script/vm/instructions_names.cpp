// Names: locals that are unset, globals, built-ins, class and module namespaces.
#include "core/script/vm/errors.hpp"
#include "core/script/vm/instructions.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/operations.hpp"

namespace simul::script {
namespace {

Value raise_undefined(Interpreter& vm, const StringRef& name) {
    ExceptionRef exception = make_exception(vm, *vm.exceptions().name_error,
                                            fmt::format("name '{}' is not defined", name->utf8()));
    exception->details.set(vm, vm.names().name, name);
    return raise(vm, std::move(exception));
}

DictObject& namespace_of(Frame& frame) {
    return frame.names != nullptr ? *frame.names : frame.globals();
}

} // namespace

Value raise_unset_local(Interpreter& vm, Frame& frame, std::uint32_t slot) {
    return raise(vm, *vm.exceptions().unbound_local_error,
                 "cannot access local variable '{}' where it is not associated with a value",
                 frame.code().slot_names[slot]->utf8());
}

Value raise_unset_cell(Interpreter& vm, Frame& frame, std::uint32_t slot) {
    const Code& code = frame.code();
    if (slot < code.source().first_free_slot()) return raise_unset_local(vm, frame, slot);
    const StringRef& name = code.slot_names[slot];
    ExceptionRef exception = make_exception(
        vm, *vm.exceptions().name_error,
        fmt::format(
            "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
            name->utf8()));
    exception->details.set(vm, vm.names().name, name);
    return raise(vm, std::move(exception));
}

Value load_global(Interpreter& vm, Frame& frame, std::uint32_t index) {
    const StringRef& name = frame.code().names[index];
    GlobalCache& cache = frame.code().global_caches[index];
    DictObject& globals = frame.globals();
    DictObject& builtins = vm.builtins();
    const Value* value = globals.find(*name);
    const bool is_builtin = value == nullptr;
    if (is_builtin) value = builtins.find(*name);
    if (value == nullptr) return raise_undefined(vm, name);
    cache = {globals.keys_version(), is_builtin ? builtins.keys_version() : 0, value};
    return *value;
}

Value load_name(Interpreter& vm, Frame& frame, std::uint32_t index) {
    const StringRef& name = frame.code().names[index];
    DictObject& names = namespace_of(frame);
    if (const Value* value = names.find(*name)) return *value;
    if (&names != &frame.globals()) {
        if (const Value* value = frame.globals().find(*name)) return *value;
    }
    if (const Value* value = vm.builtins().find(*name)) return *value;
    return raise_undefined(vm, name);
}

Value store_name(Interpreter& vm, Frame& frame, std::uint32_t index, Value value) {
    const StringRef& name = frame.code().names[index];
    DictObject& names = namespace_of(frame);
    // A metaclass may have prepared a namespace of its own kind.
    if (names.type().is_script_class()) return set_item(vm, Value(&names), name, value);
    names.set(name, std::move(value));
    return Value::none();
}

Value delete_name(Interpreter& vm, Frame& frame, std::uint32_t index) {
    const StringRef& name = frame.code().names[index];
    if (!namespace_of(frame).erase(*name)) return raise_undefined(vm, name);
    return Value::none();
}

Value delete_global(Interpreter& vm, Frame& frame, std::uint32_t index) {
    const StringRef& name = frame.code().names[index];
    if (!frame.globals().erase(*name)) return raise_undefined(vm, name);
    return Value::none();
}

Value load_class_deref(Interpreter& vm, Frame& frame, std::uint32_t slot) {
    if (const Value* value = namespace_of(frame).find(*frame.code().slot_names[slot])) return *value;
    const Value& content = frame.slots()[slot].to<CellObject>().content;
    return content.is_empty() ? raise_unset_cell(vm, frame, slot) : content;
}

} // namespace simul::script
