/// Inside the parser: one class, its functions spread over the *_parser.cpp files by what they parse.
#pragma once

#include "core/script/syntax/ast.hpp"
#include "core/script/syntax/lexer.hpp"
#include "core/script/syntax/messages.hpp"
#include "core/script/syntax/syntax_tree.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace simul::script {

/// How tightly operators bind, loosest first; see the table in operator_parser.cpp.
enum class Precedence : std::uint8_t {
    None,
    Or,
    And,
    Not,
    Comparison,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Term,
    Factor,
    Power,
};

/// Recursive descent without look-ahead beyond a token, except for two speculations (`match`, `with (`).
///
/// Errors are not returned: the first one in a statement puts the parser into a failed state in which every
/// token looks like the end of the file. So loops end, functions return the placeholder node, and the
/// statement unwinds without further checks; the statement list then reports and goes on behind the broken
/// statement.
class Parser {
public:
    Parser(const SourceFile& source, Arena& arena, TokenList tokens)
        : source_(source), arena_(arena), tokens_(std::move(tokens)) {}

    /// The statements up to the end of the file.
    ast::Body parse_module();

    Diagnostics take_diagnostics() { return std::move(diagnostics_); }
    std::vector<Comment> take_comments() { return std::move(tokens_.comments); }

private:
    using Expression = const ast::Expression*;
    using Statement = const ast::Statement*;
    using Pattern = const ast::Pattern*;
    using Message = script::Message;

    // ---- parser.cpp: tokens, errors -----------------------------------------------------------------------
    const Token& token() const { return failed_ ? end_token_ : tokens_.tokens[position_]; }
    const Token& next_token() const;
    const Token& previous_token() const { return tokens_.tokens[position_ == 0 ? 0 : position_ - 1]; }
    bool at(TokenKind kind) const { return token().kind == kind; }
    bool at_name(std::string_view text) const { return at(TokenKind::Name) && text_of(token()) == text; }
    bool accept(TokenKind kind);
    /// Consumes the token, or fails with "invalid syntax".
    Token expect(TokenKind kind);
    /// Consumes the closing bracket, or fails, saying where a comma may have been forgotten.
    void expect_closing(TokenKind kind);
    ast::Identifier expect_identifier();
    std::string_view text_of(const Token& token) const;

    void fail(const SourceRange& range, Message message,
              std::initializer_list<std::string_view> arguments = {});
    void fail(Diagnostic diagnostic);
    /// Fails at the current token, with the lexer's words if it could not read it.
    void fail_unexpected();
    bool failed() const { return failed_; }

    /// From `begin` to the end of the last token that is more than a line's end.
    SourceRange range_from(SourceLocation begin) const;
    template <class T>
    T* make(SourceLocation begin) {
        return arena_.make<T>(range_from(begin));
    }
    template <class T>
    std::span<const T> copy(const std::vector<T>& items) {
        return arena_.copy(items);
    }
    Expression placeholder();

    /// Runs `parse` without reporting; leaves everything as it was unless it succeeds and `keep` holds.
    template <class Parse>
    bool speculate(Parse&& parse, bool keep = true);

    /// Counts nested calls; fails beyond the limit.
    class Nesting {
    public:
        explicit Nesting(Parser& parser);
        ~Nesting() { --parser_.nesting_; }
        Nesting(const Nesting&) = delete;
        Nesting& operator=(const Nesting&) = delete;

    private:
        Parser& parser_;
    };

    // ---- statement_list_parser.cpp ------------------------------------------------------------------------
    void parse_statement(std::vector<Statement>& out);
    void parse_statements_until_dedent(std::vector<Statement>& out);
    void recover(std::size_t statement_start);
    void skip_line();
    void check_depth(const std::vector<Statement>& statements, std::size_t first);
    enum class ColonRule { InvalidSyntaxUnlessLineEnds, Always };
    ast::Body parse_block(std::string_view after_what, const Token& keyword,
                          ColonRule rule = ColonRule::InvalidSyntaxUnlessLineEnds);
    void parse_simple_statements(std::vector<Statement>& out);

    // ---- simple_statement_parser.cpp ----------------------------------------------------------------------
    Statement parse_simple_statement();
    Statement parse_expression_statement();
    Statement parse_assignment(SourceLocation begin, Expression first);
    Statement parse_augmented_assignment(SourceLocation begin, Expression target);
    Statement parse_annotated_assignment(SourceLocation begin, Expression target, bool parenthesised);
    Statement parse_return();
    Statement parse_raise();
    Statement parse_delete();
    Statement parse_assert();
    Statement parse_import();
    Statement parse_import_from();
    std::vector<ast::Alias> parse_imported_names();
    ast::Identifier parse_dotted_name();
    template <class Node>
    Statement parse_name_list();

    // ---- compound_statement_parser.cpp --------------------------------------------------------------------
    Statement parse_compound_statement();
    Statement parse_decorated();
    Statement parse_async(ast::Expressions decorators);
    Statement parse_function(SourceLocation begin, bool is_async, ast::Expressions decorators);
    Statement parse_class(ast::Expressions decorators);
    Statement parse_if();
    Statement parse_while();
    Statement parse_for(SourceLocation begin, bool is_async);
    Statement parse_try();
    ast::ExceptHandler parse_except(bool& is_star);
    Statement parse_with(SourceLocation begin, bool is_async);
    ast::WithItem parse_with_item();
    ast::Body parse_else();

