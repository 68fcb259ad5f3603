// Methods of tuple and range.
#include "core/script/library/native_support.hpp"
#include "core/script/library/types/builtin_methods.hpp"

#include <algorithm>
#include <limits>

namespace simul::script::library {
namespace {

NativeCoroutine tuple_count(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    std::int64_t found = 0;
    for (const Value& item : self.to<TupleObject>().items()) {
        const Value same = co_await equals(vm, item, arguments[1]);
        if (same.is_true()) ++found;
    }
    co_return Value::integer(found);
}

NativeCoroutine tuple_index(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "index", arguments.size() - 1, 1, 3)) co_return Value::raised();
    const Value self = arguments[0];
    const auto items = self.to<TupleObject>().items();
    const auto bounds = slice_bounds(vm, arguments.get(2), arguments.get(3), items.size());
    if (!bounds) co_return Value::raised();
    for (std::size_t i = bounds->start; i < bounds->end; ++i) {
        const Value same = co_await equals(vm, items[i], arguments[1]);
        if (same.is_true()) co_return Value::integer(static_cast<std::int64_t>(i));
    }
    co_return raise_value_error(vm, "tuple.index(x): x not in tuple");
}

constexpr NativeDefinition kTupleMethods[] = {
    {"count", as_coroutine<tuple_count>, Arity::One, NativeKind::Method},
    {"index", as_coroutine<tuple_index>, Arity::Any, NativeKind::Method},
};

} // namespace

std::span<const NativeDefinition> tuple_methods() {
    return kTupleMethods;
}

} // namespace simul::script::library
