/// Iterators over the built-in containers.
#pragma once

#include "core/script/vm/builtin_types.hpp"
#include "core/script/vm/dict_object.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/sequence_objects.hpp"
#include "core/script/vm/set_object.hpp"
#include "core/script/vm/slice_object.hpp"
#include "core/script/vm/string_object.hpp"

namespace simul::script {

/// Over a list, which may change meanwhile.
class ListIteratorObject final : public Container {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::ListIterator; }
    static Ref<ListIteratorObject> create(Interpreter& vm, Ref<ListObject> list);

    /// Exhausted at the end, for good.
    Value next_item() noexcept {
        if (list_ == nullptr) return Value::exhausted();
        const ValueVector& items = list_->items();
        if (position_ < items.size()) return items[position_++];
        list_.reset();
        return Value::exhausted();
    }
    std::size_t remaining() const noexcept {
        return list_ != nullptr && list_->size() > position_ ? list_->size() - position_ : 0;
    }
    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(list_.get()); }
    void clear_references() noexcept override { list_.reset(); }

private:
    ListIteratorObject(TypeObject& type, Ref<ListObject> list)
        : Container(type, Layout::ListIterator, Tracking::Later), list_(std::move(list)) {}

    Ref<ListObject> list_;
    std::size_t position_ = 0;
};

class RangeIteratorObject final : public Object {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::RangeIterator; }
    static Ref<RangeIteratorObject> create(Interpreter& vm, const RangeObject& range);

    /// Exhausted at the end; Empty where a number may not fit 64 bits (then next_big()).
    Value next_small() noexcept {
        if (is_big_) return {};
        if (left_ == 0) return Value::exhausted();
        const std::int64_t value = next_;
        if (--left_ > 0) next_ += step_;
        return Value::integer(value);
    }
    Value next_big(Interpreter& vm);
    Value remaining(Interpreter& vm) const;

private:
    RangeIteratorObject(TypeObject& type, const RangeObject& range);

    std::int64_t next_ = 0;
    std::int64_t step_ = 1;
    std::int64_t left_ = 0;
    bool is_big_ = false;
    Value big_next_;
    Value big_step_;
    Value big_left_;
};

/// The others: made by the `iterate` slots of their containers.
Value iterate_tuple(Interpreter& vm, const Value& tuple);
Value iterate_string(Interpreter& vm, const Value& string);
Value iterate_bytes(Interpreter& vm, const Value& bytes);
Value iterate_set(Interpreter& vm, const Value& set);
/// `reversed(list)`
Value iterate_list_backwards(Interpreter& vm, const Value& list);

enum class DictPart : std::uint8_t { Keys, Values, Items };
enum class Direction : std::uint8_t { Forwards, Backwards };
Value iterate_dict(Interpreter& vm, Ref<DictObject> dict, DictPart part,
                   Direction direction = Direction::Forwards);
/// `dict.keys()`, `dict.values()`, `dict.items()`
Value make_dict_view(Interpreter& vm, Ref<DictObject> dict, DictPart part);
/// The dict behind a view; null for any other value.
DictObject* dict_of_view(const Value& view) noexcept;

/// `iter(sequence)` by `__getitem__`, and `iter(callable, sentinel)`.
Value iterate_sequence(Interpreter& vm, const Value& sequence);
Value iterate_callable(Interpreter& vm, const Value& callable, const Value& sentinel);

/// Makes the types of all of them.
void create_iterator_types(Interpreter& vm, BuiltinTypes& types);

} // namespace simul::script
