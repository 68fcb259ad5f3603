// First pass: which names each scope binds, uses and declares. The order of visits is CPython's, as it
// decides which of two errors is met first.
#include "core/script/compile/scope.hpp"
#include "core/script/compile/scope_resolver.hpp"
#include "core/script/syntax/messages.hpp"

#include <utility>

namespace simul::script {

namespace {

class ScopeBuilder {
public:
    ScopeBuilder(const SyntaxTree& tree, const FutureFeatures& features)
        : source_(*tree.source), features_(features),
          table_(std::make_unique<Scope>(ScopeKind::Module, nullptr)), scope_(&table_.module()) {
        all(tree.body);
    }

    SymbolTable table() { return std::move(table_); }
    Diagnostics diagnostics() { return std::move(diagnostics_); }

private:
    void error(const SourceRange& range, Message message,
               std::initializer_list<std::string_view> arguments = {}) {
        diagnostics_.push_back(make_diagnostic(source_, range, message, arguments));
    }

    // ---- scopes
    template <class Visit>
    void in_new_scope(ScopeKind kind, const void* node, Visit visit) {
        Scope* const outer = scope_;
        auto inner = std::make_unique<Scope>(kind, outer);
        scope_ = inner.get();
        if (kind != ScopeKind::Annotation) {
            table_.add(node, scope_);
            outer->children.push_back(std::move(inner));
        }
        const int outer_iterables = iterable_depth_;
        visit();
        iterable_depth_ = outer_iterables;
        scope_ = outer;
    }
    template <class Visit>
    void in_annotation(Visit visit) {
        if (features_.annotations)
            in_new_scope(ScopeKind::Annotation, nullptr, visit);
        else
            visit();
    }
    bool refuse_in_annotation(std::string_view what, const SourceRange& range) {
        if (scope_->kind != ScopeKind::Annotation) return false;
        error(range, Message::AnnotationContains, {what});
        return true;
    }

    // ---- names
    Symbol& symbol(std::string_view name) { return scope_->find_or_add(mangle(class_name_, name)); }
    void use(std::string_view name) { symbol(name).is_used = true; }
    Symbol& bind(std::string_view name, const SourceRange& range) {
        Symbol& bound = symbol(name);
        bound.is_assigned = true;
        mark_iteration_variable(bound, name, range);
        return bound;
    }
    void mark_iteration_variable(Symbol& bound, std::string_view name, const SourceRange& range) {
        if (!in_iteration_target_) return;
        if (bound.is_global || bound.is_nonlocal)
            error(range, Message::InnerIterationVariableRebinds, {name});
        bound.is_iteration_variable = true;
    }
    void add_parameter(std::string_view name, const SourceRange& range) {
        Symbol& parameter = symbol(name);
        if (parameter.is_parameter) error(range, Message::DuplicateArgument, {name});
        parameter.is_parameter = true;
    }
    void declare(ast::Identifier name, const SourceRange& range, bool global) {
        Symbol& declared = symbol(name);
        if (declared.is_parameter)
            error(range, global ? Message::GlobalAndParameter : Message::NonlocalAndParameter, {name});
        else if (declared.is_used)
            error(range, global ? Message::UsedBeforeGlobal : Message::UsedBeforeNonlocal, {name});
        else if (declared.is_annotated)
            error(range, global ? Message::AnnotatedGlobal : Message::AnnotatedNonlocal, {name});
        else if (declared.is_assigned)
            error(range, global ? Message::AssignedBeforeGlobal : Message::AssignedBeforeNonlocal, {name});
        mark_declared(declared, range, global);
    }
    void mark_declared(Symbol& declared, const SourceRange& range, bool global) {
        (global ? declared.is_global : declared.is_nonlocal) = true;
        if (!declared.declared.is_known()) declared.declared = range;
        if (global) table_.module().find_or_add(declared.name).is_global = true;
    }

