/// `list` and `tuple`.
#pragma once

#include "core/script/vm/object.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace simul::script {

using ValueVector = std::vector<Value, heap::Allocator<Value>>;

/// Lets go of all items, the last one first: the order in which objects die with a list or a tuple.
inline void drop_from_end(ValueVector& items) noexcept {
    while (!items.empty())
        items.pop_back();
}

class ListObject : public Container {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::List; }

    /// Exact lists.
    static Ref<ListObject> create(Interpreter& vm);
    static Ref<ListObject> create(Interpreter& vm, ValueVector items);
    static Ref<ListObject> create(Interpreter& vm, std::span<const Value> items);
    /// Of `type`, list or a subclass of it; empty.
    static Ref<ListObject> create(TypeObject& type);

    ValueVector& items() noexcept { return items_; }
    const ValueVector& items() const noexcept { return items_; }
    std::size_t size() const noexcept { return items_.size(); }

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() noexcept override;

protected:
    explicit ListObject(TypeObject& type) noexcept;
    ~ListObject() override { drop_from_end(items_); }

private:
    ValueVector items_;
};

/// Immutable once anyone else sees it; items follow the object in memory (of an instance of a script's
/// subclass: they are those of a plain tuple that it holds).
class TupleObject : public Object {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Tuple; }

    /// Exact tuples; the empty one is shared.
    static Ref<TupleObject> create(Interpreter& vm, std::span<const Value> items);
    /// Takes the values out of `items`.
    static Ref<TupleObject> take(Interpreter& vm, std::span<Value> items);
    /// The one that is shared, when the interpreter starts.
    static Ref<TupleObject> create_empty(Interpreter& vm);
    /// `size` empty slots to be filled through mutable_items() before anyone else sees it.
    static Ref<TupleObject> uninitialized(Interpreter& vm, std::size_t size);
    template <class... Items>
    static Ref<TupleObject> of(Interpreter& vm, const Items&... items) {
        const Value values[] = {Value(items)...};
        return create(vm, values);
    }
    /// An instance of a script's subclass of tuple, with the items of `items`.
    static Ref<TupleObject> subclass_instance(TypeObject& type, const Ref<TupleObject>& items);

    std::span<const Value> items() const noexcept { return {items_, size_}; }
    std::span<Value> mutable_items() noexcept { return {items_, size_}; }
    std::size_t size() const noexcept { return size_; }
    const Value& operator[](std::size_t index) const noexcept { return items_[index]; }

    void visit_references(ReferenceVisitor& visitor) const override;

protected:
    TupleObject(TypeObject& type, Value* items, std::size_t size) noexcept;

private:
    std::size_t size_;
    Value* items_;
};

} // namespace simul::script
