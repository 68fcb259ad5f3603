// `object.name`, read, written and deleted.
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/function_object.hpp"
#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/native_attribute.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/special_methods.hpp"

namespace simul::script {
namespace {

/// What a program sets on a future or task.
class FutureAttributes final : public Container {
public:
    explicit FutureAttributes(Interpreter& vm) : Container(*vm.types().object, Layout::Other) {}
    void visit_references(ReferenceVisitor& visitor) const override { store.visit_references(visitor); }
    void clear_references() noexcept override { store.clear(); }
    AttributeStore store;
};

AttributeStore* store_of(const Value& object) noexcept {
    if (const loop::Future* future = as_future(object)) {
        auto* attributes = static_cast<FutureAttributes*>(future->front_end_data().get());
        return attributes != nullptr ? &attributes->store : nullptr;
    }
    auto* holder = object.as<Object>();
    return holder != nullptr ? holder->attributes() : nullptr;
}

/// The same, for setting: futures get one when they need it.
AttributeStore* store_to_set(Interpreter& vm, const Value& object) {
    loop::Future* const future = as_future(object);
    if (future != nullptr && future->front_end_data() == nullptr)
        future->set_front_end_data(Ref<FutureAttributes>(new FutureAttributes(vm)));
    return store_of(object);
}

} // namespace

Value generic_get_attribute(Interpreter& vm, const Value& object, StringObject& name) {
    TypeObject& type = type_of(vm, object);
    const Value* found = type.lookup(name);
    Value descriptor;
    const TypeSlots* slots = nullptr;
    if (found != nullptr) {
        descriptor = *found;
        slots = &type_of(vm, descriptor).slots();
        if (slots->descriptor_get != nullptr && slots->descriptor_set != nullptr) {
            return slots->descriptor_get(vm, descriptor, object, Value(&type));
        }
    }
    if (AttributeStore* store = store_of(object)) {
        if (const Value* value = store->find(name)) return *value;
    }
    if (slots != nullptr) {
        if (slots->descriptor_get != nullptr)
            return slots->descriptor_get(vm, descriptor, object, Value(&type));
        return descriptor;
    }
    return raise_no_attribute(vm, object, name);
}

Value find_plain_attribute(Interpreter& vm, const Value& object, StringObject& name) {
    TypeObject& type = type_of(vm, object);
    const Value* found = type.lookup(name);
    const TypeSlots* slots = nullptr;
    if (found != nullptr) {
        slots = &type_of(vm, *found).slots();
        if (slots->descriptor_set != nullptr) return {};
    }
    if (AttributeStore* store = store_of(object)) {
        if (const Value* value = store->find(name)) return *value;
    }
    if (slots == nullptr) return {};
    if (slots->descriptor_get == nullptr) return *found;
    if (found->as<FunctionObject>() == nullptr && found->as<NativeFunctionObject>() == nullptr) return {};
    const Value function = *found;
    return slots->descriptor_get(vm, function, object, Value(&type));
}

Value generic_set_attribute(Interpreter& vm, const Value& object, StringObject& name, const Value& value) {
    TypeObject& type = type_of(vm, object);
    const Value* found = type.lookup(name);
    if (found != nullptr) {
        const auto set = type_of(vm, *found).slots().descriptor_set;
        if (set != nullptr) {
            const Value descriptor = *found;
            return set(vm, descriptor, object, value);
        }
    }
    AttributeStore* store = store_to_set(vm, object);
    if (store == nullptr) {
        if (found == nullptr) return raise_no_attribute(vm, object, name);
        return raise(vm, *vm.exceptions().attribute_error, "'{}' object attribute '{}' is read-only",
                     type.name(), name.utf8());
    }
    const StringRef interned = vm.intern(StringRef(&name));
    if (value.is_empty()) {
        if (!store->erase(vm, *interned)) return raise_no_attribute(vm, object, name);
    } else {
        store->set(vm, interned, value);
    }
    return Value::none();
}

Value get_attribute(Interpreter& vm, const Value& object, StringObject& name) {
    // Caches and stores go by the identity of names.
    if (!name.is_interned()) return get_attribute(vm, object, *vm.intern(StringRef(&name)));
    const auto slot = type_of(vm, object).slots().get_attribute;
    return slot != nullptr ? slot(vm, object, name) : generic_get_attribute(vm, object, name);
}

Value set_attribute(Interpreter& vm, const Value& object, StringObject& name, const Value& value) {
    if (!name.is_interned()) return set_attribute(vm, object, *vm.intern(StringRef(&name)), value);
    const auto slot = type_of(vm, object).slots().set_attribute;
    return slot != nullptr ? slot(vm, object, name, value) : generic_set_attribute(vm, object, name, value);
}

Value delete_attribute(Interpreter& vm, const Value& object, StringObject& name) {
    return set_attribute(vm, object, name, Value());
}

namespace {

NativeCoroutine find_with_script(Interpreter& vm, Value object, StringRef name) {
    Value result = co_await attempt(get_attribute(vm, object, *name));
    if (!result.is_raised()) co_return result;
    if (!is_exception_of(Value(vm.pending_exception()), *vm.exceptions().attribute_error)) co_return result;
    (void)vm.take_exception();
    co_return Value();
}

} // namespace

Value find_attribute(Interpreter& vm, const Value& object, StringObject& name) {
    if (!name.is_interned()) return find_attribute(vm, object, *vm.intern(StringRef(&name)));
    TypeObject& type = type_of(vm, object);
    if (type.slots().get_attribute == nullptr) {
        Value found = find_plain_attribute(vm, object, name);
        if (!found.is_empty()) return found;
        const AttributeStore* store = store_of(object);
        if (type.lookup(name) == nullptr && (store == nullptr || !store->is_dict() ||
                                             const_cast<AttributeStore*>(store)->find(name) == nullptr)) {
            return {};
        }
    }
    return start(vm, find_with_script(vm, object, StringRef(&name)));
}

} // namespace simul::script
