// list(), tuple(), dict(), set(), frozenset().
#include "core/script/library/native_support.hpp"
#include "core/script/library/types/constructors.hpp"

namespace simul::script::library {
namespace {

bool refuse_keywords(Interpreter& vm, const TypeObject& type, const Arguments& arguments, const char* name) {
    // A subclass may have an __init__ that wants them.
    if (arguments.keyword_count() == 0 || type.is_script_class()) return false;
    (void)raise_type_error(vm, "{}() takes no keyword arguments", name);
    return true;
}

// ---- list -----------------------------------------------------------------------------------------------

Value create_list(Interpreter& vm, TypeObject& type, Arguments&) {
    return &type == vm.types().list.get() ? ListObject::create(vm) : ListObject::create(type);
}

NativeCoroutine fill_list(Interpreter& vm, Value self, Value iterable) {
    const Value items = co_await collect(vm, iterable);
    self.to<ListObject>().items().swap(items.to<ListObject>().items());
    co_return Value::none();
}

Value initialize_list(Interpreter& vm, const Value& self, Arguments& arguments) {
    if (arguments.keyword_count() > 0) return raise_type_error(vm, "list() takes no keyword arguments");
    if (!check_count(vm, "list", arguments.size(), 0, 1)) return Value::raised();
    ValueVector dropped;
    dropped.swap(self.to<ListObject>().items());
    if (arguments.size() == 0) return Value::none();
    return start(vm, fill_list(vm, self, arguments[0]));
}

// ---- tuple ----------------------------------------------------------------------------------------------

Value tuple_of_type(Interpreter& vm, TypeObject& type, const Ref<TupleObject>& items) {
    if (&type == vm.types().tuple.get()) return items;
    return TupleObject::subclass_instance(type, items);
}

NativeCoroutine make_tuple(Interpreter& vm, Ref<TypeObject> type, Value iterable) {
    const Value list = co_await collect(vm, iterable);
    const auto items = TupleObject::take(vm, list.to<ListObject>().items());
    co_return tuple_of_type(vm, *type, items);
}

Value create_tuple(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    if (refuse_keywords(vm, type, arguments, "tuple")) return Value::raised();
    if (!check_count(vm, "tuple", arguments.size(), 0, 1)) return Value::raised();
    if (arguments.size() == 0) return tuple_of_type(vm, type, vm.empty_tuple());
    if (auto* tuple = arguments[0].as<TupleObject>(); tuple != nullptr && !tuple->type().is_script_class())
        return tuple_of_type(vm, type, Ref<TupleObject>(tuple));
    return start(vm, make_tuple(vm, Ref<TypeObject>(&type), arguments[0]));
}

// ---- dict -----------------------------------------------------------------------------------------------

Value create_dict(Interpreter& vm, TypeObject& type, Arguments&) {
    return &type == vm.types().dict.get() ? DictObject::create(vm) : DictObject::create(type);
}

NativeCoroutine fill_dict(Interpreter& vm, Value self, Value source,
                          std::vector<std::pair<StringRef, Value>> named) {
    auto& dict = self.to<DictObject>();
    if (!source.is_empty()) (void)co_await dict_update(vm, dict, source);
    for (auto& [name, value] : named)
        dict.set(name, value);
    co_return Value::none();
}

Value initialize_dict(Interpreter& vm, const Value& self, Arguments& arguments) {
    if (!check_count(vm, "dict", arguments.size(), 0, 1)) return Value::raised();
    std::vector<std::pair<StringRef, Value>> named;
    for (std::size_t i = 0; i < arguments.keyword_count(); ++i)
        named.emplace_back(StringRef(&arguments.keyword_name(i)), arguments.keyword_value(i));
    return start(vm, fill_dict(vm, self, arguments.get(0), std::move(named)));
}

// ---- set and frozenset ----------------------------------------------------------------------------------

Value create_set(Interpreter& vm, TypeObject& type, Arguments&) {
    return &type == vm.types().set.get() ? SetObject::create(vm) : SetObject::create(type);
}

Value initialize_set(Interpreter& vm, const Value& self, Arguments& arguments) {
    if (arguments.keyword_count() > 0) return raise_type_error(vm, "set() takes no keyword arguments");
    if (!check_count(vm, "set", arguments.size(), 0, 1)) return Value::raised();
    self.to<SetObject>().clear();
    if (arguments.size() == 0) return Value::none();
    return set_update(vm, self.to<SetObject>(), arguments[0]);
}

NativeCoroutine make_frozenset(Interpreter& vm, Ref<TypeObject> type, Value iterable) {
    const bool is_exact = type == vm.types().frozenset;
    const Value made = is_exact ? SetObject::create_frozen(vm) : SetObject::create(*type);
    (void)co_await set_update(vm, made.to<SetObject>(), iterable);
    co_return made;
}

Value create_frozenset(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    if (refuse_keywords(vm, type, arguments, "frozenset")) return Value::raised();
    if (!check_count(vm, "frozenset", arguments.size(), 0, 1)) return Value::raised();
    const bool is_exact = &type == vm.types().frozenset.get();
    if (arguments.size() == 0) return is_exact ? SetObject::create_frozen(vm) : SetObject::create(type);
    if (is_exact && &type_of(vm, arguments[0]) == &type) return arguments[0];
    return start(vm, make_frozenset(vm, Ref<TypeObject>(&type), arguments[0]));
}

} // namespace

void define_container_constructors(Interpreter& vm) {
    const BuiltinTypes& types = vm.types();
    types.list->define_constructor(create_list, initialize_list);
    types.tuple->define_constructor(create_tuple);
    types.dict->define_constructor(create_dict, initialize_dict);
    types.set->define_constructor(create_set, initialize_set);
    types.frozenset->define_constructor(create_frozenset);
}

} // namespace simul::script::library
