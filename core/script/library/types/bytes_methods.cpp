#include "core/script/library/codecs.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/library/types/builtin_methods.hpp"

#include <algorithm>

namespace simul::script::library {
namespace {

std::string_view view_of(const Value& self) {
    return self.to<BytesObject>().view();
}

Value bytes(Interpreter& vm, std::string_view content) {
    return BytesObject::create(vm, std::string(content));
}

/// A bytes argument; nothing where a TypeError is pending.
std::optional<std::string_view> bytes_argument(Interpreter& vm, const Value& value) {
    if (const auto* object = value.as<BytesObject>()) return object->view();
    (void)raise_type_error(vm, "a bytes-like object is required, not '{}'", type_name(vm, value));
    return std::nullopt;
}

// ---- text -----------------------------------------------------------------------------------------------

Value decode(Interpreter& vm, Arguments& arguments) {
    static constexpr Signature<2> kSignature{"decode", {"encoding", "errors"}};
    const auto bound = bind(vm, arguments.rest(), kSignature);
    if (!bound) return Value::raised();
    std::string names[2] = {"utf-8", "strict"};
    for (std::size_t i = 0; i < 2; ++i) {
        const Value& given = (*bound)[i];
        if (given.is_empty()) continue;
        if (!is_string(given))
            return raise_type_error(vm, "decode() argument '{}' must be str, not {}", kSignature.names[i],
                                    type_name(vm, given));
        names[i] = given.to<StringObject>().utf8();
    }
    return decode_bytes(vm, view_of(arguments[0]), names[0], names[1]);
}

Value hex(Interpreter& vm, Arguments& arguments) {
    static constexpr Signature<2> kSignature{"hex", {"sep", "bytes_per_sep"}};
    const auto bound = bind(vm, arguments.rest(), kSignature);
    if (!bound) return Value::raised();
    const auto group_given = as_index_or(vm, (*bound)[1], 1, OutOfRange::Raise);
    if (!group_given) return Value::raised();
    std::string separator;
    if (const auto* text = (*bound)[0].as<StringObject>()) separator = text->utf8();
    if (const auto* text = (*bound)[0].as<BytesObject>()) separator = text->view();
    if (!(*bound)[0].is_empty() && separator.size() != 1)
        return raise_value_error(vm, "sep must be length 1.");
    const std::string_view content = view_of(arguments[0]);
    const bool from_right = *group_given > 0;
    const auto group = static_cast<std::size_t>(from_right ? *group_given : -*group_given);
    std::string out;
    for (std::size_t i = 0; i < content.size(); ++i) {
        const std::size_t place = from_right ? content.size() - i : i;
        if (i > 0 && group > 0 && place % group == 0) out += separator;
        out += fmt::format("{:02x}", static_cast<unsigned char>(content[i]));
    }
    return string(vm, out);
}

int hex_digit(char32_t c) {
    if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A') + 10;
    return -1;
}

Value fromhex(Interpreter& vm, Arguments& arguments) {
    const auto* text = arguments[1].as<StringObject>();
    if (text == nullptr)
        return raise_type_error(vm, "fromhex() argument must be str, not {}", type_name(vm, arguments[1]));
    std::string content;
    for (std::size_t i = 0; i < text->size();) {
        const char32_t c = (*text)[i];
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            ++i;
            continue;
        }
        const int high = hex_digit(c);
        const int low = i + 1 < text->size() ? hex_digit((*text)[i + 1]) : -1;
        if (high < 0 || low < 0)
            return raise_value_error(vm, "non-hexadecimal number found in fromhex() arg at position {}",
                                     high < 0 ? i : i + 1);
        content += static_cast<char>(static_cast<unsigned char>(high * 16 + low));
        i += 2;
    }
    const Value made = bytes(vm, content);
    const Value type = arguments[0];
    return type.as<TypeObject>() == vm.types().bytes.get() ? made : call(vm, type, made);
}

// ---- searching ------------------------------------------------------------------------------------------

struct Search {
    std::string_view part;
    std::string wanted;
    std::size_t start;
    bool reversed;
};

/// What find() and its kin look for: bytes, or one number.
std::optional<Search> search_arguments(Interpreter& vm, const Arguments& arguments, const char* name) {
    const std::size_t count = arguments.size() - 1;
    if (count < 1 || count > 3) {
        (void)raise_type_error(vm, "{}() takes at {} {} argument{} ({} given)", name,
                               count < 1 ? "least" : "most", count < 1 ? 1 : 3, count < 1 ? "" : "s", count);
        return std::nullopt;
    }
    std::string wanted;
    if (is_integer(arguments[1])) {
        const auto byte = small_integer(arguments[1]);
        if (!byte || *byte < 0 || *byte > 255) {
            (void)raise_value_error(vm, "byte must be in range(0, 256)");
            return std::nullopt;
        }
        wanted = static_cast<char>(static_cast<unsigned char>(*byte));
    } else if (const auto* object = arguments[1].as<BytesObject>()) {
        wanted = object->view();
    } else {
        (void)raise_type_error(vm, "argument should be integer or bytes-like object, not '{}'",
                               type_name(vm, arguments[1]));
        return std::nullopt;
    }
    const std::string_view content = view_of(arguments[0]);
    const auto bounds = slice_bounds(vm, arguments.get(2), arguments.get(3), content.size());
    if (!bounds) return std::nullopt;
    return Search{content.substr(bounds->start, bounds->reversed ? 0 : bounds->end - bounds->start),
                  std::move(wanted), bounds->start, bounds->reversed};
}

enum class Way { Forward, Backward };

std::optional<std::int64_t> position_of(const Search& search, Way way) {
    if (search.reversed) return std::nullopt;
    const std::size_t at =
        way == Way::Forward ? search.part.find(search.wanted) : search.part.rfind(search.wanted);
    if (at == std::string_view::npos) return std::nullopt;
    return static_cast<std::int64_t>(search.start + at);
}

template <Way way>
Value find(Interpreter& vm, Arguments& arguments) {
    const auto search = search_arguments(vm, arguments, way == Way::Forward ? "find" : "rfind");
    return search ? Value::integer(position_of(*search, way).value_or(-1)) : Value::raised();
}

template <Way way>
Value index(Interpreter& vm, Arguments& arguments) {
    const auto search = search_arguments(vm, arguments, way == Way::Forward ? "index" : "rindex");
    if (!search) return Value::raised();
    const auto at = position_of(*search, way);
    return at ? Value::integer(*at) : raise_value_error(vm, "subsection not found");
}

Value count(Interpreter& vm, Arguments& arguments) {
    const auto search = search_arguments(vm, arguments, "count");
    if (!search) return Value::raised();
    if (search->reversed) return Value::integer(0);
    if (search->wanted.empty()) return Value::integer(static_cast<std::int64_t>(search->part.size()) + 1);
    std::int64_t found = 0;
    for (std::size_t at = search->part.find(search->wanted); at != std::string_view::npos;
         at = search->part.find(search->wanted, at + search->wanted.size()))
        ++found;
    return Value::integer(found);
}

enum class Side { Start, End };

template <Side side>
Value has_affix(Interpreter& vm, Arguments& arguments) {
    static constexpr const char* kName = side == Side::Start ? "startswith" : "endswith";
    if (!check_count(vm, kName, arguments.size() - 1, 1, 3)) return Value::raised();
    const std::string_view content = view_of(arguments[0]);
    const auto bounds = slice_bounds(vm, arguments.get(2), arguments.get(3), content.size());
    if (!bounds) return Value::raised();
    const std::string_view part =
        content.substr(bounds->start, bounds->reversed ? 0 : bounds->end - bounds->start);
    const auto matches = [&](const Value& affix) {
        const std::string_view wanted = affix.to<BytesObject>().view();
        return !bounds->reversed && (side == Side::Start ? part.starts_with(wanted) : part.ends_with(wanted));
    };
    if (arguments[1].as<BytesObject>() != nullptr) return Value::boolean(matches(arguments[1]));
    const auto* choices = arguments[1].as<TupleObject>();
    if (choices == nullptr)
        return raise_type_error(vm, "{} first arg must be bytes or a tuple of bytes, not {}", kName,
                                type_name(vm, arguments[1]));
    for (const Value& choice : choices->items()) {
        if (choice.as<BytesObject>() == nullptr)
            return raise_type_error(vm, "a bytes-like object is required, not '{}'", type_name(vm, choice));
        if (matches(choice)) return Value::boolean(true);
    }
    return Value::boolean(false);
}

// ---- parts ----------------------------------------------------------------------------------------------

bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

template <Way way>
Value split(Interpreter& vm, Arguments& arguments) {
    static constexpr Signature<2> kSignature{way == Way::Forward ? "split" : "rsplit", {"sep", "maxsplit"}};
    const auto bound = bind(vm, arguments.rest(), kSignature);
    if (!bound) return Value::raised();
    const auto most_given = as_index_or(vm, (*bound)[1], -1, OutOfRange::Raise);
    if (!most_given) return Value::raised();
    std::size_t left = *most_given < 0 ? std::size_t(-1) : static_cast<std::size_t>(*most_given);
    std::string_view rest = view_of(arguments[0]);
    std::vector<std::string_view> pieces;
    const auto trim = [&] {
        while (!rest.empty() && is_blank(way == Way::Forward ? rest.front() : rest.back()))
            way == Way::Forward ? rest.remove_prefix(1) : rest.remove_suffix(1);
    };
    if ((*bound)[0].is_empty() || (*bound)[0].is_none()) {
        for (trim(); !rest.empty(); trim()) {
            if (left == 0) {
                // The last piece loses its blanks at the other end too.
                while (is_blank(way == Way::Forward ? rest.back() : rest.front()))
                    way == Way::Forward ? rest.remove_suffix(1) : rest.remove_prefix(1);
                pieces.push_back(rest);
                break;
            }
            const auto length = way == Way::Forward
                                    ? std::find_if(rest.begin(), rest.end(), is_blank) - rest.begin()
                                    : std::find_if(rest.rbegin(), rest.rend(), is_blank) - rest.rbegin();
            const auto size = static_cast<std::size_t>(length);
            pieces.push_back(way == Way::Forward ? rest.substr(0, size) : rest.substr(rest.size() - size));
            way == Way::Forward ? rest.remove_prefix(size) : rest.remove_suffix(size);
            --left;
        }
    } else {
        const auto separator = bytes_argument(vm, (*bound)[0]);
        if (!separator) return Value::raised();
        if (separator->empty()) return raise_value_error(vm, "empty separator");
        for (; left > 0; --left) {
            const std::size_t at = way == Way::Forward ? rest.find(*separator) : rest.rfind(*separator);
            if (at == std::string_view::npos) break;
            pieces.push_back(way == Way::Forward ? rest.substr(0, at) : rest.substr(at + separator->size()));
            rest = way == Way::Forward ? rest.substr(at + separator->size()) : rest.substr(0, at);
        }
        pieces.push_back(rest);
    }
    if (way == Way::Backward) std::reverse(pieces.begin(), pieces.end());
    ValueVector items;
    for (const std::string_view piece : pieces)
        items.push_back(bytes(vm, piece));
    return ListObject::create(vm, std::move(items));
}

Value splitlines(Interpreter& vm, Arguments& arguments) {
    static constexpr Signature<1> kSignature{"splitlines", {"keepends"}};
    const auto bound = bind(vm, arguments.rest(), kSignature);
    if (!bound) return Value::raised();
    const bool keep = !(*bound)[0].is_empty() && native_truth((*bound)[0]).value_or(true);
    const std::string_view content = view_of(arguments[0]);
    ValueVector items;
    for (std::size_t start = 0; start < content.size();) {
        const std::size_t end = std::min(content.find_first_of("\r\n", start), content.size());
        std::size_t next = end;
        if (next < content.size()) next += content.substr(next).starts_with("\r\n") ? 2 : 1;
        items.push_back(bytes(vm, content.substr(start, (keep ? next : end) - start)));
        start = next;
    }
    return ListObject::create(vm, std::move(items));
}

template <Way way>
Value partition(Interpreter& vm, Arguments& arguments) {
    const auto separator = bytes_argument(vm, arguments[1]);
    if (!separator) return Value::raised();
    if (separator->empty()) return raise_value_error(vm, "empty separator");
    const std::string_view content = view_of(arguments[0]);
    const std::size_t at = way == Way::Forward ? content.find(*separator) : content.rfind(*separator);
    const Value nothing = bytes(vm, "");
    if (at == std::string_view::npos) {
        const Value all = bytes(vm, content);
        return way == Way::Forward ? TupleObject::of(vm, all, nothing, nothing)
                                   : TupleObject::of(vm, nothing, nothing, all);
    }
    return TupleObject::of(vm, bytes(vm, content.substr(0, at)), bytes(vm, *separator),
                           bytes(vm, content.substr(at + separator->size())));
}

enum class Ends { Both, Left, Right };

template <Ends ends>
Value strip(Interpreter& vm, Arguments& arguments) {
    static constexpr const char* kName = ends == Ends::Both   ? "strip"
                                         : ends == Ends::Left ? "lstrip"
                                                              : "rstrip";
    if (!check_count(vm, kName, arguments.size() - 1, 0, 1)) return Value::raised();
    std::string_view set = " \t\n\r\v\f";
    if (!arguments.get(1).is_empty() && !arguments[1].is_none()) {
        const auto given = bytes_argument(vm, arguments[1]);
        if (!given) return Value::raised();
        set = *given;
    }
    std::string_view rest = view_of(arguments[0]);
    if (ends != Ends::Right) rest.remove_prefix(std::min(rest.find_first_not_of(set), rest.size()));
    if (ends != Ends::Left) rest = rest.substr(0, rest.find_last_not_of(set) + 1);
    return bytes(vm, rest);
}

template <Side side>
Value remove_affix(Interpreter& vm, Arguments& arguments) {
    const auto affix = bytes_argument(vm, arguments[1]);
    if (!affix) return Value::raised();
    std::string_view content = view_of(arguments[0]);
    if (side == Side::Start && content.starts_with(*affix)) content.remove_prefix(affix->size());
    if (side == Side::End && content.ends_with(*affix)) content.remove_suffix(affix->size());
    return bytes(vm, content);
}

// ---- assembly -------------------------------------------------------------------------------------------

NativeCoroutine join(Interpreter& vm, OwnedArguments arguments) {
    const Value separator = arguments[0];
    const Value list = co_await collect(vm, arguments[1]);
    std::string out;
    std::size_t number = 0;
    for (const Value& item : list.to<ListObject>().items()) {
        const auto* part = item.as<BytesObject>();
        if (part == nullptr)
            co_return raise_type_error(vm, "sequence item {}: expected a bytes-like object, {} found", number,
                                       type_name(vm, item));
        if (number++ > 0) out += view_of(separator);
        out += part->view();
    }
    co_return bytes(vm, out);
}

Value replace(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "replace", arguments.size() - 1, 2, 3)) return Value::raised();
    const auto old = bytes_argument(vm, arguments[1]);
    if (!old) return Value::raised();
    const auto fresh = bytes_argument(vm, arguments[2]);
    if (!fresh) return Value::raised();
    const auto most = as_index_or(vm, arguments.get(3), -1, OutOfRange::Raise);
    if (!most) return Value::raised();
    std::size_t left = *most < 0 ? std::size_t(-1) : static_cast<std::size_t>(*most);
    const std::string_view content = view_of(arguments[0]);
    std::string out;
    std::size_t start = 0;
    while (left > 0) {
        const std::size_t at = content.find(*old, start);
        if (at == std::string_view::npos) break;
        out += content.substr(start, at - start);
        out += *fresh;
        start = at + old->size();
        --left;
        if (!old->empty()) continue;
        // Between all bytes, and at both ends.
        if (start == content.size()) break;
        out += content[start++];
    }
    if (start < content.size()) out += content.substr(start);
    return bytes(vm, out);
}

