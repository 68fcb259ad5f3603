// Statements in sequence: blocks, lines, and going on behind a broken statement.
#include "core/script/syntax/ast_children.hpp"
#include "core/script/syntax/parser.hpp"
#include "core/script/syntax/parser_state.hpp"

#include <algorithm>
#include <string>

namespace simul::script {

namespace {

/// Beyond this depth of a tree, the passes over it would need too much of the C++ stack.
constexpr std::size_t kMaxDepth = 500;

/// What can only continue a compound statement.
bool continues_statement(TokenKind kind) {
    return kind == TokenKind::KeywordElse || kind == TokenKind::KeywordElif ||
           kind == TokenKind::KeywordExcept || kind == TokenKind::KeywordFinally;
}

bool is_compound_start(TokenKind kind) {
    switch (kind) {
    case TokenKind::KeywordDef:
    case TokenKind::KeywordClass:
    case TokenKind::KeywordIf:
    case TokenKind::KeywordWhile:
    case TokenKind::KeywordFor:
    case TokenKind::KeywordTry:
    case TokenKind::KeywordWith:
    case TokenKind::KeywordAsync:
    case TokenKind::At: return true;
    default: return false;
    }
}

} // namespace

ast::Body Parser::parse_module() {
    std::vector<Statement> statements;
    while (!stopped_ && !at(TokenKind::EndOfFile)) {
        // A block that could not be read leaves its end behind.
        if (!accept(TokenKind::Dedent)) parse_statement(statements);
    }
    std::sort(diagnostics_.begin(), diagnostics_.end(),
              [](const Diagnostic& a, const Diagnostic& b) { return a.range.begin < b.range.begin; });
    return copy(statements);
}

void Parser::parse_statement(std::vector<Statement>& out) {
    const std::size_t start = position_;
    const std::size_t first = out.size();
    if (is_compound_start(token().kind) || at_match_statement())
        out.push_back(parse_compound_statement());
    else
        parse_simple_statements(out);
    if (!failed_ && nesting_ == 0) check_depth(out, first);
    if (failed_) recover(start);
}

void Parser::check_depth(const std::vector<Statement>& statements, std::size_t first) {
    for (std::size_t i = first; i < statements.size() && !failed_; ++i) {
        if (depth_of(*statements[i]) > kMaxDepth) fail(statements[i]->range, Message::NestedTooDeeply);
    }
}

void Parser::parse_statements_until_dedent(std::vector<Statement>& out) {
    const Nesting nesting(*this);
    if (failed_) return;
    while (!stopped_ && !at(TokenKind::Dedent) && !at(TokenKind::EndOfFile))
        parse_statement(out);
    if (!stopped_) accept(TokenKind::Dedent);
}

/// Goes on behind a broken statement: past its line, and through the block and the clauses that belong to it,
/// so that their own errors are found and they cause no further ones.
void Parser::recover(std::size_t statement_start) {
    failed_ = false;
    if (diagnostics_.size() >= kMaxDiagnostics) stopped_ = true;
    if (stopped_) return;
    const TokenKind previous = previous_token().kind;
    const bool at_line_start =
        position_ > statement_start && (previous == TokenKind::Newline || previous == TokenKind::Dedent);
    const bool broken_line_start = at(TokenKind::Error) || at(TokenKind::Indent);
    if (!at_line_start || broken_line_start) skip_line();
    std::vector<Statement> dropped;
    while (!stopped_) {
        if (accept(TokenKind::Indent)) {
            parse_statements_until_dedent(dropped);
        } else if (continues_statement(token().kind)) {
            skip_line();
        } else {
            return;
        }
    }
}

void Parser::skip_line() {
    if (at(TokenKind::Indent)) return; // the block is read by recover()
    while (!at(TokenKind::Newline) && !at(TokenKind::EndOfFile) && !at(TokenKind::Dedent))
        ++position_;
    accept(TokenKind::Newline);
}

void Parser::parse_simple_statements(std::vector<Statement>& out) {
    do {
        out.push_back(parse_simple_statement());
    } while (accept(TokenKind::Semicolon) && !at(TokenKind::Newline));
    if (!accept(TokenKind::Newline)) fail_unexpected();
}

ast::Body Parser::parse_block(std::string_view after_what, const Token& keyword, ColonRule rule) {
    if (!accept(TokenKind::Colon)) {
        if (rule == ColonRule::Always || at(TokenKind::Newline))
            fail(token().range, Message::ExpectedColon);
        else
            fail_unexpected();
        return {};
    }
    std::vector<Statement> statements;
    if (!accept(TokenKind::Newline)) {
        const Nesting nesting(*this);
        if (is_compound_start(token().kind)) fail_unexpected();
        if (!failed_) parse_simple_statements(statements);
        return copy(statements);
    }
    if (!accept(TokenKind::Indent)) {
        if (at(TokenKind::Error)) {
            fail_unexpected();
        } else {
            fail(token().range, Message::ExpectedBlock,
                 {after_what, std::to_string(keyword.range.begin.line)});
        }
        return {};
    }
    parse_statements_until_dedent(statements);
    return copy(statements);
}

std::size_t depth_of(const ast::Statement& statement) {
    struct Open {
        ast::AnyNode node;
        std::size_t depth;
    };
    std::size_t deepest = 0;
    std::vector<Open> open{{&statement, 1}};
    while (!open.empty()) {
        const Open current = open.back();
        open.pop_back();
        deepest = std::max(deepest, current.depth);
        ast::for_each_child(current.node, [&](ast::AnyNode child) {
            open.push_back({child, current.depth + 1});
        });
    }
    return deepest;
}

} // namespace simul::script