    // ---- walking
    void all(ast::Body body) {
        for (const ast::Statement* statement : body)
            visit(*statement);
    }
    void all(ast::Expressions expressions) {
        for (const ast::Expression* expression : expressions)
            visit(*expression);
    }
    void optional(const ast::Expression* expression) {
        if (expression) visit(*expression);
    }
    void visit(const ast::Statement& statement) {
        ast::visit(statement, [this](const auto& node) { this->of(node); });
    }
    void visit(const ast::Expression& expression) {
        ast::visit(expression, [this](const auto& node) { this->of(node); });
    }
    void visit(const ast::Pattern& pattern) {
        ast::visit(pattern, [this](const auto& node) { this->of(node); });
    }
    /// What is assigned to, or deleted.
    void target(const ast::Expression& expression) {
        if (const auto* name = expression.as<ast::Name>()) {
            bind(name->id, name->range);
        } else if (const auto* tuple = expression.as<ast::Tuple>()) {
            targets(tuple->items);
        } else if (const auto* list = expression.as<ast::List>()) {
            targets(list->items);
        } else if (const auto* starred = expression.as<ast::Starred>()) {
            target(*starred->value);
        } else {
            visit(expression);
        }
    }
    void targets(ast::Expressions expressions) {
        for (const ast::Expression* expression : expressions)
            target(*expression);
    }
    void keywords(std::span<const ast::Keyword> items) {
        for (const ast::Keyword& keyword : items)
            visit(*keyword.value);
    }

    // ---- functions
    template <class Visit>
    static void each_parameter(const ast::Parameters& parameters, Visit visit) {
        for (const ast::Parameter& parameter : parameters.positional_only)
            visit(parameter);
        for (const ast::Parameter& parameter : parameters.positional)
            visit(parameter);
        for (const ast::Parameter& parameter : parameters.keyword_only)
            visit(parameter);
        if (parameters.star_args) visit(*parameters.star_args);
        if (parameters.star_kwargs) visit(*parameters.star_kwargs);
    }
    void defaults(const ast::Parameters& parameters) {
        each_parameter(parameters,
                       [this](const ast::Parameter& parameter) { optional(parameter.default_value); });
    }
    void annotations(const ast::Parameters& parameters, const ast::Expression* returns) {
        in_annotation([&] {
            each_parameter(parameters,
                           [this](const ast::Parameter& parameter) { optional(parameter.annotation); });
        });
        if (returns) in_annotation([&] { visit(*returns); });
    }
    void parameters(const ast::Parameters& parameters) {
        each_parameter(parameters, [this](const ast::Parameter& parameter) {
            add_parameter(parameter.name, parameter.range);
        });
    }
    void of(const ast::FunctionDefinition& n) {
        bind(n.name, n.name_range);
        defaults(n.parameters);
        annotations(n.parameters, n.returns);
        all(n.decorators);
        in_new_scope(ScopeKind::Function, &n, [&] {
            scope_->is_async = n.is_async;
            parameters(n.parameters);
            all(n.body);
        });
    }
    void of(const ast::Lambda& n) {
        defaults(n.parameters);
        in_new_scope(ScopeKind::Lambda, &n, [&] {
            parameters(n.parameters);
            visit(*n.body);
        });
    }
    void of(const ast::ClassDefinition& n) {
        bind(n.name, n.name_range);
        all(n.bases);
        keywords(n.keywords);
        all(n.decorators);
        in_new_scope(ScopeKind::Class, &n, [&] {
            const std::string_view outer = std::exchange(class_name_, n.name);
            all(n.body);
            class_name_ = outer;
        });
    }

    // ---- comprehensions: the first iterable belongs to the scope around
    void of(const ast::ListComprehension& n) { comprehension(n, n.clauses, *n.element, nullptr, false); }
    void of(const ast::SetComprehension& n) { comprehension(n, n.clauses, *n.element, nullptr, false); }
    void of(const ast::DictComprehension& n) { comprehension(n, n.clauses, *n.key, n.value, false); }
    void of(const ast::GeneratorExpression& n) { comprehension(n, n.clauses, *n.element, nullptr, true); }

    void iterable(const ast::Expression& expression) {
        ++iterable_depth_;
        visit(expression);
        --iterable_depth_;
    }
    void iteration_target(const ast::Expression& expression) {
        const bool outer = std::exchange(in_iteration_target_, true);
        target(expression);
        in_iteration_target_ = outer;
    }
    void comprehension(const ast::Expression& node, std::span<const ast::ComprehensionClause> clauses,
                       const ast::Expression& element, const ast::Expression* value, bool is_generator) {
        iterable(*clauses.front().iterable);
        bool awaits = false;
        in_new_scope(ScopeKind::Comprehension, &node, [&] {
            const bool outer = std::exchange(in_iteration_target_, false);
            scope_->is_async = clauses.front().is_async;
            add_parameter(".0", node.range);
            for (const ast::ComprehensionClause& clause : clauses) {
                iteration_target(*clause.target);
                if (&clause != &clauses.front()) iterable(*clause.iterable);
                all(clause.conditions);
                scope_->is_async = scope_->is_async || clause.is_async;
            }
            optional(value);
            visit(element);
            scope_->is_generator = is_generator;
            awaits = scope_->is_async && !is_generator;
            in_iteration_target_ = outer;
        });
        if (awaits) scope_->is_async = true;
    }

