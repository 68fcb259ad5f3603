#include "core/script/vm/sequence_objects.hpp"

#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/interpreter.hpp"

#include <new>

namespace simul::script {
namespace {

/// An exact tuple: the items follow the object.
class PlainTuple final : public TupleObject {
public:
    static Ref<TupleObject> create(Interpreter& vm, std::size_t size) {
        void* block = heap::allocate(sizeof(PlainTuple) + size * sizeof(Value));
        auto* items = reinterpret_cast<Value*>(static_cast<char*>(block) + sizeof(PlainTuple));
        std::uninitialized_default_construct_n(items, size);
        return Ref<TupleObject>(::new (block) PlainTuple(*vm.types().tuple, items, size));
    }

private:
    using TupleObject::TupleObject;

    void destroy() noexcept override {
        const std::size_t bytes = sizeof(PlainTuple) + size() * sizeof(Value);
        const std::span<Value> items = mutable_items();
        for (auto item = items.rbegin(); item != items.rend(); ++item)
            item->~Value();
        this->~PlainTuple();
        heap::release(this, bytes);
    }
};

/// Of a script's subclass: shares the items of a plain tuple.
class TupleInstance final : public TupleObject {
public:
    TupleInstance(TypeObject& type, const Ref<TupleObject>& items)
        : TupleObject(type, items->mutable_items().data(), items->size()), items_(items) {
        if (type.has_finalizer()) set_finalizable();
    }
    AttributeStore* attributes() noexcept override { return type().has_instance_dict() ? &store_ : nullptr; }
    bool needs_finalizer() const noexcept override { return type().has_finalizer(); }
    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(items_.get());
        store_.visit_references(visitor);
    }
    void clear_references() noexcept override { store_.clear(); }

private:
    Ref<TupleObject> items_;
    AttributeStore store_;
};

} // namespace

ListObject::ListObject(TypeObject& type) noexcept : Container(type, Layout::List) {}

Ref<ListObject> ListObject::create(Interpreter& vm) {
    return Ref<ListObject>(new ListObject(*vm.types().list));
}

Ref<ListObject> ListObject::create(Interpreter& vm, ValueVector items) {
    Ref<ListObject> list = create(vm);
    list->items_ = std::move(items);
    return list;
}

Ref<ListObject> ListObject::create(Interpreter& vm, std::span<const Value> items) {
    Ref<ListObject> list = create(vm);
    list->items_.assign(items.begin(), items.end());
    return list;
}

Ref<ListObject> ListObject::create(TypeObject& type) {
    if (type.is_script_class()) return SubclassOf<ListObject>::create(type);
    return Ref<ListObject>(new ListObject(type));
}

void ListObject::visit_references(ReferenceVisitor& visitor) const {
    for (const Value& item : items_)
        visitor.visit(item);
}

void ListObject::clear_references() noexcept {
    ValueVector dropped;
    dropped.swap(items_);
    drop_from_end(dropped);
}

TupleObject::TupleObject(TypeObject& type, Value* items, std::size_t size) noexcept
    : Object(type, Layout::Tuple), size_(size), items_(items) {}

Ref<TupleObject> TupleObject::uninitialized(Interpreter& vm, std::size_t size) {
    return size == 0 ? vm.empty_tuple() : PlainTuple::create(vm, size);
}

Ref<TupleObject> TupleObject::create_empty(Interpreter& vm) {
    return PlainTuple::create(vm, 0);
}

Ref<TupleObject> TupleObject::create(Interpreter& vm, std::span<const Value> items) {
    Ref<TupleObject> tuple = uninitialized(vm, items.size());
    std::copy(items.begin(), items.end(), tuple->items_);
    return tuple;
}

Ref<TupleObject> TupleObject::take(Interpreter& vm, std::span<Value> items) {
    Ref<TupleObject> tuple = uninitialized(vm, items.size());
    std::move(items.begin(), items.end(), tuple->items_);
    return tuple;
}

Ref<TupleObject> TupleObject::subclass_instance(TypeObject& type, const Ref<TupleObject>& items) {
    return Ref<TupleObject>(new TupleInstance(type, items));
}

void TupleObject::visit_references(ReferenceVisitor& visitor) const {
    for (const Value& item : items())
        visitor.visit(item);
}

} // namespace simul::script
