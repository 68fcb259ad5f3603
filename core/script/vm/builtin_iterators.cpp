#include "core/script/vm/builtin_iterators.hpp"

#include "core/script/vm/bytes_object.hpp"
#include "core/script/vm/class_creation.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/native_function.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/special_methods.hpp"

namespace simul::script {
namespace {

template <class Iterator>
Iterator& iterator_of(const Value& self) {
    return *static_cast<Iterator*>(self.as_object());
}

/// Over a container that keeps its size: strings, bytes, tuples.
template <class Sequence, Layout layout_of>
class FixedIterator final : public Object {
public:
    FixedIterator(TypeObject& type, Ref<Sequence> sequence)
        : Object(type, layout_of), sequence_(std::move(sequence)) {}

    static Value next(Interpreter& vm, const Value& self) {
        auto& iterator = iterator_of<FixedIterator>(self);
        if (iterator.sequence_ == nullptr) return Value::exhausted();
        if (iterator.position_ < iterator.sequence_->size())
            return item(vm, *iterator.sequence_, iterator.position_++);
        iterator.sequence_.reset();
        return Value::exhausted();
    }
    static Value remaining(Interpreter&, Arguments& arguments) {
        const auto& iterator = iterator_of<FixedIterator>(arguments[0]);
        const std::size_t left =
            iterator.sequence_ == nullptr ? 0 : iterator.sequence_->size() - iterator.position_;
        return Value::integer(static_cast<std::int64_t>(left));
    }
    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(sequence_.get()); }

private:
    static Value item(Interpreter&, const TupleObject& tuple, std::size_t index) { return tuple[index]; }
    static Value item(Interpreter& vm, const StringObject& text, std::size_t index) {
        return StringObject::from_character(vm, text[index]);
    }
    static Value item(Interpreter&, const BytesObject& bytes, std::size_t index) {
        return Value::integer(static_cast<unsigned char>(bytes.view()[index]));
    }

    Ref<Sequence> sequence_;
    std::size_t position_ = 0;
};

using TupleIterator = FixedIterator<TupleObject, Layout::TupleIterator>;
using StringIterator = FixedIterator<StringObject, Layout::StringIterator>;
using BytesIterator = FixedIterator<BytesObject, Layout::NativeIterator>;

/// From the end of a list to its beginning; the list may change meanwhile.
class ListReverseIterator final : public Container {
public:
    ListReverseIterator(TypeObject& type, Ref<ListObject> list)
        : Container(type, Layout::NativeIterator), list_(std::move(list)), left_(list_->size()) {}

    static Value next(Interpreter&, const Value& self) {
        auto& iterator = iterator_of<ListReverseIterator>(self);
        if (iterator.list_ == nullptr) return Value::exhausted();
        if (iterator.left_ > 0 && iterator.left_ <= iterator.list_->size())
            return iterator.list_->items()[--iterator.left_];
        iterator.list_.reset();
        return Value::exhausted();
    }
    static Value remaining(Interpreter&, Arguments& arguments) {
        const auto& iterator = iterator_of<ListReverseIterator>(arguments[0]);
        const bool is_over = iterator.list_ == nullptr || iterator.left_ > iterator.list_->size();
        return Value::integer(is_over ? 0 : static_cast<std::int64_t>(iterator.left_));
    }
    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(list_.get()); }
    void clear_references() noexcept override { list_.reset(); }

private:
    Ref<ListObject> list_;
    std::size_t left_; ///< the next item is before this one
};

class DictIterator final : public Container {
public:
    DictIterator(TypeObject& type, Ref<DictObject> dict, DictPart part, Direction direction)
        : Container(type, Layout::DictIterator, Tracking::Later), dict_(std::move(dict)), part_(part),
          direction_(direction), size_(dict_->size()),
          position_(direction == Direction::Forwards ? 0 : dict_->entry_limit()), left_(size_) {}

