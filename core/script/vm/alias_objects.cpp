// `list[int]`, `int | str`, mapping proxies; isinstance and issubclass, which take them.
#include "core/script/vm/builtin_slots.hpp"
#include "core/script/vm/class_creation.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/native_function.hpp"
#include "core/script/vm/operations.hpp"

namespace simul::script {
namespace {

/// Something with two parts that nobody casts to by layout.
class AliasObject final : public Object {
public:
    AliasObject(TypeObject& type, Value first_part, Ref<TupleObject> members)
        : Object(type, Layout::Alias), first(std::move(first_part)), parts(std::move(members)) {}
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Alias; }

    const Value first;            ///< the origin of `list[int]`; the mapping of a proxy; Empty for a union
    const Ref<TupleObject> parts; ///< parameters, or members of the union

    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(first);
        if (parts != nullptr) visitor.visit(parts.get());
    }
};

AliasObject& alias_of(const Value& self) {
    return self.to<AliasObject>();
}

NativeCoroutine join(Interpreter& vm, Ref<TupleObject> parts, std::string separator);

/// How a type is written inside an alias.
NativeCoroutine describe(Interpreter& vm, Value part) {
    if (const auto* list = part.as<ListObject>()) { // the parameters of a Callable
        const Ref<TupleObject> members = TupleObject::create(vm, list->items());
        const Value text = co_await start(vm, join(vm, members, ", "));
        co_return StringObject::from_utf8(vm, "[" + text.to<StringObject>().utf8() + "]");
    }
    if (part.is_none()) co_return vm.intern("None");
    if (is_same(part, vm.ellipsis())) co_return vm.intern("...");
    if (const auto* type = part.as<TypeObject>()) co_return StringObject::from_utf8(vm, type->full_name());
    Value text = co_await repr(vm, part);
    co_return text;
}

NativeCoroutine join(Interpreter& vm, Ref<TupleObject> parts, std::string separator) {
    std::string text;
    for (const Value& part : parts->items()) {
        Value described = co_await start(vm, describe(vm, part));
        if (!text.empty()) text += separator;
        text += described.to<StringObject>().utf8();
    }
    co_return StringObject::from_utf8(vm, text);
}

NativeCoroutine generic_repr_body(Interpreter& vm, Value self) {
    const Value origin_value = alias_of(self).first;
    Value origin = co_await start(vm, describe(vm, origin_value));
    const Ref<TupleObject> members = alias_of(self).parts;
    Value parts = co_await start(vm, join(vm, members, ", "));
    co_return StringObject::from_utf8(vm, origin.to<StringObject>().utf8() + "[" +
                                              parts.to<StringObject>().utf8() + "]");
}
Value generic_repr(Interpreter& vm, const Value& self) {
    return start(vm, generic_repr_body(vm, self));
}

Value generic_call(Interpreter& vm, const Value& self, Arguments& arguments) {
    const Value origin = alias_of(self).first;
    return call(vm, origin, arguments);
}
Value generic_get_item(Interpreter& vm, const Value& self, const Value& key) {
    return make_generic_alias(vm, alias_of(self).first, key);
}
Value alias_get_attribute(Interpreter& vm, const Value& self, StringObject& name) {
    if (type_of(vm, self).lookup(name) != nullptr && !(name == "__class__"))
        return script::generic_get_attribute(vm, self, name);
    const Value origin = alias_of(self).first;
    return get_attribute(vm, origin, name);
}
Value generic_origin(Interpreter&, const Value& self) {
    return alias_of(self).first;
}
Value alias_parts(Interpreter&, const Value& self) {
    return alias_of(self).parts;
}
Value mro_entries(Interpreter& vm, Arguments& arguments) {
    return TupleObject::of(vm, alias_of(arguments[0]).first);
}

Value alias_compare(Interpreter& vm, CompareOperator op, const Value& a, const Value& b) {
    const auto* other = b.as<AliasObject>();
    if (other == nullptr || (op != CompareOperator::Equal && op != CompareOperator::NotEqual))
        return vm.not_implemented();
    const std::optional<bool> same = native_equals(Value(alias_of(a).parts), Value(other->parts));
    return Value::boolean((is_same(alias_of(a).first, other->first) && same.value_or(false)) ==
                          (op == CompareOperator::Equal));
}
Value alias_hash(Interpreter& vm, const Value& self) {
    return hash(vm, Value(alias_of(self).parts));
}

