/// `classmethod`, `staticmethod`, `property`.
#pragma once

#include "core/script/vm/attribute_store.hpp"
#include "core/script/vm/object.hpp"
#include "core/script/vm/type_object.hpp"

namespace simul::script {

/// `classmethod` and `staticmethod`: a callable that is bound in its own way.
template <Layout layout_of>
class MethodWrapperObject : public Container {
public:
    static constexpr bool is_layout(Layout layout) { return layout == layout_of; }
    static Ref<MethodWrapperObject> create(Interpreter& vm, Value function);
    static Ref<MethodWrapperObject> create(TypeObject& type, Value function);

    const Value& function() const noexcept { return function_; }
    void set_function(Value function) { function_ = std::move(function); }
    AttributeStore* attributes() noexcept override { return &attributes_; }

    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(function_);
        attributes_.visit_references(visitor);
    }
    void clear_references() noexcept override {
        function_ = Value::none();
        attributes_.clear();
    }

protected:
    MethodWrapperObject(TypeObject& type, Value function)
        : Container(type, layout_of), function_(std::move(function)) {}

private:
    Value function_;
    AttributeStore attributes_;
};

using ClassMethodObject = MethodWrapperObject<Layout::ClassMethod>;
using StaticMethodObject = MethodWrapperObject<Layout::StaticMethod>;
extern template class MethodWrapperObject<Layout::ClassMethod>;
extern template class MethodWrapperObject<Layout::StaticMethod>;

class PropertyObject : public Container {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Property; }
    /// Of `type`, property or a subclass of it.
    static Ref<PropertyObject> create(TypeObject& type);

    /// None where there is none.
    Value getter = Value::none();
    Value setter = Value::none();
    Value deleter = Value::none();
    Value doc = Value::none();
    /// The name it was given in its class (`__set_name__`), for messages; Empty before.
    Value name;

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() noexcept override;

protected:
    explicit PropertyObject(TypeObject& type);
};

TypeDefinition class_method_definition();
TypeDefinition static_method_definition();
TypeDefinition property_definition();
/// `property.setter`, `__func__`, … and their constructors.
void define_wrapper_methods(Interpreter& vm);

} // namespace simul::script