    static Value next(Interpreter& vm, const Value& self) {
        return iterator_of<DictIterator>(self).advance(vm);
    }
    static Value remaining(Interpreter&, Arguments& arguments) {
        return Value::integer(static_cast<std::int64_t>(iterator_of<DictIterator>(arguments[0]).left_));
    }
    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(dict_.get()); }
    void clear_references() noexcept override { dict_.reset(); }

private:
    Value advance(Interpreter& vm) {
        if (dict_ == nullptr) return Value::exhausted();
        if (dict_->size() != size_) {
            size_ = ~std::size_t{0}; // stays broken
            return raise_runtime_error(vm, "dictionary changed size during iteration");
        }
        const DictObject::Entry* entry =
            direction_ == Direction::Forwards ? dict_->next(position_) : dict_->previous(position_);
        if (entry == nullptr) {
            dict_.reset();
            return Value::exhausted();
        }
        if (left_ == 0) return raise_runtime_error(vm, "dictionary keys changed during iteration");
        --left_;
        switch (part_) {
        case DictPart::Keys: return entry->key;
        case DictPart::Values: return entry->value;
        case DictPart::Items: return TupleObject::of(vm, entry->key, entry->value);
        }
        return {};
    }

    Ref<DictObject> dict_;
    DictPart part_;
    Direction direction_;
    std::size_t size_;
    std::size_t position_;
    std::size_t left_;
};

class SetIterator final : public Container {
public:
    SetIterator(TypeObject& type, Ref<SetObject> set)
        : Container(type, Layout::SetIterator, Tracking::Later), set_(std::move(set)), size_(set_->size()),
          left_(size_) {}

    static Value next(Interpreter& vm, const Value& self) {
        auto& iterator = iterator_of<SetIterator>(self);
        if (iterator.set_ == nullptr) return Value::exhausted();
        if (iterator.set_->size() != iterator.size_) {
            iterator.size_ = ~std::size_t{0};
            return raise_runtime_error(vm, "Set changed size during iteration");
        }
        const SetObject::Entry* entry = iterator.set_->next(iterator.position_);
        if (entry != nullptr) {
            --iterator.left_;
            return entry->key;
        }
        iterator.set_.reset();
        return Value::exhausted();
    }
    static Value remaining(Interpreter&, Arguments& arguments) {
        return Value::integer(static_cast<std::int64_t>(iterator_of<SetIterator>(arguments[0]).left_));
    }
    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(set_.get()); }
    void clear_references() noexcept override { set_.reset(); }

private:
    Ref<SetObject> set_;
    std::size_t size_;
    std::size_t left_;
    std::size_t position_ = 0;
};

/// By `__getitem__` from 0 until IndexError.
class SequenceIterator final : public Container {
public:
    SequenceIterator(TypeObject& type, Value sequence)
        : Container(type, Layout::NativeIterator), sequence_(std::move(sequence)) {}

    static Value next(Interpreter& vm, const Value& self) {
        if (iterator_of<SequenceIterator>(self).sequence_.is_empty()) return Value::exhausted();
        return start(vm, advance(vm, self));
    }
    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(sequence_); }
    void clear_references() noexcept override { sequence_.reset(); }

private:
    static NativeCoroutine advance(Interpreter& vm, Value self) {
        auto& iterator = iterator_of<SequenceIterator>(self);
        const Value sequence = iterator.sequence_;
        const Value index = Value::integer(iterator.position_++);
        Value item = co_await attempt(get_item(vm, sequence, index));
        if (!item.is_raised()) co_return item;
        const Value pending = vm.pending_exception();
        if (!is_exception_of(pending, *vm.exceptions().index_error) &&
            !is_exception_of(pending, *vm.exceptions().stop_iteration)) {
            co_return Value::raised();
        }
        (void)vm.take_exception();
        iterator.sequence_.reset();
        co_return Value::exhausted();
    }

    Value sequence_;
    std::int64_t position_ = 0;
};

/// `iter(callable, sentinel)`
class CallableIterator final : public Container {
public:
    CallableIterator(TypeObject& type, Value callable, Value sentinel)
        : Container(type, Layout::NativeIterator), callable_(std::move(callable)),
          sentinel_(std::move(sentinel)) {}

