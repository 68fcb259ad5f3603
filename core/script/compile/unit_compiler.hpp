/// Inside the compiler: turns one scope of a tree into one code object. Its functions are spread over the
/// *_compiler.cpp files by what they compile.
#pragma once

#include "core/script/compile/code_builder.hpp"
#include "core/script/compile/scope.hpp"
#include "core/script/syntax/ast.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace simul::script {

/// What all units of a module share.
struct ModuleContext {
    std::shared_ptr<const SourceFile> source;
    const SymbolTable& symbols;
    FutureFeatures features;
    bool is_library;
};

/// The order in which code is written, and the location of every instruction, are those of CPython 3.11's
/// compiler: the line at which a suspended frame stands is the line of its instruction.
///
/// REQUIRES: the tree has passed check_semantics().
class UnitCompiler {
public:
    /// The module itself.
    UnitCompiler(const ModuleContext& context, const Scope& scope);

    std::shared_ptr<const CodeObject> compile_module(ast::Body body);

private:
    using Expression = ast::Expression;

    UnitCompiler(UnitCompiler& parent, const Scope& scope, std::string_view name, std::uint32_t first_line);

    enum class Access { Load, Store, Delete };

    /// Something that break, continue, return and exceptions have to leave in order.
    struct Block {
        enum Kind {
            WhileLoop,
            ForLoop,          ///< an iterator lies on the stack
            Try,              ///< the body of try/except
            FinallyTry,       ///< the body of try/finally
            FinallyEnd,       ///< the finally part after an exception: [previous, exception]
            With,             ///< [__exit__]
            AsyncWith,        ///< [__aexit__]
            ExceptionHandler, ///< [previous] below what a handler's parts push
            HandlerBody,      ///< the body of an `except`: [previous]
            AsyncComprehension,
            PreservedValue, ///< a return value kept while a finally part runs
        };
        Kind kind;
        std::size_t protecting; ///< handlers that protect what is outside it
        Label continue_to{};
        Label break_to{};
        ast::Body finally{};
        SourceRange range{};
        ast::Identifier name{}; ///< of a HandlerBody: what its exception is bound to
    };

    /// Takes the expression's location until the end of a C++ scope.
    class At {
    public:
        At(CodeBuilder& code, const SourceRange& range) : code_(code), outer_(code.location()) {
            code_.set_location(range);
        }
        ~At() { code_.set_location(outer_); }
        At(const At&) = delete;
        At& operator=(const At&) = delete;

    private:
        CodeBuilder& code_;
        SourceRange outer_;
    };

    // ---- unit_compiler.cpp
    std::shared_ptr<const CodeObject> finish();
    void finish_slots();
    void return_none();
    std::string qualify(std::string_view name) const;
    void name(ast::Identifier id, Access access);
    std::uint32_t local_slot(const std::string& name);
    std::uint32_t deref_index(const std::string& name) const;
    void add_parameters(const ast::Parameters& parameters);
    std::string mangled(std::string_view id) const { return mangle(class_name_, id); }

    // ---- statement_compiler.cpp
    void body(ast::Body statements);
    void class_or_module_body(ast::Body statements);
    void statement(const ast::Statement& node);
    void of(const ast::Return& n);
    void of(const ast::Delete& n);
    void of(const ast::Assign& n);
    void of(const ast::AugmentedAssign& n);
    void of(const ast::AnnotatedAssign& n);
    void evaluate_annotation_target(const Expression& target);
    void evaluate_and_drop(const Expression* expression);
    void of(const ast::Raise& n);
    void of(const ast::Assert& n);
    void of(const ast::Import& n);
    void of(const ast::ImportFrom& n);
    void import_as(ast::Identifier dotted, ast::Identifier as_name);
    void of(const ast::Global&) {}
    void of(const ast::Nonlocal&) {}
    void of(const ast::ExpressionStatement& n);
    void of(const ast::Pass&) {}

    // ---- control_flow_compiler.cpp
    void of(const ast::If& n);
    void of(const ast::While& n);
    void of(const ast::For& n);
    void async_for(const ast::For& n);
    void of(const ast::Break& n);
    void of(const ast::Continue& n);
    void jump_if(const Expression& condition, Label target, bool when);
    void jump_if_comparison(const ast::Comparison& n, Label target, bool when);
    template <class Finish>
    void leave_blocks(std::size_t down_to, bool preserve_top, Finish finish);
    void leave(const Block& block, bool preserve_top);
    std::size_t innermost_loop() const;
    Block make_block(Block::Kind kind) const {
        return {.kind = kind, .protecting = code_.protecting().size()};
    }

    // ---- try_compiler.cpp
    void of(const ast::Try& n);
    void try_finally(const ast::Try& n);
    void try_except(const ast::Try& n);
    void try_except_star(const ast::Try& n);
    void except_handler(const ast::ExceptHandler& handler, Label end);
    void except_star_handler(const ast::ExceptHandler& handler, Label next);
    void forget(ast::Identifier exception_name);
    void pop_except_and_reraise();