Value alias_or(Interpreter& vm, BinaryOperator op, const Value& left, const Value& right) {
    return op == BinaryOperator::Or ? make_union(vm, left, right) : vm.not_implemented();
}

NativeCoroutine union_repr_body(Interpreter& vm, Value self) {
    const Ref<TupleObject> members = alias_of(self).parts;
    Value text = co_await start(vm, join(vm, members, " | "));
    co_return text;
}
Value union_repr(Interpreter& vm, const Value& self) {
    return start(vm, union_repr_body(vm, self));
}

constexpr NativeAttribute kGenericAttributes[] = {{"__origin__", generic_origin}, {"__args__", alias_parts}};
constexpr NativeDefinition kGenericMethods[] = {
    {"__mro_entries__", mro_entries, Arity::One, NativeKind::Method}};
constexpr NativeAttribute kUnionAttributes[] = {{"__args__", alias_parts}};
constexpr BinaryOperator kOr[] = {BinaryOperator::Or};

// ---- mapping proxy ----------------------------------------------------------------------------------------

const Value& mapping_of(const Value& self) {
    return alias_of(self).first;
}

Value proxy_length(Interpreter& vm, const Value& self) {
    return length(vm, Value(mapping_of(self)));
}
Value proxy_get_item(Interpreter& vm, const Value& self, const Value& key) {
    return get_item(vm, Value(mapping_of(self)), key);
}
Value proxy_contains(Interpreter& vm, const Value& self, const Value& key) {
    return contains(vm, Value(mapping_of(self)), key);
}
Value proxy_iterate(Interpreter& vm, const Value& self) {
    return iterate(vm, Value(mapping_of(self)));
}
NativeCoroutine proxy_repr_body(Interpreter& vm, Value self) {
    const Value mapping = mapping_of(self);
    Value text = co_await repr(vm, mapping);
    co_return StringObject::from_utf8(vm, "mappingproxy(" + text.to<StringObject>().utf8() + ")");
}
Value proxy_str(Interpreter& vm, const Value& self) {
    return to_string(vm, Value(mapping_of(self)));
}
Value proxy_repr(Interpreter& vm, const Value& self) {
    return start(vm, proxy_repr_body(vm, self));
}
Value proxy_compare(Interpreter& vm, CompareOperator op, const Value& self, const Value& other) {
    const Value mapping = mapping_of(self);
    return compare(vm, op, mapping, other);
}
Value create_proxy(Interpreter& vm, TypeObject&, Arguments& arguments) {
    if (arguments.size() + arguments.keyword_count() != 1 || arguments.size() == 0)
        return raise_type_error(vm, "mappingproxy() missing required argument 'mapping' (pos 1)");
    if (type_of(vm, arguments[0]).slots().get_item == nullptr || arguments[0].as<ListObject>() != nullptr ||
        arguments[0].as<TupleObject>() != nullptr)
        return raise_type_error(vm, "mappingproxy() argument must be a mapping, not {}",
                                type_name(vm, arguments[0]));
    return make_mapping_proxy(vm, arguments[0]);
}
/// Everything else is the mapping's: get, keys, values, items, copy.
Value proxy_get_attribute(Interpreter& vm, const Value& self, StringObject& name) {
    const auto is_method = [&](std::string_view text) { return name == text; };
    if (is_method("get") || is_method("keys") || is_method("values") || is_method("items") ||
        is_method("copy")) {
        const Value mapping = mapping_of(self);
        return get_attribute(vm, mapping, name);
    }
    return script::generic_get_attribute(vm, self, name);
}

// ---- isinstance and issubclass ----------------------------------------------------------------------------

/// Whether a type's metaclass has its own idea.
bool has_own_check(Interpreter& vm, const TypeObject& type, const StringRef& name) {
    const Value* found = type.type().lookup(*name);
    return found != nullptr && found->as<NativeFunctionObject>() == nullptr &&
           &type.type() != vm.types().type.get();
}

Value raise_bad_class(Interpreter& vm, bool is_instance_check) {
    return raise(
        vm, *vm.exceptions().type_error,
        std::string_view(is_instance_check
                             ? "isinstance() arg 2 must be a type, a tuple of types, or a union"
                             : "issubclass() arg 2 must be a class, a tuple of classes, or a union"));
}

