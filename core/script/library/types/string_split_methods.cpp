#include "core/script/library/types/string_methods.hpp"
#include "core/script/library/types/string_views.hpp"
#include "core/script/text/unicode.hpp"

#include <algorithm>

namespace simul::script::library {
namespace {

/// A piece of the text, half open.
struct Piece {
    std::size_t start, end;
};

bool is_blank(char32_t c) {
    return text::is_space(c);
}
bool is_blank(char c) {
    return text::is_space(static_cast<unsigned char>(c));
}

// ---- split ----------------------------------------------------------------------------------------------

template <class View>
std::vector<Piece> split_at_blanks(View text, std::size_t most) {
    std::vector<Piece> pieces;
    std::size_t at = 0;
    const auto skip = [&](bool blank) {
        while (at < text.size() && is_blank(text[at]) == blank)
            ++at;
    };
    for (skip(true); at < text.size(); skip(true)) {
        const std::size_t start = at;
        if (pieces.size() == most) {
            std::size_t end = text.size();
            while (end > start && is_blank(text[end - 1]))
                --end;
            pieces.push_back({start, end});
            break;
        }
        skip(false);
        pieces.push_back({start, at});
    }
    return pieces;
}

template <class View>
std::vector<Piece> split_at_blanks_from_end(View text, std::size_t most) {
    std::vector<Piece> pieces;
    std::size_t at = text.size();
    const auto skip = [&](bool blank) {
        while (at > 0 && is_blank(text[at - 1]) == blank)
            --at;
    };
    for (skip(true); at > 0; skip(true)) {
        const std::size_t end = at;
        if (pieces.size() == most) {
            std::size_t start = 0;
            while (start < end && is_blank(text[start]))
                ++start;
            pieces.push_back({start, end});
            break;
        }
        skip(false);
        pieces.push_back({at, end});
    }
    std::reverse(pieces.begin(), pieces.end());
    return pieces;
}

template <class View>
std::vector<Piece> split_at(View text, View separator, std::size_t most) {
    std::vector<Piece> pieces;
    std::size_t start = 0;
    while (pieces.size() < most) {
        const std::size_t at = text.find(separator, start);
        if (at == text.npos) break;
        pieces.push_back({start, at});
        start = at + separator.size();
    }
    pieces.push_back({start, text.size()});
    return pieces;
}

template <class View>
std::vector<Piece> split_at_from_end(View text, View separator, std::size_t most) {
    std::vector<Piece> pieces;
    std::size_t end = text.size();
    while (pieces.size() < most) {
        const std::size_t at = text.substr(0, end).rfind(separator);
        if (at == text.npos) break;
        pieces.push_back({at + separator.size(), end});
        end = at;
    }
    pieces.push_back({0, end});
    std::reverse(pieces.begin(), pieces.end());
    return pieces;
}

Value list_of(Interpreter& vm, const StringObject& text, const std::vector<Piece>& pieces) {
    ValueVector items;
    items.reserve(pieces.size());
    for (const Piece& piece : pieces)
        items.push_back(text.substring(vm, piece.start, piece.end - piece.start));
    return ListObject::create(vm, std::move(items));
}

enum class From { Start, End };

template <From from>
Value split(Interpreter& vm, Arguments& arguments) {
    static constexpr Signature<2> kSignature{from == From::Start ? "split" : "rsplit", {"sep", "maxsplit"}};
    const auto bound = bind(vm, arguments.rest(), kSignature);
    if (!bound) return Value::raised();
    const auto& [separator_value, most_value] = *bound;
    const auto most_given = as_index_or(vm, most_value, -1, OutOfRange::Raise);
    if (!most_given) return Value::raised();
    const std::size_t most = *most_given < 0 ? std::size_t(-1) : static_cast<std::size_t>(*most_given);
    const auto& text = arguments[0].to<StringObject>();
    if (separator_value.is_empty() || separator_value.is_none()) {
        return list_of(vm, text, with_view(text, [&](auto view) {
                           return from == From::Start ? split_at_blanks(view, most)
                                                      : split_at_blanks_from_end(view, most);
                       }));
    }
    const auto* separator = separator_value.as<StringObject>();
    if (separator == nullptr)
        return raise_type_error(vm, "must be str or None, not {}", type_name(vm, separator_value));
    if (separator->size() == 0) return raise_value_error(vm, "empty separator");
    return list_of(vm, text, with_views(text, *separator, [&](auto view, auto wanted) {
                       return from == From::Start ? split_at(view, wanted, most)
                                                  : split_at_from_end(view, wanted, most);
                   }));
}

bool is_line_break(char32_t c) {
    return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

Value splitlines(Interpreter& vm, Arguments& arguments) {
    static constexpr Signature<1> kSignature{"splitlines", {"keepends"}};
    const auto bound = bind(vm, arguments.rest(), kSignature);
    if (!bound) return Value::raised();
    const bool keep = !(*bound)[0].is_empty() && native_truth((*bound)[0]).value_or(true);
    const auto& text = arguments[0].to<StringObject>();
    std::vector<Piece> pieces;
    for (std::size_t start = 0; start < text.size();) {
        std::size_t end = start;
        while (end < text.size() && !is_line_break(text[end]))
            ++end;
        std::size_t next = end;
        if (next < text.size())
            next += text[next] == '\r' && next + 1 < text.size() && text[next + 1] == '\n' ? 2 : 1;
        pieces.push_back({start, keep ? next : end});
        start = next;
    }
    return list_of(vm, text, pieces);
}

// ---- partition ------------------------------------------------------------------------------------------

template <From from>
Value partition(Interpreter& vm, Arguments& arguments) {
    const auto& text = arguments[0].to<StringObject>();
    const auto* separator = arguments[1].as<StringObject>();
    if (separator == nullptr) return raise_type_error(vm, "must be str, not {}", type_name(vm, arguments[1]));
    if (separator->size() == 0) return raise_value_error(vm, "empty separator");
    const std::size_t at = with_views(text, *separator, [](auto view, auto wanted) -> std::size_t {
        return from == From::Start ? view.find(wanted) : view.rfind(wanted);
    });
    const Value nothing = vm.empty_string();
    if (at == std::string_view::npos) {
        const Value all = part_of(vm, arguments[0], 0, text.size());
        return from == From::Start ? TupleObject::of(vm, all, nothing, nothing)
                                   : TupleObject::of(vm, nothing, nothing, all);
    }
    const Value before = part_of(vm, arguments[0], 0, at);
    const Value after = part_of(vm, arguments[0], at + separator->size(), text.size());
    return TupleObject::of(vm, before, arguments[1], after);
}

// ---- strip ----------------------------------------------------------------------------------------------

enum class Ends { Both, Left, Right };

template <class IsStripped>
Piece inner_part(std::size_t size, Ends ends, IsStripped&& is_stripped) {
    Piece part{0, size};
    if (ends != Ends::Right)
        while (part.start < part.end && is_stripped(part.start))
            ++part.start;
    if (ends != Ends::Left)
        while (part.end > part.start && is_stripped(part.end - 1))
            --part.end;
    return part;
}

template <Ends ends>
Value strip(Interpreter& vm, Arguments& arguments) {
    static constexpr const char* kName = ends == Ends::Both   ? "strip"
                                         : ends == Ends::Left ? "lstrip"
                                                              : "rstrip";
    if (!check_count(vm, kName, arguments.size() - 1, 0, 1)) return Value::raised();
    const auto& text = arguments[0].to<StringObject>();
    const Value& wanted = arguments.get(1);
    Piece part{};
    if (wanted.is_empty() || wanted.is_none()) {
        part = inner_part(text.size(), ends, [&](std::size_t i) { return is_blank(text[i]); });
    } else if (const auto* characters = wanted.as<StringObject>()) {
        part = with_views(text, *characters, [&](auto view, auto set) {
            return inner_part(view.size(), ends,
                              [&](std::size_t i) { return set.find(view[i]) != set.npos; });
        });
    } else {
        return raise_type_error(vm, "{} arg must be None or str", kName);
    }
    return part_of(vm, arguments[0], part.start, part.end);
}

template <From from>
Value remove_affix(Interpreter& vm, Arguments& arguments) {
    const auto& text = arguments[0].to<StringObject>();
    const auto* affix = arguments[1].as<StringObject>();
    if (affix == nullptr)
        return raise_type_error(vm, "{}() argument must be str, not {}",
                                from == From::Start ? "removeprefix" : "removesuffix",
                                type_name(vm, arguments[1]));
    const bool found = with_views(text, *affix, [](auto view, auto wanted) {
        return from == From::Start ? view.starts_with(wanted) : view.ends_with(wanted);
    });
    const std::size_t cut = found ? affix->size() : 0;
    return from == From::Start ? part_of(vm, arguments[0], cut, text.size())
                               : part_of(vm, arguments[0], 0, text.size() - cut);
}

constexpr NativeDefinition kMethods[] = {
    {"split", split<From::Start>, Arity::Keywords, NativeKind::Method},
    {"rsplit", split<From::End>, Arity::Keywords, NativeKind::Method},
    {"splitlines", splitlines, Arity::Keywords, NativeKind::Method},
    {"partition", partition<From::Start>, Arity::One, NativeKind::Method},
    {"rpartition", partition<From::End>, Arity::One, NativeKind::Method},
    {"strip", strip<Ends::Both>, Arity::Any, NativeKind::Method},
    {"lstrip", strip<Ends::Left>, Arity::Any, NativeKind::Method},
    {"rstrip", strip<Ends::Right>, Arity::Any, NativeKind::Method},
    {"removeprefix", remove_affix<From::Start>, Arity::One, NativeKind::Method},
    {"removesuffix", remove_affix<From::End>, Arity::One, NativeKind::Method},
};

} // namespace

std::span<const NativeDefinition> string_split_methods() {
    return kMethods;
}

} // namespace simul::script::library
