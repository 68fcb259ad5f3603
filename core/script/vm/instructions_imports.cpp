// import statements.
#include "core/script/vm/errors.hpp"
#include "core/script/vm/instructions.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/operations.hpp"

namespace simul::script {
namespace {

/// `import a.b` gives `a`, with `b` imported; `from a.b import c` gives `a.b`.
NativeCoroutine import_dotted(Interpreter& vm, std::string name, bool wants_leaf) {
    Value first;
    Value module;
    for (std::size_t end = name.find('.');; end = name.find('.', end + 1)) {
        const std::string part = name.substr(0, end);
        module = co_await vm.import_module(part);
        if (first.is_empty()) first = module;
        if (end == std::string::npos) break;
    }
    co_return wants_leaf ? module : first;
}

} // namespace

Value import_name(Interpreter& vm, Frame& frame, std::uint32_t index, const Value& names) {
    const std::string name = frame.code().names[index]->utf8();
    if (name.find('.') == std::string::npos) return vm.import_module(name);
    return start(vm, import_dotted(vm, name, !names.is_none()));
}

namespace {

NativeCoroutine import_from_body(Interpreter& vm, Value module, StringRef name) {
    Value found = co_await find_attribute(vm, module, *name);
    if (!found.is_empty()) co_return found;
    const auto* object = module.as<ModuleObject>();
    const std::string module_name = object != nullptr ? object->name() : "<unknown module name>";
    const std::string submodule = module_name + "." + name->utf8();
    if (vm.has_module(submodule)) {
        Value imported = co_await vm.import_module(submodule);
        co_return imported;
    }
    ExceptionRef exception = make_exception(
        vm, *vm.exceptions().import_error,
        fmt::format("cannot import name '{}' from '{}' (unknown location)", name->utf8(), module_name));
    exception->details.set(vm, vm.names().name, StringObject::from_utf8(vm, module_name));
    co_return raise(vm, std::move(exception));
}

} // namespace

Value import_from(Interpreter& vm, const Value& module, const StringRef& name) {
    if (const auto* object = module.as<ModuleObject>()) {
        if (const Value* value = object->dict()->find(*name)) return *value;
    }
    return start(vm, import_from_body(vm, module, name));
}

Value import_star(Interpreter& vm, Frame& frame, const Value& module) {
    const auto& source = module.to<ModuleObject>();
    DictObject& target = frame.names != nullptr ? *frame.names : frame.globals();
    const Value* listed = source.dict()->find(*vm.intern("__all__"));
    if (const auto* names = listed != nullptr ? listed->as<ListObject>() : nullptr) {
        for (const Value& name : names->items()) {
            const Value* value = source.dict()->find(name.to<StringObject>());
            if (value == nullptr) {
                return raise(vm, *vm.exceptions().attribute_error, "module '{}' has no attribute '{}'",
                             source.name(), name.to<StringObject>().utf8());
            }
            target.set(StringRef(&name.to<StringObject>()), *value);
        }
        return Value::none();
    }
    std::size_t position = 0;
    while (const DictObject::Entry* entry = source.dict()->next(position)) {
        auto* name = entry->key.as<StringObject>();
        if (name != nullptr && !(name->size() > 0 && (*name)[0] == U'_'))
            target.set(StringRef(name), entry->value);
    }
    return Value::none();
}

} // namespace simul::script
