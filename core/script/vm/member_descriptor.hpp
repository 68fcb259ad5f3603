/// What `__slots__` makes: an attribute with a fixed place in each instance.
#pragma once

#include "core/script/vm/object.hpp"
#include "core/script/vm/string_object.hpp"
#include "core/script/vm/type_object.hpp"

namespace simul::script {

/// The values of the members of one object, in the order in which the classes declare them.
class MemberValues {
public:
    MemberValues() = default;
    MemberValues(const MemberValues&) = delete;
    MemberValues& operator=(const MemberValues&) = delete;
    ~MemberValues() { clear(); }

    /// Grows to hold `index`. Empty: not set.
    Value& at(std::uint32_t index, std::uint32_t count);
    void visit_references(ReferenceVisitor& visitor) const;
    void clear() noexcept;

private:
    Value* values_ = nullptr;
    std::uint32_t count_ = 0;
};

class MemberDescriptorObject final : public Object {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::MemberDescriptor; }
    static Ref<MemberDescriptorObject> create(Interpreter& vm, StringRef name, TypeObject& owner,
                                              std::uint32_t index);

    const StringRef& name() const noexcept { return name_; }
    /// The class that declares it.
    TypeObject& owner() const noexcept { return *owner_; }
    std::uint32_t index() const noexcept { return index_; }
    void visit_references(ReferenceVisitor& visitor) const override;

private:
    MemberDescriptorObject(TypeObject& type, StringRef name, TypeObject& owner, std::uint32_t index);
    ~MemberDescriptorObject() override;

    StringRef name_;
    Ref<TypeObject> owner_;
    std::uint32_t index_;
};

TypeDefinition member_descriptor_definition();

} // namespace simul::script
