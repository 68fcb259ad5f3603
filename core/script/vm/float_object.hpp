/// `float`: a double inside a Value; an object only for instances of subclasses.
#pragma once

#include "core/script/vm/object.hpp"

#include <optional>

namespace simul::script {

class FloatObject : public Object {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Float; }
    static Ref<FloatObject> subclass_instance(TypeObject& type, double value);
    double value() const noexcept { return value_; }

protected:
    FloatObject(TypeObject& type, double value) noexcept;

private:
    double value_;
};

bool is_float(const Value& value) noexcept;
/// REQUIRES: is_float(value).
double float_value(const Value& value) noexcept;
/// number_to_double where that takes a call.
std::optional<double> number_object_to_double(const Value& value);
/// Of a float, an int or a bool; nothing for anything else and for integers beyond a double's range.
inline std::optional<double> number_to_double(const Value& value) {
    if (value.is_float()) return value.as_float();
    if (value.is_int()) return static_cast<double>(value.as_int());
    return number_object_to_double(value);
}
} // namespace simul::script
