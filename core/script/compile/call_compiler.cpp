// Calls.
#include "core/script/compile/unit_compiler.hpp"

#include <algorithm>

namespace simul::script {

namespace {

/// With more arguments than this they are collected first. CPython's limit.
constexpr std::size_t kStackGuideline = 30;

bool has_unpacking(ast::Expressions arguments, std::span<const ast::Keyword> keywords) {
    return std::any_of(arguments.begin(), arguments.end(),
                       [](const ast::Expression* argument) { return argument->is<ast::Starred>(); }) ||
           std::any_of(keywords.begin(), keywords.end(),
                       [](const ast::Keyword& keyword) { return keyword.name.empty(); });
}

} // namespace

void UnitCompiler::of(const ast::Call& n) {
    if (method_call(n)) return;
    expression(*n.function);
    arguments_and_call(0, n.arguments, n.keywords);
}

Constant UnitCompiler::keyword_names(std::span<const ast::Keyword> keywords) {
    TupleConstant names;
    for (const ast::Keyword& keyword : keywords)
        names.items.push_back(Constant{StringConstant{std::string(keyword.name)}});
    return Constant{std::move(names)};
}

/// `value.name(…)` without a bound method in between. Such a call stands on the line of the name, other calls
/// on the line on which the expression begins; a method of an imported module is such another call.
bool UnitCompiler::method_call(const ast::Call& n) {
    const auto* method = n.function->as<ast::Attribute>();
    if (!method || has_unpacking(n.arguments, n.keywords)) return false;
    const std::size_t slots = n.arguments.size() + n.keywords.size() + (n.keywords.empty() ? 0 : 1);
    if (slots >= kStackGuideline) return false;
    if (const auto* variable = method->value->as<ast::Name>()) {
        const Symbol* global = context_.symbols.module().find(variable->id);
        if (global && global->is_imported) return false;
    }
    expression(*method->value);
    const bool plain = n.keywords.empty();
    code_.set_location(method->range);
    move_to_attribute_name(*method);
    code_.emit(plain ? Opcode::LOAD_METHOD : Opcode::LOAD_ATTR, code_.attribute_site(mangled(method->name)));
    for (const Expression* argument : n.arguments)
        expression(*argument);
    for (const ast::Keyword& keyword : n.keywords)
        expression(*keyword.value);
    if (!plain) code_.load(keyword_names(n.keywords));
    code_.set_location(n.range);
    move_to_attribute_name(*method);
    code_.emit(plain ? Opcode::CALL_METHOD : Opcode::CALL_KEYWORDS,
               static_cast<std::uint32_t>(n.arguments.size() + n.keywords.size()));
    return true;
}

/// Behind the callable and `pushed` arguments.
void UnitCompiler::arguments_and_call(std::uint32_t pushed, ast::Expressions arguments,
                                      std::span<const ast::Keyword> keywords) {
    const bool many = arguments.size() + 2 * keywords.size() > kStackGuideline;
    if (many || has_unpacking(arguments, keywords)) return unpacking_call(pushed, arguments, keywords);
    for (const Expression* argument : arguments)
        expression(*argument);
    for (const ast::Keyword& keyword : keywords)
        expression(*keyword.value);
    if (!keywords.empty()) code_.load(keyword_names(keywords));
    code_.emit(keywords.empty() ? Opcode::CALL : Opcode::CALL_KEYWORDS,
               pushed + static_cast<std::uint32_t>(arguments.size() + keywords.size()));
}

void UnitCompiler::unpacking_call(std::uint32_t pushed, ast::Expressions arguments,
                                  std::span<const ast::Keyword> keywords) {
    const auto* only_starred = arguments.size() == 1 ? arguments.front()->as<ast::Starred>() : nullptr;
    if (pushed == 0 && only_starred) {
        expression(*only_starred->value);
    } else if (pushed == 0) {
        display(Display::Tuple, arguments);
    } else {
        code_.emit(Opcode::BUILD_LIST, pushed);
        for (const Expression* argument : arguments) {
            const auto* starred = argument->as<ast::Starred>();
            expression(starred ? *starred->value : *argument);
            code_.emit(starred ? Opcode::LIST_EXTEND : Opcode::LIST_APPEND, 1);
        }
        code_.emit(Opcode::LIST_TO_TUPLE);
    }
    bool built = false;
    for (std::size_t i = 0; i < keywords.size();) {
        if (keywords[i].name.empty()) {
            if (!built) code_.emit(Opcode::BUILD_MAP, 0);
            built = true;
            expression(*keywords[i++].value);
            code_.emit(Opcode::DICT_MERGE, 1);
            continue;
        }
        std::size_t end = i;
        while (end < keywords.size() && !keywords[end].name.empty())
            ++end;
        keyword_dict(keywords.subspan(i, end - i));
        if (built) code_.emit(Opcode::DICT_MERGE, 1);
        built = true;
        i = end;
    }
    code_.emit(Opcode::CALL_EX, keywords.empty() ? 0 : 1);
}

/// Keyword arguments without `**`.
void UnitCompiler::keyword_dict(std::span<const ast::Keyword> keywords) {
    const bool big = 2 * keywords.size() > kStackGuideline;
    if (big) code_.emit(Opcode::BUILD_MAP, 0);
    for (const ast::Keyword& keyword : keywords) {
        code_.load(Constant{StringConstant{std::string(keyword.name)}});
        expression(*keyword.value);
        if (big) code_.emit(Opcode::MAP_ADD, 1);
    }
    if (!big) code_.emit(Opcode::BUILD_MAP, static_cast<std::uint32_t>(keywords.size()));
}

} // namespace simul::script