    void of(const ast::NamedExpression& n) {
        if (refuse_in_annotation("named expression", n.range)) return;
        if (iterable_depth_ > 0) return error(n.range, Message::NamedInIterable);
        const auto& name = *n.target->as<ast::Name>();
        if (scope_->kind == ScopeKind::Comprehension && !bind_outside_comprehension(name)) return;
        visit(*n.value);
        target(*n.target);
    }
    /// A name assigned by := in a comprehension belongs to the function (or module) around it.
    bool bind_outside_comprehension(const ast::Name& name) {
        Scope* outer = scope_;
        for (; outer->kind == ScopeKind::Comprehension; outer = outer->parent) {
            const Symbol* there = outer->find(mangle(class_name_, name.id));
            if (!there || !there->is_iteration_variable) continue;
            error(name.range, Message::RebindIterationVariable, {name.id});
            return false;
        }
        if (outer->kind == ScopeKind::Class) {
            error(name.range, Message::NamedInClassComprehension);
            return false;
        }
        Symbol& there = outer->find_or_add(mangle(class_name_, name.id));
        const bool global = outer->kind == ScopeKind::Module || there.is_global;
        mark_declared(symbol(name.id), name.range, global);
        if (outer->kind != ScopeKind::Module) there.is_assigned = true;
        return true;
    }

    // ---- other expressions
    void of(const ast::BooleanOperation& n) { all(n.values); }
    void of(const ast::BinaryOperation& n) { visit(*n.left), visit(*n.right); }
    void of(const ast::UnaryOperation& n) { visit(*n.operand); }
    void of(const ast::IfExpression& n) { visit(*n.condition), visit(*n.body), visit(*n.otherwise); }
    void of(const ast::Dict& n) {
        for (const ast::DictItem& item : n.items)
            optional(item.key), visit(*item.value);
    }
    void of(const ast::Set& n) { all(n.items); }
    void of(const ast::Await& n) {
        if (refuse_in_annotation("await expression", n.range)) return;
        visit(*n.value);
        scope_->is_async = true;
    }
    void of(const ast::Yield& n) { yields(n, n.value); }
    void of(const ast::YieldFrom& n) { yields(n, n.value); }
    void yields(const ast::Expression& node, const ast::Expression* value) {
        if (refuse_in_annotation("yield expression", node.range)) return;
        optional(value);
        scope_->is_generator = true;
    }
    void of(const ast::Comparison& n) { visit(*n.left), all(n.comparators); }
    void of(const ast::Call& n) { visit(*n.function), all(n.arguments), keywords(n.keywords); }
    void of(const ast::FormattedValue& n) {
        visit(*n.value);
        if (n.specification) all(n.specification->values);
    }
    void of(const ast::JoinedString& n) { all(n.values); }
    void of(const ast::Constant&) {}
    void of(const ast::Attribute& n) { visit(*n.value); }
    void of(const ast::Subscript& n) { visit(*n.value), visit(*n.index); }
    void of(const ast::Starred& n) { visit(*n.value); }
    void of(const ast::Name& n) {
        use(n.id);
        // `super()` without arguments finds its class through this cell.
        if (n.id == "super" && scope_->is_function()) use("__class__");
    }
    void of(const ast::List& n) { all(n.items); }
    void of(const ast::Tuple& n) { all(n.items); }
    void of(const ast::Slice& n) { optional(n.lower), optional(n.upper), optional(n.step); }