    static Value next(Interpreter& vm, const Value& self) {
        if (iterator_of<CallableIterator>(self).callable_.is_empty()) return Value::exhausted();
        return start(vm, advance(vm, self));
    }
    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(callable_);
        visitor.visit(sentinel_);
    }
    void clear_references() noexcept override {
        callable_.reset();
        sentinel_.reset();
    }

private:
    static NativeCoroutine advance(Interpreter& vm, Value self) {
        auto& iterator = iterator_of<CallableIterator>(self);
        const Value callable = iterator.callable_;
        Value item = co_await attempt(call(vm, callable));
        if (item.is_raised()) {
            if (!is_exception_of(Value(vm.pending_exception()), *vm.exceptions().stop_iteration))
                co_return item;
            (void)vm.take_exception();
            iterator.clear_references();
            co_return Value::exhausted();
        }
        if (iterator.callable_.is_empty()) co_return Value::exhausted();
        const Value sentinel = iterator.sentinel_;
        Value ended = co_await equals(vm, item, sentinel);
        if (ended.is_false()) co_return item;
        iterator.clear_references();
        co_return Value::exhausted();
    }

    Value callable_;
    Value sentinel_;
};

// ---- views of dicts ---------------------------------------------------------------------------------------

class DictView final : public Container {
public:
    DictView(TypeObject& type, Ref<DictObject> viewed, DictPart viewed_part)
        : Container(type, Layout::DictView), dict(std::move(viewed)), part(viewed_part) {}
    static constexpr bool is_layout(Layout layout) { return layout == Layout::DictView; }

    const Ref<DictObject> dict;
    const DictPart part;

    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(dict.get()); }
};

DictView& view_of(const Value& self) {
    return self.to<DictView>();
}

Value view_length(Interpreter&, const Value& self) {
    return Value::integer(static_cast<std::int64_t>(view_of(self).dict->size()));
}

Value view_iterate(Interpreter& vm, const Value& self) {
    return iterate_dict(vm, view_of(self).dict, view_of(self).part);
}

NativeCoroutine view_repr_body(Interpreter& vm, Value self) {
    const DictPart part = view_of(self).part;
    Value items = co_await collect(vm, self);
    Value text = co_await repr(vm, items);
    const char* name =
        part == DictPart::Keys ? "dict_keys(" : (part == DictPart::Values ? "dict_values(" : "dict_items(");
    co_return StringObject::from_utf8(vm, name + text.to<StringObject>().utf8() + ")");
}

Value view_repr(Interpreter& vm, const Value& self) {
    return start(vm, view_repr_body(vm, self));
}

NativeCoroutine items_contains(Interpreter& vm, Value self, Value item) {
    const auto* pair = item.as<TupleObject>();
    if (pair == nullptr || pair->size() != 2) co_return Value::boolean(false);
    Value found = co_await dict_get(vm, *view_of(self).dict, (*pair)[0]);
    if (found.is_empty()) co_return Value::boolean(false);
    Value same = co_await equals(vm, found, (*pair)[1]);
    co_return same;
}

NativeCoroutine keys_contains(Interpreter& vm, Value self, Value item) {
    Value found = co_await dict_get(vm, *view_of(self).dict, item);
    co_return Value::boolean(!found.is_empty());
}

Value view_contains(Interpreter& vm, const Value& self, const Value& item) {
    if (view_of(self).part == DictPart::Items) return start(vm, items_contains(vm, self, item));
    return start(vm, keys_contains(vm, self, item));
}

NativeCoroutine as_set(Interpreter& vm, Value iterable) {
    Ref<SetObject> set = SetObject::create(vm);
    Value done = co_await set_update(vm, *set, iterable);
    done.reset();
    co_return set;
}

NativeCoroutine view_compare_body(Interpreter& vm, CompareOperator op, Value self, Value other) {
    Value left = co_await start(vm, as_set(vm, self));
    Value right = co_await start(vm, as_set(vm, other));
    Value result = co_await compare(vm, op, left, right);
    co_return result;
}

