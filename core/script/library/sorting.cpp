#include "core/script/library/sorting.hpp"

#include "core/script/library/native_support.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace simul::script::library {
namespace {

struct Item {
    Value key;
    Value value;
};
using Items = std::vector<Item>;

bool is_plain_number(const Value& value) {
    return value.is_int() || value.is_bool() || (value.is_float() && !std::isnan(value.as_float()));
}

std::optional<bool> number_less(const Value& a, const Value& b) {
    if (a.is_int() && b.is_int()) return a.as_int() < b.as_int();
    if (a.is_float() && b.is_float()) return a.as_float() < b.as_float();
    if (a.is_float()) return *compare_integer_with_double(b, a.as_float()) > 0;
    if (b.is_float()) return *compare_integer_with_double(a, b.as_float()) < 0;
    return integers::compare(a, b) < 0;
}

std::optional<bool> tuple_less(const TupleObject& a, const TupleObject& b) {
    const std::size_t common = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < common; ++i) {
        const auto same = native_equals(a[i], b[i]);
        if (!same) return std::nullopt;
        if (!*same) return native_less(a[i], b[i]);
    }
    return a.size() < b.size();
}

/// All of them can be compared natively with each other.
bool are_natively_ordered(const Items& items) {
    for (std::size_t i = 1; i < items.size(); ++i)
        if (!native_less(items[i].key, items[0].key)) return false;
    const bool kind_decides = !items.empty() && items[0].key.as<TupleObject>() == nullptr;
    if (kind_decides) return true;
    // Of tuples, any two may differ first in places that cannot be compared.
    for (const Item& item : items)
        for (const Value& part : item.key.to<TupleObject>().items())
            if (!is_plain_number(part) && !is_string(part)) return false;
    const auto kinds_of = [](const Item& item) {
        std::vector<bool> kinds;
        for (const Value& part : item.key.to<TupleObject>().items())
            kinds.push_back(is_string(part));
        return kinds;
    };
    const auto kinds = items.empty() ? std::vector<bool>() : kinds_of(items[0]);
    return std::all_of(items.begin(), items.end(), [&](const Item& item) { return kinds_of(item) == kinds; });
}

void sort_natively(Items& items) {
    std::stable_sort(items.begin(), items.end(),
                     [](const Item& a, const Item& b) { return *native_less(a.key, b.key); });
}

/// One pass of a bottom-up merge sort: runs of `width` in `from` become runs of twice that in `to`.
NativeCoroutine merge_runs(Interpreter& vm, Items& from, Items& to, std::size_t width) {
    const std::size_t size = from.size();
    for (std::size_t start = 0; start < size; start += 2 * width) {
        std::size_t left = start;
        std::size_t right = std::min(start + width, size);
        const std::size_t left_end = right;
        const std::size_t right_end = std::min(start + 2 * width, size);
        for (std::size_t out = start; out < right_end; ++out) {
            bool take_right = left == left_end;
            if (!take_right && right < right_end) {
                const Value smaller = co_await less(vm, from[right].key, from[left].key);
                take_right = smaller.is_true();
            }
            // Copied, not moved: if a comparison fails later, `from` still has everything.
            to[out] = from[take_right ? right++ : left++];
        }
    }
    co_return Value::none();
}

/// Where a comparison fails, `items` keeps the order of the last full pass.
NativeCoroutine sort_by_comparing(Interpreter& vm, Items& items) {
    Items spare(items.size());
    for (std::size_t width = 1; width < items.size(); width *= 2) {
        Value pass = start(vm, merge_runs(vm, items, spare, width));
        (void)co_await std::move(pass);
        std::swap(items, spare);
    }
    co_return Value::none();
}

} // namespace

std::optional<bool> native_less(const Value& a, const Value& b) {
    if (is_plain_number(a) && is_plain_number(b)) return number_less(a, b);
    const auto* left_text = a.as<StringObject>();
    const auto* right_text = b.as<StringObject>();
    if (left_text != nullptr && right_text != nullptr) {
        if (left_text->type().is_script_class() || right_text->type().is_script_class()) return std::nullopt;
        return StringObject::compare(*left_text, *right_text) < 0;
    }
    const auto* left_tuple = a.as<TupleObject>();
    const auto* right_tuple = b.as<TupleObject>();
    if (left_tuple == nullptr || right_tuple == nullptr) return std::nullopt;
    if (left_tuple->type().is_script_class() || right_tuple->type().is_script_class()) return std::nullopt;
    return tuple_less(*left_tuple, *right_tuple);
}

NativeCoroutine sort_items(Interpreter& vm, ValueVector& values, Value key, bool reverse) {
    Items items;
    items.reserve(values.size());
    for (const Value& value : values) {
        Value key_of_value = value;
        if (key.is_value() && !key.is_none()) key_of_value = co_await call(vm, key, value);
        items.push_back({std::move(key_of_value), value});
    }
    // Reversed before and after, equal items keep their order.
    if (reverse) std::reverse(items.begin(), items.end());
    Value failed;
    if (are_natively_ordered(items)) {
        sort_natively(items);
    } else {
        Value sorting = start(vm, sort_by_comparing(vm, items));
        failed = co_await attempt(std::move(sorting));
    }
    if (reverse) std::reverse(items.begin(), items.end());
    for (std::size_t i = 0; i < items.size(); ++i)
        values[i] = std::move(items[i].value);
    co_return failed.is_raised() ? Value::raised() : Value::none();
}

} // namespace simul::script::library
