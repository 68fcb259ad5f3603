// `_collections`: deque, for collections.py.
#include "core/script/library/modules/native_modules.hpp"
#include "core/script/library/native_iterator.hpp"
#include "core/script/vm/class_creation.hpp"
#include "core/script/vm/module_object.hpp"

#include <algorithm>
#include <deque>

namespace simul::script::library {
namespace {

using Items = std::deque<Value, heap::Allocator<Value>>;

class DequeObject : public Container {
public:
    explicit DequeObject(TypeObject& type) : Container(type, Layout::Other) {}

    Items items;
    /// The most items it holds; nothing: any number.
    std::optional<std::size_t> most;
    /// Changes whenever an item is added or removed: iterators notice.
    std::uint64_t version = 0;

    void push_right(Value item) {
        ++version;
        items.push_back(std::move(item));
        if (most && items.size() > *most) (void)take_left();
    }
    void push_left(Value item) {
        ++version;
        items.push_front(std::move(item));
        if (most && items.size() > *most) (void)take_right();
    }
    Value take_left() {
        ++version;
        Value item = std::move(items.front());
        items.pop_front();
        return item;
    }
    Value take_right() {
        ++version;
        Value item = std::move(items.back());
        items.pop_back();
        return item;
    }

    void visit_references(ReferenceVisitor& visitor) const override {
        for (const Value& item : items)
            visitor.visit(item);
    }
    void clear_references() noexcept override {
        // The items die after the deque is empty: their finalisers may look at it.
        Items dropped;
        dropped.swap(items);
        ++version;
    }
};

DequeObject& deque_of(const Value& self) {
    return *static_cast<DequeObject*>(self.as_object());
}

DequeObject* as_deque(const Value& value) {
    auto* object = value.as<Object>();
    return object == nullptr ? nullptr : dynamic_cast<DequeObject*>(object);
}

/// The deque type itself, from an object of it or of a subclass.
TypeObject& base_type(const DequeObject& deque) {
    TypeObject* type = &deque.type();
    while (type->is_script_class())
        type = type->base();
    return *type;
}

Ref<DequeObject> new_deque(TypeObject& type) {
    if (type.is_script_class()) return SubclassOf<DequeObject>::create(type);
    return Ref<DequeObject>(new DequeObject(type));
}

/// A new exact deque with the same bound, for the results of operators.
Ref<DequeObject> empty_like(const DequeObject& deque) {
    auto made = new_deque(base_type(deque));
    made->most = deque.most;
    return made;
}

Value index_error(Interpreter& vm, const char* message) {
    return script::raise(vm, *vm.exceptions().index_error, std::string_view(message));
}

// ---- making ---------------------------------------------------------------------------------------------

Value create(Interpreter&, TypeObject& type, Arguments&) {
    return new_deque(type);
}

NativeCoroutine extend_right(Interpreter& vm, Value self, Value iterable) {
    if (is_same(self, iterable)) {
        const Items copy = deque_of(self).items;
        for (const Value& item : copy)
            deque_of(self).push_right(item);
        co_return Value::none();
    }
    const Value iterator = co_await iterate(vm, iterable);
    for (;;) {
        Value item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) co_return Value::none();
        deque_of(self).push_right(std::move(item));
    }
}

Value initialize(Interpreter& vm, const Value& self, Arguments& arguments) {
    static constexpr Signature<2> kSignature{"deque", {"iterable", "maxlen"}};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    DequeObject& deque = deque_of(self);
    deque.clear_references();
    deque.most.reset();
    if (!(*bound)[1].is_empty() && !(*bound)[1].is_none()) {
        if (!is_integer((*bound)[1])) return raise_type_error(vm, "an integer is required");
        const auto most = as_index(vm, (*bound)[1], OutOfRange::Raise);
        if (!most) return Value::raised();
        if (*most < 0) return raise_value_error(vm, "maxlen must be non-negative");
        deque.most = static_cast<std::size_t>(*most);
    }
    if ((*bound)[0].is_empty()) return Value::none();
    return start(vm, extend_right(vm, self, (*bound)[0]));
}

Value copy(Interpreter&, Arguments& arguments) {
    const DequeObject& self = deque_of(arguments[0]);
    const auto made = new_deque(self.type());
    made->most = self.most;
    made->items = self.items;
    return made;
}

// ---- both ends ------------------------------------------------------------------------------------------

Value append(Interpreter&, Arguments& arguments) {
    deque_of(arguments[0]).push_right(arguments[1]);
    return Value::none();
}
Value appendleft(Interpreter&, Arguments& arguments) {
    deque_of(arguments[0]).push_left(arguments[1]);
    return Value::none();
}
Value pop(Interpreter& vm, Arguments& arguments) {
    DequeObject& self = deque_of(arguments[0]);
    return self.items.empty() ? index_error(vm, "pop from an empty deque") : self.take_right();
}
Value popleft(Interpreter& vm, Arguments& arguments) {
    DequeObject& self = deque_of(arguments[0]);
    return self.items.empty() ? index_error(vm, "pop from an empty deque") : self.take_left();
}
Value extend(Interpreter& vm, Arguments& arguments) {
    return start(vm, extend_right(vm, arguments[0], arguments[1]));
}
NativeCoroutine extendleft(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    const Value list = co_await collect(vm, arguments[1]);
    for (const Value& item : list.to<ListObject>().items())
        deque_of(self).push_left(item);
    co_return Value::none();
}

Value rotate(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "rotate", arguments.size() - 1, 0, 1)) return Value::raised();
    const auto given = as_index_or(vm, arguments.get(1), 1, OutOfRange::Raise);
    if (!given) return Value::raised();
    DequeObject& self = deque_of(arguments[0]);
    const auto size = static_cast<std::int64_t>(self.items.size());
    if (size <= 1) return Value::none();
    const std::int64_t steps = (*given % size + size) % size;
    std::rotate(self.items.begin(), self.items.end() - steps, self.items.end());
    ++self.version;
    return Value::none();
}

