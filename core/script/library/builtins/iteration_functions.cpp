#include "core/script/library/builtins/builtin_functions.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/library/sorting.hpp"
#include "core/script/vm/builtin_iterators.hpp"
#include "core/script/vm/bytes_object.hpp"
#include "core/script/vm/generator_object.hpp"

namespace simul::script::library {
namespace {

/// all() stops at the first false item, any() at the first true one.
template <bool stops_at>
NativeCoroutine quantify(Interpreter& vm, OwnedArguments arguments) {
    const Value iterator = co_await iterate(vm, arguments[0]);
    for (;;) {
        const Value item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) co_return Value::boolean(!stops_at);
        const Value truthy = co_await truth(vm, item);
        if (truthy.is_true() == stops_at) co_return Value::boolean(stops_at);
    }
}

NativeCoroutine sum(Interpreter& vm, OwnedArguments arguments) {
    static constexpr Signature<2> kSignature{"sum", {"iterable", "start"}, 1, 1};
    const auto bound = bind(vm, arguments.view(), kSignature);
    if (!bound) co_return Value::raised();
    Value total = (*bound)[1].is_empty() ? Value::integer(0) : (*bound)[1];
    if (is_string(total))
        co_return raise_type_error(vm, "sum() can't sum strings [use ''.join(seq) instead]");
    if (total.as<BytesObject>() != nullptr)
        co_return raise_type_error(vm, "sum() can't sum bytes [use b''.join(seq) instead]");
    const Value iterator = co_await iterate(vm, (*bound)[0]);
    for (;;) {
        const Value item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) co_return total;
        if (total.is_float() && item.is_float()) {
            total = Value::floating(total.as_float() + item.as_float());
            continue;
        }
        Value next_total = co_await binary_operation(vm, BinaryOperator::Add, total, item);
        total = std::move(next_total);
    }
}

// ---- min and max ----------------------------------------------------------------------------------------

enum class Extreme { Least, Greatest };

/// Whether `key` beats `best`.
Value beats(Interpreter& vm, Extreme extreme, const Value& key, const Value& best) {
    if (const auto native = extreme == Extreme::Least ? native_less(key, best) : native_less(best, key))
        return Value::boolean(*native);
    return compare(vm, extreme == Extreme::Least ? CompareOperator::Less : CompareOperator::Greater, key,
                   best);
}

template <Extreme extreme>
NativeCoroutine find_extreme(Interpreter& vm, OwnedArguments arguments) {
    static constexpr const char* kName = extreme == Extreme::Least ? "min" : "max";
    static constexpr Signature<2> kSignature{kName, {"key", "default"}, 0, 0, 0};
    const Arguments view = arguments.view();
    if (view.size() == 0) co_return raise_type_error(vm, "{} expected at least 1 argument, got 0", kName);
    const Arguments keywords(view.values() + view.size(), 0, view.keyword_names());
    const auto bound = bind(vm, keywords, kSignature);
    if (!bound) co_return Value::raised();
    const Value key = (*bound)[0].is_none() ? Value() : (*bound)[0];
    const Value fallback = (*bound)[1];
    if (view.size() > 1 && !fallback.is_empty())
        co_return raise_type_error(vm, "Cannot specify a default for {}() with multiple positional arguments",
                                   kName);
    Value candidates = arguments[0];
    if (view.size() > 1) candidates = TupleObject::create(vm, view.positional());
    const Value iterator = co_await iterate(vm, candidates);
    Value best;
    Value best_key;
    for (;;) {
        Value item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) break;
        Value item_key = item;
        if (!key.is_empty()) item_key = co_await call(vm, key, item);
        if (!best.is_empty()) {
            const Value result = co_await beats(vm, extreme, item_key, best_key);
            const Value wins = co_await truth(vm, result);
            if (!wins.is_true()) continue;
        }
        best = std::move(item);
        best_key = std::move(item_key);
    }
    if (!best.is_empty()) co_return best;
    if (!fallback.is_empty()) co_return fallback;
    co_return raise_value_error(vm, "{}() arg is an empty sequence", kName);
}

NativeCoroutine sorted(Interpreter& vm, OwnedArguments arguments) {
    static constexpr Signature<3> kSignature{"sorted", {"iterable", "key", "reverse"}, 1, 1, 1};
    if (!check_count(vm, "sorted", arguments.size(), 1, 1)) co_return Value::raised();
    const auto bound = bind(vm, arguments.view(), kSignature);
    if (!bound) co_return Value::raised();
    const Value list = co_await collect(vm, (*bound)[0]);
    bool backwards = false;
    if (!(*bound)[2].is_empty()) {
        const Value flag = co_await to_index(vm, (*bound)[2]);
        backwards = native_truth(flag).value_or(true);
    }
    Value sorting = start(vm, sort_items(vm, list.to<ListObject>().items(), (*bound)[1], backwards));
    (void)co_await std::move(sorting);
    co_return list;
}

// ---- iter and next --------------------------------------------------------------------------------------

Value iter(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "iter", arguments.size(), 1, 2)) return Value::raised();
    if (arguments.size() == 1) return iterate(vm, arguments[0]);
    if (type_of(vm, arguments[0]).slots().call == nullptr)
        return raise_type_error(vm, "iter(v, w): v must be callable");
    return iterate_callable(vm, arguments[0], arguments[1]);
}

/// The next item; at the end the iterator's own StopIteration, as it may bring a value, or Exhausted.
Value next_item(Interpreter& vm, const Value& iterator) {
    const auto* generator = iterator.as<GeneratorObject>();
    if (generator != nullptr || iterator.as<CoroutineWrapper>() != nullptr)
        return send_to(vm, iterator, Sent(), OnReturn::Deliver);
    if (type_of(vm, iterator).is_script_class()) return call_method(vm, iterator, *vm.names().dunder_next);
    return iterate_next(vm, iterator);
}

NativeCoroutine next(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "next", arguments.size(), 1, 2)) co_return Value::raised();
    if (type_of(vm, arguments[0]).slots().next == nullptr)
        co_return raise_type_error(vm, "'{}' object is not an iterator", type_name(vm, arguments[0]));
    const bool has_default = arguments.size() > 1;
    Value item = co_await attempt(next_item(vm, arguments[0]));
    if (item.is_raised() && has_default &&
        is_exception_of(Value(vm.pending_exception()), *vm.exceptions().stop_iteration)) {
        (void)vm.take_exception();
        item = Value::exhausted();
    }
    if (!item.is_exhausted()) co_return item;
    if (has_default) co_return arguments[1];
    co_return raise_stop_iteration(vm, Value::none());
}

constexpr NativeDefinition kFunctions[] = {
    {"all", as_coroutine<quantify<false>>, Arity::One},
    {"any", as_coroutine<quantify<true>>, Arity::One},
    {"sum", as_coroutine<sum>, Arity::Keywords},
    {"min", as_coroutine<find_extreme<Extreme::Least>>, Arity::Keywords},
    {"max", as_coroutine<find_extreme<Extreme::Greatest>>, Arity::Keywords},
    {"sorted", as_coroutine<sorted>, Arity::Keywords},
    {"iter", iter, Arity::Any},
    {"next", as_coroutine<next>, Arity::Any},
};

} // namespace

std::span<const NativeDefinition> iteration_functions() {
    return kFunctions;
}

} // namespace simul::script::library
