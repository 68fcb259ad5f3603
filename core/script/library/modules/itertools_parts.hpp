/// What the files of itertools share.
#pragma once

#include "core/script/library/native_iterator.hpp"
#include "core/script/vm/module_object.hpp"

namespace simul::script::library {

/// product, permutations, combinations, combinations_with_replacement.
void define_combinatorics(Interpreter& vm, ModuleObject& module);
/// groupby, tee, zip_longest.
void define_grouping(Interpreter& vm, ModuleObject& module);

inline bool refuse_keywords(Interpreter& vm, const Arguments& arguments, const char* name) {
    if (arguments.keyword_count() == 0) return false;
    (void)raise_type_error(vm, "{}() takes no keyword arguments", name);
    return true;
}

namespace detail {
template <class Iterator>
NativeCoroutine make_over_one(Interpreter& vm, Ref<TypeObject> type, Value iterable) {
    const Value iterator = co_await iterate(vm, iterable);
    co_return make_iterator<Iterator>(*type, iterator);
}
} // namespace detail

/// The constructor of an iterator over one iterable, its only argument.
template <class Iterator>
Value create_over_one(Interpreter& vm, TypeObject& type, Arguments& arguments, const char* name) {
    if (refuse_keywords(vm, arguments, name)) return Value::raised();
    if (!check_count(vm, name, arguments.size(), 1, 1)) return Value::raised();
    return start(vm, detail::make_over_one<Iterator>(vm, Ref<TypeObject>(&type), arguments[0]));
}

} // namespace simul::script::library
