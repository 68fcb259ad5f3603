/// The base of everything on a script's heap.
#pragma once

#include "core/script/vm/heap.hpp"
#include "core/script/vm/layout.hpp"
#include "core/script/vm/value.hpp"

#include <cstddef>
#include <cstdint>

namespace simul::script {

class AttributeStore;
class Interpreter;
class TypeObject;

/// Sees each reference that an object holds, for the collection of cycles.
class ReferenceVisitor {
public:
    virtual void visit(const Value& value) = 0;
    virtual void visit(const RefCounted* object) = 0;

protected:
    ~ReferenceVisitor() = default;
};

/// An object with a type. Lives on heap::allocate's memory; dies when its last reference goes, unless its
/// type has a `__del__` (or it is an unfinished generator): then it is revived once for its finaliser.
class Object : public RefCounted {
public:
    static void* operator new(std::size_t size) { return heap::allocate(size); }
    static void operator delete(void* block, std::size_t size) noexcept { heap::release(block, size); }

    static constexpr bool is_layout(Layout layout) { return layout >= Layout::Other; }

    Layout layout() const noexcept { return static_cast<Layout>(front_end_tag()); }
    TypeObject& type() const noexcept { return *type_; }
    /// `object.__class__ = other`. REQUIRES: `other` has the same layout.
    void set_type(TypeObject& type) noexcept;

    /// Where `object.name = …` goes, or null for objects without attributes of their own.
    virtual AttributeStore* attributes() noexcept { return nullptr; }

    /// Shows every reference that this object holds and that could be part of a cycle.
    virtual void visit_references(ReferenceVisitor&) const {}
    /// Drops them: how a cycle ends. The object stays valid, but useless.
    virtual void clear_references() noexcept {}

    /// Whether dying needs script code first. Asked once, when the last reference goes.
    virtual bool needs_finalizer() const noexcept { return false; }

    bool is_finalized() const noexcept { return finalized_; }
    void mark_finalized() noexcept { finalized_ = true; }
    /// Its id() was taken: the interpreter forgets it when the object dies.
    void mark_identified() noexcept { identified_ = true; }

protected:
    Object(TypeObject& type, Layout layout) noexcept;
    ~Object() override;

    void last_reference_gone() noexcept override;

private:
    TypeObject* type_; // counted when it is a script's class
    bool finalized_ = false;
    bool identified_ = false;
};

/// An object that can be part of a reference cycle. The interpreter knows all of them: it finds garbage
/// cycles among them, and ends all that are left when the run ends.
class Container : public Object {
public:
    Container* next_container() const noexcept { return next_; }

protected:
    Container(TypeObject& type, Layout layout) noexcept;
    ~Container() override;

private:
    friend class ContainerList;
    Container* previous_ = nullptr;
    Container* next_ = nullptr;
};

/// The containers of one interpreter, in order of creation.
class ContainerList {
public:
    void add(Container& container) noexcept;
    void remove(Container& container) noexcept;
    Container* first() const noexcept { return first_; }
    std::size_t size() const noexcept { return size_; }

private:
    Container* first_ = nullptr;
    Container* last_ = nullptr;
    std::size_t size_ = 0;
};

/// The C++ side of a script's class that derives from the built-in type whose objects are `Base`: the same
/// object with attributes added (unless every class of the chain declares `__slots__`).
template <class Base>
class SubclassOf;

} // namespace simul::script
