// Lists, tuples, sets and dicts.
#include "core/script/compile/unit_compiler.hpp"

#include <algorithm>
#include <optional>

namespace simul::script {

namespace {

/// Longer displays are built item by item, so that they need little of the stack. CPython's limit.
constexpr std::size_t kStackGuideline = 30;

std::optional<std::vector<Constant>> all_constants(ast::Expressions items) {
    std::vector<Constant> constants;
    for (const ast::Expression* item : items) {
        std::optional<Constant> constant = constant_value(*item);
        if (!constant) return std::nullopt;
        constants.push_back(std::move(*constant));
    }
    return constants;
}

} // namespace

void UnitCompiler::of(const ast::List& n) {
    display(Display::List, n.items);
}

void UnitCompiler::of(const ast::Tuple& n) {
    display(Display::Tuple, n.items);
}

void UnitCompiler::of(const ast::Set& n) {
    display(Display::Set, n.items);
}

/// Three or more constants come from one constant tuple or frozenset: the order of a set tells how it was
/// made.
bool UnitCompiler::constant_display(Display kind, ast::Expressions items) {
    if (items.size() <= 2) return false;
    std::optional<std::vector<Constant>> constants = all_constants(items);
    if (!constants) return false;
    switch (kind) {
    case Display::Tuple: code_.load(Constant{TupleConstant{std::move(*constants)}}); break;
    case Display::List:
        code_.emit(Opcode::BUILD_LIST, 0);
        code_.load(Constant{TupleConstant{std::move(*constants)}});
        code_.emit(Opcode::LIST_EXTEND, 1);
        break;
    case Display::Set:
        code_.emit(Opcode::BUILD_SET, 0);
        code_.load(Constant{FrozenSetConstant{std::move(*constants)}});
        code_.emit(Opcode::SET_UPDATE, 1);
        break;
    }
    return true;
}

/// What is only looked through (`for x in …`, `x in …`): a display of constants is a constant itself.
void UnitCompiler::container_to_look_through(const Expression& container) {
    if (const auto* list = container.as<ast::List>()) {
        if (auto constants = all_constants(list->items))
            return code_.load(Constant{TupleConstant{std::move(*constants)}});
    } else if (const auto* set = container.as<ast::Set>()) {
        if (auto constants = all_constants(set->items))
            return code_.load(Constant{FrozenSetConstant{std::move(*constants)}});
    }
    expression(container);
}

void UnitCompiler::display(Display kind, ast::Expressions items) {
    if (constant_display(kind, items)) return;
    const Opcode build = kind == Display::Set ? Opcode::BUILD_SET : Opcode::BUILD_LIST;
    const Opcode add = kind == Display::Set ? Opcode::SET_ADD : Opcode::LIST_APPEND;
    const Opcode extend = kind == Display::Set ? Opcode::SET_UPDATE : Opcode::LIST_EXTEND;
    const bool has_star = std::any_of(items.begin(), items.end(),
                                      [](const Expression* item) { return item->is<ast::Starred>(); });
    if (!has_star && items.size() <= kStackGuideline) {
        for (const Expression* item : items)
            expression(*item);
        return code_.emit(kind == Display::Tuple ? Opcode::BUILD_TUPLE : build,
                          static_cast<std::uint32_t>(items.size()));
    }
    bool built = items.size() > kStackGuideline;
    if (built) code_.emit(build, 0);
    std::uint32_t pushed = 0;
    for (const Expression* item : items) {
        const auto* starred = item->as<ast::Starred>();
        if (starred && !built) {
            code_.emit(build, pushed);
            built = true;
        }
        expression(starred ? *starred->value : *item);
        if (starred)
            code_.emit(extend, 1);
        else if (built)
            code_.emit(add, 1);
        else
            ++pushed;
    }
    if (kind == Display::Tuple) code_.emit(Opcode::LIST_TO_TUPLE);
}

/// Items without `**`.
void UnitCompiler::dict_items(std::span<const ast::DictItem> items) {
    const bool big = 2 * items.size() > kStackGuideline;
    if (big) code_.emit(Opcode::BUILD_MAP, 0);
    for (const ast::DictItem& item : items) {
        expression(*item.key);
        expression(*item.value);
        if (big) code_.emit(Opcode::MAP_ADD, 1);
    }
    if (!big) code_.emit(Opcode::BUILD_MAP, static_cast<std::uint32_t>(items.size()));
}

void UnitCompiler::of(const ast::Dict& n) {
    bool built = false;
    const auto merge = [&] {
        if (built) code_.emit(Opcode::DICT_UPDATE, 1);
        built = true;
    };
    for (std::size_t i = 0; i < n.items.size();) {
        if (!n.items[i].key) {
            if (!built) code_.emit(Opcode::BUILD_MAP, 0);
            built = true;
            expression(*n.items[i++].value);
            code_.emit(Opcode::DICT_UPDATE, 1);
            continue;
        }
        std::size_t end = i;
        while (end < n.items.size() && n.items[end].key)
            ++end;
        dict_items(n.items.subspan(i, end - i));
        merge();
        i = end;
    }
    if (!built) code_.emit(Opcode::BUILD_MAP, 0);
}

} // namespace simul::script