    // ---- pattern_parser.cpp -------------------------------------------------------------------------------
    bool at_match_statement();
    Statement parse_match();
    Expression parse_match_subject();
    ast::MatchCase parse_case();
    Pattern parse_top_pattern();
    Pattern parse_pattern();
    Pattern parse_or_pattern();
    Pattern parse_closed_pattern();
    Pattern parse_maybe_star_pattern();
    Pattern parse_sequence_pattern(TokenKind closing);
    Pattern parse_mapping_pattern();
    Pattern parse_name_pattern();
    Pattern parse_class_pattern(SourceLocation begin, Expression type);
    Expression parse_pattern_literal();
    Expression parse_dotted_expression();
    ast::Identifier parse_capture_name();

    // ---- parameter_parser.cpp -----------------------------------------------------------------------------
    ast::Parameters parse_parameters(TokenKind closing);
    ast::Parameter parse_parameter(TokenKind closing, bool is_star_args);
    Expression parse_default(TokenKind closing);

    // ---- expression_parser.cpp ----------------------------------------------------------------------------
    /// "a, *b": the right side of an assignment, a return's value.
    Expression parse_star_expressions();
    Expression parse_star_expression();
    Expression parse_star_named_expression();
    Expression parse_yield_or_star_expressions();
    Expression parse_named_expression();
    Expression parse_argument_expression();
    Expression parse_expression();
    Expression parse_yield();
    Expression parse_lambda();
    Expression parse_star_targets();
    bool at_expression_start() const;
    template <class ParseItem>
    Expression parse_tuple_tail(SourceLocation begin, Expression first, ParseItem parse_item);

    // ---- operator_parser.cpp ------------------------------------------------------------------------------
    Expression parse_operators(Precedence minimum);
    Expression parse_prefix(Precedence minimum);
    Expression parse_boolean(SourceLocation begin, Expression left, TokenKind kind, Precedence precedence);
    Expression parse_comparison(SourceLocation begin, Expression left);
    std::optional<ast::ComparisonOperator> accept_comparison_operator();
    Expression parse_await();

    // ---- primary_parser.cpp -------------------------------------------------------------------------------
    Expression parse_primary();
    Expression parse_call(SourceLocation begin, Expression function);
    void parse_argument(std::vector<Expression>& arguments, std::vector<ast::Keyword>& keywords,
                        bool& after_double_star);
    Expression parse_subscript(SourceLocation begin, Expression value);
    Expression parse_slice();

    // ---- atom_parser.cpp ----------------------------------------------------------------------------------
    Expression parse_atom();
    Expression parse_name();
    Expression parse_literal(ast::LiteralValue value);
    Expression parse_number();
    Expression parse_parenthesised();
    Expression parse_list();
    Expression parse_dict_or_set();
    Expression parse_dict(SourceLocation begin, const ast::DictItem& first);
    ast::DictItem parse_dict_item();
    ast::DictItem parse_dict_value(Expression key);
    bool at_comprehension() const;
    std::span<const ast::ComprehensionClause> parse_comprehension_clauses();
    void refuse_comprehension_of_tuple(Expression first, bool has_comma);

    // ---- string_parser.cpp --------------------------------------------------------------------------------
    Expression parse_strings();
    /// Reads the escapes of the bytes [begin, end) of the text, which lie in a string.
    std::string decode_escapes(std::size_t begin, std::size_t end, bool is_bytes);
    std::size_t read_escape(std::size_t position, std::size_t begin, std::size_t end, bool is_bytes,
                            std::string& out);
    std::size_t read_hexadecimal_escape(std::size_t position, std::size_t begin, std::size_t end,
                                        bool is_bytes, std::string& out);

    // ---- f_string_parser.cpp ------------------------------------------------------------------------------
    class FString;
    /// The expression in the bytes [begin, end) of a replacement field, which start at `location`.
    Expression parse_replacement(std::size_t begin, std::size_t end, SourceLocation location);
    Expression parse_as_if_parenthesised();

    // ---- target_parser.cpp --------------------------------------------------------------------------------
    enum class TargetContext { Assignment, For, With, Delete };
    /// Fails unless the expression can be assigned to (or deleted).
    void check_target(Expression target, TargetContext context);
    void check_assignment_operand(Expression operand);

    const SourceFile& source_;
    Arena& arena_;
    TokenList tokens_;
    std::size_t position_ = 0;
    bool failed_ = false;
    bool stopped_ = false; ///< nothing behind this error can be understood
    int speculating_ = 0;
    int nesting_ = 0;
    bool in_f_string_ = false;
    Expression last_operand_ = nullptr; ///< the last disjunction, for "forgot a comma"
    std::size_t last_operand_start_ = 0;
    std::size_t last_operand_end_ = 0; ///< the token behind it
    Token end_token_;
    Diagnostics diagnostics_;
};

template <class Parse>
bool Parser::speculate(Parse&& parse, bool keep) {
    if (failed_) return false;
    const std::size_t position = position_;
    ++speculating_;
    const bool holds = parse() && !failed_;
    --speculating_;
    failed_ = false;
    if (!holds || !keep) position_ = position;
    return holds;
}

/// "function call", "literal" …: what CPython's messages call an expression.
std::string_view describe(const ast::Expression& expression);

/// The tree's deepest path, measured without recursion.
std::size_t depth_of(const ast::Statement& statement);

} // namespace simul::script