Value clear(Interpreter&, Arguments& arguments) {
    deque_of(arguments[0]).clear_references();
    return Value::none();
}

Value reverse(Interpreter&, Arguments& arguments) {
    Items& items = deque_of(arguments[0]).items;
    std::reverse(items.begin(), items.end());
    return Value::none();
}

// ---- searching ------------------------------------------------------------------------------------------

Value mutated(Interpreter& vm) {
    return raise_runtime_error(vm, "deque mutated during iteration");
}

NativeCoroutine count(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    const std::uint64_t version = deque_of(self).version;
    std::int64_t found = 0;
    for (std::size_t i = 0; i < deque_of(self).items.size(); ++i) {
        const Value item = deque_of(self).items[i];
        const Value same = co_await equals(vm, item, arguments[1]);
        if (same.is_true()) ++found;
        if (deque_of(self).version != version) co_return mutated(vm);
    }
    co_return Value::integer(found);
}

NativeCoroutine index(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "index", arguments.size() - 1, 1, 3)) co_return Value::raised();
    const Value self = arguments[0];
    const std::uint64_t version = deque_of(self).version;
    const auto bounds = slice_bounds(vm, arguments.get(2), arguments.get(3), deque_of(self).items.size());
    if (!bounds) co_return Value::raised();
    for (std::size_t i = bounds->start; i < bounds->end; ++i) {
        const Value item = deque_of(self).items[i];
        const Value same = co_await equals(vm, item, arguments[1]);
        if (deque_of(self).version != version) co_return mutated(vm);
        if (same.is_true()) co_return Value::integer(static_cast<std::int64_t>(i));
    }
    const Value shown = co_await repr(vm, arguments[1]);
    co_return raise_value_error(vm, "{} is not in deque", shown.to<StringObject>().utf8());
}

NativeCoroutine remove(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    const std::uint64_t version = deque_of(self).version;
    for (std::size_t i = 0; i < deque_of(self).items.size(); ++i) {
        const Value item = deque_of(self).items[i];
        const Value same = co_await equals(vm, item, arguments[1]);
        if (deque_of(self).version != version) co_return index_error(vm, "deque mutated during remove().");
        if (!same.is_true()) continue;
        DequeObject& deque = deque_of(self);
        deque.items.erase(deque.items.begin() + static_cast<std::ptrdiff_t>(i));
        ++deque.version;
        co_return Value::none();
    }
    const Value shown = co_await repr(vm, arguments[1]);
    co_return raise_value_error(vm, "{} is not in deque", shown.to<StringObject>().utf8());
}

NativeCoroutine contains_item(Interpreter& vm, Value self, Value wanted) {
    const std::uint64_t version = deque_of(self).version;
    for (std::size_t i = 0; i < deque_of(self).items.size(); ++i) {
        const Value item = deque_of(self).items[i];
        const Value same = co_await equals(vm, item, wanted);
        if (same.is_true()) co_return same;
        if (deque_of(self).version != version) co_return mutated(vm);
    }
    co_return Value::boolean(false);
}
Value contains_slot(Interpreter& vm, const Value& self, const Value& item) {
    return start(vm, contains_item(vm, self, item));
}

Value insert(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "insert", arguments.size() - 1, 2, 2)) return Value::raised();
    const auto given = as_index(vm, arguments[1], OutOfRange::Raise);
    if (!given) return Value::raised();
    DequeObject& self = deque_of(arguments[0]);
    if (self.most && self.items.size() >= *self.most)
        return index_error(vm, "deque already at its maximum size");
    const auto size = static_cast<std::int64_t>(self.items.size());
    const std::int64_t at = std::clamp<std::int64_t>(*given < 0 ? *given + size : *given, 0, size);
    self.items.insert(self.items.begin() + at, arguments[2]);
    ++self.version;
    return Value::none();
}

