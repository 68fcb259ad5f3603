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
class MemberValues;
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

    /// Where `__slots__` members lie, or null for objects of classes that cannot declare any.
    virtual MemberValues* members() noexcept { return nullptr; }

    /// Shows every reference that this object holds and that could be part of a cycle.
    virtual void visit_references(ReferenceVisitor&) const {}
    /// Drops them: how a cycle ends. The object stays valid, but useless.
    virtual void clear_references() noexcept {}

    /// Whether dying needs script code first. Asked when the last reference goes, of finalizable objects
    /// only.
    virtual bool needs_finalizer() const noexcept { return false; }
    bool is_finalized() const noexcept { return finalized_; }
    void mark_finalized() noexcept { finalized_ = true; }
    /// Whether it is to be finalised now; if so it counts as finalised from here on.
    bool take_finalizer() noexcept {
        if (!finalizable_ || finalized_ || !needs_finalizer()) return false;
        finalized_ = true;
        return true;
    }
    /// Its id() was taken: the interpreter forgets it when the object dies.
    void mark_identified() noexcept { identified_ = true; }

protected:
    Object(TypeObject& type, Layout layout) noexcept;
    ~Object() override;

    void set_finalizable() noexcept { finalizable_ = true; }

    /// Only for `type`, which is its own type.
    struct OwnType {};
    Object(OwnType, TypeObject* self, Layout layout) noexcept;

    void last_reference_gone() noexcept override;
    /// Ends the object's life and gives its memory back; classes with trailing storage know better than
    /// `delete`.
    virtual void destroy() noexcept { delete this; }

private:
    TypeObject* type_;
    bool counts_type_; ///< it is a script's class: alive as long as an instance is
    bool finalizable_ = false;
    bool finalized_ = false;
    bool identified_ = false;
};

/// A place in the list of containers.
struct ContainerLink {
    ContainerLink* previous_link = nullptr;
    ContainerLink* next_link = nullptr;
};

/// An object that can be part of a reference cycle. The interpreter knows all of them: it finds garbage
/// cycles among them, and ends all that are left when the run ends.
class Container : public Object, private ContainerLink {
protected:
    enum class Tracking : std::uint8_t {
        Now,
        Later, ///< the object calls track() once it can become part of a cycle
    };
    Container(TypeObject& type, Layout layout, Tracking tracking = Tracking::Now) noexcept;
    ~Container() override;
    void track() noexcept;

    Container(OwnType own, TypeObject* self, Layout layout) noexcept;

private:
    friend class ContainerList;

    bool is_tracked() const noexcept { return next_link != nullptr; }
};

/// The containers of one interpreter, in order of creation.
class ContainerList {
public:
    ContainerList() noexcept { ends_.previous_link = ends_.next_link = &ends_; }
    ContainerList(const ContainerList&) = delete;
    ContainerList& operator=(const ContainerList&) = delete;

    void add(Container& container) noexcept;
    static void remove(Container& container) noexcept;

    /// Null where there is none.
    Container* first() const noexcept { return at(ends_.next_link); }
    Container* after(const Container& container) const noexcept { return at(container.next_link); }

private:
    Container* at(ContainerLink* link) const noexcept {
        return link == &ends_ ? nullptr : static_cast<Container*>(link);
    }

    ContainerLink ends_;
};

} // namespace simul::script
