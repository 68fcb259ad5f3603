#include "core/script/library/native_support.hpp"
#include "core/script/library/sorting.hpp"
#include "core/script/library/types/builtin_methods.hpp"
#include "core/script/vm/builtin_iterators.hpp"

#include <algorithm>
#include <limits>

namespace simul::script::library {
namespace {

ListObject& list_of(const Value& self) {
    return self.to<ListObject>();
}

Value append(Interpreter&, Arguments& arguments) {
    list_of(arguments[0]).items().push_back(std::move(arguments[1]));
    return Value::none();
}

Value clear(Interpreter&, Arguments& arguments) {
    // The items die after the list is empty: their finalisers may look at it.
    ValueVector dropped;
    dropped.swap(list_of(arguments[0]).items());
    drop_from_end(dropped);
    return Value::none();
}

Value copy(Interpreter& vm, Arguments& arguments) {
    return ListObject::create(vm, std::span<const Value>(list_of(arguments[0]).items()));
}

NativeCoroutine count(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    std::int64_t found = 0;
    for (std::size_t i = 0; i < list_of(self).size(); ++i) {
        const Value item = list_of(self).items()[i];
        const Value same = co_await equals(vm, item, arguments[1]);
        if (same.is_true()) ++found;
    }
    co_return Value::integer(found);
}

NativeCoroutine extend(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    const Value source = arguments[1];
    const auto append_all = [&](std::span<const Value> items) {
        const ValueVector copied(items.begin(), items.end());
        list_of(self).items().insert(list_of(self).items().end(), copied.begin(), copied.end());
    };
    if (const auto* list = source.as<ListObject>(); list != nullptr && !list->type().is_script_class()) {
        append_all(list->items());
        co_return Value::none();
    }
    if (const auto* tuple = source.as<TupleObject>(); tuple != nullptr && !tuple->type().is_script_class()) {
        append_all(tuple->items());
        co_return Value::none();
    }
    const Value iterator = co_await iterate(vm, source);
    for (;;) {
        Value item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) co_return Value::none();
        list_of(self).items().push_back(std::move(item));
    }
}

/// A position as index() takes it: negative ones count from the end.
std::optional<std::int64_t> position_argument(Interpreter& vm, const Value& value, std::int64_t fallback) {
    if (value.is_empty()) return fallback;
    if (is_integer(value)) return as_index(vm, value, OutOfRange::Clamp);
    (void)raise_type_error(vm, "slice indices must be integers or have an __index__ method");
    return std::nullopt;
}

NativeCoroutine index(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "index", arguments.size() - 1, 1, 3)) co_return Value::raised();
    const Value self = arguments[0];
    const Value wanted = arguments[1];
    const auto start_given = position_argument(vm, arguments.get(2), 0);
    if (!start_given) co_return Value::raised();
    const auto stop_given = position_argument(vm, arguments.get(3), std::numeric_limits<std::int64_t>::max());
    if (!stop_given) co_return Value::raised();
    const auto size = static_cast<std::int64_t>(list_of(self).size());
    const std::int64_t first =
        *start_given < 0 ? std::max<std::int64_t>(*start_given + size, 0) : *start_given;
    const std::int64_t last = *stop_given < 0 ? std::max<std::int64_t>(*stop_given + size, 0) : *stop_given;
    for (std::int64_t i = first; i < last && i < static_cast<std::int64_t>(list_of(self).size()); ++i) {
        const Value item = list_of(self).items()[static_cast<std::size_t>(i)];
        const Value same = co_await equals(vm, item, wanted);
        if (same.is_true()) co_return Value::integer(i);
    }
    const Value shown = co_await repr(vm, wanted);
    co_return raise_value_error(vm, "{} is not in list", shown.to<StringObject>().utf8());
}