// ---- as a sequence --------------------------------------------------------------------------------------

Value length_slot(Interpreter&, const Value& self) {
    return Value::integer(static_cast<std::int64_t>(deque_of(self).items.size()));
}

std::optional<std::size_t> place(Interpreter& vm, const Value& self, const Value& key) {
    if (!is_integer(key)) {
        (void)raise_type_error(vm, "sequence index must be integer, not '{}'", type_name(vm, key));
        return std::nullopt;
    }
    const auto index = small_integer(key);
    const auto at = index ? normalize_index(*index, deque_of(self).items.size()) : std::nullopt;
    if (!at) (void)index_error(vm, "deque index out of range");
    return at;
}

Value get_item_slot(Interpreter& vm, const Value& self, const Value& key) {
    const auto at = place(vm, self, key);
    return at ? deque_of(self).items[*at] : Value::raised();
}

Value set_item_slot(Interpreter& vm, const Value& self, const Value& key, const Value& value) {
    const auto at = place(vm, self, key);
    if (!at) return Value::raised();
    DequeObject& deque = deque_of(self);
    if (!value.is_empty()) {
        deque.items[*at] = value;
        return Value::none();
    }
    deque.items.erase(deque.items.begin() + static_cast<std::ptrdiff_t>(*at));
    ++deque.version;
    return Value::none();
}

class DequeIterator : public Container {
public:
    DequeIterator(TypeObject& type, Ref<DequeObject> deque, bool backwards)
        : Container(type, Layout::Other), deque_(std::move(deque)), version_(deque_->version),
          left_(deque_->items.size()), backwards_(backwards) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments&) {
        return raise_type_error(vm, "cannot create '{}' instances", type.full_name());
    }

    static Value next(Interpreter& vm, const Value& self) {
        DequeIterator& iterator = *iterator_of<DequeIterator>(self);
        if (iterator.left_ == 0) return Value::exhausted();
        if (iterator.deque_->version != iterator.version_) {
            iterator.left_ = 0;
            return mutated(vm);
        }
        const std::size_t size = iterator.deque_->items.size();
        const std::size_t at = iterator.backwards_ ? iterator.left_ - 1 : size - iterator.left_;
        --iterator.left_;
        return iterator.deque_->items[at];
    }

    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(deque_.get()); }

private:
    Ref<DequeObject> deque_;
    std::uint64_t version_;
    std::size_t left_;
    bool backwards_;
};

Value make_deque_iterator(Interpreter& vm, const Value& self, bool backwards) {
    const StringRef name = vm.intern(backwards ? "_deque_reverse_iterator" : "_deque_iterator");
    auto& type = base_type(deque_of(self)).lookup(*name)->to<TypeObject>();
    return Ref<DequeIterator>(new DequeIterator(type, Ref<DequeObject>(&deque_of(self)), backwards));
}

Value iterate_slot(Interpreter& vm, const Value& self) {
    return make_deque_iterator(vm, self, false);
}
Value reversed(Interpreter& vm, Arguments& arguments) {
    return make_deque_iterator(vm, arguments[0], true);
}

// ---- operators ------------------------------------------------------------------------------------------

NativeCoroutine show(Interpreter& vm, Value self) {
    const Value list = ListObject::create(vm);
    for (const Value& item : deque_of(self).items)
        list.to<ListObject>().items().push_back(item);
    const Value inner = co_await repr(vm, list);
    const DequeObject& deque = deque_of(self);
    const std::string bound = deque.most ? ", maxlen=" + std::to_string(*deque.most) : "";
    co_return string(vm, deque.type().name() + "(" + inner.to<StringObject>().utf8() + bound + ")");
}
Value repr_slot(Interpreter& vm, const Value& self) {
    return start(vm, show(vm, self));
}

/// As lists compare: by the first items that differ, else by length.
NativeCoroutine compare_items(Interpreter& vm, CompareOperator op, Value left, Value right) {
    const Value a = ListObject::create(vm);
    const Value b = ListObject::create(vm);
    for (const Value& item : deque_of(left).items)
        a.to<ListObject>().items().push_back(item);
    for (const Value& item : deque_of(right).items)
        b.to<ListObject>().items().push_back(item);
    co_return co_await compare(vm, op, a, b);
}
Value compare_slot(Interpreter& vm, CompareOperator op, const Value& self, const Value& other) {
    if (as_deque(other) == nullptr) return vm.not_implemented();
    return start(vm, compare_items(vm, op, self, other));
}

