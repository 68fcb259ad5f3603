// Members of `__slots__`, computed attributes, classmethod, staticmethod, property.
#include "core/script/vm/builtin_slots.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/function_object.hpp"
#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/member_descriptor.hpp"
#include "core/script/vm/native_attribute.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/wrapper_objects.hpp"

namespace simul::script {

// ---- members ----------------------------------------------------------------------------------------------

Value& MemberValues::at(std::uint32_t index, std::uint32_t count) {
    if (index >= count_) {
        auto* values = static_cast<Value*>(heap::allocate(count * sizeof(Value)));
        for (std::uint32_t i = 0; i < count; ++i)
            ::new (&values[i]) Value();
        for (std::uint32_t i = 0; i < count_; ++i)
            values[i].swap(values_[i]);
        clear();
        values_ = values;
        count_ = count;
    }
    return values_[index];
}

void MemberValues::visit_references(ReferenceVisitor& visitor) const {
    for (std::uint32_t i = 0; i < count_; ++i)
        visitor.visit(values_[i]);
}

void MemberValues::clear() noexcept {
    Value* values = std::exchange(values_, nullptr);
    const std::uint32_t count = std::exchange(count_, 0);
    for (std::uint32_t i = 0; i < count; ++i)
        values[i].~Value();
    if (values != nullptr) heap::release(values, count * sizeof(Value));
}

MemberDescriptorObject::MemberDescriptorObject(TypeObject& type, StringRef name, TypeObject& owner,
                                               std::uint32_t index)
    : Object(type, Layout::MemberDescriptor), name_(std::move(name)), owner_(&owner), index_(index) {}

MemberDescriptorObject::~MemberDescriptorObject() = default;

void MemberDescriptorObject::visit_references(ReferenceVisitor& visitor) const {
    visitor.visit(owner_.get());
}

Ref<MemberDescriptorObject> MemberDescriptorObject::create(Interpreter& vm, StringRef name, TypeObject& owner,
                                                           std::uint32_t index) {
    return Ref<MemberDescriptorObject>(
        new MemberDescriptorObject(*vm.types().member_descriptor, std::move(name), owner, index));
}

namespace {

/// The member's value in an object; null after raising.
Value* member_of(Interpreter& vm, const Value& self, const Value& instance) {
    const auto& descriptor = self.to<MemberDescriptorObject>();
    auto* object = instance.as<Object>();
    MemberValues* members = object != nullptr ? object->members() : nullptr;
    if (members == nullptr || !object->type().is_subtype_of(descriptor.owner())) {
        (void)raise_type_error(vm, "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
                               descriptor.name()->utf8(), descriptor.owner().name(), type_name(vm, instance));
        return nullptr;
    }
    return &members->at(descriptor.index(), object->type().member_count());
}

Value member_get(Interpreter& vm, const Value& self, const Value& instance, const Value&) {
    if (instance.is_empty()) return self;
    const Value* member = member_of(vm, self, instance);
    if (member == nullptr) return Value::raised();
    if (!member->is_empty()) return *member;
    return raise_no_attribute(vm, instance, *self.to<MemberDescriptorObject>().name());
}

Value member_set(Interpreter& vm, const Value& self, const Value& instance, const Value& value) {
    Value* member = member_of(vm, self, instance);
    if (member == nullptr) return Value::raised();
    if (value.is_empty() && member->is_empty()) {
        return raise(vm, *vm.exceptions().attribute_error, self.to<MemberDescriptorObject>().name()->utf8());
    }
    const Value old = std::exchange(*member, value);
    return Value::none();
}

Value member_repr(Interpreter& vm, const Value& self) {
    const auto& descriptor = self.to<MemberDescriptorObject>();
    return StringObject::from_utf8(vm, fmt::format("<member '{}' of '{}' objects>", descriptor.name()->utf8(),
                                                   descriptor.owner().name()));
}

// ---- attributes that C++ computes
// --------------------------------------------------------------------------

AttributeDescriptorObject& attribute_of(const Value& self) {
    return *static_cast<AttributeDescriptorObject*>(self.as_object());
}

Value attribute_get(Interpreter& vm, const Value& self, const Value& instance, const Value&) {
    if (instance.is_empty()) return self;
    const auto& descriptor = attribute_of(self);
    if (!type_of(vm, instance).is_subtype_of(descriptor.owner())) {
        return raise_type_error(vm, "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
                                descriptor.attribute().name, descriptor.owner().name(),
                                type_name(vm, instance));
    }
    return descriptor.attribute().get(vm, instance);
}

Value attribute_set(Interpreter& vm, const Value& self, const Value& instance, const Value& value) {
    const auto& descriptor = attribute_of(self);
    if (descriptor.attribute().set == nullptr) {
        return raise(vm, *vm.exceptions().attribute_error, "attribute '{}' of '{}' objects is not writable",
                     descriptor.attribute().name, descriptor.owner().full_name());
    }
    return descriptor.attribute().set(vm, instance, value);
}

Value attribute_repr(Interpreter& vm, const Value& self) {
    const auto& descriptor = attribute_of(self);
    return StringObject::from_utf8(vm, fmt::format("<attribute '{}' of '{}' objects>",
                                                   descriptor.attribute().name, descriptor.owner().name()));
}

Value get_instance_dict(Interpreter& vm, const Value& self) {
    auto* object = self.as<Object>();
    AttributeStore* store = object != nullptr ? object->attributes() : nullptr;
    if (store == nullptr) return raise_no_attribute(vm, self, *vm.names().dunder_dict);
    return store->dict(vm);
}

Value set_instance_dict(Interpreter& vm, const Value& self, const Value& value) {
    auto* dict = value.as<DictObject>();
    if (dict == nullptr) {
        return raise_type_error(vm, "__dict__ must be set to a dictionary, not a '{}'", type_name(vm, value));
    }
    self.to<Object>().attributes()->replace_dict(Ref<DictObject>(dict));
    return Value::none();
}

// ---- classmethod and staticmethod -------------------------------------------------------------------------

template <class Wrapper>
Value create_wrapper(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    if (arguments.keyword_count() > 0)
        return raise_type_error(vm, "{}() takes no keyword arguments", type.name());
    if (arguments.size() != 1) {
        return raise_type_error(vm, "{} expected 1 argument, got {}", type.name(), arguments.size());
    }
    return Wrapper::create(type, arguments[0]);
}

Value class_method_get(Interpreter& vm, const Value& self, const Value& instance, const Value& owner) {
    const Value type = owner.is_empty() ? Value(&type_of(vm, instance)) : owner;
    const Value& function = self.to<ClassMethodObject>().function();
    const auto get = type_of(vm, function).slots().descriptor_get;
    if (get != nullptr && function.as<FunctionObject>() == nullptr) {
        const Value wrapped = function;
        return get(vm, wrapped, type, Value(&type_of(vm, type)));
    }
    return BoundMethodObject::create(vm, function, type);
}

Value static_method_get(Interpreter&, const Value& self, const Value&, const Value&) {
    return self.to<StaticMethodObject>().function();
}

Value static_method_call(Interpreter& vm, const Value& self, Arguments& arguments) {
    const Value function = self.to<StaticMethodObject>().function();
    return call(vm, function, arguments);
}

template <class Wrapper>
Value wrapped_function(Interpreter&, const Value& self) {
    return self.to<Wrapper>().function();
}

template <class Wrapper>
NativeCoroutine wrapper_repr_body(Interpreter& vm, Value self) {
    const Value function = self.to<Wrapper>().function();
    Value text = co_await repr(vm, function);
    co_return StringObject::from_utf8(
        vm, fmt::format("<{}({})>", type_name(vm, self), text.to<StringObject>().utf8()));
}
template <class Wrapper>
Value wrapper_repr(Interpreter& vm, const Value& self) {
    return start(vm, wrapper_repr_body<Wrapper>(vm, self));
}

/// `__name__`, `__doc__`, … are those of the function.
template <class Wrapper>
Value wrapper_get_attribute(Interpreter& vm, const Value& self, StringObject& name) {
    Value own = find_plain_attribute(vm, self, name);
    if (!own.is_empty()) return own;
    if (type_of(vm, self).lookup(name) != nullptr && !(name == "__doc__") && !(name == "__module__")) {
        return generic_get_attribute(vm, self, name);
    }
    const Value function = self.to<Wrapper>().function();
    return get_attribute(vm, function, name);
}

// ---- property ---------------------------------------------------------------------------------------------

PropertyObject& property_of(const Value& self) {
    return self.to<PropertyObject>();
}

Value property_create(Interpreter&, TypeObject& type, Arguments&) {
    return PropertyObject::create(type);
}

Value property_initialize(Interpreter& vm, const Value& self, Arguments& arguments) {
    PropertyObject& property = property_of(self);
    Value* const parts[] = {&property.getter, &property.setter, &property.deleter, &property.doc};
    constexpr const char* kNames[] = {"fget", "fset", "fdel", "doc"};
    if (arguments.size() > 4) {
        return raise_type_error(vm, "property() takes at most 4 arguments ({} given)", arguments.size());
    }
    for (std::size_t i = 0; i < 4; ++i) {
        const Value& given = i < arguments.size() ? arguments[i] : arguments.keyword(kNames[i]);
        *parts[i] = given.is_empty() ? Value::none() : given;
    }
    if (property.doc.is_none()) {
        if (const auto* function = property.getter.as<FunctionObject>()) property.doc = function->doc;
    }
    return Value::none();
}

std::string property_name(const PropertyObject& property) {
    const auto* name = property.name.as<StringObject>();
    return name != nullptr ? " '" + name->utf8() + "'" : "";
}

Value property_get(Interpreter& vm, const Value& self, const Value& instance, const Value&) {
    if (instance.is_empty()) return self;
    const PropertyObject& property = property_of(self);
    if (property.getter.is_none()) {
        return raise(vm, *vm.exceptions().attribute_error, "property{} of '{}' object has no getter",
                     property_name(property), type_of(vm, instance).qualified_name());
    }
    const Value getter = property.getter;
    return call(vm, getter, instance);
}

Value property_set(Interpreter& vm, const Value& self, const Value& instance, const Value& value) {
    const PropertyObject& property = property_of(self);
    const Value function = value.is_empty() ? property.deleter : property.setter;
    if (function.is_none()) {
        return raise(vm, *vm.exceptions().attribute_error, "property{} of '{}' object has no {}",
                     property_name(property), type_of(vm, instance).qualified_name(),
                     value.is_empty() ? "deleter" : "setter");
    }
    return value.is_empty() ? call(vm, function, instance) : call(vm, function, instance, value);
}

template <Value PropertyObject::*part>
Value property_part(Interpreter&, const Value& self) {
    return property_of(self).*part;
}
Value set_property_doc(Interpreter&, const Value& self, const Value& value) {
    property_of(self).doc = value.is_empty() ? Value::none() : value;
    return Value::none();
}

/// `@x.setter`: a copy with another function.
template <Value PropertyObject::*part>
Value property_with(Interpreter&, Arguments& arguments) {
    const PropertyObject& source = property_of(arguments[0]);
    Ref<PropertyObject> copy = PropertyObject::create(source.type());
    copy->getter = source.getter;
    copy->setter = source.setter;
    copy->deleter = source.deleter;
    copy->doc = source.doc;
    copy->name = source.name;
    (*copy).*part = arguments[1];
    return copy;
}

Value property_set_name(Interpreter& vm, Arguments& arguments) {
    if (arguments.size() != 3) {
        return raise_type_error(vm, "__set_name__() takes 2 positional arguments but {} were given",
                                arguments.size() - 1);
    }
    property_of(arguments[0]).name = arguments[2];
    return Value::none();
}

constexpr NativeDefinition kPropertyMethods[] = {
    {"getter", property_with<&PropertyObject::getter>, Arity::One, NativeKind::Method},
    {"setter", property_with<&PropertyObject::setter>, Arity::One, NativeKind::Method},
    {"deleter", property_with<&PropertyObject::deleter>, Arity::One, NativeKind::Method},
    {"__set_name__", property_set_name, Arity::Any, NativeKind::Method},
};
constexpr NativeAttribute kPropertyAttributes[] = {
    {"fget", property_part<&PropertyObject::getter>},
    {"fset", property_part<&PropertyObject::setter>},
    {"fdel", property_part<&PropertyObject::deleter>},
    {"__doc__", property_part<&PropertyObject::doc>, set_property_doc},
};
constexpr NativeAttribute kClassMethodAttributes[] = {{"__func__", wrapped_function<ClassMethodObject>},
                                                      {"__wrapped__", wrapped_function<ClassMethodObject>}};
constexpr NativeAttribute kStaticMethodAttributes[] = {{"__func__", wrapped_function<StaticMethodObject>},
                                                       {"__wrapped__", wrapped_function<StaticMethodObject>}};

} // namespace

const NativeAttribute& instance_dict_attribute() noexcept {
    static constexpr NativeAttribute kDict{"__dict__", get_instance_dict, set_instance_dict};
    return kDict;
}

template <Layout layout_of>
Ref<MethodWrapperObject<layout_of>> MethodWrapperObject<layout_of>::create(Interpreter& vm, Value function) {
    TypeObject& type =
        layout_of == Layout::ClassMethod ? *vm.types().class_method : *vm.types().static_method;
    return create(type, std::move(function));
}

template <Layout layout_of>
Ref<MethodWrapperObject<layout_of>> MethodWrapperObject<layout_of>::create(TypeObject& type, Value function) {
    return Ref<MethodWrapperObject>(new MethodWrapperObject(type, std::move(function)));
}

template class MethodWrapperObject<Layout::ClassMethod>;
template class MethodWrapperObject<Layout::StaticMethod>;

PropertyObject::PropertyObject(TypeObject& type) : Container(type, Layout::Property) {}

Ref<PropertyObject> PropertyObject::create(TypeObject& type) {
    if (type.is_script_class()) return SubclassOf<PropertyObject>::create(type);
    return Ref<PropertyObject>(new PropertyObject(type));
}

void PropertyObject::visit_references(ReferenceVisitor& visitor) const {
    visitor.visit(getter);
    visitor.visit(setter);
    visitor.visit(deleter);
    visitor.visit(doc);
}

void PropertyObject::clear_references() noexcept {
    for (Value* part : {&getter, &setter, &deleter, &doc})
        *part = Value::none();
}

TypeDefinition member_descriptor_definition() {
    TypeDefinition definition;
    definition.name = "member_descriptor";
    definition.layout = Layout::MemberDescriptor;
    definition.can_be_subclassed = false;
    definition.slots.repr = member_repr;
    definition.slots.descriptor_get = member_get;
    definition.slots.descriptor_set = member_set;
    return definition;
}

TypeDefinition attribute_descriptor_definition() {
    TypeDefinition definition;
    definition.name = "getset_descriptor";
    definition.can_be_subclassed = false;
    definition.slots.repr = attribute_repr;
    definition.slots.descriptor_get = attribute_get;
    definition.slots.descriptor_set = attribute_set;
    return definition;
}

TypeDefinition class_method_definition() {
    TypeDefinition definition;
    definition.name = "classmethod";
    definition.layout = Layout::ClassMethod;
    definition.slots.create = create_wrapper<ClassMethodObject>;
    definition.slots.repr = wrapper_repr<ClassMethodObject>;
    definition.slots.descriptor_get = class_method_get;
    definition.slots.get_attribute = wrapper_get_attribute<ClassMethodObject>;
    return definition;
}

TypeDefinition static_method_definition() {
    TypeDefinition definition;
    definition.name = "staticmethod";
    definition.layout = Layout::StaticMethod;
    definition.slots.create = create_wrapper<StaticMethodObject>;
    definition.slots.repr = wrapper_repr<StaticMethodObject>;
    definition.slots.descriptor_get = static_method_get;
    definition.slots.call = static_method_call;
    definition.slots.get_attribute = wrapper_get_attribute<StaticMethodObject>;
    return definition;
}

TypeDefinition property_definition() {
    TypeDefinition definition;
    definition.name = "property";
    definition.layout = Layout::Property;
    definition.slots.create = property_create;
    definition.slots.initialize = property_initialize;
    definition.slots.descriptor_get = property_get;
    definition.slots.descriptor_set = property_set;
    return definition;
}

void define_wrapper_methods(Interpreter& vm) {
    define_methods(*vm.types().property, kPropertyMethods);
    define_attributes(*vm.types().property, kPropertyAttributes);
    define_attributes(*vm.types().class_method, kClassMethodAttributes);
    define_attributes(*vm.types().static_method, kStaticMethodAttributes);
}

} // namespace simul::script