template <char (*mapping)(char)>
Value mapped(Interpreter& vm, Arguments& arguments) {
    std::string out(view_of(arguments[0]));
    std::transform(out.begin(), out.end(), out.begin(), mapping);
    return bytes(vm, out);
}
char to_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
char to_upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}
bool is_letter(char c) {
    return to_lower(c) >= 'a' && to_lower(c) <= 'z';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_alphanumeric(char c) {
    return is_letter(c) || is_digit(c);
}
bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

template <bool (*property)(char), bool of_nothing = false>
Value all_are(Interpreter&, Arguments& arguments) {
    const std::string_view content = view_of(arguments[0]);
    return Value::boolean((of_nothing || !content.empty()) &&
                          std::all_of(content.begin(), content.end(), property));
}

enum class Place { Left, Center, Right };

template <Place place>
Value justify(Interpreter& vm, Arguments& arguments) {
    static constexpr const char* kName = place == Place::Left    ? "ljust"
                                         : place == Place::Right ? "rjust"
                                                                 : "center";
    if (!check_count(vm, kName, arguments.size() - 1, 1, 2)) return Value::raised();
    const auto width = as_index(vm, arguments[1], OutOfRange::Raise);
    if (!width) return Value::raised();
    char fill = ' ';
    if (arguments.size() > 2) {
        const auto* given = arguments[2].as<BytesObject>();
        if (given == nullptr || given->size() != 1)
            return raise_type_error(vm, "{}() argument 2 must be a byte string of length 1, not {}", kName,
                                    type_name(vm, arguments[2]));
        fill = given->view()[0];
    }
    const std::string_view content = view_of(arguments[0]);
    const auto missing = static_cast<std::size_t>(
        std::max<std::int64_t>(*width - static_cast<std::int64_t>(content.size()), 0));
    if (!memory_allows(vm, missing)) return Value::raised();
    std::size_t before = 0;
    if (place == Place::Right) before = missing;
    if (place == Place::Center) before = missing / 2 + (missing & static_cast<std::size_t>(*width) & 1);
    return bytes(vm, std::string(before, fill) + std::string(content) + std::string(missing - before, fill));
}

constexpr NativeDefinition kMethods[] = {
    {"decode", decode, Arity::Keywords, NativeKind::Method},
    {"hex", hex, Arity::Keywords, NativeKind::Method},
    {"fromhex", fromhex, Arity::One, NativeKind::ClassMethod},
    {"find", find<Way::Forward>, Arity::Any, NativeKind::Method},
    {"rfind", find<Way::Backward>, Arity::Any, NativeKind::Method},
    {"index", index<Way::Forward>, Arity::Any, NativeKind::Method},
    {"rindex", index<Way::Backward>, Arity::Any, NativeKind::Method},
    {"count", count, Arity::Any, NativeKind::Method},
    {"startswith", has_affix<Side::Start>, Arity::Any, NativeKind::Method},
    {"endswith", has_affix<Side::End>, Arity::Any, NativeKind::Method},
    {"split", split<Way::Forward>, Arity::Keywords, NativeKind::Method},
    {"rsplit", split<Way::Backward>, Arity::Keywords, NativeKind::Method},
    {"splitlines", splitlines, Arity::Keywords, NativeKind::Method},
    {"partition", partition<Way::Forward>, Arity::One, NativeKind::Method},
    {"rpartition", partition<Way::Backward>, Arity::One, NativeKind::Method},
    {"strip", strip<Ends::Both>, Arity::Any, NativeKind::Method},
    {"lstrip", strip<Ends::Left>, Arity::Any, NativeKind::Method},
    {"rstrip", strip<Ends::Right>, Arity::Any, NativeKind::Method},
    {"removeprefix", remove_affix<Side::Start>, Arity::One, NativeKind::Method},
    {"removesuffix", remove_affix<Side::End>, Arity::One, NativeKind::Method},
    {"join", as_coroutine<join>, Arity::One, NativeKind::Method},
    {"replace", replace, Arity::Any, NativeKind::Method},
    {"lower", mapped<to_lower>, Arity::None, NativeKind::Method},
    {"upper", mapped<to_upper>, Arity::None, NativeKind::Method},
    {"isalpha", all_are<is_letter>, Arity::None, NativeKind::Method},
    {"isdigit", all_are<is_digit>, Arity::None, NativeKind::Method},
    {"isalnum", all_are<is_alphanumeric>, Arity::None, NativeKind::Method},
    {"isspace", all_are<is_blank>, Arity::None, NativeKind::Method},
    {"isascii", all_are<is_ascii, true>, Arity::None, NativeKind::Method},
    {"ljust", justify<Place::Left>, Arity::Any, NativeKind::Method},
    {"rjust", justify<Place::Right>, Arity::Any, NativeKind::Method},
    {"center", justify<Place::Center>, Arity::Any, NativeKind::Method},
};

} // namespace

std::span<const NativeDefinition> bytes_methods() {
    return kMethods;
}

} // namespace simul::script::library
