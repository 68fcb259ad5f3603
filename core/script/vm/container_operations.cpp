// Subscripts, membership, iteration.
#include "core/script/vm/builtin_iterators.hpp"
#include "core/script/vm/class_creation.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/generator_object.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/special_methods.hpp"

namespace simul::script {

std::optional<std::size_t> normalize_index(std::int64_t index, std::size_t size) noexcept {
    if (index < 0) index += static_cast<std::int64_t>(size);
    if (index < 0 || static_cast<std::uint64_t>(index) >= size) return std::nullopt;
    return static_cast<std::size_t>(index);
}

Value length(Interpreter& vm, const Value& container) {
    const auto slot = type_of(vm, container).slots().length;
    if (slot == nullptr)
        return raise_type_error(vm, "object of type '{}' has no len()", type_name(vm, container));
    return slot(vm, container);
}

namespace {

/// `Class[key]`
NativeCoroutine class_get_item(Interpreter& vm, Value type, Value key) {
    Value method = co_await find_attribute(vm, type, *vm.names().dunder_class_getitem);
    if (method.is_empty())
        co_return raise_type_error(vm, "type '{}' is not subscriptable", type.to<TypeObject>().name());
    Value result = co_await call(vm, method, key);
    co_return result;
}

} // namespace

Value get_item(Interpreter& vm, const Value& container, const Value& key) {
    TypeObject& type = type_of(vm, container);
    if (key.is_int()) {
        if (&type == vm.types().list.get()) {
            const ValueVector& items = container.to<ListObject>().items();
            if (const auto index = normalize_index(key.as_int(), items.size())) return items[*index];
        } else if (&type == vm.types().tuple.get()) {
            const auto& tuple = container.to<TupleObject>();
            if (const auto index = normalize_index(key.as_int(), tuple.size())) return tuple[*index];
        }
    }
    if (const auto slot = type.slots().get_item) return slot(vm, container, key);
    if (container.as<TypeObject>() == vm.types().type.get()) return make_generic_alias(vm, container, key);
    if (container.as<TypeObject>() != nullptr) return start(vm, class_get_item(vm, container, key));
    return raise_type_error(vm, "'{}' object is not subscriptable", type.name());
}

Value set_item(Interpreter& vm, const Value& container, const Value& key, const Value& value) {
    TypeObject& type = type_of(vm, container);
    if (key.is_int() && &type == vm.types().list.get()) {
        ValueVector& items = container.to<ListObject>().items();
        if (const auto index = normalize_index(key.as_int(), items.size())) {
            const Value old = std::exchange(items[*index], value);
            return Value::none();
        }
    }
    const auto slot = type.slots().set_item;
    if (slot == nullptr)
        return raise_type_error(vm, "'{}' object does not support item assignment", type.name());
    return slot(vm, container, key, value);
}

Value delete_item(Interpreter& vm, const Value& container, const Value& key) {
    TypeObject& type = type_of(vm, container);
    const auto slot = type.slots().set_item;
    if (slot == nullptr)
        return raise_type_error(vm, "'{}' object doesn't support item deletion", type.name());
    return slot(vm, container, key, Value());
}

namespace {

NativeCoroutine contains_by_iteration(Interpreter& vm, Value container, Value item) {
    Value iterator = co_await iterate(vm, container);
    for (;;) {
        Value candidate = co_await iterate_next(vm, iterator);
        if (candidate.is_exhausted()) co_return Value::boolean(false);
        Value same = co_await equals(vm, candidate, item);
        if (same.is_true()) co_return same;
    }
}

} // namespace

Value contains(Interpreter& vm, const Value& container, const Value& item) {
    const TypeSlots& slots = type_of(vm, container).slots();
    if (slots.contains != nullptr) return slots.contains(vm, container, item);
    if (slots.iterate == nullptr && slots.get_item == nullptr) {
        return raise_type_error(vm, "argument of type '{}' is not iterable", type_name(vm, container));
    }
    return start(vm, contains_by_iteration(vm, container, item));
}

Value iterate(Interpreter& vm, const Value& iterable) {
    const TypeSlots& slots = type_of(vm, iterable).slots();
    if (slots.iterate != nullptr) return slots.iterate(vm, iterable);
    if (slots.get_item != nullptr) return iterate_sequence(vm, iterable);
    return raise_type_error(vm, "'{}' object is not iterable", type_name(vm, iterable));
}

Value iterate_next(Interpreter& vm, const Value& iterator) {
    if (!vm.state().execution->count_native_step()) return Value::raised();
    if (auto* generator = iterator.as<GeneratorObject>();
        generator != nullptr && generator->layout() == Layout::Generator) {
        return resume_generator(vm, *generator, Sent(), OnReturn::EndsIteration);
    }
    const auto slot = type_of(vm, iterator).slots().next;
    if (slot == nullptr)
        return raise_type_error(vm, "'{}' object is not an iterator", type_name(vm, iterator));
    return slot(vm, iterator);
}

namespace {

NativeCoroutine collect_body(Interpreter& vm, Value iterable) {
    Ref<ListObject> list = ListObject::create(vm);
    Value iterator = co_await iterate(vm, iterable);
    for (;;) {
        Value item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) co_return list;
        list->items().push_back(std::move(item));
    }
}

} // namespace

Value collect(Interpreter& vm, const Value& iterable) {
    const TypeObject& type = type_of(vm, iterable);
    if (&type == vm.types().list.get()) return ListObject::create(vm, iterable.to<ListObject>().items());
    if (&type == vm.types().tuple.get()) return ListObject::create(vm, iterable.to<TupleObject>().items());
    return start(vm, collect_body(vm, iterable));
}

} // namespace simul::script
