/// Objects of the scripts' own classes.
#pragma once

#include "core/script/vm/attribute_store.hpp"
#include "core/script/vm/member_descriptor.hpp"
#include "core/script/vm/object.hpp"
#include "core/script/vm/type_object.hpp"

namespace simul::script {

/// Of a class whose built-in base is object.
class InstanceObject final : public Container {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Instance; }
    static Ref<InstanceObject> create(TypeObject& type);

    AttributeStore* attributes() noexcept override { return type().has_instance_dict() ? &store : nullptr; }
    MemberValues* members() noexcept override { return &members_; }
    bool needs_finalizer() const noexcept override { return type().has_finalizer(); }

    void visit_references(ReferenceVisitor& visitor) const override {
        store.visit_references(visitor);
        members_.visit_references(visitor);
    }
    void clear_references() noexcept override {
        store.clear();
        members_.clear();
    }

    AttributeStore store;

private:
    explicit InstanceObject(TypeObject& type) noexcept : Container(type, Layout::Instance) {
        if (type.has_finalizer()) set_finalizable();
    }

    MemberValues members_;
};

/// Of a class whose built-in base has objects of C++ class `Base`: that object, with attributes added. A
/// native type makes its objects of script classes so: `SubclassOf<DequeObject>::create(type, …arguments of
/// Base…)`.
template <class Base>
class SubclassOf final : public Base {
public:
    template <class... Parts>
    static Ref<Base> create(TypeObject& type, Parts&&... parts) {
        return Ref<Base>(new SubclassOf(type, std::forward<Parts>(parts)...));
    }

    AttributeStore* attributes() noexcept override {
        return this->type().has_instance_dict() ? &store_ : nullptr;
    }
    MemberValues* members() noexcept override { return &members_; }
    bool needs_finalizer() const noexcept override {
        return this->type().has_finalizer() || Base::needs_finalizer();
    }
    void visit_references(ReferenceVisitor& visitor) const override {
        Base::visit_references(visitor);
        store_.visit_references(visitor);
        members_.visit_references(visitor);
    }
    void clear_references() noexcept override {
        Base::clear_references();
        store_.clear();
        members_.clear();
    }

private:
    template <class... Parts>
    explicit SubclassOf(TypeObject& type, Parts&&... parts) : Base(type, std::forward<Parts>(parts)...) {
        if (type.has_finalizer()) this->set_finalizable();
    }

    AttributeStore store_;
    MemberValues members_;
};

} // namespace simul::script
