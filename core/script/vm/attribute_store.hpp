/// The attributes of one object: `object.__dict__`.
#pragma once

#include "core/script/vm/dict_object.hpp"

#include <memory>

namespace simul::script {

/// Which names objects have, in which order; shared by all objects that got the same names in the same order,
/// so that a site which saw one of them knows where the others keep a name. Lives as long as the interpreter.
class Shape {
public:
    static constexpr std::uint32_t kMissing = 0xffffffff;

    /// Where the name's value lies. O(1) on average.
    std::uint32_t index_of(const StringObject& name) const noexcept;
    std::uint32_t size() const noexcept { return size_; }
    /// The shape with one name more. `name` is interned.
    Shape& with(const StringRef& name);
    /// The index-th name.
    const StringRef& name(std::uint32_t index) const noexcept;

    /// Null for the empty shape.
    Shape* parent() const noexcept { return parent_; }

    /// Forgets all shapes with more names. REQUIRES: no store uses them.
    void clear() noexcept { children_.clear(); }

    Shape() = default;
    Shape(Shape& parent, StringRef name);

private:
    void fill_table() const;

    Shape* parent_ = nullptr;
    StringRef name_; ///< the last one
    std::uint32_t size_ = 0;
    std::vector<std::unique_ptr<Shape>> children_;
    /// All names; made when the shape is first asked for one.
    mutable std::vector<std::pair<const StringObject*, std::uint32_t>> table_;
};

/// Values by shape; or a dict, from the moment when somebody looks at `__dict__`, removes an attribute, or
/// the object has more than a hundred names.
class AttributeStore {
public:
    AttributeStore() = default;
    AttributeStore(const AttributeStore&) = delete;
    AttributeStore& operator=(const AttributeStore&) = delete;
    ~AttributeStore() { clear(); }

    /// The value, or null; the pointer holds until the store changes. `name` is interned.
    Value* find(const StringObject& name) noexcept;
    /// `name` is interned.
    void set(Interpreter& vm, const StringRef& name, Value value);
    bool erase(Interpreter& vm, const StringObject& name);

    /// `object.__dict__`: from now on the same dict.
    const Ref<DictObject>& dict(Interpreter& vm);
    void replace_dict(Ref<DictObject> dict);

    /// Null while the store is empty or a dict.
    Shape* shape() const noexcept { return shape_; }
    bool is_dict() const noexcept { return dict_ != nullptr; }
    /// REQUIRES: shape() is not null, index < shape()->size().
    Value& at(std::uint32_t index) noexcept { return values_[index]; }
    /// Adds the name that `larger` has more than shape(). REQUIRES: not a dict.
    void append(Shape& larger, Value value);

    void visit_references(ReferenceVisitor& visitor) const;
    void clear() noexcept;

private:
    static constexpr std::uint32_t kMostNames = 100;

    void grow();

    Shape* shape_ = nullptr;
    Value* values_ = nullptr;
    std::uint32_t capacity_ = 0;
    Ref<DictObject> dict_;
};

} // namespace simul::script
