// What object and type do.
#include "core/script/vm/builtin_slots.hpp"
#include "core/script/vm/call.hpp"
#include "core/script/vm/class_creation.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/native_attribute.hpp"
#include "core/script/vm/native_function.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/special_methods.hpp"

#include <algorithm>
#include <set>

namespace simul::script {
namespace {

// ---- object -----------------------------------------------------------------------------------------------

Value object_repr(Interpreter& vm, const Value& self) {
    return StringObject::from_utf8(
        vm, fmt::format("<{} object at {}>", type_of(vm, self).full_name(), vm.address_of(self)));
}

Value object_str(Interpreter& vm, const Value& self) {
    return repr(vm, self);
}

Value object_hash(Interpreter& vm, const Value& self) {
    return Value::integer(vm.identity_of(self) >> 4);
}

NativeCoroutine inverted_equality(Interpreter& vm, Value self, Value other) {
    Value result = co_await type_of(vm, self).slots().compare(vm, CompareOperator::Equal, self, other);
    if (is_same(result, vm.not_implemented())) co_return result;
    Value truthy = co_await truth(vm, result);
    co_return Value::boolean(!truthy.as_bool());
}

Value object_compare(Interpreter& vm, CompareOperator op, const Value& self, const Value& other) {
    if (op == CompareOperator::Equal)
        return is_same(self, other) ? Value::boolean(true) : vm.not_implemented();
    if (op != CompareOperator::NotEqual) return vm.not_implemented();
    if (type_of(vm, self).slots().compare == &script_slots::compare)
        return start(vm, inverted_equality(vm, self, other));
    return is_same(self, other) ? Value::boolean(false) : vm.not_implemented();
}

bool has_any(const Arguments& arguments) {
    return arguments.size() + arguments.keyword_count() > 0;
}

Value object_create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    const TypeSlots& slots = type.slots();
    const TypeSlots& own = vm.types().object->slots();
    if (has_any(arguments)) {
        if (slots.create != own.create) {
            return raise_type_error(vm,
                                    "object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if (slots.initialize == own.initialize)
            return raise_type_error(vm, "{}() takes no arguments", type.name());
    }
    if (const Value* abstract = type.lookup(*vm.names().dunder_abstractmethods)) {
        if (Value refused = refuse_abstract(vm, type, *abstract); refused.is_raised()) return refused;
    }
    return InstanceObject::create(type);
}

Value object_initialize(Interpreter& vm, const Value& self, Arguments& arguments) {
    if (has_any(arguments)) {
        TypeObject& type = type_of(vm, self);
        const TypeSlots& own = vm.types().object->slots();
        if (type.slots().initialize != own.initialize) {
            return raise_type_error(
                vm, "object.__init__() takes exactly one argument (the instance to initialize)");
        }
        if (type.slots().create == own.create)
            return raise_type_error(
                vm, "{}.__init__() takes exactly one argument (the instance to initialize)", type.name());
    }
    return Value::none();
}

Value init_subclass(Interpreter& vm, Arguments& arguments) {
    if (has_any(arguments.rest())) {
        return raise_type_error(vm, "{}.__init_subclass__() takes no keyword arguments",
                                arguments[0].to<TypeObject>().name());
    }
    return Value::none();
}

Value subclass_hook(Interpreter& vm, Arguments&) {
    return vm.not_implemented();
}

NativeCoroutine format_body(Interpreter& vm, OwnedArguments arguments) {
    const auto* specification = arguments[1].as<StringObject>();
    if (specification == nullptr) {
        co_return raise_type_error(vm, "__format__() argument must be str, not {}",
                                   type_name(vm, arguments[1]));
    }
    if (specification->size() > 0) {
        co_return raise_type_error(vm, "unsupported format string passed to {}.__format__",
                                   type_name(vm, arguments[0]));
    }
    Value text = co_await to_string(vm, arguments[0]);
    co_return text;
}

/// All names that the object's class and the object know, sorted.
Value list_names(Interpreter& vm, Arguments& arguments) {
    std::set<std::string> names;
    const auto add_all = [&](DictObject& dict) {
        std::size_t position = 0;
        while (const DictObject::Entry* entry = dict.next(position)) {
            if (const auto* text = entry->key.as<StringObject>()) names.insert(text->utf8());
        }
    };
    const auto* as_type = arguments[0].as<TypeObject>();
    const TypeObject& type = as_type != nullptr ? *as_type : type_of(vm, arguments[0]);
    for (const TypeObject* base : type.mro())
        add_all(base->own_attributes());
    auto* object = arguments[0].as<Object>();
    if (object != nullptr && object->attributes() != nullptr) add_all(*object->attributes()->dict(vm));
    Ref<ListObject> list = ListObject::create(vm);
    for (const std::string& name : names)
        list->items().push_back(vm.intern(name));
    return list;
}

Value get_class(Interpreter& vm, const Value& self) {
    return Value(&type_of(vm, self));
}

Value set_class(Interpreter& vm, const Value& self, const Value& value) {
    auto* type = value.as<TypeObject>();
    if (type == nullptr) {
        return raise_type_error(vm, "__class__ must be set to a class, not '{}' object",
                                type_name(vm, value));
    }
    auto* object = self.as<Object>();
    if (object == nullptr || !object->type().is_script_class() || !type->is_script_class()) {
        return raise_type_error(
            vm, "__class__ assignment only supported for mutable types or ModuleType subclasses");
    }
    if (&object->type().builtin_base() != &type->builtin_base() ||
        object->type().has_instance_dict() != type->has_instance_dict()) {
        return raise_type_error(vm, "__class__ assignment: '{}' object layout differs from '{}'",
                                type->name(), object->type().name());
    }
    object->set_type(*type);
    return Value::none();
}

constexpr NativeDefinition kObjectMethods[] = {
    {"__init_subclass__", init_subclass, Arity::Keywords, NativeKind::ClassMethod},
    {"__subclasshook__", subclass_hook, Arity::Any, NativeKind::ClassMethod},
    {"__format__", as_coroutine<format_body>, Arity::One, NativeKind::Method},
    {"__dir__", list_names, Arity::None, NativeKind::Method},
};
constexpr NativeAttribute kObjectAttributes[] = {{"__class__", get_class, set_class}};

// ---- type -------------------------------------------------------------------------------------------------

TypeObject& type_self(const Value& self) {
    return self.to<TypeObject>();
}

Value type_repr(Interpreter& vm, const Value& self) {
    return StringObject::from_utf8(vm, "<class '" + type_self(self).full_name() + "'>");
}

Value type_get_attribute(Interpreter& vm, const Value& self, StringObject& name) {
    TypeObject& type = type_self(self);
    TypeObject& metatype = type.type();
    const Value* meta_found = metatype.lookup(name);
    const TypeSlots* meta_slots = meta_found != nullptr ? &type_of(vm, *meta_found).slots() : nullptr;
    const Value meta = meta_found != nullptr ? *meta_found : Value();
    if (meta_slots != nullptr && meta_slots->descriptor_set != nullptr &&
        meta_slots->descriptor_get != nullptr) {
        return meta_slots->descriptor_get(vm, meta, self, Value(&metatype));
    }
    if (const Value* found = type.lookup(name)) {
        const auto get = type_of(vm, *found).slots().descriptor_get;
        const Value attribute = *found;
        return get != nullptr ? get(vm, attribute, Value(), self) : attribute;
    }
    if (meta_slots != nullptr) {
        return meta_slots->descriptor_get != nullptr
                   ? meta_slots->descriptor_get(vm, meta, self, Value(&metatype))
                   : meta;
    }
    return raise_no_attribute(vm, self, name);
}

Value type_set_attribute(Interpreter& vm, const Value& self, StringObject& name, const Value& value) {
    TypeObject& type = type_self(self);
    if (!type.is_script_class()) {
        return raise_type_error(vm, "cannot set '{}' attribute of immutable type '{}'", name.utf8(),
                                type.full_name());
    }
    const Value* meta_found = type.type().lookup(name);
    if (meta_found != nullptr) {
        const auto set = type_of(vm, *meta_found).slots().descriptor_set;
        const Value descriptor = *meta_found;
        if (set != nullptr) return set(vm, descriptor, self, value);
    }
    if (value.is_empty() && type.own_attributes().find(name) == nullptr)
        return raise_no_attribute(vm, self, name);
    type.set_own_attribute(vm.intern(StringRef(&name)), value);
    return Value::none();
}

Value type_call(Interpreter& vm, const Value& self, Arguments& arguments) {
    return instantiate(vm, type_self(self), arguments);
}

Value type_initialize(Interpreter&, const Value&, Arguments&) {
    return Value::none();
}

Value union_of(Interpreter& vm, BinaryOperator op, const Value& left, const Value& right) {
    if (op != BinaryOperator::Or) return vm.not_implemented();
    return make_union(vm, left, right);
}

Value type_name_attribute(Interpreter& vm, const Value& self) {
    return StringObject::from_utf8(vm, type_self(self).name());
}
Value set_type_name(Interpreter& vm, const Value& self, const Value& value) {
    const auto* text = value.as<StringObject>();
    if (text == nullptr)
        return raise_type_error(vm, "can only assign string to {}.__name__, not '{}'", type_self(self).name(),
                                type_name(vm, value));
    type_self(self).set_name(text->utf8());
    return Value::none();
}
Value type_qualname(Interpreter& vm, const Value& self) {
    return StringObject::from_utf8(vm, type_self(self).qualified_name());
}
Value set_type_qualname(Interpreter& vm, const Value& self, const Value& value) {
    const auto* text = value.as<StringObject>();
    if (text == nullptr)
        return raise_type_error(vm, "can only assign string to {}.__qualname__, not '{}'",
                                type_self(self).name(), type_name(vm, value));
    type_self(self).set_qualified_name(text->utf8());
    return Value::none();
}
Value type_module(Interpreter& vm, const Value& self) {
    const Value* module = type_self(self).own_attributes().find(*vm.names().dunder_module);
    return module != nullptr ? *module : StringObject::from_utf8(vm, type_self(self).module_name());
}
Value set_type_module(Interpreter& vm, const Value& self, const Value& value) {
    type_self(self).set_own_attribute(vm.names().dunder_module, value);
    return Value::none();
}
Value type_doc(Interpreter& vm, const Value& self) {
    const Value* doc = type_self(self).own_attributes().find(*vm.names().dunder_doc);
    return doc != nullptr ? *doc : Value::none();
}
Value set_type_doc(Interpreter& vm, const Value& self, const Value& value) {
    type_self(self).set_own_attribute(vm.names().dunder_doc, value);
    return Value::none();
}
Value type_bases(Interpreter& vm, const Value& self) {
    ValueVector bases;
    for (const Ref<TypeObject>& base : type_self(self).bases())
        bases.emplace_back(base);
    return TupleObject::take(vm, bases);
}
Value type_base(Interpreter&, const Value& self) {
    const TypeObject* base = type_self(self).base();
    return base != nullptr ? Value(base) : Value::none();
}
Value type_mro(Interpreter& vm, const Value& self) {
    ValueVector types;
    for (const TypeObject* type : type_self(self).mro())
        types.emplace_back(type);
    return TupleObject::take(vm, types);
}
Value type_dict(Interpreter& vm, const Value& self) {
    return make_mapping_proxy(vm, Value(&type_self(self).own_attributes()));
}
Value type_annotations(Interpreter& vm, const Value& self) {
    TypeObject& type = type_self(self);
    const StringRef& name = vm.names().dunder_annotations;
    const Value* own = type.own_attributes().find(*name);
    if (own != nullptr) return *own;
    if (!type.is_script_class()) return raise_no_attribute(vm, self, *name);
    Value created = DictObject::create(vm);
    type.set_own_attribute(name, created);
    return created;
}
Value set_type_annotations(Interpreter& vm, const Value& self, const Value& value) {
    type_self(self).set_own_attribute(vm.names().dunder_annotations, value);
    return Value::none();
}

Value mro_method(Interpreter& vm, Arguments& arguments) {
    const Value tuple = type_mro(vm, arguments[0]);
    return ListObject::create(vm, tuple.to<TupleObject>().items());
}
Value subclasses_method(Interpreter& vm, Arguments& arguments) {
    Ref<ListObject> list = ListObject::create(vm);
    for (const TypeObject* subclass : type_self(arguments[0]).subclasses())
        list->items().emplace_back(subclass);
    return list;
}
Value instancecheck(Interpreter& vm, Arguments& arguments) {
    return Value::boolean(type_of(vm, arguments[1]).is_subtype_of(type_self(arguments[0])));
}
Value subclasscheck(Interpreter& vm, Arguments& arguments) {
    const auto* type = arguments[1].as<TypeObject>();
    if (type == nullptr) return raise_type_error(vm, "issubclass() arg 1 must be a class");
    return Value::boolean(type->is_subtype_of(type_self(arguments[0])));
}
Value prepare(Interpreter& vm, Arguments&) {
    return DictObject::create(vm);
}

constexpr NativeDefinition kTypeMethods[] = {
    {"mro", mro_method, Arity::None, NativeKind::Method},
    {"__subclasses__", subclasses_method, Arity::None, NativeKind::Method},
    {"__instancecheck__", instancecheck, Arity::One, NativeKind::Method},
    {"__subclasscheck__", subclasscheck, Arity::One, NativeKind::Method},
    {"__prepare__", prepare, Arity::Keywords, NativeKind::ClassMethod},
};
constexpr NativeAttribute kTypeAttributes[] = {
    {"__name__", type_name_attribute, set_type_name},
    {"__qualname__", type_qualname, set_type_qualname},
    {"__module__", type_module, set_type_module},
    {"__doc__", type_doc, set_type_doc},
    {"__bases__", type_bases},
    {"__base__", type_base},
    {"__mro__", type_mro},
    {"__dict__", type_dict},
    {"__annotations__", type_annotations, set_type_annotations},
};

constexpr BinaryOperator kTypeOperators[] = {BinaryOperator::Or};

} // namespace

Ref<InstanceObject> InstanceObject::create(TypeObject& type) {
    return Ref<InstanceObject>(new InstanceObject(type));
}

TypeDefinition object_definition() {
    TypeDefinition definition;
    definition.name = "object";
    definition.layout = Layout::Instance;
    definition.slots.repr = object_repr;
    definition.slots.str = object_str;
    definition.slots.hash = object_hash;
    definition.slots.compare = object_compare;
    definition.slots.create = object_create;
    definition.slots.initialize = object_initialize;
    return definition;
}

TypeDefinition type_definition() {
    TypeDefinition definition;
    definition.name = "type";
    definition.layout = Layout::Type;
    definition.slots.repr = type_repr;
    definition.slots.get_attribute = type_get_attribute;
    definition.slots.set_attribute = type_set_attribute;
    definition.slots.call = type_call;
    definition.slots.create = type_create;
    definition.slots.initialize = type_initialize;
    definition.slots.binary = union_of;
    definition.binary_operators = kTypeOperators;
    return definition;
}

void define_object_methods(Interpreter& vm) {
    define_methods(*vm.types().object, kObjectMethods);
    define_attributes(*vm.types().object, kObjectAttributes);
    define_methods(*vm.types().type, kTypeMethods);
    define_attributes(*vm.types().type, kTypeAttributes);
}

} // namespace simul::script
