#include "core/script/text/replacement_fields.hpp"
#include "tests/support/catch.hpp"

using namespace simul::script;
using namespace simul::script::text;

namespace {

/// One line for a template: literals as they are, fields as <name!conversion:spec>, failures as ?message.
std::string printed(std::string_view source) {
    std::string out;
    for (const FieldPiece& piece : parse_replacement_fields(source)) {
        if (const auto* literal = std::get_if<std::string>(&piece)) out += *literal;
        if (const auto* failure = std::get_if<Failure>(&piece)) out += "?" + failure->message;
        if (const auto* field = std::get_if<ReplacementField>(&piece)) {
            out += "<" + field->name;
            if (field->conversion != 0) out += std::string("!") + static_cast<char>(field->conversion);
            out += ":" + field->spec + ">";
        }
    }
    return out;
}

} // namespace

TEST_CASE("a format template is literal text and fields") {
    CHECK(printed("a{}b{0}c{name!r:>10}") == "a<:>b<0:>c<name!r:>10>");
    CHECK(printed("{{}} {{x}}") == "{} {x}");
    CHECK(printed("{:{width}.{precision}}") == "<:{width}.{precision}>");
    CHECK(printed("{a[}]}") == "<a[}]:>");
    CHECK(printed("{a.b[c:d]}") == "<a.b[c:d]:>");
}

TEST_CASE("what stands before an error in a format template is kept") {
    CHECK(printed("ab{") == "ab?Single '{' encountered in format string");
    CHECK(printed("ab}") == "ab?Single '}' encountered in format string");
    CHECK(printed("{a") == "?expected '}' before end of string");
    CHECK(printed("{a{b}}") == "?unexpected '{' in field name");
    CHECK(printed("{!") == "?end of string while looking for conversion specifier");
    CHECK(printed("{!r") == "?unmatched '{' in format spec");
    CHECK(printed("{!rx}") == "?expected ':' after conversion specifier");
    CHECK(printed("{:x") == "?unmatched '{' in format spec");
}

TEST_CASE("a field's name is an argument with attributes and items") {
    const auto name = parse_field_name("0.real[key][7]");
    REQUIRE(name.has_value());
    CHECK(std::get<std::int64_t>(name->first) == 0);
    REQUIRE(name->accesses.size() == 3);
    CHECK(std::get<AttributeAccess>(name->accesses[0]).name == "real");
    CHECK(std::get<std::string>(std::get<ItemAccess>(name->accesses[1]).key) == "key");
    CHECK(std::get<std::int64_t>(std::get<ItemAccess>(name->accesses[2]).key) == 7);
    CHECK(std::holds_alternative<std::monostate>(parse_field_name("")->first));
    CHECK(parse_field_name("a.").error().message == "Empty attribute in format string");
    CHECK(parse_field_name("a[").error().message == "Missing ']' in format string");
    CHECK(parse_field_name("a[]").error().message == "Empty attribute in format string");
    CHECK(parse_field_name("a[0]b").error().message ==
          "Only '.' or '[' may follow ']' in format field specifier");
}
