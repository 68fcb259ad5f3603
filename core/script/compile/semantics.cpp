#include "core/script/compile/semantics.hpp"

#include "core/script/syntax/ast_walker.hpp"
#include "core/script/syntax/messages.hpp"

#include <set>
#include <utility>
#include <vector>

namespace simul::script {

namespace {

constexpr std::size_t kMaxTargetsBeforeStar = 255; // CPython's limit

/// What encloses a statement inside its function.
enum class Enclosing : std::uint8_t { Loop, ExceptStar };

class Checker : ast::Walker<Checker> {
public:
    Checker(const SyntaxTree& tree, const SymbolTable& symbols, Diagnostics& diagnostics)
        : source_(*tree.source), symbols_(symbols), scope_(&symbols.module()), diagnostics_(diagnostics) {}

    /// The statements of the module itself.
    void check_module(ast::Body body) {
        for (const ast::Statement* statement : body) {
            // find_future_features() has looked at those that stand here.
            const auto* import = statement->as<ast::ImportFrom>();
            if (!import || import->module != "__future__") visit(ast::AnyNode(statement));
        }
    }

private:
    friend class ast::Walker<Checker>;

    void all(ast::Body body) {
        for (const ast::Statement* statement : body)
            visit(ast::AnyNode(statement));
    }

    void error(const SourceRange& range, Message message,
               std::initializer_list<std::string_view> arguments = {}) {
        diagnostics_.push_back(make_diagnostic(source_, range, message, arguments));
    }

    bool in_async_function() const { return scope_->kind == ScopeKind::Function && is_async_definition_; }

    using Walker::visit;
    void visit(const ast::Expression* node) {
        if (node) visit(ast::AnyNode(node));
    }
    /// Items among which a starred one may stand.
    void items(ast::Expressions expressions) {
        for (const ast::Expression* item : expressions) {
            const auto* starred = item->as<ast::Starred>();
            visit(starred ? starred->value : item);
        }
    }

    // ---- scopes
    template <class Visit>
    void in_scope_of(const void* node, bool is_async_definition, Visit visit_inside) {
        const Scope* outer_scope = std::exchange(scope_, &symbols_.scope_of(node));
        const bool outer_async = std::exchange(is_async_definition_, is_async_definition);
        std::vector<Enclosing> outer_enclosing = std::exchange(enclosing_, {});
        visit_inside();
        scope_ = outer_scope;
        is_async_definition_ = outer_async;
        enclosing_ = std::move(outer_enclosing);
    }
    template <class Visit>
    void inside(Enclosing enclosing, Visit visit_inside) {
        enclosing_.push_back(enclosing);
        visit_inside();
        enclosing_.pop_back();
    }
    void check_name(std::string_view name, const SourceRange& range) {
        if (name == "__debug__") error(range, Message::AssignToDebug);
    }
    void parameters(const ast::Parameters& parameters) {
        const auto each = [this](const ast::Parameter& parameter) {
            check_name(parameter.name, parameter.range);
            const auto* starred = parameter.annotation ? parameter.annotation->as<ast::Starred>() : nullptr;
            visit(starred ? starred->value : parameter.annotation);
            visit(parameter.default_value);
        };
        for (const ast::Parameter& parameter : parameters.positional_only)
            each(parameter);
        for (const ast::Parameter& parameter : parameters.positional)
            each(parameter);
        if (parameters.star_args) each(*parameters.star_args);
        for (const ast::Parameter& parameter : parameters.keyword_only)
            each(parameter);
        if (parameters.star_kwargs) each(*parameters.star_kwargs);
    }
    void of(const ast::FunctionDefinition& n) {
        check_name(n.name, n.name_range);
        for (const ast::Expression* decorator : n.decorators)
            visit(decorator);
        parameters(n.parameters);
        visit(n.returns);
        in_scope_of(&n, n.is_async, [&] { all(n.body); });
    }
    void of(const ast::Lambda& n) {
        parameters(n.parameters);
        in_scope_of(&n, false, [&] { visit(n.body); });
    }
    void of(const ast::ClassDefinition& n) {
        check_name(n.name, n.name_range);
        for (const ast::Expression* decorator : n.decorators)
            visit(decorator);
        items(n.bases);
        keywords(n.keywords);
        in_scope_of(&n, false, [&] { all(n.body); });
    }

