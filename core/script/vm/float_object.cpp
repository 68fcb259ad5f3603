#include "core/script/vm/float_object.hpp"

#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/integer.hpp"

namespace simul::script {

FloatObject::FloatObject(TypeObject& type, double value) noexcept
    : Object(type, Layout::Float), value_(value) {}

Ref<FloatObject> FloatObject::subclass_instance(TypeObject& type, double value) {
    return SubclassOf<FloatObject>::create(type, value);
}

bool is_float(const Value& value) noexcept {
    return value.is_float() || value.as<FloatObject>() != nullptr;
}

double float_value(const Value& value) noexcept {
    return value.is_float() ? value.as_float() : value.to<FloatObject>().value();
}

std::optional<double> number_object_to_double(const Value& value) {
    if (is_float(value)) return float_value(value);
    if (is_integer(value)) return integer_to_double(value);
    return std::nullopt;
}

} // namespace simul::script