Value concatenated(Interpreter& vm, const Value& left, const Value& right) {
    const DequeObject* other = as_deque(right);
    if (other == nullptr)
        return raise_type_error(vm, "can only concatenate deque (not \"{}\") to deque", type_name(vm, right));
    const auto made = empty_like(deque_of(left));
    for (const Value& item : deque_of(left).items)
        made->push_right(item);
    for (const Value& item : other->items)
        made->push_right(item);
    return made;
}

Value repeated(Interpreter& vm, const Value& self, const Value& times, bool in_place) {
    const auto count = as_index(vm, times, OutOfRange::Raise);
    if (!count) return Value::raised();
    const auto made = empty_like(deque_of(self));
    for (std::int64_t i = 0; i < *count; ++i)
        for (const Value& item : deque_of(self).items)
            made->push_right(item);
    if (!in_place) return made;
    deque_of(self).items.swap(made->items);
    ++deque_of(self).version;
    return self;
}

NativeCoroutine extended(Interpreter& vm, Value self, Value iterable) {
    Value extending = start(vm, extend_right(vm, self, iterable));
    (void)co_await std::move(extending);
    co_return self;
}

Value binary_slot(Interpreter& vm, BinaryOperator op, const Value& left, const Value& right) {
    const bool left_is_deque = as_deque(left) != nullptr;
    switch (op) {
    case BinaryOperator::Add:
        return left_is_deque ? concatenated(vm, left, right) : Value(vm.not_implemented());
    case BinaryOperator::InplaceAdd:
        return left_is_deque ? start(vm, extended(vm, left, right)) : Value(vm.not_implemented());
    case BinaryOperator::Multiply:
    case BinaryOperator::InplaceMultiply: {
        const Value& self = left_is_deque ? left : right;
        const Value& times = left_is_deque ? right : left;
        if (!is_integer(times)) return vm.not_implemented();
        return repeated(vm, self, times, op == BinaryOperator::InplaceMultiply && left_is_deque);
    }
    default: return vm.not_implemented();
    }
}

Value maxlen(Interpreter&, const Value& self) {
    const auto& most = deque_of(self).most;
    return most ? Value::integer(static_cast<std::int64_t>(*most)) : Value::none();
}

constexpr NativeAttribute kAttributes[] = {{"maxlen", maxlen}};

constexpr NativeDefinition kMethods[] = {
    {"__class_getitem__", class_get_item, Arity::One, NativeKind::ClassMethod},
    {"append", append, Arity::One, NativeKind::Method},
    {"appendleft", appendleft, Arity::One, NativeKind::Method},
    {"pop", pop, Arity::None, NativeKind::Method},
    {"popleft", popleft, Arity::None, NativeKind::Method},
    {"extend", extend, Arity::One, NativeKind::Method},
    {"extendleft", as_coroutine<extendleft>, Arity::One, NativeKind::Method},
    {"rotate", rotate, Arity::Any, NativeKind::Method},
    {"clear", clear, Arity::None, NativeKind::Method},
    {"copy", copy, Arity::None, NativeKind::Method},
    {"__copy__", copy, Arity::None, NativeKind::Method},
    {"reverse", reverse, Arity::None, NativeKind::Method},
    {"count", as_coroutine<count>, Arity::One, NativeKind::Method},
    {"index", as_coroutine<index>, Arity::Any, NativeKind::Method},
    {"remove", as_coroutine<remove>, Arity::One, NativeKind::Method},
    {"insert", insert, Arity::Any, NativeKind::Method},
    {"__reversed__", reversed, Arity::None, NativeKind::Method},
};

} // namespace

Value initialize_collections_core(Interpreter& vm, ModuleObject& module) {
    TypeDefinition definition;
    definition.name = "collections.deque";
    definition.slots.create = create;
    definition.slots.initialize = initialize;
    definition.slots.repr = repr_slot;
    definition.slots.compare = compare_slot;
    definition.slots.iterate = iterate_slot;
    definition.slots.length = length_slot;
    definition.slots.get_item = get_item_slot;
    definition.slots.set_item = set_item_slot;
    definition.slots.contains = contains_slot;
    definition.slots.binary = binary_slot;
    const auto deque = TypeObject::create_builtin(vm, definition);
    define_methods(*deque, kMethods);
    define_attributes(*deque, kAttributes);
    for (const char* name : {"_collections._deque_iterator", "_collections._deque_reverse_iterator"}) {
        const auto type =
            TypeObject::create_builtin(vm, iterator_type(name, DequeIterator::create, DequeIterator::next));
        deque->set_own_attribute(vm.intern(type->name()), type);
    }
    module.set(vm, "deque", deque);
    return Value::none();
}

} // namespace simul::script::library
