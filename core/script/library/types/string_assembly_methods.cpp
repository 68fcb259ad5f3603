#include "core/script/library/codecs.hpp"
#include "core/script/library/types/string_methods.hpp"
#include "core/script/library/types/string_views.hpp"
#include "core/script/text/utf8.hpp"

#include <algorithm>

namespace simul::script::library {
namespace {

// ---- join -----------------------------------------------------------------------------------------------

NativeCoroutine join(Interpreter& vm, OwnedArguments arguments) {
    const Value separator = arguments[0];
    // A list is read in place, as CPython does; anything else is collected first.
    Value items = arguments[1];
    if (items.as<ListObject>() == nullptr && items.as<TupleObject>() == nullptr) {
        Value collected = co_await attempt(collect(vm, items));
        if (collected.is_raised()) {
            if (type_of(vm, items).slots().iterate != nullptr ||
                type_of(vm, items).slots().get_item != nullptr)
                co_return Value::raised();
            (void)vm.take_exception();
            co_return raise_type_error(vm, "can only join an iterable");
        }
        items = collected;
    }
    const auto* list = items.as<ListObject>();
    const std::span<const Value> parts =
        list != nullptr ? std::span<const Value>(list->items()) : items.to<TupleObject>().items();
    if (parts.size() == 1 && is_string(parts[0]) && &type_of(vm, parts[0]) == vm.types().string.get())
        co_return parts[0];
    StringBuilder builder;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto* part = parts[i].as<StringObject>();
        if (part == nullptr)
            co_return raise_type_error(vm, "sequence item {}: expected str instance, {} found", i,
                                       type_name(vm, parts[i]));
        if (i > 0) builder.append(separator.to<StringObject>());
        builder.append(*part);
    }
    co_return builder.build(vm);
}

// ---- replace --------------------------------------------------------------------------------------------

template <class View>
auto replaced(View text, View old, View fresh, std::size_t most) {
    std::basic_string<typename View::value_type> out;
    std::size_t start = 0;
    std::size_t done = 0;
    if (old.empty()) {
        // Between all characters, and at both ends.
        for (std::size_t i = 0; i <= text.size(); ++i) {
            if (done < most) {
                out += fresh;
                ++done;
            }
            if (i < text.size()) out += text[i];
        }
        return out;
    }
    for (; done < most; ++done) {
        const std::size_t at = text.find(old, start);
        if (at == text.npos) break;
        out += text.substr(start, at - start);
        out += fresh;
        start = at + old.size();
    }
    out += text.substr(start);
    return out;
}

Value replace(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "replace", arguments.size() - 1, 2, 3)) return Value::raised();
    for (const std::size_t i : {1, 2})
        if (!is_string(arguments[i]))
            return raise_type_error(vm, "replace() argument {} must be str, not {}", i,
                                    type_name(vm, arguments[i]));
    const auto most = as_index_or(vm, arguments.get(3), -1, OutOfRange::Raise);
    if (!most) return Value::raised();
    const auto& self = arguments[0].to<StringObject>();
    return with_views(self, arguments[1].to<StringObject>(), arguments[2].to<StringObject>(),
                      [&](auto text, auto old, auto fresh) -> Value {
                          const auto limit = *most < 0 ? std::size_t(-1) : static_cast<std::size_t>(*most);
                          return string_of(vm, replaced(text, old, fresh, limit));
                      });
}

// ---- padding --------------------------------------------------------------------------------------------

enum class Place { Left, Center, Right };

Value padded(Interpreter& vm, const Value& self, std::size_t before, std::size_t after, char32_t fill) {
    if (before + after == 0) return part_of(vm, self, 0, self.to<StringObject>().size());
    StringBuilder builder;
    for (; before > 0; --before)
        builder.append(fill);
    builder.append(self.to<StringObject>());
    for (; after > 0; --after)
        builder.append(fill);
    return builder.build(vm);
}

