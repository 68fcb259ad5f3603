#include "core/script/compile/constant.hpp"

#include "core/script/text/float_text.hpp"
#include "core/script/text/quote.hpp"

#include <fmt/format.h>

#include <bit>

namespace simul::script {

namespace {

std::string joined(const std::vector<Constant>& items) {
    std::string result;
    for (const Constant& item : items) {
        if (!result.empty()) result += ", ";
        result += repr(item);
    }
    return result;
}

struct Repr {
    std::string operator()(NoneConstant) const { return "None"; }
    std::string operator()(bool value) const { return value ? "True" : "False"; }
    std::string operator()(EllipsisConstant) const { return "Ellipsis"; }
    std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
    std::string operator()(const BigIntegerConstant& value) const { return value.digits; }
    std::string operator()(double value) const { return text::repr_float(value); }
    std::string operator()(const StringConstant& value) const { return text::repr_string(value.text); }
    std::string operator()(const BytesConstant& value) const { return text::repr_bytes(value.bytes); }
    std::string operator()(const TupleConstant& value) const {
        return "(" + joined(value.items) + (value.items.size() == 1 ? ",)" : ")");
    }
    std::string operator()(const FrozenSetConstant& value) const {
        return "frozenset({" + joined(value.items) + "})";
    }
};

} // namespace

bool operator==(const TupleConstant& left, const TupleConstant& right) {
    return left.items == right.items;
}

bool operator==(const FrozenSetConstant& left, const FrozenSetConstant& right) {
    return left.items == right.items;
}

bool operator==(const Constant& left, const Constant& right) {
    if (const double* number = std::get_if<double>(&left.value)) {
        const double* other = std::get_if<double>(&right.value);
        return other && std::bit_cast<std::uint64_t>(*number) == std::bit_cast<std::uint64_t>(*other);
    }
    return left.value == right.value;
}

std::string repr(const Constant& constant) {
    return std::visit(Repr{}, constant.value);
}

} // namespace simul::script
