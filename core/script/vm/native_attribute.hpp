/// The descriptor of an attribute that C++ computes.
#pragma once

#include "core/script/vm/native_function.hpp"

namespace simul::script {

class AttributeDescriptorObject final : public Object {
public:
    static Ref<AttributeDescriptorObject> create(Interpreter& vm, const NativeAttribute& attribute,
                                                 TypeObject& owner);

    const NativeAttribute& attribute() const noexcept { return attribute_; }
    TypeObject& owner() const noexcept { return *owner_; }
    void visit_references(ReferenceVisitor& visitor) const override;

private:
    AttributeDescriptorObject(TypeObject& type, const NativeAttribute& attribute, TypeObject& owner);
    ~AttributeDescriptorObject() override;

    NativeAttribute attribute_;
    Ref<TypeObject> owner_;
};

/// `__dict__` of objects that have an AttributeStore.
const NativeAttribute& instance_dict_attribute() noexcept;

} // namespace simul::script