template <Place place>
Value justify(Interpreter& vm, Arguments& arguments) {
    static constexpr const char* kName = place == Place::Left    ? "ljust"
                                         : place == Place::Right ? "rjust"
                                                                 : "center";
    if (!check_count(vm, kName, arguments.size() - 1, 1, 2)) return Value::raised();
    const auto width = as_index(vm, arguments[1], OutOfRange::Raise);
    if (!width) return Value::raised();
    char32_t fill = U' ';
    if (arguments.size() > 2) {
        const auto* text = arguments[2].as<StringObject>();
        if (text == nullptr)
            return raise_type_error(vm, "The fill character must be a unicode character, not {}",
                                    type_name(vm, arguments[2]));
        if (text->size() != 1)
            return raise_type_error(vm, "The fill character must be exactly one character long");
        fill = (*text)[0];
    }
    const auto size = static_cast<std::int64_t>(arguments[0].to<StringObject>().size());
    const auto missing = static_cast<std::size_t>(std::max<std::int64_t>(*width - size, 0));
    std::size_t before = 0;
    if (place == Place::Right) before = missing;
    if (!memory_allows(vm, missing * sizeof(char32_t))) return Value::raised();
    // Where it does not come out even, the extra blank goes left if the width is odd: as CPython.
    if (place == Place::Center) before = missing / 2 + (missing & static_cast<std::size_t>(*width) & 1);
    return padded(vm, arguments[0], before, missing - before, fill);
}

Value zfill(Interpreter& vm, Arguments& arguments) {
    const auto width = as_index(vm, arguments[1], OutOfRange::Raise);
    if (!width) return Value::raised();
    const auto& self = arguments[0].to<StringObject>();
    const auto size = static_cast<std::int64_t>(self.size());
    if (*width <= size) return part_of(vm, arguments[0], 0, self.size());
    if (!memory_allows(vm, static_cast<std::size_t>(*width) * sizeof(char32_t))) return Value::raised();
    const bool has_sign = size > 0 && (self[0] == '+' || self[0] == '-');
    StringBuilder builder;
    if (has_sign) builder.append(self[0]);
    builder.append_ascii(std::string(static_cast<std::size_t>(*width - size), '0'));
    for (std::size_t i = has_sign ? 1 : 0; i < self.size(); ++i)
        builder.append(self[i]);
    return builder.build(vm);
}

Value expandtabs(Interpreter& vm, Arguments& arguments) {
    static constexpr Signature<1> kSignature{"expandtabs", {"tabsize"}};
    const auto bound = bind(vm, arguments.rest(), kSignature);
    if (!bound) return Value::raised();
    const auto tab = as_index_or(vm, (*bound)[0], 8, OutOfRange::Raise);
    if (!tab) return Value::raised();
    const auto& self = arguments[0].to<StringObject>();
    StringBuilder builder;
    std::int64_t column = 0;
    for (std::size_t i = 0; i < self.size(); ++i) {
        if (self[i] == '\t') {
            if (*tab <= 0) continue;
            const std::int64_t blanks = *tab - column % *tab;
            builder.append_ascii(std::string(static_cast<std::size_t>(blanks), ' '));
            column += blanks;
            continue;
        }
        builder.append(self[i]);
        column = self[i] == '\n' || self[i] == '\r' ? 0 : column + 1;
    }
    return builder.build(vm);
}

// ---- translate ------------------------------------------------------------------------------------------

Value maketrans_from_dict(Interpreter& vm, const Value& source) {
    auto* dict = source.as<DictObject>();
    if (dict == nullptr)
        return raise_type_error(vm, "if you give only one argument to maketrans it must be a dict");
    const auto table = DictObject::create(vm);
    std::size_t position = 0;
    while (const DictObject::Entry* entry = dict->next(position)) {
        Value key = entry->key;
        if (const auto* text = key.as<StringObject>()) {
            if (text->size() != 1)
                return raise_value_error(vm, "string keys in translate table must be of length 1");
            key = Value::integer(static_cast<std::int64_t>((*text)[0]));
        } else if (!is_integer(key)) {
            return raise_type_error(vm, "keys in translate table must be strings or integers");
        }
        if (Value done = dict_set(vm, *table, key, entry->value); done.is_raised()) return done;
    }
    return table;
}