Value view_compare(Interpreter& vm, CompareOperator op, const Value& self, const Value& other) {
    const bool is_set_like = other.as<SetObject>() != nullptr ||
                             (other.as<DictView>() != nullptr && view_of(other).part != DictPart::Values);
    if (!is_set_like) return vm.not_implemented();
    return start(vm, view_compare_body(vm, op, self, other));
}

NativeCoroutine view_binary_body(Interpreter& vm, BinaryOperator op, Value left, Value right) {
    Value a = co_await start(vm, as_set(vm, left));
    Value b = co_await start(vm, as_set(vm, right));
    Value result = co_await binary_operation(vm, op, a, b);
    co_return result;
}

Value view_binary(Interpreter& vm, BinaryOperator op, const Value& left, const Value& right) {
    switch (op) {
    case BinaryOperator::And:
    case BinaryOperator::Or:
    case BinaryOperator::Xor:
    case BinaryOperator::Subtract: return start(vm, view_binary_body(vm, op, left, right));
    default: return vm.not_implemented();
    }
}

Value view_reversed(Interpreter& vm, Arguments& arguments) {
    return iterate_dict(vm, view_of(arguments[0]).dict, view_of(arguments[0]).part, Direction::Backwards);
}

NativeCoroutine isdisjoint(Interpreter& vm, OwnedArguments arguments) {
    Value mine = co_await start(vm, as_set(vm, arguments[0]));
    Value theirs = co_await start(vm, as_set(vm, arguments[1]));
    Value common = co_await binary_operation(vm, BinaryOperator::And, mine, theirs);
    co_return Value::boolean(common.to<SetObject>().size() == 0);
}

constexpr NativeDefinition kViewMethods[] = {
    {"__reversed__", view_reversed, Arity::None, NativeKind::Method}};
Value mapping_of_view(Interpreter& vm, const Value& self) {
    return make_mapping_proxy(vm, Value(view_of(self).dict));
}
constexpr NativeAttribute kViewAttributes[] = {{"mapping", mapping_of_view}};
constexpr NativeDefinition kSetViewMethods[] = {
    {"isdisjoint", as_coroutine<isdisjoint>, Arity::One, NativeKind::Method}};
constexpr BinaryOperator kSetOperators[] = {BinaryOperator::And, BinaryOperator::Or, BinaryOperator::Xor,
                                            BinaryOperator::Subtract};

Ref<TypeObject> create_view_type(Interpreter& vm, const char* name, DictPart part) {
    TypeDefinition definition;
    definition.name = name;
    definition.layout = Layout::DictView;
    definition.can_be_subclassed = false;
    definition.slots.length = view_length;
    definition.slots.iterate = view_iterate;
    definition.slots.repr = view_repr;
    if (part != DictPart::Values) {
        definition.slots.contains = view_contains;
        definition.slots.compare = view_compare;
        definition.slots.hash = unhashable;
        definition.slots.binary = view_binary;
        definition.binary_operators = kSetOperators;
    }
    Ref<TypeObject> type = TypeObject::create_builtin(vm, definition);
    define_methods(*type, kViewMethods);
    define_attributes(*type, kViewAttributes);
    if (part != DictPart::Values) define_methods(*type, kSetViewMethods);
    return type;
}

// ---- types of iterators -----------------------------------------------------------------------------------

Value iterate_itself(Interpreter&, const Value& self) {
    return self;
}

Value list_next(Interpreter&, const Value& self) {
    return self.to<ListIteratorObject>().next_item();
}
Value list_remaining(Interpreter&, Arguments& arguments) {
    return Value::integer(static_cast<std::int64_t>(arguments[0].to<ListIteratorObject>().remaining()));
}
Value range_next(Interpreter& vm, const Value& self) {
    auto& iterator = self.to<RangeIteratorObject>();
    Value item = iterator.next_small();
    return item.is_empty() ? iterator.next_big(vm) : item;
}
Value range_remaining(Interpreter& vm, Arguments& arguments) {
    return arguments[0].to<RangeIteratorObject>().remaining(vm);
}