Value insert(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "insert", arguments.size() - 1, 2, 2)) return Value::raised();
    const auto given = as_index(vm, arguments[1], OutOfRange::Raise);
    if (!given) return Value::raised();
    auto& items = list_of(arguments[0]).items();
    const auto size = static_cast<std::int64_t>(items.size());
    const std::int64_t at = std::clamp<std::int64_t>(*given < 0 ? *given + size : *given, 0, size);
    items.insert(items.begin() + at, std::move(arguments[2]));
    return Value::none();
}

Value pop(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "pop", arguments.size() - 1, 0, 1)) return Value::raised();
    const auto given = as_index_or(vm, arguments.get(1), -1, OutOfRange::Raise);
    if (!given) return Value::raised();
    auto& items = list_of(arguments[0]).items();
    const auto fails = [&](const char* message) {
        return script::raise(vm, *vm.exceptions().index_error, std::string_view(message));
    };
    if (items.empty()) return fails("pop from empty list");
    const auto at = normalize_index(*given, items.size());
    if (!at) return fails("pop index out of range");
    Value item = std::move(items[*at]);
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(*at));
    return item;
}

NativeCoroutine remove(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    for (std::size_t i = 0; i < list_of(self).size(); ++i) {
        const Value item = list_of(self).items()[i];
        const Value same = co_await equals(vm, item, arguments[1]);
        if (!same.is_true()) continue;
        // The comparison may have shortened the list.
        if (i < list_of(self).size())
            list_of(self).items().erase(list_of(self).items().begin() + static_cast<std::ptrdiff_t>(i));
        co_return Value::none();
    }
    co_return raise_value_error(vm, "list.remove(x): x not in list");
}

Value reverse(Interpreter&, Arguments& arguments) {
    auto& items = list_of(arguments[0]).items();
    std::reverse(items.begin(), items.end());
    return Value::none();
}

NativeCoroutine sort(Interpreter& vm, OwnedArguments arguments) {
    static constexpr Signature<2> kSignature{"sort", {"key", "reverse"}, 0, 0, 0};
    const auto bound = bind(vm, arguments.view().rest(), kSignature);
    if (!bound) co_return Value::raised();
    const Value key = (*bound)[0];
    bool backwards = false;
    if (!(*bound)[1].is_empty()) {
        const Value flag = co_await to_index(vm, (*bound)[1]);
        backwards = native_truth(flag).value_or(true);
    }
    // While it is being sorted the list looks empty, as in CPython.
    const Value self = arguments[0];
    ValueVector items;
    items.swap(list_of(self).items());
    Value sorting = start(vm, sort_items(vm, items, key, backwards));
    const Value done = co_await attempt(std::move(sorting));
    const bool was_modified = !list_of(self).items().empty();
    list_of(self).items().swap(items);
    if (done.is_raised()) co_return Value::raised();
    if (was_modified) co_return raise_value_error(vm, "list modified during sort");
    co_return Value::none();
}

Value reversed(Interpreter& vm, Arguments& arguments) {
    return iterate_list_backwards(vm, arguments[0]);
}

constexpr NativeDefinition kMethods[] = {
    {"__reversed__", reversed, Arity::None, NativeKind::Method},
    {"append", append, Arity::One, NativeKind::Method},
    {"clear", clear, Arity::None, NativeKind::Method},
    {"copy", copy, Arity::None, NativeKind::Method},
    {"count", as_coroutine<count>, Arity::One, NativeKind::Method},
    {"extend", as_coroutine<extend>, Arity::One, NativeKind::Method},
    {"index", as_coroutine<index>, Arity::Any, NativeKind::Method},
    {"insert", insert, Arity::Any, NativeKind::Method},
    {"pop", pop, Arity::Any, NativeKind::Method},
    {"remove", as_coroutine<remove>, Arity::One, NativeKind::Method},
    {"reverse", reverse, Arity::None, NativeKind::Method},
    {"sort", as_coroutine<sort>, Arity::Keywords, NativeKind::Method},
};

} // namespace

std::span<const NativeDefinition> list_methods() {
    return kMethods;
}

} // namespace simul::script::library