NativeCoroutine check_by_method(Interpreter& vm, Value types, StringRef name, Value object) {
    Value method = co_await lookup_special(vm, types, *name);
    Value result = co_await call(vm, method, object);
    Value truthy = co_await truth(vm, result);
    co_return truthy;
}

using Check = Value (*)(Interpreter& vm, const Value& object, const Value& types);

NativeCoroutine check_any(Interpreter& vm, Value object, Ref<TupleObject> members, Check check) {
    for (const Value& member : members->items()) {
        const Value type = member.is_none() ? Value(vm.types().none) : member;
        Value found = co_await check(vm, object, type);
        if (found.is_true()) co_return found;
    }
    co_return Value::boolean(false);
}

/// `object.__class__` may say otherwise than the type.
NativeCoroutine check_class_attribute(Interpreter& vm, Value object, Value type) {
    Value claimed = co_await find_attribute(vm, object, *vm.names().dunder_class);
    const auto* as_type = claimed.as<TypeObject>();
    co_return Value::boolean(as_type != nullptr && as_type->is_subtype_of(type.to<TypeObject>()));
}

} // namespace

Value is_instance(Interpreter& vm, const Value& object, const Value& types) {
    if (const auto* type = types.as<TypeObject>()) {
        if (&type_of(vm, object) == type) return Value::boolean(true);
        if (has_own_check(vm, *type, vm.names().dunder_instancecheck)) {
            return start(vm, check_by_method(vm, types, vm.names().dunder_instancecheck, object));
        }
        if (type_of(vm, object).is_subtype_of(*type)) return Value::boolean(true);
        const TypeObject& actual = type_of(vm, object);
        if (actual.is_script_class() && actual.lookup(*vm.names().dunder_class) != nullptr &&
            actual.lookup(*vm.names().dunder_class) != vm.types().object->lookup(*vm.names().dunder_class)) {
            return start(vm, check_class_attribute(vm, object, types));
        }
        return Value::boolean(false);
    }
    if (auto* tuple = types.as<TupleObject>())
        return start(vm, check_any(vm, object, Ref<TupleObject>(tuple), is_instance));
    if (const TupleObject* members = union_members(types)) {
        return start(vm,
                     check_any(vm, object, Ref<TupleObject>(const_cast<TupleObject*>(members)), is_instance));
    }
    if (types.as<AliasObject>() != nullptr)
        return raise_type_error(vm, "isinstance() argument 2 cannot be a parameterized generic");
    if (type_of(vm, types).lookup(*vm.names().dunder_instancecheck) != nullptr) {
        return start(vm, check_by_method(vm, types, vm.names().dunder_instancecheck, object));
    }
    return raise_bad_class(vm, true);
}

Value is_subclass(Interpreter& vm, const Value& type, const Value& types) {
    if (auto* tuple = types.as<TupleObject>())
        return start(vm, check_any(vm, type, Ref<TupleObject>(tuple), is_subclass));
    if (const TupleObject* members = union_members(types)) {
        return start(vm,
                     check_any(vm, type, Ref<TupleObject>(const_cast<TupleObject*>(members)), is_subclass));
    }
    const auto* wanted = types.as<TypeObject>();
    if (wanted == nullptr) {
        if (type_of(vm, types).lookup(*vm.names().dunder_subclasscheck) != nullptr) {
            return start(vm, check_by_method(vm, types, vm.names().dunder_subclasscheck, type));
        }
        return raise_bad_class(vm, false);
    }
    if (has_own_check(vm, *wanted, vm.names().dunder_subclasscheck)) {
        return start(vm, check_by_method(vm, types, vm.names().dunder_subclasscheck, type));
    }
    const auto* derived = type.as<TypeObject>();
    if (derived == nullptr) return raise_type_error(vm, "issubclass() arg 1 must be a class");
    return Value::boolean(derived->is_subtype_of(*wanted));
}

const TupleObject* union_members(const Value& value) noexcept {
    const auto* alias = value.as<AliasObject>();
    return alias != nullptr && alias->first.is_empty() ? alias->parts.get() : nullptr;
}