Ref<TypeObject> create_iterator_type(Interpreter& vm, const char* name, Layout layout,
                                     Value (*next)(Interpreter&, const Value&),
                                     NativeFunction remaining = nullptr) {
    TypeDefinition definition;
    definition.name = name;
    definition.layout = layout;
    definition.can_be_subclassed = false;
    definition.slots.iterate = iterate_itself;
    definition.slots.next = next;
    Ref<TypeObject> type = TypeObject::create_builtin(vm, definition);
    if (remaining != nullptr) {
        type->add_method({"__length_hint__", remaining, Arity::None, NativeKind::Method});
    }
    return type;
}

} // namespace

Ref<ListIteratorObject> ListIteratorObject::create(Interpreter& vm, Ref<ListObject> list) {
    return Ref<ListIteratorObject>(new ListIteratorObject(*vm.types().list_iterator, std::move(list)));
}

RangeIteratorObject::RangeIteratorObject(TypeObject& type, const RangeObject& range)
    : Object(type, Layout::RangeIterator) {
    // The last number is start + (length - 1) * step: it lies between start and stop.
    is_big_ = !range.start().is_int() || !range.stop().is_int() || !range.step().is_int() ||
              !range.length().is_int();
    if (is_big_) {
        big_next_ = range.start();
        big_step_ = range.step();
        big_left_ = range.length();
    } else {
        next_ = range.start().as_int();
        step_ = range.step().as_int();
        left_ = range.length().as_int();
    }
}

Ref<RangeIteratorObject> RangeIteratorObject::create(Interpreter& vm, const RangeObject& range) {
    const auto iterator =
        Ref<RangeIteratorObject>(new RangeIteratorObject(*vm.types().range_iterator, range));
    if (iterator->is_big_) iterator->set_type(*vm.types().long_range_iterator);
    return iterator;
}

Value RangeIteratorObject::next_big(Interpreter& vm) {
    if (is_same(big_left_, Value::integer(0))) return Value::exhausted();
    big_left_ = integers::subtract(vm, big_left_, Value::integer(1));
    Value next = integers::add(vm, big_next_, big_step_);
    big_next_.swap(next);
    return next;
}

Value RangeIteratorObject::remaining(Interpreter&) const {
    return is_big_ ? big_left_ : Value::integer(left_);
}

Value iterate_tuple(Interpreter& vm, const Value& tuple) {
    return Ref<TupleIterator>(
        new TupleIterator(*vm.types().tuple_iterator, Ref<TupleObject>(&tuple.to<TupleObject>())));
}
Value iterate_string(Interpreter& vm, const Value& string) {
    const StringRef text(&string.to<StringObject>());
    // As in CPython, which has iterators of their own for strings of its most compact form.
    const bool is_ascii = text->is_ascii() && !text->type().is_script_class();
    TypeObject& type = is_ascii ? *vm.types().ascii_string_iterator : *vm.types().string_iterator;
    return Ref<StringIterator>(new StringIterator(type, text));
}
Value iterate_list_backwards(Interpreter& vm, const Value& list) {
    return Ref<ListReverseIterator>(
        new ListReverseIterator(*vm.types().list_reverse_iterator, Ref<ListObject>(&list.to<ListObject>())));
}
Value iterate_bytes(Interpreter& vm, const Value& bytes) {
    return Ref<BytesIterator>(
        new BytesIterator(*vm.types().bytes_iterator, Ref<BytesObject>(&bytes.to<BytesObject>())));
}
Value iterate_set(Interpreter& vm, const Value& set) {
    return Ref<SetIterator>(new SetIterator(*vm.types().set_iterator, Ref<SetObject>(&set.to<SetObject>())));
}

