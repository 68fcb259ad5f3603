#include "core/script/library/native_support.hpp"
#include "core/script/library/types/builtin_methods.hpp"
#include "core/script/vm/builtin_iterators.hpp"

namespace simul::script::library {
namespace {

DictObject& dict_of(const Value& self) {
    return self.to<DictObject>();
}

template <DictPart part>
Value view(Interpreter& vm, Arguments& arguments) {
    return make_dict_view(vm, Ref<DictObject>(&dict_of(arguments[0])), part);
}

Value reversed(Interpreter& vm, Arguments& arguments) {
    return iterate_dict(vm, Ref<DictObject>(&dict_of(arguments[0])), DictPart::Keys,
                        script::Direction::Backwards);
}

NativeCoroutine get(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "get", arguments.size() - 1, 1, 2)) co_return Value::raised();
    const Value self = arguments[0];
    Value found = co_await dict_get(vm, dict_of(self), arguments[1]);
    if (!found.is_empty()) co_return found;
    co_return arguments.size() > 2 ? arguments[2] : Value::none();
}

/// The same at once, where the key is a string: no script code can run.
Value get_quickly(Interpreter& vm, Arguments& arguments) {
    const auto* key = arguments.get(1).as<StringObject>();
    if (key == nullptr || key->type().is_script_class() || arguments.size() > 3)
        return as_coroutine<get>(vm, arguments);
    if (const Value* found = dict_of(arguments[0]).find(*key)) return *found;
    return arguments.size() > 2 ? arguments[2] : Value::none();
}

NativeCoroutine pop(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "pop", arguments.size() - 1, 1, 2)) co_return Value::raised();
    const Value self = arguments[0];
    Value found = co_await dict_pop(vm, dict_of(self), arguments[1]);
    if (!found.is_empty()) co_return found;
    if (arguments.size() > 2) co_return arguments[2];
    co_return raise_key_error(vm, arguments[1]);
}

Value popitem(Interpreter& vm, Arguments& arguments) {
    DictObject& dict = dict_of(arguments[0]);
    std::size_t position = dict.entry_limit();
    const DictObject::Entry* entry = dict.previous(position);
    if (entry == nullptr)
        return script::raise(vm, *vm.exceptions().key_error,
                             std::string_view("popitem(): dictionary is empty"));
    const auto item = TupleObject::of(vm, entry->key, entry->value);
    dict.erase_at(position);
    return item;
}

NativeCoroutine setdefault(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "setdefault", arguments.size() - 1, 1, 2)) co_return Value::raised();
    const Value self = arguments[0];
    const Value fallback = arguments.size() > 2 ? arguments[2] : Value::none();
    co_return co_await dict_set_default(vm, dict_of(self), arguments[1], fallback);
}

NativeCoroutine update(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "update", arguments.size() - 1, 0, 1)) co_return Value::raised();
    const Value self = arguments[0];
    if (arguments.size() > 1) (void)co_await dict_update(vm, dict_of(self), arguments[1]);
    const Arguments view_of_arguments = arguments.view();
    for (std::size_t i = 0; i < view_of_arguments.keyword_count(); ++i)
        dict_of(self).set(StringRef(&view_of_arguments.keyword_name(i)), view_of_arguments.keyword_value(i));
    co_return Value::none();
}

Value clear(Interpreter&, Arguments& arguments) {
    dict_of(arguments[0]).clear();
    return Value::none();
}

Value copy(Interpreter& vm, Arguments& arguments) {
    DictObject& dict = dict_of(arguments[0]);
    const auto made = DictObject::create(vm);
    std::size_t position = 0;
    while (const DictObject::Entry* entry = dict.next(position))
        made->append(entry->key, entry->hash, entry->value);
    return made;
}

NativeCoroutine fromkeys(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "fromkeys", arguments.size() - 1, 1, 2)) co_return Value::raised();
    const Value type = arguments[0];
    const Value value = arguments.size() > 2 ? arguments[2] : Value::none();
    const Value made = co_await call(vm, type);
    const Value iterator = co_await iterate(vm, arguments[1]);
    for (;;) {
        const Value key = co_await iterate_next(vm, iterator);
        if (key.is_exhausted()) co_return made;
        (void)co_await set_item(vm, made, key, value);
    }
}

constexpr NativeDefinition kMethods[] = {
    {"keys", view<DictPart::Keys>, Arity::None, NativeKind::Method},
    {"values", view<DictPart::Values>, Arity::None, NativeKind::Method},
    {"items", view<DictPart::Items>, Arity::None, NativeKind::Method},
    {"get", get_quickly, Arity::Any, NativeKind::Method},
    {"pop", as_coroutine<pop>, Arity::Any, NativeKind::Method},
    {"popitem", popitem, Arity::None, NativeKind::Method},
    {"setdefault", as_coroutine<setdefault>, Arity::Any, NativeKind::Method},
    {"update", as_coroutine<update>, Arity::Keywords, NativeKind::Method},
    {"clear", clear, Arity::None, NativeKind::Method},
    {"copy", copy, Arity::None, NativeKind::Method},
    {"fromkeys", as_coroutine<fromkeys>, Arity::Any, NativeKind::ClassMethod},
    {"__reversed__", reversed, Arity::None, NativeKind::Method},
};

} // namespace

std::span<const NativeDefinition> dict_methods() {
    return kMethods;
}

} // namespace simul::script::library
