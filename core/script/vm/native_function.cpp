#include "core/script/vm/native_function.hpp"

#include "core/script/vm/errors.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/native_attribute.hpp"

namespace simul::script {
namespace {

TypeObject& type_for(Interpreter& vm, NativeKind kind) {
    switch (kind) {
    case NativeKind::Method: return *vm.types().method_descriptor;
    case NativeKind::SlotMethod: return *vm.types().slot_wrapper;
    case NativeKind::ClassMethod: return *vm.types().classmethod_descriptor;
    case NativeKind::Function:
    case NativeKind::StaticMethod: return *vm.types().native_function;
    }
    return *vm.types().native_function;
}

} // namespace

const Value& Arguments::keyword(std::string_view name) const noexcept {
    for (std::size_t i = 0; i < keyword_count(); ++i) {
        if (keyword_name(i) == name) return keyword_value(i);
    }
    return kAbsent;
}

NativeFunctionObject::NativeFunctionObject(TypeObject& type, const NativeDefinition& definition,
                                           TypeObject* owner, Value module)
    : Object(type, Layout::NativeFunction), definition_(definition), owner_(owner),
      module_(std::move(module)) {}

Ref<NativeFunctionObject> NativeFunctionObject::create(Interpreter& vm, const NativeDefinition& definition,
                                                       TypeObject* owner, Value module) {
    return Ref<NativeFunctionObject>(
        new NativeFunctionObject(type_for(vm, definition.kind), definition, owner, std::move(module)));
}

void define_methods(TypeObject& type, std::span<const NativeDefinition> definitions) {
    for (const NativeDefinition& definition : definitions)
        type.add_method(definition);
}

void define_functions(Interpreter& vm, DictObject& dict, std::string_view module_name,
                      std::span<const NativeDefinition> definitions) {
    const Value module = vm.intern(module_name);
    for (const NativeDefinition& definition : definitions) {
        dict.set(vm.intern(definition.name), NativeFunctionObject::create(vm, definition, nullptr, module));
    }
}

void define_attributes(TypeObject& type, std::span<const NativeAttribute> attributes) {
    Interpreter& vm = type.interpreter();
    for (const NativeAttribute& attribute : attributes) {
        type.set_own_attribute(vm.intern(attribute.name),
                               AttributeDescriptorObject::create(vm, attribute, type));
    }
}

BoundMethodObject::BoundMethodObject(TypeObject& type, Value function, Value self) noexcept
    : Object(type, Layout::BoundMethod), function_(std::move(function)), self_(std::move(self)) {}

Ref<BoundMethodObject> BoundMethodObject::create(Interpreter& vm, Value function, Value self) {
    const bool is_native = function.as<NativeFunctionObject>() != nullptr;
    TypeObject& type = is_native ? *vm.types().native_method : *vm.types().bound_method;
    return Ref<BoundMethodObject>(new BoundMethodObject(type, std::move(function), std::move(self)));
}

void BoundMethodObject::visit_references(ReferenceVisitor& visitor) const {
    visitor.visit(function_);
    visitor.visit(self_);
}

AttributeDescriptorObject::AttributeDescriptorObject(TypeObject& type, const NativeAttribute& attribute,
                                                     TypeObject& owner)
    : Object(type, Layout::Other), attribute_(attribute), owner_(&owner) {}

AttributeDescriptorObject::~AttributeDescriptorObject() = default;

void AttributeDescriptorObject::visit_references(ReferenceVisitor& visitor) const {
    visitor.visit(owner_.get());
}

Ref<AttributeDescriptorObject>
AttributeDescriptorObject::create(Interpreter& vm, const NativeAttribute& attribute, TypeObject& owner) {
    return Ref<AttributeDescriptorObject>(
        new AttributeDescriptorObject(*vm.types().attribute_descriptor, attribute, owner));
}

} // namespace simul::script
