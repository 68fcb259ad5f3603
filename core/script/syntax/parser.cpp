#include "core/script/syntax/parser.hpp"

#include "core/script/syntax/parser_state.hpp"

#include <algorithm>

namespace simul::script {

namespace {

/// Nested expressions and statements, in the parser and in the tree: what the C++ stack must bear.
constexpr int kMaxNesting = 500;

} // namespace

tl::expected<SyntaxTree, Diagnostics> parse(std::shared_ptr<const SourceFile> source) {
    SyntaxTree tree;
    tree.source = std::move(source);
    tree.arena = std::make_unique<Arena>();
    Parser parser(*tree.source, *tree.arena, tokenize(*tree.source));
    tree.body = parser.parse_module();
    tree.comments = parser.take_comments();
    Diagnostics diagnostics = parser.take_diagnostics();
    if (!diagnostics.empty()) return tl::unexpected(std::move(diagnostics));
    return tree;
}

Parser::Nesting::Nesting(Parser& parser) : parser_(parser) {
    if (++parser_.nesting_ > kMaxNesting) parser_.fail(parser_.token().range, Message::NestedTooDeeply);
}

const Token& Parser::next_token() const {
    if (failed_ || position_ + 1 >= tokens_.tokens.size()) return end_token_;
    return tokens_.tokens[position_ + 1];
}

SourceRange Parser::range_from(SourceLocation begin) const {
    std::size_t last = position_;
    const auto is_layout = [](TokenKind kind) {
        return kind == TokenKind::Newline || kind == TokenKind::Indent || kind == TokenKind::Dedent;
    };
    while (last > 1 && is_layout(tokens_.tokens[last - 1].kind))
        --last;
    return {begin, tokens_.tokens[last == 0 ? 0 : last - 1].range.end};
}

bool Parser::accept(TokenKind kind) {
    if (!at(kind)) return false;
    if (!failed_ && kind != TokenKind::EndOfFile) ++position_;
    return true;
}

Token Parser::expect(TokenKind kind) {
    const Token found = token();
    if (!accept(kind)) fail_unexpected();
    return found;
}

ast::Identifier Parser::expect_identifier() {
    const Token name = expect(TokenKind::Name);
    return failed_ ? ast::Identifier() : arena_.intern(text_of(name));
}

std::string_view Parser::text_of(const Token& token) const {
    return source_.text().substr(token.begin, token.end - token.begin);
}

void Parser::expect_closing(TokenKind kind) {
    if (accept(kind) || failed_) return;
    // Two operands in a row, inside brackets: most likely the comma between them is missing.
    const bool after_operand = last_operand_ && last_operand_end_ == position_ && at_expression_start();
    if (after_operand && speculating_ == 0) {
        const bool string_prefix = tokens_.tokens[last_operand_start_].kind == TokenKind::Name &&
                                   tokens_.tokens[last_operand_start_ + 1].kind == TokenKind::String;
        SourceRange range = last_operand_->range;
        const bool another = speculate(
            [&] {
                range = SourceRange::spanning(range, parse_expression()->range);
                return true;
            },
            false);
        if (another && !string_prefix) return fail(range, Message::ForgotComma);
    }
    fail_unexpected();
}

void Parser::fail(const SourceRange& range, Message message,
                  std::initializer_list<std::string_view> arguments) {
    if (!failed_) fail(make_diagnostic(source_, range, message, arguments));
}

void Parser::fail(Diagnostic diagnostic) {
    if (failed_) return;
    const Token& current = tokens_.tokens[position_];
    failed_ = true;
    end_token_ = {};
    end_token_.range = diagnostic.range;
    if (speculating_ > 0) return;
    // Where a bracket was never closed, that is what is wrong with all that follows its line.
    const std::optional<Token>& bracket = tokens_.unclosed_bracket;
    if (bracket && current.begin > bracket->begin && current.range.begin.line > bracket->range.begin.line) {
        diagnostic =
            make_diagnostic(source_, bracket->range, Message::NeverClosed, {spelling_of(bracket->kind)});
        stopped_ = true;
    }
    diagnostics_.push_back(std::move(diagnostic));
}

void Parser::fail_unexpected() {
    if (failed_) return;
    const Token& unexpected = token();
    switch (unexpected.kind) {
    case TokenKind::Error: return fail(tokens_.errors[unexpected.error]);
    case TokenKind::Indent: return fail(unexpected.range, Message::UnexpectedIndent);
    default: return fail(unexpected.range, Message::InvalidSyntax);
    }
}

Parser::Expression Parser::placeholder() {
    return arena_.make<ast::Name>(token().range);
}

} // namespace simul::script