Value iterate_dict(Interpreter& vm, Ref<DictObject> dict, DictPart part, Direction direction) {
    const BuiltinTypes& types = vm.types();
    const bool is_forward = direction == Direction::Forwards;
    const Ref<TypeObject>& type =
        part == DictPart::Keys ? (is_forward ? types.dict_key_iterator : types.dict_reverse_key_iterator)
        : part == DictPart::Values
            ? (is_forward ? types.dict_value_iterator : types.dict_reverse_value_iterator)
            : (is_forward ? types.dict_item_iterator : types.dict_reverse_item_iterator);
    return Ref<DictIterator>(new DictIterator(*type, std::move(dict), part, direction));
}

Value make_dict_view(Interpreter& vm, Ref<DictObject> dict, DictPart part) {
    const BuiltinTypes& types = vm.types();
    const Ref<TypeObject>& type = part == DictPart::Keys     ? types.dict_keys
                                  : part == DictPart::Values ? types.dict_values
                                                             : types.dict_items;
    return Ref<DictView>(new DictView(*type, std::move(dict), part));
}

DictObject* dict_of_view(const Value& view) noexcept {
    const auto* object = view.as<DictView>();
    return object != nullptr ? object->dict.get() : nullptr;
}

Value iterate_sequence(Interpreter& vm, const Value& sequence) {
    return Ref<SequenceIterator>(new SequenceIterator(*vm.types().sequence_iterator, sequence));
}

Value iterate_callable(Interpreter& vm, const Value& callable, const Value& sentinel) {
    return Ref<CallableIterator>(new CallableIterator(*vm.types().callable_iterator, callable, sentinel));
}

void create_iterator_types(Interpreter& vm, BuiltinTypes& types) {
    types.list_iterator =
        create_iterator_type(vm, "list_iterator", Layout::ListIterator, list_next, list_remaining);
    types.list_reverse_iterator =
        create_iterator_type(vm, "list_reverseiterator", Layout::NativeIterator, ListReverseIterator::next,
                             ListReverseIterator::remaining);
    types.range_iterator =
        create_iterator_type(vm, "range_iterator", Layout::RangeIterator, range_next, range_remaining);
    types.long_range_iterator =
        create_iterator_type(vm, "longrange_iterator", Layout::RangeIterator, range_next, range_remaining);
    types.tuple_iterator = create_iterator_type(vm, "tuple_iterator", Layout::TupleIterator,
                                                TupleIterator::next, TupleIterator::remaining);
    types.string_iterator = create_iterator_type(vm, "str_iterator", Layout::StringIterator,
                                                 StringIterator::next, StringIterator::remaining);
    types.ascii_string_iterator = create_iterator_type(vm, "str_ascii_iterator", Layout::StringIterator,
                                                       StringIterator::next, StringIterator::remaining);
    types.bytes_iterator = create_iterator_type(vm, "bytes_iterator", Layout::NativeIterator,
                                                BytesIterator::next, BytesIterator::remaining);
    const auto dict_iterator = [&vm](const char* name) {
        return create_iterator_type(vm, name, Layout::DictIterator, DictIterator::next,
                                    DictIterator::remaining);
    };
    types.dict_key_iterator = dict_iterator("dict_keyiterator");
    types.dict_value_iterator = dict_iterator("dict_valueiterator");
    types.dict_item_iterator = dict_iterator("dict_itemiterator");
    types.dict_reverse_key_iterator = dict_iterator("dict_reversekeyiterator");
    types.dict_reverse_value_iterator = dict_iterator("dict_reversevalueiterator");
    types.dict_reverse_item_iterator = dict_iterator("dict_reverseitemiterator");
    types.set_iterator = create_iterator_type(vm, "set_iterator", Layout::SetIterator, SetIterator::next,
                                              SetIterator::remaining);
    types.sequence_iterator =
        create_iterator_type(vm, "iterator", Layout::NativeIterator, SequenceIterator::next);
    types.callable_iterator =
        create_iterator_type(vm, "callable_iterator", Layout::NativeIterator, CallableIterator::next);
    types.dict_keys = create_view_type(vm, "dict_keys", DictPart::Keys);
    types.dict_values = create_view_type(vm, "dict_values", DictPart::Values);
    types.dict_items = create_view_type(vm, "dict_items", DictPart::Items);
}

} // namespace simul::script
