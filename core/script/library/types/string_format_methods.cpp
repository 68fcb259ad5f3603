// str.format, str.format_map and str.__format__.
#include "core/script/library/formatting.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/library/types/string_methods.hpp"
#include "core/script/text/replacement_fields.hpp"

namespace simul::script::library {
namespace {

/// How fields without a number or name are counted, over the whole template, nested specs included.
struct AutoNumbering {
    std::int64_t next = 0;
    enum class Mode { Unknown, Automatic, Manual } mode = Mode::Unknown;
};

/// Where the fields of a template get their values from.
struct FieldSource {
    /// Positional arguments; null for format_map().
    TupleObject* positional;
    /// A dict of keyword arguments, or format_map()'s mapping.
    Value named;
};

/// The number of the argument that the field asks for; nothing where a ValueError is pending.
std::optional<std::int64_t> field_number(Interpreter& vm, const text::FieldName& name,
                                         AutoNumbering& numbering) {
    const auto* given = std::get_if<std::int64_t>(&name.first);
    const auto mode = given != nullptr ? AutoNumbering::Mode::Manual : AutoNumbering::Mode::Automatic;
    if (numbering.mode == AutoNumbering::Mode::Unknown) numbering.mode = mode;
    if (numbering.mode != mode) {
        (void)raise_value_error(vm, "cannot switch from {}",
                                given != nullptr ? "automatic field numbering to manual field specification"
                                                 : "manual field specification to automatic field numbering");
        return std::nullopt;
    }
    return given != nullptr ? *given : numbering.next++;
}

Value positional_argument(Interpreter& vm, const FieldSource& source, std::int64_t number) {
    if (source.positional == nullptr)
        return raise_value_error(vm, "Format string contains positional fields");
    if (number >= static_cast<std::int64_t>(source.positional->size()))
        return script::raise(vm, *vm.exceptions().index_error,
                             "Replacement index {} out of range for positional args tuple", number);
    return (*source.positional)[static_cast<std::size_t>(number)];
}

/// The value that a field stands for, before conversion and formatting.
NativeCoroutine field_value(Interpreter& vm, FieldSource source, text::FieldName name,
                            AutoNumbering& numbering) {
    Value value;
    if (const auto* key = std::get_if<std::string>(&name.first)) {
        const Value key_text = string(vm, *key);
        value = co_await get_item(vm, source.named, key_text);
    } else {
        const auto number = field_number(vm, name, numbering);
        if (!number) co_return Value::raised();
        value = co_await positional_argument(vm, source, *number);
    }
    for (const text::FieldAccess& access : name.accesses) {
        if (const auto* attribute = std::get_if<text::AttributeAccess>(&access)) {
            const StringRef attribute_name = vm.intern(attribute->name);
            value = co_await get_attribute(vm, value, *attribute_name);
            continue;
        }
        const auto& key = std::get<text::ItemAccess>(access).key;
        const auto* number = std::get_if<std::int64_t>(&key);
        const Value item =
            number != nullptr ? Value::integer(*number) : Value(string(vm, std::get<std::string>(key)));
        value = co_await get_item(vm, value, item);
    }
    co_return value;
}

Value converted(Interpreter& vm, const Value& value, char32_t conversion) {
    switch (conversion) {
    case 0: return value;
    case U'r': return repr(vm, value);
    case U's': return to_string(vm, value);
    case U'a': return to_ascii(vm, value);
    default: break;
    }
    if (conversion > 32 && conversion < 127)
        return raise_value_error(vm, "Unknown conversion specifier {}", static_cast<char>(conversion));
    return raise_value_error(vm, "Unknown conversion specifier \\x{:x}",
                             static_cast<std::uint32_t>(conversion));
}

NativeCoroutine format_template(Interpreter& vm, FieldSource source, std::string source_text,
                                AutoNumbering& numbering, int depth) {
    if (depth < 0) co_return raise_value_error(vm, "Max string recursion exceeded");
    StringBuilder builder;
    for (const text::FieldPiece& piece : text::parse_replacement_fields(source_text)) {
        if (const auto* literal = std::get_if<std::string>(&piece)) {
            builder.append_utf8(*literal);
            continue;
        }
        if (const auto* failure = std::get_if<Failure>(&piece)) co_return raise(vm, *failure);
        const auto& field = std::get<text::ReplacementField>(piece);
        auto name = text::parse_field_name(field.name);
        if (!name) co_return raise(vm, name.error());
        Value found = start(vm, field_value(vm, source, std::move(*name), numbering));
        Value value = co_await std::move(found);
        value = co_await converted(vm, value, field.conversion);
        Value spec = string(vm, field.spec);
        if (field.spec_has_fields) {
            Value filled = start(vm, format_template(vm, source, field.spec, numbering, depth - 1));
            spec = co_await std::move(filled);
        }
        const StringRef spec_text(&spec.to<StringObject>());
        const Value text = co_await format(vm, value, spec_text);
        builder.append(text.to<StringObject>());
    }
    co_return builder.build(vm);
}

constexpr int kNestedTemplates = 1;

NativeCoroutine format_method(Interpreter& vm, OwnedArguments arguments) {
    const Arguments view = arguments.view();
    const auto positional = TupleObject::create(vm, view.positional().subspan(1));
    const auto named = DictObject::create(vm);
    for (std::size_t i = 0; i < view.keyword_count(); ++i)
        named->set(StringRef(&view.keyword_name(i)), view.keyword_value(i));
    AutoNumbering numbering;
    const FieldSource source{positional.get(), named};
    Value text = start(
        vm, format_template(vm, source, arguments[0].to<StringObject>().utf8(), numbering, kNestedTemplates));
    co_return co_await std::move(text);
}

NativeCoroutine format_map(Interpreter& vm, OwnedArguments arguments) {
    AutoNumbering numbering;
    const FieldSource source{nullptr, arguments[1]};
    Value text = start(
        vm, format_template(vm, source, arguments[0].to<StringObject>().utf8(), numbering, kNestedTemplates));
    co_return co_await std::move(text);
}

Value dunder_format(Interpreter& vm, Arguments& arguments) {
    const auto* spec = arguments[1].as<StringObject>();
    if (spec == nullptr)
        return raise_type_error(vm, "__format__() argument must be str, not {}", type_name(vm, arguments[1]));
    return format_native(vm, arguments[0], *spec);
}

constexpr NativeDefinition kMethods[] = {
    {"format", as_coroutine<format_method>, Arity::Keywords, NativeKind::Method},
    {"format_map", as_coroutine<format_map>, Arity::One, NativeKind::Method},
    {"__format__", dunder_format, Arity::One, NativeKind::Method},
};

} // namespace

std::span<const NativeDefinition> string_format_methods() {
    return kMethods;
}

} // namespace simul::script::library
