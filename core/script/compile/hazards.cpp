#include "core/script/compile/hazards.hpp"

#include "core/script/compile/imported_names.hpp"
#include "core/script/compile/scope.hpp"
#include "core/script/compile/semantics.hpp"
#include "core/script/syntax/ast_walker.hpp"
#include "core/script/syntax/messages.hpp"

#include <optional>
#include <set>
#include <string>
#include <utility>

namespace simul::script {
namespace {

constexpr double kLongWait = 0.1; // seconds

/// "a", "self.a"; empty for any other expression.
std::string text_of(const ast::Expression& expression) {
    if (const auto* name = expression.as<ast::Name>()) return std::string(name->id);
    const auto* attribute = expression.as<ast::Attribute>();
    const std::string object = attribute ? text_of(*attribute->value) : std::string();
    return object.empty() ? std::string() : object + "." + std::string(attribute->name);
}

std::optional<double> number_of(const ast::LiteralValue& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
    if (const auto* floating = std::get_if<double>(&value)) return *floating;
    return std::nullopt;
}

/// What binds a name in a block, apart from one `async def`.
class CoroutineFunctions {
public:
    CoroutineFunctions(ast::Body body, const SymbolTable& symbols) {
        for (const ast::Statement* statement : body) {
            const auto* function = statement->as<ast::FunctionDefinition>();
            if (!function) {
                if (const auto* assign = statement->as<ast::Assign>()) {
                    for (const ast::Expression* target : assign->targets)
                        others_.insert(text_of(*target));
                }
                continue;
            }
            const bool is_plain = function->is_async && function->decorators.empty() &&
                                  !symbols.scope_of(function).is_generator;
            if (!is_plain || !names_.insert(std::string(function->name)).second)
                others_.insert(std::string(function->name));
        }
    }

    bool contains(std::string_view name) const {
        return names_.contains(std::string(name)) && !others_.contains(std::string(name));
    }

private:
    std::set<std::string> names_;
    std::set<std::string> others_; ///< Bound in another way as well.
};

class HazardFinder : ast::Walker<HazardFinder> {
public:
    HazardFinder(const SyntaxTree& tree, const SymbolTable& symbols)
        : source_(*tree.source), symbols_(symbols), imported_(tree, symbols), scope_(&symbols.module()),
          functions_(tree.body, symbols) {
        collect_locks(tree.body);
        for (const ast::Statement* statement : tree.body)
            visit(ast::AnyNode(statement));
    }

    Diagnostics take() { return std::move(diagnostics_); }

private:
    friend class ast::Walker<HazardFinder>;

    void warn(const SourceRange& range, Message message,
              std::initializer_list<std::string_view> arguments = {}) {
        Diagnostic diagnostic = make_diagnostic(source_, range, message, arguments);
        diagnostic.severity = Severity::Warning;
        diagnostics_.push_back(std::move(diagnostic));
    }

    /// Every `x = asyncio.Lock()`, wherever it stands.
    void collect_locks(ast::Body body) {
        for (const ast::Statement* statement : body)
            collect_locks(ast::AnyNode(statement));
    }
    void collect_locks(ast::AnyNode node) {
        if (const auto* const* statement = std::get_if<const ast::Statement*>(&node)) {
            const auto* assign = (*statement)->as<ast::Assign>();
            const auto* call = assign ? assign->value->as<ast::Call>() : nullptr;
            if (call && is(*call->function, symbols_.module(), {"asyncio", "Lock"})) {
                for (const ast::Expression* target : assign->targets)
                    locks_.insert(text_of(*target));
            }
        }
        ast::for_each_child(node, [this](ast::AnyNode child) { collect_locks(child); });
    }

    bool is(const ast::Expression& expression, const Scope& scope, ModuleName name) const {
        return imported_.name_of(expression, scope) == name;
    }

    template <class T>
    void of(const T& node) {
        visit_children(ast::any_node(node));
    }