    // ---- comprehensions
    void of(const ast::ListComprehension& n) {
        comprehension(n, n.clauses, n.element, nullptr, "list comprehension");
    }
    void of(const ast::SetComprehension& n) {
        comprehension(n, n.clauses, n.element, nullptr, "set comprehension");
    }
    void of(const ast::DictComprehension& n) {
        comprehension(n, n.clauses, n.key, n.value, "dict comprehension");
    }
    void of(const ast::GeneratorExpression& n) {
        comprehension(n, n.clauses, n.element, nullptr, "generator expression");
    }
    void comprehension(const ast::Expression& node, std::span<const ast::ComprehensionClause> clauses,
                       const ast::Expression* element, const ast::Expression* value, std::string_view what) {
        visit(clauses.front().iterable);
        const bool awaits_at_once = symbols_.scope_of(&node).is_async && !node.is<ast::GeneratorExpression>();
        if (awaits_at_once && !in_async_function() && scope_->kind != ScopeKind::Comprehension)
            error(node.range, Message::AsyncComprehensionOutsideAsync);
        const std::string_view outer = std::exchange(comprehension_, what);
        in_scope_of(&node, false, [&] {
            for (const ast::ComprehensionClause& clause : clauses) {
                target(clause.target);
                if (&clause != &clauses.front()) visit(clause.iterable);
                for (const ast::Expression* condition : clause.conditions)
                    visit(condition);
            }
            visit(element);
            visit(value);
        });
        comprehension_ = outer;
    }

    // ---- expressions with rules of their own
    void of(const ast::Await& n) {
        if (!scope_->is_function())
            error(n.range, Message::AwaitOutsideFunction);
        else if (!in_async_function() && scope_->kind != ScopeKind::Comprehension)
            error(n.range, Message::AwaitOutsideAsync);
        children(n);
    }
    void of(const ast::Yield& n) {
        check_yield(n);
        children(n);
    }
    void of(const ast::YieldFrom& n) {
        check_yield(n);
        if (in_async_function()) error(n.range, Message::YieldFromInAsync);
        children(n);
    }
    void check_yield(const ast::Expression& n) {
        if (!scope_->is_function())
            error(n.range, Message::YieldOutsideFunction);
        else if (scope_->kind == ScopeKind::Comprehension)
            error(n.range, Message::YieldInComprehension, {comprehension_});
    }
    void of(const ast::Starred& n) {
        error(n.range, Message::StarredExpressionHere);
        children(n);
    }
    void of(const ast::NamedExpression& n) { target(n.target), visit(n.value); }
    void of(const ast::List& n) { items(n.items); }
    void of(const ast::Tuple& n) { items(n.items); }
    void of(const ast::Set& n) { items(n.items); }
    void of(const ast::Call& n) { visit(n.function), items(n.arguments), keywords(n.keywords); }
    void keywords(std::span<const ast::Keyword> keywords) {
        std::set<std::string_view> seen;
        for (const ast::Keyword& keyword : keywords) {
            check_name(keyword.name, keyword.range);
            if (!keyword.name.empty() && !seen.insert(keyword.name).second)
                error(keyword.range, Message::KeywordRepeated, {keyword.name});
            visit(keyword.value);
        }
    }

    // ---- targets
    void target(const ast::Expression* expression) {
        if (const auto* starred = expression->as<ast::Starred>()) {
            error(starred->range, Message::StarredTargetAlone);
            target(starred->value);
        } else if (const auto* tuple = expression->as<ast::Tuple>()) {
            targets(tuple->items);
        } else if (const auto* list = expression->as<ast::List>()) {
            targets(list->items);
        } else {
            if (const auto* name = expression->as<ast::Name>()) check_name(name->id, name->range);
            if (const auto* attribute = expression->as<ast::Attribute>())
                check_name(attribute->name, attribute->range);
            visit_children(ast::AnyNode(expression));
        }
    }
    void targets(ast::Expressions expressions) {
        bool starred_seen = false;
        for (std::size_t i = 0; i < expressions.size(); ++i) {
            const auto* starred = expressions[i]->as<ast::Starred>();
            if (starred && starred_seen) error(starred->range, Message::MultipleStarred);
            if (starred && i > kMaxTargetsBeforeStar) error(starred->range, Message::TooManyStarredTargets);
            starred_seen = starred_seen || starred;
            target(starred ? starred->value : expressions[i]);
        }
    }
    void deleted(const ast::Expression* expression) {
        const auto* name = expression->as<ast::Name>();
        const auto* attribute = expression->as<ast::Attribute>();
        if ((name && name->id == "__debug__") || (attribute && attribute->name == "__debug__"))
            error(expression->range, Message::DeleteDebug);
        if (const auto* tuple = expression->as<ast::Tuple>()) return deleted_all(tuple->items);
        if (const auto* list = expression->as<ast::List>()) return deleted_all(list->items);
        visit_children(ast::AnyNode(expression));
    }
    void deleted_all(ast::Expressions expressions) {
        for (const ast::Expression* expression : expressions)
            deleted(expression);
    }