Value make_union(Interpreter& vm, const Value& left, const Value& right) {
    const auto is_member = [](const Value& value) {
        return value.is_none() || value.as<TypeObject>() != nullptr || value.as<AliasObject>() != nullptr;
    };
    if (!is_member(left) || !is_member(right)) return vm.not_implemented();
    ValueVector members;
    const auto add = [&](const Value& value) {
        for (const Value& member : members) {
            if (is_same(member, value)) return;
        }
        members.push_back(value);
    };
    const auto add_all = [&](const Value& value) {
        if (const TupleObject* inner = union_members(value)) {
            for (const Value& member : inner->items())
                add(member);
        } else {
            add(value);
        }
    };
    add_all(left);
    add_all(right);
    if (members.size() == 1) return members[0];
    return Ref<AliasObject>(new AliasObject(*vm.types().union_type, Value(), TupleObject::take(vm, members)));
}

Value make_generic_alias(Interpreter& vm, const Value& origin, const Value& parameters) {
    auto* tuple = parameters.as<TupleObject>();
    Ref<TupleObject> parts = tuple != nullptr ? Ref<TupleObject>(tuple) : TupleObject::of(vm, parameters);
    return Ref<AliasObject>(new AliasObject(*vm.types().generic_alias, origin, std::move(parts)));
}

Value class_get_item(Interpreter& vm, Arguments& arguments) {
    return make_generic_alias(vm, arguments[0], arguments[1]);
}

namespace {

Value create_generic_alias(Interpreter& vm, TypeObject&, Arguments& arguments) {
    if (arguments.keyword_count() > 0)
        return raise_type_error(vm, "GenericAlias() takes no keyword arguments");
    if (arguments.size() != 2)
        return raise_type_error(vm, "GenericAlias expected 2 arguments, got {}", arguments.size());
    return make_generic_alias(vm, arguments[0], arguments[1]);
}

constexpr NativeDefinition kContainerMethods[] = {
    {"__class_getitem__", class_get_item, Arity::One, NativeKind::ClassMethod},
};

} // namespace

Value make_mapping_proxy(Interpreter& vm, const Value& mapping) {
    return Ref<AliasObject>(new AliasObject(*vm.types().mapping_proxy, mapping, nullptr));
}

TypeDefinition generic_alias_definition() {
    TypeDefinition definition;
    definition.name = "types.GenericAlias";
    definition.layout = Layout::Alias;
    definition.can_be_subclassed = false;
    definition.slots.repr = generic_repr;
    definition.slots.create = create_generic_alias;
    definition.slots.call = generic_call;
    definition.slots.get_item = generic_get_item;
    definition.slots.get_attribute = alias_get_attribute;
    definition.slots.compare = alias_compare;
    definition.slots.hash = alias_hash;
    definition.slots.binary = alias_or;
    definition.binary_operators = kOr;
    return definition;
}

TypeDefinition union_definition() {
    TypeDefinition definition;
    definition.name = "types.UnionType";
    definition.layout = Layout::Alias;
    definition.can_be_subclassed = false;
    definition.slots.repr = union_repr;
    definition.slots.compare = alias_compare;
    definition.slots.hash = alias_hash;
    definition.slots.binary = alias_or;
    definition.binary_operators = kOr;
    return definition;
}

TypeDefinition mapping_proxy_definition() {
    TypeDefinition definition;
    definition.name = "mappingproxy";
    definition.layout = Layout::Alias;
    definition.can_be_subclassed = false;
    definition.slots.repr = proxy_repr;
    definition.slots.create = create_proxy;
    definition.slots.str = proxy_str;
    definition.slots.length = proxy_length;
    definition.slots.get_item = proxy_get_item;
    definition.slots.contains = proxy_contains;
    definition.slots.iterate = proxy_iterate;
    definition.slots.compare = proxy_compare;
    definition.slots.get_attribute = proxy_get_attribute;
    return definition;
}

void define_alias_methods(Interpreter& vm) {
    define_attributes(*vm.types().generic_alias, kGenericAttributes);
    define_methods(*vm.types().generic_alias, kGenericMethods);
    define_attributes(*vm.types().union_type, kUnionAttributes);
    const BuiltinTypes& types = vm.types();
    for (TypeObject* container :
         {types.list.get(), types.tuple.get(), types.dict.get(), types.set.get(), types.frozenset.get()})
        define_methods(*container, kContainerMethods);
}

} // namespace simul::script
