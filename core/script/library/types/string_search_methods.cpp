#include "core/script/library/types/string_methods.hpp"
#include "core/script/library/types/string_views.hpp"

namespace simul::script::library {
namespace {

enum class Direction { Forward, Backward };

struct Search {
    const StringObject* text;
    const StringObject* wanted;
    Bounds bounds;
};

/// The arguments of find() and its kin: what to look for, and an optional slice.
std::optional<Search> search_arguments(Interpreter& vm, Arguments& arguments, const char* name) {
    const std::size_t count = arguments.size() - 1;
    if (count < 1 || count > 3) {
        (void)raise_type_error(vm, "{}() takes at {} {} argument{} ({} given)", name,
                               count < 1 ? "least" : "most", count < 1 ? 1 : 3, count < 1 ? "" : "s", count);
        return std::nullopt;
    }
    const auto& text = arguments[0].to<StringObject>();
    const auto* wanted = arguments[1].as<StringObject>();
    if (wanted == nullptr) {
        (void)raise_type_error(vm, "must be str, not {}", type_name(vm, arguments[1]));
        return std::nullopt;
    }
    const auto bounds = slice_bounds(vm, arguments.get(2), arguments.get(3), text.size());
    if (!bounds) return std::nullopt;
    return Search{&text, wanted, *bounds};
}

std::optional<std::size_t> position_of(const Search& search, Direction direction) {
    if (search.bounds.reversed) return std::nullopt;
    if (search.text->is_ascii() && !search.wanted->is_ascii()) return std::nullopt;
    return with_views(
        *search.text, *search.wanted, [&](auto text, auto wanted) -> std::optional<std::size_t> {
            const auto part = text.substr(search.bounds.start, search.bounds.end - search.bounds.start);
            const std::size_t at = direction == Direction::Forward ? part.find(wanted) : part.rfind(wanted);
            if (at == part.npos) return std::nullopt;
            return search.bounds.start + at;
        });
}

template <Direction direction>
Value find(Interpreter& vm, Arguments& arguments) {
    const auto search = search_arguments(vm, arguments, direction == Direction::Forward ? "find" : "rfind");
    if (!search) return Value::raised();
    const auto at = position_of(*search, direction);
    return Value::integer(at ? static_cast<std::int64_t>(*at) : -1);
}

template <Direction direction>
Value index(Interpreter& vm, Arguments& arguments) {
    const auto search = search_arguments(vm, arguments, direction == Direction::Forward ? "index" : "rindex");
    if (!search) return Value::raised();
    if (const auto at = position_of(*search, direction))
        return Value::integer(static_cast<std::int64_t>(*at));
    return raise_value_error(vm, "substring not found");
}

Value count(Interpreter& vm, Arguments& arguments) {
    const auto search = search_arguments(vm, arguments, "count");
    if (!search) return Value::raised();
    if (search->bounds.reversed) return Value::integer(0);
    return with_views(*search->text, *search->wanted, [&](auto text, auto wanted) {
        const auto part = text.substr(search->bounds.start, search->bounds.end - search->bounds.start);
        if (wanted.empty()) return Value::integer(static_cast<std::int64_t>(part.size()) + 1);
        std::int64_t found = 0;
        for (std::size_t at = part.find(wanted); at != part.npos; at = part.find(wanted, at + wanted.size()))
            ++found;
        return Value::integer(found);
    });
}

enum class Side { Start, End };

bool matches(const StringObject& text, const StringObject& affix, const Bounds& bounds, Side side) {
    if (bounds.reversed || affix.size() > bounds.end - bounds.start) return false;
    return with_views(text, affix, [&](auto whole, auto wanted) {
        const auto part = whole.substr(bounds.start, bounds.end - bounds.start);
        return side == Side::Start ? part.starts_with(wanted) : part.ends_with(wanted);
    });
}

template <Side side>
Value has_affix(Interpreter& vm, Arguments& arguments) {
    const char* name = side == Side::Start ? "startswith" : "endswith";
    const std::size_t given = arguments.size() - 1;
    if (given < 1 || given > 3)
        return raise_type_error(vm, "{}() takes at {} {} argument{} ({} given)", name,
                                given < 1 ? "least" : "most", given < 1 ? 1 : 3, given < 1 ? "" : "s", given);
    const auto& text = arguments[0].to<StringObject>();
    const auto bounds = slice_bounds(vm, arguments.get(2), arguments.get(3), text.size());
    if (!bounds) return Value::raised();
    if (const auto* affix = arguments[1].as<StringObject>())
        return Value::boolean(matches(text, *affix, *bounds, side));
    const auto* choices = arguments[1].as<TupleObject>();
    if (choices == nullptr)
        return raise_type_error(vm, "{} first arg must be str or a tuple of str, not {}", name,
                                type_name(vm, arguments[1]));
    for (const Value& choice : choices->items()) {
        const auto* affix = choice.as<StringObject>();
        if (affix == nullptr)
            return raise_type_error(vm, "tuple for {} must only contain str, not {}", name,
                                    type_name(vm, choice));
        if (matches(text, *affix, *bounds, side)) return Value::boolean(true);
    }
    return Value::boolean(false);
}

constexpr NativeDefinition kMethods[] = {
    {"find", find<Direction::Forward>, Arity::Any, NativeKind::Method},
    {"rfind", find<Direction::Backward>, Arity::Any, NativeKind::Method},
    {"index", index<Direction::Forward>, Arity::Any, NativeKind::Method},
    {"rindex", index<Direction::Backward>, Arity::Any, NativeKind::Method},
    {"count", count, Arity::Any, NativeKind::Method},
    {"startswith", has_affix<Side::Start>, Arity::Any, NativeKind::Method},
    {"endswith", has_affix<Side::End>, Arity::Any, NativeKind::Method},
};

} // namespace

std::span<const NativeDefinition> string_search_methods() {
    return kMethods;
}

} // namespace simul::script::library