    // ---- statements
    void of(const ast::Assign& n) {
        for (const ast::Expression* expression : n.targets)
            target(expression);
        visit(n.value);
    }
    void of(const ast::AugmentedAssign& n) { target(n.target), visit(n.value); }
    void of(const ast::AnnotatedAssign& n) { target(n.target), visit(n.annotation), visit(n.value); }
    void of(const ast::Delete& n) { deleted_all(n.targets); }
    void of(const ast::For& n) {
        if (n.is_async && !in_async_function()) error(n.range, Message::AsyncForOutsideAsync);
        target(n.target);
        visit(n.iterable);
        inside(Enclosing::Loop, [&] { all(n.body); });
        all(n.otherwise);
    }
    void of(const ast::While& n) {
        visit(n.condition);
        inside(Enclosing::Loop, [&] { all(n.body); });
        all(n.otherwise);
    }
    void of(const ast::With& n) {
        if (n.is_async && !in_async_function()) error(n.range, Message::AsyncWithOutsideAsync);
        for (const ast::WithItem& item : n.items) {
            visit(item.context);
            if (item.target) target(item.target);
        }
        all(n.body);
    }
    void of(const ast::Try& n) {
        all(n.body);
        for (const ast::ExceptHandler& handler : n.handlers) {
            if (!handler.type && &handler != &n.handlers.back())
                error(handler.range, Message::BareExceptNotLast);
            check_name(handler.name, handler.name_range);
            visit(handler.type);
            if (n.is_star)
                inside(Enclosing::ExceptStar, [&] { all(handler.body); });
            else
                all(handler.body);
        }
        all(n.otherwise);
        all(n.finally);
    }
    void of(const ast::Return& n) {
        if (!scope_->is_function()) error(n.range, Message::ReturnOutsideFunction);
        if (n.value && in_async_function() && scope_->is_generator)
            error(n.range, Message::ReturnValueInAsyncGenerator);
        for (const Enclosing enclosing : enclosing_) {
            if (enclosing == Enclosing::ExceptStar) error(n.range, Message::BreakInExceptStar);
        }
        visit(n.value);
    }
    void of(const ast::Break& n) { check_loop_exit(n, Message::BreakOutsideLoop); }
    void of(const ast::Continue& n) { check_loop_exit(n, Message::ContinueOutsideLoop); }
    void check_loop_exit(const ast::Statement& n, Message outside) {
        if (!enclosing_.empty() && enclosing_.back() == Enclosing::Loop) return;
        error(n.range, enclosing_.empty() ? outside : Message::BreakInExceptStar);
    }
    void of(const ast::Match& n) {
        check_patterns(source_, n, diagnostics_);
        children(n);
    }
    void of(const ast::Import& n) { aliases(n.names); }
    void of(const ast::ImportFrom& n) {
        if (n.module == "__future__") error(n.range, Message::FutureNotFirst);
        aliases(n.names);
    }
    void aliases(std::span<const ast::Alias> names) {
        for (const ast::Alias& alias : names)
            check_name(alias.as_name.empty() ? alias.name : alias.as_name, alias.range);
    }

    /// Everything else has no rules of its own.
    template <class T>
    void of(const T& node) {
        children(node);
    }

    const SourceFile& source_;
    const SymbolTable& symbols_;
    const Scope* scope_;
    bool is_async_definition_ = false;
    std::string_view comprehension_;
    std::vector<Enclosing> enclosing_;
    Diagnostics& diagnostics_;
};

} // namespace

void check_semantics(const SyntaxTree& tree, const SymbolTable& symbols, Diagnostics& diagnostics) {
    Checker(tree, symbols, diagnostics).check_module(tree.body);
}

} // namespace simul::script