Value maketrans(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "maketrans", arguments.size(), 1, 3)) return Value::raised();
    if (arguments.size() == 1) return maketrans_from_dict(vm, arguments[0]);
    const auto* from = arguments[0].as<StringObject>();
    if (from == nullptr)
        return raise_type_error(vm,
                                "first maketrans argument must be a string if there is a second argument");
    const auto* to = arguments[1].as<StringObject>();
    if (to == nullptr)
        return raise_type_error(vm, "maketrans() argument 2 must be str, not {}",
                                type_name(vm, arguments[1]));
    if (from->size() != to->size())
        return raise_value_error(vm, "the first two maketrans arguments must have equal length");
    const auto table = DictObject::create(vm);
    for (std::size_t i = 0; i < from->size(); ++i)
        (void)dict_set(vm, *table, Value::integer(static_cast<std::int64_t>((*from)[i])),
                       Value::integer(static_cast<std::int64_t>((*to)[i])));
    if (arguments.size() == 2) return table;
    const auto* removed = arguments[2].as<StringObject>();
    if (removed == nullptr)
        return raise_type_error(vm, "maketrans() argument 3 must be str, not {}",
                                type_name(vm, arguments[2]));
    for (std::size_t i = 0; i < removed->size(); ++i)
        (void)dict_set(vm, *table, Value::integer(static_cast<std::int64_t>((*removed)[i])), Value::none());
    return table;
}

NativeCoroutine translate(Interpreter& vm, OwnedArguments arguments) {
    const Value self = arguments[0];
    const Value table = arguments[1];
    StringBuilder builder;
    for (std::size_t i = 0; i < self.to<StringObject>().size(); ++i) {
        const char32_t c = self.to<StringObject>()[i];
        const Value key = Value::integer(static_cast<std::int64_t>(c));
        Value mapped = co_await attempt(get_item(vm, table, key));
        if (mapped.is_raised()) {
            if (!is_exception_of(vm.pending_exception(), *vm.exceptions().lookup_error))
                co_return Value::raised();
            (void)vm.take_exception();
            builder.append(c);
        } else if (const auto* text = mapped.as<StringObject>()) {
            builder.append(*text);
        } else if (const auto code = small_integer(mapped)) {
            if (*code < 0 || *code > 0x10ffff)
                co_return raise_value_error(vm, "character mapping must be in range(0x110000)");
            builder.append(static_cast<char32_t>(*code));
        } else if (!mapped.is_none()) {
            co_return raise_type_error(vm, "character mapping must return integer, None or str");
        }
    }
    co_return builder.build(vm);
}

Value encode(Interpreter& vm, Arguments& arguments) {
    static constexpr Signature<2> kSignature{"encode", {"encoding", "errors"}};
    const auto bound = bind(vm, arguments.rest(), kSignature);
    if (!bound) return Value::raised();
    for (std::size_t i = 0; i < 2; ++i)
        if (!(*bound)[i].is_empty() && !is_string((*bound)[i]))
            return raise_type_error(vm, "encode() argument '{}' must be str, not {}", kSignature.names[i],
                                    type_name(vm, (*bound)[i]));
    const auto name = [&](std::size_t i, const char* fallback) {
        return (*bound)[i].is_empty() ? std::string(fallback) : (*bound)[i].to<StringObject>().utf8();
    };
    return encode_string(vm, arguments[0].to<StringObject>(), name(0, "utf-8"), name(1, "strict"));
}

constexpr NativeDefinition kMethods[] = {
    {"join", as_coroutine<join>, Arity::One, NativeKind::Method},
    {"replace", replace, Arity::Any, NativeKind::Method},
    {"ljust", justify<Place::Left>, Arity::Any, NativeKind::Method},
    {"rjust", justify<Place::Right>, Arity::Any, NativeKind::Method},
    {"center", justify<Place::Center>, Arity::Any, NativeKind::Method},
    {"zfill", zfill, Arity::One, NativeKind::Method},
    {"expandtabs", expandtabs, Arity::Keywords, NativeKind::Method},
    {"maketrans", maketrans, Arity::Any, NativeKind::StaticMethod},
    {"translate", as_coroutine<translate>, Arity::One, NativeKind::Method},
    {"encode", encode, Arity::Keywords, NativeKind::Method},
};

} // namespace

std::span<const NativeDefinition> string_assembly_methods() {
    return kMethods;
}

} // namespace simul::script::library