    // ---- where the code stands
    template <class T>
    void in_scope(const T& node, bool is_coroutine) {
        const Scope* outer_scope = std::exchange(scope_, &symbols_.scope_of(&node));
        const bool outer_coroutine = std::exchange(is_coroutine_, is_coroutine);
        const std::string outer_lock = std::exchange(held_lock_, std::string());
        visit_children(ast::any_node(node));
        held_lock_ = outer_lock;
        is_coroutine_ = outer_coroutine;
        scope_ = outer_scope;
    }
    void of(const ast::FunctionDefinition& n) { in_scope(n, n.is_async); }
    void of(const ast::Lambda& n) { in_scope(n, false); }
    void of(const ast::ListComprehension& n) { in_scope(n, is_coroutine_); }
    void of(const ast::SetComprehension& n) { in_scope(n, is_coroutine_); }
    void of(const ast::DictComprehension& n) { in_scope(n, is_coroutine_); }
    void of(const ast::GeneratorExpression& n) { in_scope(n, false); }
    void of(const ast::ClassDefinition& n) {
        const CoroutineFunctions methods(n.body, symbols_);
        const CoroutineFunctions* outer = std::exchange(methods_, &methods);
        in_scope(n, false);
        methods_ = outer;
    }
    void of(const ast::With& n) {
        const std::string outer = held_lock_;
        if (n.is_async) {
            for (const ast::WithItem& item : n.items) {
                if (const std::string name = text_of(*item.context); locks_.contains(name)) held_lock_ = name;
            }
        }
        visit_children(ast::any_node(n));
        held_lock_ = outer;
    }

    // ---- what is hazardous
    void of(const ast::Call& n) {
        if (is_coroutine_ && is(*n.function, *scope_, {"time", "sleep"}))
            warn(n.range, Message::BlockingCallInCoroutine);
        visit_children(ast::any_node(n));
    }
    void of(const ast::Await& n) {
        if (const auto* call = n.value->as<ast::Call>(); call && !held_lock_.empty()) check_wait(*call);
        visit_children(ast::any_node(n));
    }
    void of(const ast::ExpressionStatement& n) {
        if (const auto* call = n.value->as<ast::Call>()) check_dropped(*call);
        visit_children(ast::any_node(n));
    }

    void check_wait(const ast::Call& call) {
        if (!is(*call.function, *scope_, {"asyncio", "sleep"}) || call.arguments.empty()) return;
        const auto* constant = call.arguments[0]->as<ast::Constant>();
        const std::optional<double> seconds = constant ? number_of(constant->value) : std::nullopt;
        if (!seconds || *seconds < kLongWait) return;
        const std::string_view text = source_.text_of(call.arguments[0]->range);
        warn(call.range, Message::LockHeldAcrossWait, {held_lock_, text});
    }

    void check_dropped(const ast::Call& call) {
        for (const std::string_view name : {"create_task", "ensure_future"}) {
            if (is(*call.function, *scope_, {"asyncio", name})) return warn(call.range, Message::TaskNotKept);
        }
        for (const std::string_view name : {"sleep", "wait", "wait_for", "to_thread"}) {
            if (is(*call.function, *scope_, {"asyncio", name}))
                return warn(call.range, Message::NeverAwaited, {"asyncio." + std::string(name)});
        }
        if (is_own_coroutine_function(*call.function))
            warn(call.range, Message::NeverAwaited, {text_of(*call.function)});
    }

    bool is_own_coroutine_function(const ast::Expression& function) const {
        if (const auto* name = function.as<ast::Name>())
            return imported_.means_global(name->id, *scope_) && functions_.contains(name->id);
        const auto* attribute = function.as<ast::Attribute>();
        const auto* object = attribute ? attribute->value->as<ast::Name>() : nullptr;
        return object && object->id == "self" && methods_ && methods_->contains(attribute->name);
    }

    const SourceFile& source_;
    const SymbolTable& symbols_;
    const ImportedNames imported_;
    const Scope* scope_;
    const CoroutineFunctions functions_;
    const CoroutineFunctions* methods_ = nullptr; ///< Of the class around, if there is one.
    std::set<std::string> locks_;
    std::string held_lock_; ///< The lock of the `async with` around; empty outside.
    bool is_coroutine_ = false;
    Diagnostics diagnostics_;
};

} // namespace

Diagnostics find_hazards(const SyntaxTree& tree) {
    Diagnostics unused;
    const auto symbols = build_symbol_table(tree, find_future_features(tree, unused));
    return symbols ? HazardFinder(tree, *symbols).take() : Diagnostics();
}

} // namespace simul::script