    // ---- statements
    void of(const ast::Return& n) { optional(n.value); }
    void of(const ast::Delete& n) { targets(n.targets); }
    void of(const ast::Assign& n) { targets(n.targets), visit(*n.value); }
    void of(const ast::AugmentedAssign& n) { target(*n.target), visit(*n.value); }
    void of(const ast::AnnotatedAssign& n) {
        if (const auto* name = n.target->as<ast::Name>()) {
            const Symbol* known = scope_->find(mangle(class_name_, name->id));
            if (known && n.is_simple && scope_->kind != ScopeKind::Module &&
                (known->is_global || known->is_nonlocal))
                error(n.range, known->is_global ? Message::AnnotatedGlobal : Message::AnnotatedNonlocal,
                      {name->id});
            if (n.is_simple || n.value) bind(name->id, name->range).is_annotated |= n.is_simple;
        } else {
            visit(*n.target);
        }
        in_annotation([&] { visit(*n.annotation); });
        optional(n.value);
    }
    void of(const ast::For& n) { target(*n.target), visit(*n.iterable), all(n.body), all(n.otherwise); }
    void of(const ast::While& n) { visit(*n.condition), all(n.body), all(n.otherwise); }
    void of(const ast::If& n) { visit(*n.condition), all(n.body), all(n.otherwise); }
    void of(const ast::With& n) {
        for (const ast::WithItem& item : n.items) {
            visit(*item.context);
            if (item.target) target(*item.target);
        }
        all(n.body);
    }
    void of(const ast::Match& n) {
        visit(*n.subject);
        for (const ast::MatchCase& match_case : n.cases)
            visit(*match_case.pattern), optional(match_case.guard), all(match_case.body);
    }
    void of(const ast::Raise& n) { optional(n.exception), optional(n.cause); }
    void of(const ast::Try& n) {
        all(n.body), all(n.otherwise);
        for (const ast::ExceptHandler& handler : n.handlers) {
            optional(handler.type);
            if (!handler.name.empty()) bind(handler.name, handler.name_range);
            all(handler.body);
        }
        all(n.finally);
    }
    void of(const ast::Assert& n) { visit(*n.condition), optional(n.message); }
    void of(const ast::Import& n) { aliases(n.names); }
    void of(const ast::ImportFrom& n) { aliases(n.names); }
    void aliases(std::span<const ast::Alias> names) {
        for (const ast::Alias& alias : names) {
            if (alias.name == "*") {
                if (scope_->kind != ScopeKind::Module) error(alias.range, Message::ImportStarInside);
                continue;
            }
            const std::string_view name = alias.as_name.empty() ? alias.name : alias.as_name;
            symbol(name.substr(0, name.find('.'))).is_imported = true;
        }
    }
    void of(const ast::Global& n) {
        for (const ast::Identifier name : n.names)
            declare(name, n.range, true);
    }
    void of(const ast::Nonlocal& n) {
        for (const ast::Identifier name : n.names)
            declare(name, n.range, false);
    }
    void of(const ast::ExpressionStatement& n) { visit(*n.value); }
    void of(const ast::Pass&) {}
    void of(const ast::Break&) {}
    void of(const ast::Continue&) {}

    // ---- patterns
    void of(const ast::MatchValue& n) { visit(*n.value); }
    void of(const ast::MatchSingleton&) {}
    void of(const ast::MatchSequence& n) { patterns(n.patterns); }
    void of(const ast::MatchMapping& n) {
        all(n.keys), patterns(n.patterns);
        if (!n.rest.empty()) bind(n.rest, n.range);
    }
    void of(const ast::MatchClass& n) { visit(*n.type), patterns(n.patterns), patterns(n.keyword_patterns); }
    void of(const ast::MatchStar& n) {
        if (!n.name.empty()) bind(n.name, n.range);
    }
    void of(const ast::MatchAs& n) {
        if (n.pattern) visit(*n.pattern);
        if (!n.name.empty()) bind(n.name, n.range);
    }
    void of(const ast::MatchOr& n) { patterns(n.patterns); }
    void patterns(std::span<const ast::Pattern* const> items) {
        for (const ast::Pattern* pattern : items)
            visit(*pattern);
    }

    const SourceFile& source_;
    FutureFeatures features_;
    SymbolTable table_;
    Scope* scope_;
    std::string_view class_name_;
    int iterable_depth_ = 0; ///< inside the iterable of a comprehension, however deep
    bool in_iteration_target_ = false;
    Diagnostics diagnostics_;
};

} // namespace

tl::expected<SymbolTable, Diagnostics> build_symbol_table(const SyntaxTree& tree,
                                                          const FutureFeatures& features) {
    ScopeBuilder builder(tree, features);
    Diagnostics diagnostics = builder.diagnostics();
    SymbolTable table = builder.table();
    resolve_scopes(table.module(), *tree.source, diagnostics);
    if (!diagnostics.empty()) return tl::unexpected(std::move(diagnostics));
    return table;
}

} // namespace simul::script
