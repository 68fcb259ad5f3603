/// `str.format`: the replacement fields of a template.
#pragma once

#include "core/script/numeric/failure.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace simul::script::text {

/// "{name!conversion:spec}"; parts are UTF-8 as written.
struct ReplacementField {
    std::string name;
    /// 'r', 's', 'a', or what else stands there; 0 where there is none.
    char32_t conversion = 0;
    /// A template itself: it may hold fields one level deep.
    std::string spec;
    bool spec_has_fields = false;
};

/// Literal text, a field, or the error at which the scan stops (what stands before it is formatted first).
using FieldPiece = std::variant<std::string, ReplacementField, Failure>;

std::vector<FieldPiece> parse_replacement_fields(std::string_view source);

/// ".name" or "[key]"; a key of digits is an index.
struct AttributeAccess {
    std::string name;
};
struct ItemAccess {
    std::variant<std::int64_t, std::string> key;
};
using FieldAccess = std::variant<AttributeAccess, ItemAccess>;

/// "0.name[key]" taken apart. The first part is the number or name of an argument; empty: the next one.
struct FieldName {
    std::variant<std::monostate, std::int64_t, std::string> first;
    std::vector<FieldAccess> accesses;
};

Result<FieldName> parse_field_name(std::string_view name);

} // namespace simul::script::text
