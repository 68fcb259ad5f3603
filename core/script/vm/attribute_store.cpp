#include "core/script/vm/attribute_store.hpp"

#include "core/script/vm/interpreter_state.hpp"

#include <bit>
#include <new>

namespace simul::script {
namespace {

std::size_t spread(const StringObject* name) noexcept {
    const auto bits = reinterpret_cast<std::uintptr_t>(name);
    return (bits >> 4) ^ (bits >> 12);
}

} // namespace

Shape::Shape(Shape& parent, StringRef name)
    : parent_(&parent), name_(std::move(name)), size_(parent.size_ + 1) {}

void Shape::fill_table() const {
    table_.assign(std::bit_ceil(static_cast<std::size_t>(size_) * 2), {nullptr, 0});
    for (const Shape* shape = this; shape->parent_ != nullptr; shape = shape->parent_) {
        std::size_t slot = spread(shape->name_.get()) & (table_.size() - 1);
        while (table_[slot].first != nullptr)
            slot = (slot + 1) & (table_.size() - 1);
        table_[slot] = {shape->name_.get(), shape->size_ - 1};
    }
}

std::uint32_t Shape::index_of(const StringObject& name) const noexcept {
    if (size_ == 0) return kMissing;
    if (table_.empty()) fill_table();
    for (std::size_t slot = spread(&name) & (table_.size() - 1);; slot = (slot + 1) & (table_.size() - 1)) {
        if (table_[slot].first == &name) return table_[slot].second;
        if (table_[slot].first == nullptr) return kMissing;
    }
}

Shape& Shape::with(const StringRef& name) {
    for (const std::unique_ptr<Shape>& child : children_) {
        if (child->name_ == name) return *child;
    }
    children_.push_back(std::make_unique<Shape>(*this, name));
    return *children_.back();
}

const StringRef& Shape::name(std::uint32_t index) const noexcept {
    const Shape* shape = this;
    while (shape->size_ != index + 1)
        shape = shape->parent_;
    return shape->name_;
}

Value* AttributeStore::find(const StringObject& name) noexcept {
    if (shape_ != nullptr) {
        const std::uint32_t index = shape_->index_of(name);
        return index == Shape::kMissing ? nullptr : &values_[index];
    }
    return dict_ != nullptr ? dict_->find(name) : nullptr;
}

void AttributeStore::set(Interpreter& vm, const StringRef& name, Value value) {
    if (dict_ == nullptr) {
        if (shape_ == nullptr) shape_ = &vm.state().root_shape;
        const std::uint32_t index = shape_->index_of(*name);
        if (index != Shape::kMissing) {
            values_[index] = std::move(value);
            return;
        }
        if (shape_->size() < kMostNames) return append(shape_->with(name), std::move(value));
        dict(vm);
    }
    dict_->set(name, std::move(value));
}

void AttributeStore::append(Shape& larger, Value value) {
    const std::uint32_t index = larger.size() - 1;
    if (index == capacity_) grow();
    ::new (&values_[index]) Value(std::move(value));
    shape_ = &larger;
}

bool AttributeStore::erase(Interpreter& vm, const StringObject& name) {
    if (find(name) == nullptr) return false;
    return dict(vm)->erase(name);
}

const Ref<DictObject>& AttributeStore::dict(Interpreter& vm) {
    if (dict_ != nullptr) return dict_;
    Ref<DictObject> dict = DictObject::create(vm);
    const std::uint32_t count = shape_ != nullptr ? shape_->size() : 0;
    for (std::uint32_t i = 0; i < count; ++i)
        dict->set(shape_->name(i), std::move(values_[i]));
    clear();
    dict_ = std::move(dict);
    return dict_;
}

void AttributeStore::replace_dict(Ref<DictObject> dict) {
    clear();
    dict_ = std::move(dict);
}

void AttributeStore::grow() {
    const std::uint32_t capacity = capacity_ == 0 ? 4 : capacity_ * 2;
    auto* values = static_cast<Value*>(heap::allocate(capacity * sizeof(Value)));
    const std::uint32_t count = shape_ != nullptr ? shape_->size() : 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        ::new (&values[i]) Value(std::move(values_[i]));
        values_[i].~Value();
    }
    if (values_ != nullptr) heap::release(values_, capacity_ * sizeof(Value));
    values_ = values;
    capacity_ = capacity;
}

void AttributeStore::visit_references(ReferenceVisitor& visitor) const {
    const std::uint32_t count = shape_ != nullptr ? shape_->size() : 0;
    for (std::uint32_t i = 0; i < count; ++i)
        visitor.visit(values_[i]);
    if (dict_ != nullptr) visitor.visit(dict_.get());
}

void AttributeStore::clear() noexcept {
    // Emptied before the values die: what dies with them may look at this object.
    Value* values = std::exchange(values_, nullptr);
    const Shape* shape = std::exchange(shape_, nullptr);
    const std::uint32_t capacity = std::exchange(capacity_, 0);
    const Ref<DictObject> dict = std::move(dict_);
    if (values == nullptr) return;
    const std::uint32_t count = shape != nullptr ? shape->size() : 0;
    for (std::uint32_t i = 0; i < count; ++i)
        values[i].~Value();
    heap::release(values, capacity * sizeof(Value));
}

} // namespace simul::script