    // ---- with_compiler.cpp
    void of(const ast::With& n);
    void with_item(const ast::With& n, std::size_t index);
    void call_exit_with_nones();
    void await_top(AwaitedBy by);
    void finish_with_exception(Handler cleanup);

    // ---- definition_compiler.cpp
    void of(const ast::FunctionDefinition& n);
    void of(const ast::ClassDefinition& n);
    std::shared_ptr<const CodeObject> class_code(const ast::ClassDefinition& n);
    std::uint32_t default_arguments(const ast::Parameters& parameters);
    std::uint32_t annotations(const ast::Parameters& parameters, const Expression* returns);
    void annotation(const Expression& expression);
    void decorators(ast::Expressions items);
    void apply_decorators(ast::Expressions items);
    void make_function(std::shared_ptr<const CodeObject> child, std::uint32_t flags);
    void of(const ast::Lambda& n);

    // ---- comprehension_compiler.cpp
    enum class ComprehensionKind { List, Set, Dict, Generator };
    struct ComprehensionParts {
        ComprehensionKind kind;
        std::span<const ast::ComprehensionClause> clauses;
        const Expression& element;
        const Expression* value;
    };
    void of(const ast::ListComprehension& n);
    void of(const ast::SetComprehension& n);
    void of(const ast::DictComprehension& n);
    void of(const ast::GeneratorExpression& n);
    void comprehension(const Expression& node, std::string_view name, const ComprehensionParts& parts);
    void comprehension_clause(const ComprehensionParts& parts, std::size_t index, std::uint32_t depth);
    void async_comprehension_clause(const ComprehensionParts& parts, std::size_t index, std::uint32_t depth);
    void comprehension_conditions(const ComprehensionParts& parts, std::size_t index, std::uint32_t depth,
                                  Label next);
    void comprehension_element(const ComprehensionParts& parts, std::uint32_t depth);

    // ---- expression_compiler.cpp
    void expression(const Expression& node);
    void target(const Expression& node, Access access);
    void unpack_targets(ast::Expressions targets);
    void of(const ast::BooleanOperation& n);
    void of(const ast::NamedExpression& n);
    void of(const ast::BinaryOperation& n);
    void of(const ast::UnaryOperation& n);
    void of(const ast::IfExpression& n);
    void of(const ast::Await& n);
    void of(const ast::Yield& n);
    void of(const ast::YieldFrom& n);
    void of(const ast::Comparison& n);
    void compare(ast::ComparisonOperator op);
    void of(const ast::FormattedValue& n);
    void of(const ast::JoinedString& n);
    void of(const ast::Constant& n);
    void of(const ast::Attribute& n);
    void of(const ast::Subscript& n);
    void of(const ast::Starred& n);
    void of(const ast::Name& n);
    void of(const ast::Slice& n);
    /// Where an attribute's name is on another line than the expression begins, code for it is on the name's
    /// line.
    void move_to_attribute_name(const ast::Attribute& n);

    // ---- display_compiler.cpp
    void of(const ast::List& n);
    void of(const ast::Tuple& n);
    void of(const ast::Set& n);
    void of(const ast::Dict& n);
    enum class Display { List, Tuple, Set };
    void display(Display kind, ast::Expressions items);
    bool constant_display(Display kind, ast::Expressions items);
    void container_to_look_through(const Expression& container);
    void dict_items(std::span<const ast::DictItem> items);

    // ---- call_compiler.cpp
    void of(const ast::Call& n);
    bool method_call(const ast::Call& n);
    void arguments_and_call(std::uint32_t pushed, ast::Expressions arguments,
                            std::span<const ast::Keyword> keywords);
    void unpacking_call(std::uint32_t pushed, ast::Expressions arguments,
                        std::span<const ast::Keyword> keywords);
    void keyword_dict(std::span<const ast::Keyword> keywords);
    static Constant keyword_names(std::span<const ast::Keyword> keywords);

    // ---- match_compiler.cpp
    class PatternCompiler;
    void of(const ast::Match& n);

    const ModuleContext& context_;
    UnitCompiler* parent_ = nullptr;
    const Scope& scope_;
    std::shared_ptr<CodeObject> result_;
    CodeBuilder code_;
    std::string_view class_name_; ///< for mangling
    std::vector<Block> blocks_;
    std::vector<std::string> locals_;
    std::unordered_map<std::string, std::uint32_t> local_slots_; ///< for look-up only
    std::vector<std::string> cells_; ///< sorted by name, as are the frees behind them
    std::vector<std::string> frees_;
};

/// A literal as the constant it stands for.
Constant constant_of(const ast::LiteralValue& value);

/// The constant that an expression stands for, where it certainly is one: literals, negative numbers, and
/// tuples of such.
std::optional<Constant> constant_value(const ast::Expression& expression);

} // namespace simul::script
