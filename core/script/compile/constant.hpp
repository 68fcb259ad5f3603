/// Values that are known when a program is compiled.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace simul::script {

struct Constant;

struct NoneConstant {
    friend bool operator==(NoneConstant, NoneConstant) = default;
};
struct EllipsisConstant {
    friend bool operator==(EllipsisConstant, EllipsisConstant) = default;
};
/// An integer that does not fit 64 bits: decimal digits, with a leading '-' where negative.
struct BigIntegerConstant {
    std::string digits;
    friend bool operator==(const BigIntegerConstant&, const BigIntegerConstant&) = default;
};
/// UTF-8; a lone surrogate ("\ud800") is encoded as the three bytes that UTF-8's scheme would give it.
struct StringConstant {
    std::string text;
    friend bool operator==(const StringConstant&, const StringConstant&) = default;
};
struct BytesConstant {
    std::string bytes;
    friend bool operator==(const BytesConstant&, const BytesConstant&) = default;
};
struct TupleConstant {
    std::vector<Constant> items;
    friend bool operator==(const TupleConstant&, const TupleConstant&);
};
/// In order of writing; equal ones count once.
struct FrozenSetConstant {
    std::vector<Constant> items;
    friend bool operator==(const FrozenSetConstant&, const FrozenSetConstant&);
};

/// Equality is identity of meaning: 1, 1.0 and True differ, 0.0 and -0.0 differ, a NaN equals itself.
struct Constant {
    std::variant<NoneConstant, bool, EllipsisConstant, std::int64_t, BigIntegerConstant, double,
                 StringConstant, BytesConstant, TupleConstant, FrozenSetConstant>
        value;

    friend bool operator==(const Constant&, const Constant&);
};

/// As `repr` writes it: "3", "'text'", "(1, 2)".
std::string repr(const Constant& constant);

} // namespace simul::script
